"""Statutes and regulations in the XML of Justice Canada: the mark-up gives the tree."""

from __future__ import annotations

from assess.law.readers.base import Extract, TextBuilder
from assess.law.readers.xml import tag

#: Elements that are provisions, and the kind each becomes.
_KINDS = {
    "Section": "section",
    "Subsection": "subsection",
    "Paragraph": "paragraph",
    "Subparagraph": "item",
    "Clause": "item",
    "Subclause": "item",
    "Subsubclause": "item",
    "Definition": "definition",
    "Provision": "provision",
    "Item": "item",
    "Article": "article",
    "Reserved": "text",
    "QuotedText": "text",
    "AmendedText": "text",
    "SectionPiece": "text",
    "Formula": "text",
    "FormulaParagraph": "item",
}
#: Elements that say nothing of the law itself.
_SKIP = frozenset(
    [
        "HistoricalNote",
        "Footnote",
        "FootnoteRef",
        "RecentAmendments",
        "Identification",
        "AlternateText",
        "ReaderNote",
        "FootnoteArea",
        "BillInternal",
        "NifProvs",
        "RelatedProvisions",
        "Order",
        "TableOfProvisions",
    ]
)
_CONTINUED = frozenset(
    [
        "ContinuedSectionSubsection",
        "ContinuedParagraph",
        "ContinuedSubparagraph",
        "ContinuedClause",
        "ContinuedDefinition",
        "ContinuedFormulaParagraph",
        "ContinuedSubclause",
    ]
)
#: Inline elements whose words belong to the sentence; two blocks must not be glued to one word.
_BLOCKS = frozenset(
    ["Text", "Label", "MarginalNote", "TitleText", "p", "row", "entry", "Subsection", "Paragraph", "Provision", "Definition", "li"]
)


def words(element, skip: frozenset[str] = _SKIP) -> str:
    """All words below an element, as running text."""
    parts: list[str] = []

    def walk(node) -> None:
        name = tag(node)
        if name in skip or not name:
            return
        if name in _BLOCKS:
            parts.append(" ")
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if name in _BLOCKS:
            parts.append(" ")

    walk(element)
    return "".join(parts)


def _child(element, *names: str):
    for child in element:
        if tag(child) in names:
            return child
    return None


def _child_words(element, *names: str) -> str:
    child = _child(element, *names)
    return " ".join(words(child).split()) if child is not None else ""


class _Walk:
    def __init__(self) -> None:
        self.out = TextBuilder()

    def body(self, element, depth: int) -> None:
        """Headings nest by their level; sections stand under the last heading."""
        open_levels: list[int] = []
        for child in element:
            name = tag(child)
            if name in _SKIP or not name:
                continue
            if name == "Heading":
                level = int(child.get("level") or 1)
                while open_levels and open_levels[-1] >= level:
                    open_levels.pop()
                self.out.add(
                    "",
                    heading=_child_words(child, "TitleText") or words(child),
                    label=_child_words(child, "Label"),
                    kind="division",
                    depth=depth + len(open_levels),
                    level=level,
                )
                open_levels.append(level)
            elif name == "Schedule":
                self.schedule(child, depth)
            else:
                self.provision(child, depth + len(open_levels))

    def schedule(self, element, depth: int) -> None:
        if tag(element) == "Schedule" and element.get("id") in ("RelatedProvs", "NifProvs"):
            return
        head = _child(element, "ScheduleFormHeading")
        label = _child_words(head, "Label") if head is not None else ""
        title = _child_words(head, "TitleText") if head is not None else ""
        self.out.add("", heading=title or label or "Schedule", label=label, kind="schedule", depth=depth)
        for child in element:
            if child is head or tag(child) in _SKIP:
                continue
            self.inside(child, depth + 1)

    def inside(self, element, depth: int) -> None:
        """Contents of a schedule: groups with a heading, lists, tables, provisions."""
        name = tag(element)
        if name in _SKIP or not name:
            return
        if name == "Group":
            head = _child(element, "GroupHeading")
            deeper = depth
            if head is not None:
                self.out.add(
                    "",
                    heading=_child_words(head, "TitleText") or words(head),
                    label=_child_words(head, "Label"),
                    kind="group",
                    depth=depth,
                )
                deeper = depth + 1
            for child in element:
                if child is not head:
                    self.inside(child, deeper)
        elif name in _KINDS or name in _CONTINUED:
            self.provision(element, depth)
        elif name == "row" or name in ("Text", "TitleText", "p"):
            self.out.add(words(element), kind="text", depth=depth)
        elif name == "Heading":
            self.out.add("", heading=words(element), kind="division", depth=depth)
        else:
            for child in element:
                self.inside(child, depth)

    def provision(self, element, depth: int) -> None:
        name = tag(element)
        if name in _SKIP or not name:
            return
        if name in _CONTINUED or name == "Text":
            self.out.add(words(element), kind="text", depth=depth)
            return
        kind = _KINDS.get(name)
        if kind is None:
            self.inside(element, depth)
            return
        label = _child(element, "Label")
        note = _child(element, "MarginalNote")
        own, rest = [], []
        for child in element:
            if child is label or child is note or tag(child) in _SKIP or not tag(child):
                continue
            if (tag(child) == "Text" and not rest and not own) or tag(child) == "Repealed":
                own.append(words(child))
            else:
                rest.append(child)
        if not own and not rest and element.text:
            own.append(words(element))
        self.out.add(
            " ".join(own),
            heading=words(note) if note is not None else "",
            label=" ".join(words(label).split()) if label is not None else "",
            kind=kind,
            depth=depth,
            empty=label is not None or bool(rest),
        )
        for child in rest:
            if tag(child) == "Schedule":
                self.schedule(child, depth + 1)
            else:
                self.provision(child, depth + 1)


def extract(root) -> Extract:
    """Blocks with depth, kind and label from a Statute or Regulation."""
    walk = _Walk()
    identity = _child(root, "Identification")
    title = date = ""
    if identity is not None:
        title = _child_words(identity, "ShortTitle") or _child_words(identity, "LongTitle")
        number = next((node for node in identity.iter() if tag(node) == "AnnualStatuteId"), None)
        date = _child_words(number, "YYYY") if number is not None else ""
    for child in root:
        name = tag(child)
        if name == "Introduction":
            walk.out.add(words(child), kind="text", depth=0)
        elif name == "Body":
            walk.body(child, 0)
        elif name == "Schedule":
            walk.schedule(child, 0)
    language = next((value for key, value in root.attrib.items() if key.endswith("}lang")), "")
    return Extract(
        text=walk.out.text,
        blocks=tuple(walk.out.blocks),
        format="xml",
        title=title,
        language=language[:2].lower(),
        date=date,
        explicit=True,
    )
