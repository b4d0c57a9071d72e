"""The tree while it grows, and how it becomes the flat list of provisions with their paths."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assess.law.model import DIVISIONS, Provision, Source

_WORDS = {"schedule": "Sch."}


@dataclass(slots=True)
class Node:
    """A provision under construction. `start`/`end`: span of its own text (of the heading, if no text).

    scope   what stands before the number of a unit in its path: "11:" where each chapter counts anew (path
            "11:1"), "" where it needs nothing; None where it stands in a schedule or is cited as usual
    place   where unnumbered words stand in their article: "para. 2" (the article's own text is the first
            paragraph), "Note"
    apart   a list below the second, third … paragraph whose numbers stand in the article already
    """

    kind: str
    label: str = ""
    number: str = ""
    heading: str = ""
    text: str = ""
    start: int = 0
    end: int = 0
    page: int | None = None
    paragraph: int | None = None
    level: int = 0
    style: str = ""
    scope: str | None = None
    place: str = ""
    apart: bool = False
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Hang `child` under this node and return it."""
        child.parent = self
        self.children.append(child)
        return child

    def give_text(self, text: str, start: int, end: int) -> None:
        """Set the node's own words and where they stand."""
        self.text, self.start, self.end = text, start, end

    def extend(self, text: str, end: int) -> None:
        """Let the node's own words go on up to `end`."""
        self.text = f"{self.text} {text}".strip()
        self.end = end


def plain_number(number: str) -> str:
    """Number as cited: without ordinal signs and blanks ("8 bis" → "8bis", "1º" → "1", "Ier" → "I")."""
    number = re.sub(r"(?i)^(?:n[o°º]|nr)\.?\s*(?=\d)", "", number)
    number = re.sub(r"[\sºª°.]+$", "", number).replace("‐", "-").replace("‑", "-").replace("–", "-")
    number = re.sub(r"(?<=\d)\s?\.?[ºª°](?=[\s-]?[A-Za-z])", "", number)
    number = re.sub(r"(?<=\d)(?:er|re|ère|st|nd|rd|th|o)$", "", number) if number[:1].isdigit() else number
    number = re.sub(r"^([IVXLCDM]+)(?:er|re|ère)$", r"\1", number)
    return re.sub(r"\s+(?!to\b|and\b|à\b|et\b|\d)|(?<=[0-9.])\s+(?=[0-9])", "", number)


def _path(node: Node, parent_path: str, schedule: str, unit: str) -> str:
    if node.place:
        return f"{parent_path} {node.place}"
    if node.kind == "document" or (not node.number and node.kind != "schedule"):
        return parent_path
    if node.scope is not None:
        return f"{node.scope}{node.number}"
    if node.kind == "schedule":
        return f"Sch. {node.number}".strip()
    if node.kind in DIVISIONS:
        return f"{schedule} {node.kind.capitalize()} {node.number}".strip()
    if node.kind == "article":
        return f"{schedule} art. {node.number}" if schedule else node.number
    if node.kind == "section":
        return f"{schedule} para. {node.number}" if schedule else node.number
    if node.style == "compound" and unit and (node.number.startswith(unit + ".")):
        return f"{schedule} {node.number}".strip()
    parent = node.parent
    while parent is not None and not parent.number and parent.kind not in DIVISIONS and parent.kind != "schedule":
        parent = parent.parent
    if parent is not None and parent.kind == "schedule":
        return f"{schedule} para. {node.number}"
    if parent is None or parent.kind in DIVISIONS:
        return f"{schedule} ({node.number})".strip()
    return f"{parent_path}({node.number})"


def flatten(roots: list[tuple[Node, str]]) -> list[Provision]:
    """Provisions in document order; `roots` are pairs of a document's tree and its file name."""
    provisions: list[Provision] = []
    for root, file in roots:
        stack = [(root, None, "", "", "")]
        while stack:
            node, parent, parent_path, schedule, unit = stack.pop()
            path = _path(node, parent_path, schedule, unit)
            index = len(provisions)
            provisions.append(
                Provision(
                    index=index,
                    parent=parent,
                    kind=node.kind,
                    label=node.label,
                    number=node.number,
                    path=path,
                    heading=node.heading,
                    text=node.text,
                    source=Source(file, node.start, node.end, node.page, node.paragraph),
                )
            )
            if node.kind == "schedule":
                schedule = path
            if node.kind in ("article", "section"):
                unit = node.number
            # A list below the article's second paragraph is cited as the article's; points of a note are not.
            below = parent_path if node.place.startswith("para.") and not node.apart else path
            for child in reversed(node.children):
                stack.append((child, index, below, schedule, unit))
    return provisions
