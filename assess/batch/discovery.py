"""Which laws a folder holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assess.errors import CallError
from assess.law.reading import supported_formats

#: More than this in one folder is a mistake in the call rather than a corpus.
MAX_LAWS = 100_000


@dataclass(frozen=True, slots=True)
class LawFiles:
    """One law of the folder: its name (unique, usable as a folder name) and its documents in order."""

    name: str
    paths: tuple[Path, ...]


def find_laws(folder: Path, *, leave_out: Path | None = None) -> list[LawFiles]:
    """The laws under `folder`: each document that stands in it directly, and each subfolder whose documents make up
    one law. Files of a format that cannot be read are listed too, so that the batch reports them; hidden files,
    text notes called README and the output folder are left out. Raises CallError where there is nothing."""
    if not folder.is_dir():
        raise CallError(f"{folder}: no such folder.", "Give the folder that holds the laws.")
    skip = leave_out.resolve() if leave_out else None
    laws = [LawFiles(path.stem, (path,)) for path in _files(folder)]
    laws += _subfolders(folder, folder, skip)
    if not laws:
        formats = ", ".join(sorted(supported_formats()))
        raise CallError(f"{folder}: no laws there.", f"Documents are recognised by their ending: {formats}.")
    if len(laws) > MAX_LAWS:
        raise CallError(f"{folder}: more than {MAX_LAWS} laws.", "Split the folder.")
    return _unique(laws)


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith((".", "~$")) and path.stem.upper() != "README"
    )


def _subfolders(folder: Path, root: Path, skip: Path | None) -> list[LawFiles]:
    laws: list[LawFiles] = []
    for sub in sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()):
        if sub.name.startswith(".") or (skip is not None and sub.resolve() == skip):
            continue
        files = _files(sub)
        if files:
            laws.append(LawFiles("__".join(sub.relative_to(root).parts), tuple(files)))
        laws += _subfolders(sub, root, skip)
    return laws


def _unique(laws: list[LawFiles]) -> list[LawFiles]:
    """Names told apart: two documents `act.pdf` and `act.docx` become `act` and `act-docx`."""
    seen: set[str] = set()
    found = []
    for law in laws:
        name = law.name
        if name.lower() in seen:
            name = f"{name}-{law.paths[0].suffix.lstrip('.').lower()}"
        number = 2
        while name.lower() in seen:
            name, number = f"{law.name}-{number}", number + 1
        seen.add(name.lower())
        found.append(LawFiles(name, law.paths))
    return found
