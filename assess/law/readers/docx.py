"""Word documents: every paragraph in reading order with the number Word shows before it.

python-docx opens the container; the walk is our own, because its `paragraph.text` leaves out tracked
insertions, smart tags, content controls and automatic numbers.
"""

from __future__ import annotations

import io
import zipfile

from assess.errors import DocumentError
from assess.law.readers.base import Extract, TextBuilder
from assess.law.readers.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: A package that unpacks to more than this, or to this many times its size, is refused.
_MAX_UNPACKED = 400 * 1024 * 1024
_MAX_RATIO = 200
_MAX_FILES = 5000
_MAX_TABLE_DEPTH = 20
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", f"{_W}footnoteReference"})


def read(data: bytes, name: str) -> Extract:
    """Read a .docx file. Raises DocumentError where the package is damaged, encrypted or a zip bomb."""
    _check_package(data, name)
    from docx import Document
    from lxml import etree

    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
    except DocumentError:
        raise
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as error:
        raise DocumentError(f"{name}: damaged Word file ({_short(error)}).", "Open it in Word and save it again.") from None
    except Exception as error:  # python-docx has errors of its own for packages that are no documents
        raise DocumentError(f"{name}: not a Word document ({_short(error)}).", "Open it in Word and save it again.") from None
    styles = _part(document, "styles")
    walk = _Walk(Numbering(_part(document, "numbering"), styles), _heading_levels(styles))
    walk.container(body, 0)
    properties = document.core_properties
    title = (properties.title or "").strip()
    if not walk.out.blocks:
        raise DocumentError(f"{name}: holds no text.", "If it holds pictures of pages, run OCR first.")
    return Extract(
        text=walk.out.text,
        blocks=tuple(walk.out.blocks),
        format="docx",
        title=title or walk.title,
        language=(properties.language or "")[:2].lower() if properties.language else "",
        warnings=("Tracked changes are read as accepted.",) if walk.tracked else (),
    )


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__


def _check_package(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            total = sum(entry.file_size for entry in entries)
            suspicious = any(
                entry.file_size > 20_000_000 and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1) for entry in entries
            )
            if total > _MAX_UNPACKED or len(entries) > _MAX_FILES or suspicious:
                raise DocumentError(f"{name}: unpacks to an unreasonable size and is not opened.", "Check where the file comes from.")
            if any(entry.flag_bits & 1 for entry in entries):
                raise DocumentError(f"{name}: is encrypted.", "Save it without a password.")
    except zipfile.BadZipFile:
        raise DocumentError(f"{name}: damaged Word file (not a zip package).", "Open it in Word and save it again.") from None
    if "word/document.xml" not in names and not any(entry.endswith("document.xml") for entry in names):
        raise DocumentError(f"{name}: not a Word document.", "Open it in Word and save it as .docx.")


def _part(document, kind: str):
    """Root element of the numbering or styles part, None where the file has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            element = getattr(relation.target_part, "element", None)
            if element is not None:
                return element
            from assess.law.readers.xml import parse

            return parse(relation.target_part.blob, kind)
    return None


def _heading_levels(styles) -> dict[str, int]:
    """Style id → heading level, by the outline level the style has or inherits; the title style counts as 1."""
    if styles is None:
        return {}
    outline: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iterchildren(f"{_W}style"):
        identifier = style.get(f"{_W}styleId", "")
        parent = style.find(f"{_W}basedOn")
        if parent is not None:
            based[identifier] = parent.get(f"{_W}val", "")
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None and (level.get(f"{_W}val") or "9").isdigit() and int(level.get(f"{_W}val")) < 9:
            outline[identifier] = int(level.get(f"{_W}val")) + 1
        elif (label := style.find(f"{_W}name")) is not None and label.get(f"{_W}val", "").lower() == "title":
            outline[identifier] = 1
    found = {}
    for identifier in set(outline) | set(based):
        current, steps = identifier, 0
        while current not in outline and current in based and steps < 20:
            current, steps = based[current], steps + 1
        if current in outline:
            found[identifier] = outline[current]
    return found


class _Walk:
    def __init__(self, numbering: Numbering, headings: dict[str, int]) -> None:
        self.out = TextBuilder()
        self.numbering = numbering
        self.headings = headings
        self.count = 0
        self.tracked = False
        self.title = ""

    def container(self, element, depth: int) -> None:
        """Body, cell, content control …: paragraphs and tables in order."""
        for child in element:
            if child.tag == f"{_W}p":
                self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                if depth < _MAX_TABLE_DEPTH:
                    self.table(child, depth + 1)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"):
                if child.tag == f"{_W}sdt" and self._is_contents(child):
                    continue
                self.container(child, depth)
            elif child.tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                if choice is not None:
                    self.container(choice, depth)

    @staticmethod
    def _is_contents(element) -> bool:
        gallery = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
        return gallery is not None and "contents" in (gallery.get(f"{_W}val") or "").lower()

    def table(self, element, depth: int) -> None:
        """Row by row, cell by cell; merged-away cells hold only empty paragraphs."""
        for row in element.iter(f"{_W}tr"):
            if row.getparent() is not element and row.getparent().tag not in (f"{_W}sdtContent", f"{_W}ins"):
                continue
            for cell in row.iterchildren(f"{_W}tc", f"{_W}sdt"):
                self.container(cell, depth)

    def paragraph(self, element) -> None:
        """One paragraph with its displayed number; text boxes in it follow as paragraphs of their own."""
        self.count += 1
        properties = element.find(f"{_W}pPr")
        style = ""
        level = 0
        if properties is not None:
            named = properties.find(f"{_W}pStyle")
            style = named.get(f"{_W}val", "") if named is not None else ""
            level = self.headings.get(style, 0)
            outline = properties.find(f"{_W}outlineLvl")
            if outline is not None and (outline.get(f"{_W}val") or "9").isdigit():
                level = int(outline.get(f"{_W}val")) + 1 if int(outline.get(f"{_W}val")) < 9 else 0
            mark = properties.find(f"{_W}rPr/{_W}del")
            if mark is not None:
                self.tracked = True
        parts: list[str] = []
        boxes: list = []
        self._words(element, parts, boxes)
        text = "".join(parts)
        if style.upper().startswith("TOC") or (style and "TOC" in style.upper() and text[-1:].isdigit()):
            return
        number = self.numbering.displayed(properties, style, bool(text.strip()))
        if text.strip():
            if not self.title and (level == 1 or not self.out.blocks):
                self.title = " ".join(text.split())[:200]
            lines = text.split("\n")
            for index, line in enumerate(lines):
                shown = f"{number} {line}" if number and index == 0 else line
                self.out.add(
                    shown,
                    kind="heading" if level else ("item" if number and index == 0 else ""),
                    level=level,
                    gap=index == 0,
                    paragraph=self.count,
                )
        for box in boxes:
            self.container(box, 1)

    def _words(self, element, parts: list[str], boxes: list) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag == f"{_W}t":
                parts.append(child.text or "")
            elif tag in (f"{_W}tab", f"{_W}ptab"):
                parts.append(" ")
            elif tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n" if child.get(f"{_W}type") in (None, "textWrapping") else " ")
            elif tag == f"{_W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{_W}sym":
                parts.append("•")
            elif tag in _DELETED:
                self.tracked = self.tracked or tag == f"{_W}del"
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                self._words(choice if choice is not None else child, parts, boxes)
            elif tag not in (f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr"):
                if tag in (f"{_W}ins", f"{_W}moveTo"):
                    self.tracked = True
                self._words(child, parts, boxes)
