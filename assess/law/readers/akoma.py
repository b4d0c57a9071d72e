"""Akoma Ntoso (LegalDocML): the mark-up gives the tree."""

from __future__ import annotations

from assess.law.readers.base import Extract, TextBuilder, fold
from assess.law.readers.xml import tag

_DIVISIONS = {
    "book": "book", "tome": "book", "part": "part", "subpart": "subdivision", "title": "title",
    "subtitle": "division", "chapter": "chapter", "subchapter": "division", "division": "division",
    "subdivision": "subdivision", "crossheading": "division", "level": "division",
}  # fmt: skip
_UNITS = {"article": "article", "section": "section", "rule": "section", "clause": "section", "proviso": "text"}
_BELOW = {
    "subsection": "subsection", "subrule": "subsection", "subclause": "paragraph", "paragraph": "paragraph",
    "subparagraph": "item", "point": "item", "item": "item", "indent": "item", "alinea": "text",
    "sublist": "item", "transitional": "text", "hcontainer": "text", "container": "text", "tblock": "text",
}  # fmt: skip
_HEADS = frozenset({"num", "heading", "subheading"})
_SKIP = frozenset(
    [
        "meta",
        "authorialNote",
        "noteRef",
        "remark",
        "componentRef",
        "toc",
        "coverPage",
        "conclusions",
        "preface",
        "longTitle",
        "docTitle",
        "eol",
    ]
)
_INLINE_BREAKS = frozenset({"p", "li", "td", "th", "block", "heading", "num", "blockContainer"})
_FLOW = frozenset({"content", "intro", "wrapUp", "wrap", "list", "body", "mainBody", "blockList", "blockContainer", "component"})


def words(element) -> str:
    """Running text below an element, without notes."""
    parts: list[str] = []

    def walk(node) -> None:
        name = tag(node)
        if not name or (name in _SKIP and node is not element):
            if name in ("eol",):
                parts.append(" ")
            return
        if name in _INLINE_BREAKS:
            parts.append(" ")
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if name in _INLINE_BREAKS:
            parts.append(" ")

    walk(element)
    return "".join(parts)


class _Walk:
    def __init__(self) -> None:
        self.out = TextBuilder()
        self.has_articles = False

    def _kind(self, element) -> str:
        name = tag(element)
        if name in ("hcontainer", "container", "attachment", "doc"):
            hint = (element.get("name") or "").lower()
            if hint in ("schedule", "annex", "appendix") or name == "attachment":
                return "schedule"
            return _DIVISIONS.get(hint) or _UNITS.get(hint) or _BELOW.get(hint, "text")
        if name == "section" and self.has_articles and any(tag(node) == "article" for node in element.iter()):
            return "division"
        return _DIVISIONS.get(name) or _UNITS.get(name) or _BELOW.get(name, "")

    def walk(self, element, depth: int) -> None:
        """Write the element and what is below it."""
        name = tag(element)
        if not name or name in _SKIP:
            return
        kind = self._kind(element)
        if not kind:
            self.flow(element, depth)
            return
        heads = {tag(child): child for child in element if tag(child) in _HEADS}
        label = fold(words(heads["num"])) if "num" in heads else ""
        heading = fold(" ".join(words(heads[key]) for key in ("heading", "subheading") if key in heads))
        own, rest = self._own_words(element)
        if kind == "schedule" and not heading and not label:
            heading = next((fold(words(node)) for node in element.iter() if tag(node) in ("heading", "docTitle")), "")
        if name == "crossheading":
            heading, own = fold(words(element)), ""
        if not label and not heading and kind in ("text", "division"):
            # A wrapper without number or heading adds no level.
            self.out.add(own, kind="text", depth=depth)
            for child in rest:
                self.walk(child, depth)
            return
        self.out.add(own, heading=heading, label=label, kind=kind, depth=depth, empty=True)
        for child in rest:
            self.walk(child, depth + 1)

    def _own_words(self, element) -> tuple[str, list]:
        """The element's first words (content or intro) and the children that follow."""
        own, rest = "", []
        for child in element:
            name = tag(child)
            if not name or name in _HEADS or name in _SKIP:
                continue
            if name in ("content", "intro") and not own and not rest:
                paragraphs = [node for node in child if tag(node)]
                if not paragraphs:
                    own = words(child)
                    continue
                first = paragraphs[0]
                if tag(first) in ("p", "block", "span"):
                    own, rest = words(first), paragraphs[1:]
                else:
                    rest = paragraphs
            elif name in ("p", "block") and not own and not rest:
                own = words(child)
            elif name == "list":
                for part in child:
                    if tag(part) == "intro" and not own and not rest:
                        own = words(part)
                    elif tag(part):
                        rest.append(part)
            else:
                rest.append(child)
        return own, rest

    def flow(self, element, depth: int) -> None:
        """Running text: paragraphs, lists, tables."""
        name = tag(element)
        if name in ("blockList", "list"):
            for child in element:
                if tag(child) in ("listIntroduction", "intro", "listWrapUp", "wrapUp"):
                    self.out.add(words(child), kind="text", depth=depth)
                elif tag(child):
                    self.walk(child, depth)
            return
        blocks = [child for child in element if tag(child)]
        if name in _FLOW or any(self._kind(child) or tag(child) in _FLOW for child in blocks):
            if element.text and element.text.strip():
                self.out.add(element.text, kind="text", depth=depth)
            for child in blocks:
                self.walk(child, depth)
            return
        if name in ("table", "ul", "ol", "quotedStructure", "embeddedStructure", "tr", "mod"):
            for child in blocks:
                self.walk(child, depth)
            return
        self.out.add(words(element), kind="text", depth=depth)


def extract(root) -> Extract:
    """Blocks with depth, kind and label from an Akoma Ntoso document, attachments as schedules."""
    walk = _Walk()
    names = [tag(node) for node in root.iter()]
    walk.has_articles = "article" in names
    title = date = language = ""
    for node in root.iter():
        name = tag(node)
        if name in ("docTitle", "shortTitle") and not title:
            title = fold(words(node))
        elif name == "FRBRalias" and not title:
            title = node.get("value", "")
        elif name == "FRBRlanguage" and not language:
            language = node.get("language", "")
        elif name == "FRBRdate" and not date:
            date = node.get("date", "")
        elif name == "heading" and title:
            break
    main = next((node for node in root if tag(node)), root)
    for part in main:
        name = tag(part)
        if name in ("preamble", "body", "mainBody"):
            for child in part:
                if name == "preamble":
                    walk.flow(child, 0) if tag(child) else None
                else:
                    walk.walk(child, 0)
        elif name in ("attachments", "components"):
            for child in part:
                walk.walk(child, 0)
    return Extract(
        text=walk.out.text,
        blocks=tuple(walk.out.blocks),
        format="xml",
        title=title,
        language=_TWO.get(language.lower(), language[:2].lower()),
        date=date,
        explicit=True,
    )


_TWO = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "deu": "de", "ger": "de", "ita": "it", "nld": "nl"}
