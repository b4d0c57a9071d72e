"""What a provision's place in the tree says about how it is cited: numbering that starts anew in each chapter,
provisions a schedule inserts into another law, and paragraphs of an article that have no number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assess.law.labels import number_value, roman
from assess.law.marks import finished
from assess.law.model import DIVISIONS
from assess.law.nodes import Node
from assess.law.vocabulary import Vocabulary

_NOTE = re.compile(r"(?:Note|Notes|Nota|Remarque|Anmerkung)\s*[.:]")
_COMPOUND = re.compile(r"(\d+)\.\d+")


def settle_paths(root: Node, words: Vocabulary) -> None:
    """Fill in `scope` and `place` of the nodes below the root."""
    laws: dict[str, list[tuple[Node, Node]]] = {}
    for unit, chapter, law, schedule in _units(root):
        if unit.kind == "article":
            _number_paragraphs(unit, words)
        _tell_lists_apart(unit)
        if schedule is not None:
            _inserted(unit)
        elif chapter is not None:
            laws.setdefault(law, []).append((unit, chapter))
    for pairs in laws.values():
        _chapterwise(pairs)


def _units(root: Node) -> Iterator[tuple[Node, Node | None, str, Node | None]]:
    """Articles and sections with the innermost numbered division, the law and the schedule they stand in."""
    stack: list[tuple[Node, Node | None, str, Node | None]] = [(root, None, "", None)]
    while stack:
        node, chapter, law, schedule = stack.pop()
        if node.kind in ("article", "section"):
            yield node, chapter, law, schedule
            continue
        if node.kind == "schedule":
            chapter, schedule = None, node
        elif node.kind in DIVISIONS and node.number:
            chapter = node
        elif node.kind == "division" and node.parent is root:
            law, chapter = node.heading, None
        for child in reversed(node.children):
            if child.kind in DIVISIONS or child.kind in ("article", "section", "schedule"):
                stack.append((child, chapter, law, schedule))


def _chapterwise(pairs: list[tuple[Node, Node]]) -> None:
    """Where each chapter counts its sections from 1, the number of the chapter is part of the citation. Of
    extracts ("Chapter 11, Section 3") it is told by a section whose number is too low to be counted on from
    the chapters before, or stands in two chapters."""
    firsts: dict[tuple[str, str], tuple] = {}
    for unit, chapter in pairs:
        firsts.setdefault((chapter.kind, chapter.number), number_value(unit.number))
    anew = sum(value == (1,) for value in firsts.values())
    restarts = len({kind for kind, _ in firsts}) == 1 and anew >= 2 and 2 * anew >= len(firsts)
    cited = [(unit, chapter) for unit, chapter in pairs if unit.style == "chapterwise"]
    chapters: dict[str, set[str]] = {}
    for unit, chapter in cited:
        chapters.setdefault(unit.number, set()).add(chapter.number)
    low = any(number_value(unit.number)[0] < (roman(chapter.number) or number_value(chapter.number)[0]) for unit, chapter in cited)
    restarts = restarts or low or any(len(found) > 1 for found in chapters.values())
    for unit, chapter in pairs:
        if restarts:
            unit.scope = f"{chapter.number}:"


def _inserted(unit: Node) -> None:
    """ "268.14" in a schedule that inserts Division 268 into the criminal code is cited by its own number."""
    match = _COMPOUND.match(unit.number)
    if match is None or int(match[1]) < 20:
        return
    above = unit.parent
    while above is not None and above.kind != "schedule":
        if above.number == match[1]:
            unit.scope = ""
            return
        above = above.parent


def _number_paragraphs(unit: Node, words: Vocabulary) -> None:
    """Give the second, third … paragraph of an article without numbers its place. Words that close a list, or
    go on with a sentence, are no paragraph of their own."""
    if not unit.text and unit.children and unit.children[0].kind != "text":
        # The first paragraph has a number, so the others are counted by theirs.
        for child in unit.children:
            child.place = "Note" if child.kind == "text" and _NOTE.match(child.text) else ""
        return
    place, before = 1 if unit.text else 0, unit
    if any(child.kind == "text" for child in unit.children):
        for child in unit.children:
            if child.kind == "text" and _NOTE.match(child.text):
                child.place = "Note"
            elif child.kind == "text" and (not place or child.label or _whole(child, before, words)):
                place += 1
                child.place = f"para. {place}" if place > 1 else ""
            before = _last(child)


def _tell_lists_apart(unit: Node) -> None:
    """Two unnumbered paragraphs of one unit may each have a list from (a): the later one is cited with its
    paragraph."""
    taken: set[str] = set()
    count = 1 if unit.text else 0
    for child in unit.children:
        count += child.kind == "text" and child.text[:1].isupper()
        own = [child] if child.number else [member for member in child.children if member.number]
        numbers = {member.number for member in own}
        if child.kind == "text" and child.place != "Note" and numbers & taken:
            child.apart = True
            child.place = child.place or f"para. {count}"
        else:
            taken |= numbers


def _last(node: Node) -> Node:
    while node.children:
        node = node.children[-1]
    return node


def _whole(node: Node, before: Node, words: Vocabulary) -> bool:
    head = node.text.lstrip("\"“«‘'¿(")[:1]
    ended = finished(before.text) and before.text.rstrip()[-1:] != ","
    return head.isupper() and ended and node.text[0] != "[" and not words.closing.match(node.text)
