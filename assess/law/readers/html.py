"""HTML: the words of the page's body in reading order, without menus, scripts and link targets."""

from __future__ import annotations

import re

from assess.errors import DocumentError
from assess.law.readers.base import Extract, TextBuilder, fold

_SKIP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "svg",
        "math",
        "iframe",
        "object",
        "head",
        "menu",
        "dialog",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
#: Class and id words of page furniture.
_CLUTTER = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookie|cookies|banner|share|social|skip|footer"
    r"|pagination|search|toolbar|print-only|noprint|advert|ads|toc-toggle|visually-hidden|sr-only|hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "caption",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "fieldset",
        "legend",
        "center",
        "address",
        "details",
        "summary",
        "hr",
        "html",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(data: bytes, name: str) -> Extract:
    """Read an HTML page. Raises DocumentError where it cannot be parsed or holds no words."""
    from lxml import etree
    from lxml import html as lxml_html

    from assess.law.readers.plain import decode

    declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    text = None
    if declared:
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = None
    text = text if text is not None else decode(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(f"{name}: damaged HTML ({error}).", "Save the page again.") from None
    return extract(root)


def extract(root) -> Extract:
    """Blocks of a parsed page (see `read`)."""
    walk = _Walk()
    title = ""
    for element in root.iter():
        if _name(element) == "title":
            title = fold("".join(element.itertext()))
            break
    body = next((element for element in root.iter() if _name(element) == "body"), root)
    walk.element(body, 0)
    walk.flush()
    language = root.get("lang") or next((value for key, value in root.attrib.items() if key.endswith("lang")), "")
    return Extract(
        text=walk.out.text,
        blocks=tuple(walk.out.blocks),
        format="html",
        title=title,
        language=(language or "")[:2].lower(),
    )


def _name(element) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _is_clutter(element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in ("navigation", "banner", "search", "contentinfo", "menu"):
        return True
    if "display:none" in (element.get("style") or "").replace(" ", "").lower():
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(names.strip()) and bool(_CLUTTER.search(names))


class _Walk:
    def __init__(self) -> None:
        self.out = TextBuilder()
        self.parts: list[str] = []
        self.gap = True
        self.level = 0
        self.kind = ""
        self.count = 0

    def flush(self, gap: bool = True) -> None:
        """End the paragraph being collected."""
        words = fold("".join(self.parts))
        self.parts = []
        if words:
            self.count += 1
            self.out.add(
                words,
                gap=self.gap,
                level=self.level,
                kind="heading" if self.level else self.kind,
                paragraph=self.count,
            )
            self.kind = ""
            self.gap = gap
        elif gap:
            self.gap = True

    def element(self, element, depth: int) -> None:
        """Walk an element; block elements end paragraphs, inline ones go on."""
        name = _name(element)
        if not name or name in _SKIP or depth > 250:
            return
        if name != "body" and _is_clutter(element):
            return
        if name == "br":
            self.flush(gap=False)
            return
        if name in ("td", "th"):
            self._cell(element, depth)
            return
        block = name in _BLOCKS
        if block:
            self.flush()
        before = self.level
        self.level = _HEADINGS.get(name, before)
        if name == "li" and element.getparent() is not None and _name(element.getparent()) == "ol":
            self._number(element)
        if name in ("dfn",) or (name in ("b", "strong", "i", "em") and not "".join(self.parts).strip()):
            self.kind = "term"
        if element.text:
            self.parts.append(element.text)
        for child in element:
            self.element(child, depth + 1)
            if child.tail:
                self.parts.append(child.tail)
        if block:
            self.flush()
        self.level = before

    def _cell(self, element, depth: int) -> None:
        # A row is one paragraph, its cells parted by blanks; a cell with blocks of its own stays itself.
        has_blocks = any(_name(child) in _BLOCKS for child in element)
        if has_blocks:
            self.flush()
        self.parts.append(" " + (element.text or ""))
        for child in element:
            self.element(child, depth + 1)
            self.parts.append(child.tail or "")
        self.parts.append(" ")

    def _number(self, element) -> None:
        """The number a browser shows before the item of an ordered list."""
        parent = element.getparent()
        if "none" in (parent.get("style") or "") or "list-style:none" in (parent.get("class") or ""):
            return
        value = int(parent.get("start") or 1) if (parent.get("start") or "1").lstrip("-").isdigit() else 1
        for sibling in parent:
            if _name(sibling) != "li":
                continue
            if (sibling.get("value") or "").isdigit():
                value = int(sibling.get("value"))
            if sibling is element:
                break
            value += 1
        from assess.law import labels

        own = fold("".join(element.itertext()))
        if labels.parse(own) is not None:
            return  # the number stands in the text as well
        kind = parent.get("type") or "1"
        shown = {"1": str(value), "a": _letter(value), "A": _letter(value).upper(), "i": _roman(value), "I": _roman(value).upper()}
        self.parts.append(shown.get(kind, str(value)) + ". ")


def _letter(value: int) -> str:
    return chr(96 + value) if 1 <= value <= 26 else str(value)


def _roman(value: int) -> str:
    found = ""
    pairs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    for number, letters in pairs:
        while value >= number:
            found += letters
            value -= number
    return found
