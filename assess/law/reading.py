"""Files in, a law out: reads documents together as one dossier."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from assess.errors import DocumentError
from assess.law.language import detect_language
from assess.law.model import Document, Law
from assess.law.naming import name_and_year
from assess.law.nodes import Node, flatten
from assess.law.readers.base import MAX_BYTES, MAX_CHARACTERS, Extract
from assess.law.vocabulary import vocabulary

#: File ending → module that reads it.
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".akn": "xml",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
}
_CONVERT = {
    ".doc": "Save it as .docx first (Word: Save As; or: soffice --convert-to docx FILE).",
    ".rtf": "Save it as .docx first (Word: Save As; or: soffice --convert-to docx FILE).",
    ".odt": "Save it as .docx first (soffice --convert-to docx FILE).",
    ".pages": "Export it as .docx or .pdf first.",
    ".wpd": "Save it as .docx first (soffice --convert-to docx FILE).",
    ".epub": "Convert it to HTML or plain text first.",
}
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp"})


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read: its name, the SHA-256 of its bytes, and what its reader took out of it."""

    name: str
    sha256: str
    extract: Extract


def supported_formats() -> tuple[str, ...]:
    """File endings that can be read."""
    return tuple(READERS)


def read_file(path: Path, language: str | None = None) -> ReadFile:
    """Read one file. `language` chooses among parallel columns of a PDF, nothing else.

    Raises DocumentError where it is missing, a folder, empty, too large, of a format that cannot be read,
    damaged, encrypted or without text.
    """
    path = Path(path)
    module = _reader_of(path)
    try:
        if path.is_dir():
            raise DocumentError(f"{path}: is a folder, not a document.", "Name the documents in it.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentError(
                f"{path}: too large ({size / 1_048_576:.0f} MB; the limit is {MAX_BYTES // 1_048_576} MB).",
                "Name only the part of the document that holds the law.",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{path}: no such file.", "Check the name.") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be opened ({error.strerror or error}).", "Check its permissions.") from None
    if not data.strip():
        raise DocumentError(f"{path}: is empty.", "Check that the file was saved or downloaded completely.")
    _check_content(path, data)
    reader = import_module(f"assess.law.readers.{module}").read
    extract = reader(data, str(path), language) if module == "pdf" else reader(data, str(path))
    if not extract.text.strip():
        raise DocumentError(f"{path}: holds no text.", "Check the file in another program.")
    if len(extract.text) > MAX_CHARACTERS:
        raise DocumentError(f"{path}: too much text.", "Name only the part of the document that holds the law.")
    return ReadFile(path.name, hashlib.sha256(data).hexdigest(), extract)


def _reader_of(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in READERS or path.is_dir() or not path.exists():
        return READERS.get(suffix, "plain")
    if suffix in _CONVERT:
        raise DocumentError(f"{path}: {suffix} files cannot be read.", _CONVERT[suffix])
    if suffix in _IMAGES:
        raise DocumentError(f"{path}: is a picture.", "Run OCR first, e.g. ocrmypdf --image-dpi 300 IN OUT.pdf.")
    raise DocumentError(f"{path}: format {suffix or 'without an ending'} cannot be read.", f"Formats: {', '.join(sorted(READERS))}.")


def _check_content(path: Path, data: bytes) -> None:
    """A file whose content is not what its name says is told at once, not half read."""
    suffix, head = path.suffix.lower(), data[:8]
    if suffix in (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".akn"):
        if head.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise DocumentError(f"{path}: is not a text file, whatever its name says.", "Give the file its right ending (.pdf, .docx).")
        if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and data[:4096].count(0) > 8:
            raise DocumentError(f"{path}: holds binary data, not text.", "Check the file in another program.")
    if suffix in (".docx", ".docm") and head.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(f"{path}: is an old Word file or is protected by a password.", "Open it in Word, save it as .docx without one.")


def extracted_text(path: Path) -> str:
    """The text taken out of one file: what the spans of `Provision.source` point into. Raises DocumentError."""
    return read_file(path).extract.text


def read_law(paths: Sequence[Path], *, language: str | None = None, title: str | None = None) -> Law:
    """Read documents together as one law.

    language  ISO 639-1 code; found from the text where None
    title     of the law; that of the first document where None
    Raises DocumentError for the first document that cannot be read; there are no half results.
    """
    if not paths:
        raise DocumentError("No document given.", "Name at least one file.")
    return law_of([read_file(Path(path), language) for path in paths], language=language, title=title)


def law_of(files: Sequence[ReadFile], *, language: str | None = None, title: str | None = None) -> Law:
    """The law made of files read already (see `read_law`)."""
    documents, roots, warnings = [], [], []
    for name, file in zip(_unique([file.name for file in files]), files, strict=True):
        extract = file.extract
        code = language or extract.language or detect_language(extract.text)
        named, year = name_and_year(extract, vocabulary(code))
        heading = named or Path(name).stem
        documents.append(
            Document(
                name=name,
                sha256=file.sha256,
                format=extract.format,
                pages=extract.pages,
                language=code,
                title=heading,
                date=extract.date or year,
            )
        )
        roots.append((_tree(extract, code, heading), name))
        warnings += [f"{name}: {warning}" for warning in extract.warnings]
    main = max(zip(files, documents, strict=True), key=lambda pair: len(pair[0].extract.text))[1]
    return Law(
        title=title or documents[0].title,
        language=language or main.language,
        documents=tuple(documents),
        provisions=tuple(flatten(roots)),
        warnings=tuple(warnings),
    )


def _tree(extract: Extract, language: str, heading: str) -> Node:
    if extract.explicit:
        from assess.law.explicit import build as build_explicit

        return build_explicit(extract, heading)
    from assess.law.structure import build

    return build(extract, vocabulary(language), heading)


def _unique(names: list[str]) -> list[str]:
    """File names told apart where two folders hold one of the same name."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found
