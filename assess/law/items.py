"""Inside a unit: labelled paragraphs, lists, definitions and unnumbered words become a tree."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from assess.law import labels
from assess.law.labels import Label
from assess.law.marks import Paragraph, finished, history_note
from assess.law.model import DIVISIONS
from assess.law.nodes import Node
from assess.law.sequence import DEFINITION, Token, levels
from assess.law.vocabulary import Vocabulary

_OPENER = re.compile(r"(?::|[—–-]|:\s?[-–—])[\"”]?$")
_TERM = re.compile(r"\[?(?:[A-Z]\d+\[)?[“\"«‘'„][^“”\"«»]{1,90}[”\"»’“]")
_TRAILING_NUMBER = re.compile(r"[.;](\d{1,2}\.)$")
_MEMBER_END = re.compile(r";(?:\s?[^\W\d]{1,3})?$")
_LONE_CONTINUES = re.compile(r"[,;]$")


@dataclass(slots=True)
class Segment:
    """A stretch of one paragraph: a label (or none) and the words up to the next label."""

    paragraph: Paragraph
    start: int
    end: int
    label: Label | None = None
    definition: bool = False
    inline: bool = False
    sole: str = ""  # "Parágrafo único." before its words

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end].strip()


def cut(paragraph: Paragraph, start: int, words: Vocabulary) -> list[Segment]:
    """Cut a paragraph, from `start` on, into its labelled stretches."""
    text = paragraph.text
    found: list[Segment] = []
    position = start
    sole = words.sole.match(text, start)
    if sole:
        return [Segment(paragraph, sole.end(), len(text), sole=sole[0].strip())]
    while position < len(text) and len(found) < 5:
        label = labels.parse(text, position)
        if label is None or (found and label.style in ("bullet", "dash")):
            break
        if found and _reference(text, position, label):
            break
        found.append(Segment(paragraph, position + label.length, position + label.length, label))
        position += label.length
    if found:
        found[-1].end = len(text)
    elif position < len(text):
        found.append(Segment(paragraph, position, len(text)))
        found[0].definition = _is_definition(paragraph, position, words)
    if not found:
        return []
    last = found[-1]
    if last.end - last.start > 12:
        for place, label in labels.inline(text, last.start, last.label):
            found[-1].end = place
            found.append(Segment(paragraph, place + label.length, len(text), label, inline=True))
    trailing = _TRAILING_NUMBER.search(text, found[-1].start)
    if trailing:
        # "… dix-huit juges.2." and on the next line what stands under 2: the number is left hanging.
        label = labels.parse(text[trailing.start(1) :] + " ")
        if label is not None:
            found[-1].end = trailing.start(1)
            found.append(Segment(paragraph, len(text), len(text), label, inline=True))
    return found


def _reference(text: str, position: int, label: Label) -> bool:
    """ "(a) (b) and (c) apply": the second bracket is a reference, not a label."""
    rest = text[position + label.length :].lstrip()
    return rest[:4].lower() in ("and ", "or (", "to (", "or b") or rest[:1] == ","


def _is_definition(paragraph: Paragraph, position: int, words: Vocabulary) -> bool:
    text = paragraph.text
    if paragraph.hint == "definition":
        return True
    match = _TERM.match(text, position)
    if match is None and (paragraph.hint != "term" or paragraph.role == "unit"):
        return False
    after = text[match.end() if match else position :][:220]
    if match is None and _OPENER.search(text) and len(text) < 160:
        return True  # a set-off term and a list of what it means
    verb = words.definition.search(after)
    return verb is not None and (verb.start() < 120)


def _tokens(segments: list[Segment], opened: bool) -> tuple[list[Token], list[int]]:
    tokens, places = [], []
    before, after_text, label_before = "" if opened else ".", False, False
    for index, segment in enumerate(segments):
        labelled = segment.label is not None or segment.definition
        if labelled:
            readings = (DEFINITION,) if segment.definition else segment.label.readings
            previous = segments[index - 1] if index else None
            unfinished = (
                previous is not None
                and not segment.paragraph.gap
                and not segment.inline
                and previous.paragraph is not segment.paragraph
                and not finished(before)
                and len(before) > 50
            )
            tokens.append(
                Token(
                    readings=readings,
                    opened=not before or bool(_OPENER.search(before)),
                    after_text=after_text and label_before,
                    unfinished=unfinished,
                    certain=segment.definition or (segment.label is not None and segment.label.style == "bullet"),
                    closed=bool(_MEMBER_END.search(before)),
                )
            )
            places.append(index)
            after_text, label_before = False, True
        else:
            after_text = True
        before = segment.text
    return tokens, places


_FIRST_MEMBER = re.compile(r"(?<=[a-zà-ÿ])\s(?=\((?:a|i|1)\)\s\w)")
#: "…, with knowledge of the attack:1° murder;"
_FIRST_AFTER_COLON = re.compile(r":\s?(?=(?:1|a|i|I)\W)")


def _with_first_members(segments: list[Segment], words: Vocabulary) -> list[Segment]:
    """ "… commits an offence if (a) the commander fails …" and "(b) …" on the next line: the first member of a
    list stands in the sentence that opens it, with no colon before."""
    found: list[Segment] = []
    for segment, following in itertools.zip_longest(segments, segments[1:]):
        found.append(segment)
        second = following.label if following is not None else None
        if second is not None and second.style in ("degree", "half", "dash") and second.number in _AFTER_FIRST and not segment.inline:
            places = [match.end() for match in _FIRST_AFTER_COLON.finditer(segment.paragraph.text, segment.start, segment.end)]
            first = labels.parse(segment.paragraph.text, places[0]) if len(places) == 1 else None
            if first is not None and first.style == second.style and first.number == _AFTER_FIRST[second.number]:
                end, segment.end = segment.end, places[0]
                found.append(Segment(segment.paragraph, places[0] + first.length, end, first, inline=True))
            continue
        if second is None or second.style != "paren" or second.number not in ("b", "ii", "2"):
            continue
        text, end = segment.paragraph.text, segment.end
        places = [match.end() for match in _FIRST_MEMBER.finditer(text, segment.start, end)]
        first = labels.parse(text, places[0]) if len(places) == 1 else None
        if first is None or first.number != {"b": "a", "ii": "i", "2": "1"}[second.number]:
            continue
        if text[segment.start : places[0]].split()[-1].lower() not in words.references - words.joiners - {"to", "of", "in"}:
            segment.end = places[0]
            found.append(Segment(segment.paragraph, places[0] + first.length, end, first, inline=True))
    return found


_AFTER_FIRST = {"b": "a", "ii": "i", "2": "1", "II": "I"}


class Filler:
    """Hangs the segments of one unit (or of a division without units) under its node."""

    def __init__(self, container: Node, words: Vocabulary) -> None:
        self.container = container
        self.words = words
        self.chain: list[Node] = []
        self.last: Node = container

    def fill(self, segments: list[Segment]) -> None:
        """Place all segments, in order."""
        segments = _with_first_members(segments, self.words)
        tokens, places = _tokens(segments, opened=self.container.kind in ("article", "section", "schedule"))
        settled: dict[int, tuple] = {}
        breaks = [index for index, segment in enumerate(segments) if segment.sole] + [len(segments)]
        for start, end in itertools.pairwise([-1, *breaks]):
            within = [(token, place) for token, place in zip(tokens, places, strict=True) if start < place < end]
            settled.update(zip([place for _, place in within], levels([token for token, _ in within]), strict=True))
        upcoming: list[tuple[int, bool] | None] = [None] * (len(segments) + 1)
        for index in range(len(segments) - 1, -1, -1):
            choice = settled.get(index)
            upcoming[index] = (
                upcoming[index + 1]
                if choice is None
                else (choice[0], labels.first(choice[1].value) and choice[1].scheme[0] not in ("definition", "bullet"))
            )
        for index, segment in enumerate(segments):
            choice = settled.get(index)
            if segment.sole:
                self._sole(segment)
            elif choice is not None:
                self._place(segment, choice[0])
            elif segment.label is not None:
                self._no_label(segment, upcoming[index + 1])
            else:
                self._words(segment, upcoming[index + 1])

    def _parent(self, depth: int) -> Node:
        return self.chain[depth - 1] if 0 < depth <= len(self.chain) else self.container

    def _place(self, segment: Segment, depth: int) -> None:
        depth = min(depth, len(self.chain))
        first_here = depth >= len(self.chain) or self.last.kind == "text"
        parent = self._parent(depth)
        if depth < len(self.chain) and not (self.last.kind == "text" and self.last.parent is parent):
            parent = self.chain[depth].parent
        elif (
            first_here
            and self.last.kind == "text"
            and self.last.parent is parent
            and (_OPENER.search(self.last.text) or depth >= len(self.chain) or self._opens_anew(segment))
        ):
            # "then, pending a decision—" and a list, or "Also punished is a party that" and a list that starts
            # anew: it hangs from the words that open it.
            parent = self.last
        node = Node(kind=self._kind(segment, depth), page=segment.paragraph.page, paragraph=segment.paragraph.paragraph)
        if segment.label is not None:
            node.label, node.number, node.style = segment.label.shown, segment.label.number, segment.label.style
        self._give(node, segment)
        parent.add(node)
        del self.chain[depth:]
        self.chain.append(node)
        self.last = node

    def _sole(self, segment: Segment) -> None:
        """The only paragraph of an article that has a name instead of a number ends all lists above it."""
        node = Node(kind="text", label=segment.sole, page=segment.paragraph.page, paragraph=segment.paragraph.paragraph)
        self._give(node, segment)
        self.container.add(node)
        self.last = node
        del self.chain[:]

    def _opens_anew(self, segment: Segment) -> bool:
        whole = self.last.text[:1].isupper()
        return whole and segment.label is not None and segment.label.number in _AFTER_FIRST.values() and not finished(self.last.text)

    def _kind(self, segment: Segment, depth: int) -> str:
        if segment.definition:
            return "definition"
        if depth == 0 and self.container.kind == "section" and segment.label is not None and segment.label.arabic:
            return "subsection"
        numbered = sum(1 for node in self.chain[:depth] if node.kind != "definition")
        under_subsection = any(node.kind == "subsection" for node in self.chain[:depth])
        return "paragraph" if numbered == 0 or (numbered == 1 and under_subsection) else "item"

    @staticmethod
    def _give(node: Node, segment: Segment) -> None:
        text = segment.text
        raw = segment.paragraph.text[segment.start : segment.end]
        start = segment.paragraph.start + segment.start + (len(raw) - len(raw.lstrip()))
        node.give_text(text, start, start + len(text))

    def _no_label(self, segment: Segment, upcoming) -> None:
        segment.start = max(0, segment.start - segment.label.length)
        segment.label = None
        self._words(segment, upcoming, goes_on=True)

    def _words(self, segment: Segment, upcoming, goes_on: bool = False) -> None:
        """Unnumbered words: they complete the provision before, or stand under the one they belong to."""
        text, last = segment.text, self.last
        if not text:
            return
        if history_note(text, self.words):
            node = Node(kind="text", page=segment.paragraph.page, paragraph=segment.paragraph.paragraph)
            self._give(node, segment)
            self.container.add(node)
            self.last = node
            del self.chain[:]
            return
        grouping = last is self.container and last.kind in DIVISIONS | {"schedule"}
        listed = last.kind in ("article", "section") and last.children
        if not last.text and not grouping and not listed:
            self._give(last, segment)
            return
        fits = last.text and segment.paragraph.start + segment.start >= last.end
        low = text[:1].islower()
        joiner = text.lower().strip(" .,;") in self.words.joiners
        closing = bool(self.words.closing.match(text)) and last is not self.container
        wrapped = low and not finished(last.text) and not (closing and self.chain) and segment.paragraph.hint != "term"
        if fits and (joiner or wrapped or (goes_on and not finished(last.text))) and last.kind not in DIVISIONS:
            last.extend(text, segment.paragraph.start + segment.end)
            last.end = segment.paragraph.start + segment.start + len(segment.paragraph.text[segment.start : segment.end].rstrip())
            return
        node = Node(kind="text", page=segment.paragraph.page, paragraph=segment.paragraph.paragraph)
        self._give(node, segment)
        self._owner(text, low or closing, upcoming).add(node)
        self.last = node

    def _owner(self, text: str, closes: bool, upcoming) -> Node:
        """The provision that unnumbered words belong to."""
        if not self.chain:
            return self.container
        if self.words.penalty.match(text):
            # "Pena – reclusão …" below a list is said of the whole list.
            return self.chain[0] if self.chain[0].style in ("sign", "paren") and self.chain[0].number.isdigit() else self.container
        depth = len(self.chain) - 1
        node = self.chain[depth]
        above = self._parent(depth)
        if closes and node.kind != "subsection":
            return self._sentence(above, depth, upcoming)
        if upcoming is not None and upcoming[0] > depth:
            return node if not self._enumerates(node) else above
        if upcoming is not None and upcoming[0] == depth and not upcoming[1]:
            return node
        if upcoming is not None and upcoming[0] == depth and upcoming[1]:
            return above
        if self._enumerates(node):
            return above
        return node

    def _sentence(self, above: Node, depth: int, upcoming) -> Node:
        """Words that close a list close the whole sentence: where lists stand inside members of lists they
        belong to the outermost one, as far as the next label leaves it open."""
        lowest = upcoming[0] if upcoming is not None and not upcoming[1] else -1
        while depth - 1 > lowest and depth >= 2 and above is self.chain[depth - 1]:
            outer = self._parent(depth - 1)
            if above.kind == "subsection" or not above.text[:1].islower() or not _OPENER.search(outer.text):
                break
            above, depth = outer, depth - 1
        return above

    @staticmethod
    def _enumerates(node: Node) -> bool:
        """Is the node a member of a list inside one sentence (members end in ";" or ",")?"""
        if node.parent is None or node.kind == "definition":
            return node.kind == "definition" and finished(node.text) and not node.text.endswith(":")
        siblings = [child for child in node.parent.children if child.label]
        ends = [child.text.rstrip()[-1:] for child in siblings[:-1] if child.text]
        if any(end in (";", ",") for end in ends):
            return True
        return bool(_LONE_CONTINUES.search(node.text)) or (
            bool(node.parent.text) and node.parent.text.rstrip()[-1:] in ":—" and node.parent.kind != "article"
        )
