"""Blocks to provisions: divisions, units and what is inside them, for formats that do not give the tree."""

from __future__ import annotations

import re

from assess.law import labels
from assess.law.items import Filler, Segment, cut
from assess.law.marks import Paragraph, drop_contents, join_lines, mark, title_like
from assess.law.nodes import Node
from assess.law.paths import settle_paths
from assess.law.readers.base import Extract
from assess.law.units import awaits_heading, find_law_names, regions, settle
from assess.law.vocabulary import Vocabulary

_BRACKETED = re.compile(r"\((?P<heading>(?=[^()]*[^\W\d_]{3})[^()]{3,200}(?:\([^()]*\)[^()]{0,80})*)\)\s*[.:]?\s*[-–—]*\s*")
_RUN_IN = re.compile(r"(?P<heading>[^.:—–]{3,120})\.\s?[-–—]{1,3}\s*(?=[\"“(A-ZÀ-Ý¿])|(?P<plain>[^.;:—–]{3,100})[—]\s?(?=\(1\))")
_NOTE_ONLY = re.compile(r"[(\[][^()\[\]]{3,60}[)\]]")  # "(section 4)" below "SCHEDULE 1"
#: "Definitions: Unless the context otherwise requires …"
_RUN_IN_COLON = re.compile(r"(?P<heading>[^.;:—–]{3,60}):\s+(?=[A-ZÀ-Ý¿][^:]{30})")
_RANKS = ("book", "part", "title", "chapter", "division", "subdivision")


def build(extract: Extract, words: Vocabulary, title: str) -> Node:
    """The tree of one document, from its blocks. The root is a node of kind "document"."""
    paragraphs = join_lines(extract, words)
    mark(paragraphs, words)
    paragraphs = drop_contents(paragraphs)
    find_law_names(paragraphs, words)
    settle(paragraphs)
    root = Node(kind="document", heading=title)
    Builder(root, words).run(paragraphs)
    settle_paths(root, words)
    return root


class Builder:
    """Walks the marked paragraphs once, opening divisions and units and handing the rest to a Filler."""

    def __init__(self, root: Node, words: Vocabulary) -> None:
        self.root = root
        self.words = words
        self.divisions: list[Node] = [root]
        self.unit: Node | None = None
        self.pending: list[Segment] = []
        self.parents: dict[str, str] = {}
        self.fresh = True  # no unit yet since the last division
        self.notes = False
        self.named = False  # the line with the law's name has been met
        self.margin: list[bool] = []  # for each paragraph: do headings stand above their units?

    def run(self, paragraphs: list[Paragraph]) -> None:
        """Build the whole tree under the root."""
        self.margin = _margin_notes(paragraphs)
        position = 0
        while position < len(paragraphs):
            paragraph = paragraphs[position]
            following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
            if paragraph.role == "law":
                self._flush()
                self._open(Node(kind="division", heading=paragraph.text), paragraph, whole=True, to=1)
            elif paragraph.role == "notes":
                self._flush()
                self.notes = True
                self._open(Node(kind="division", heading=paragraph.text), paragraph, whole=True, to=1)
            elif paragraph.role in ("division", "schedule"):
                position = self._division(paragraphs, position)
                continue
            elif paragraph.role == "unit":
                position = self._unit(paragraphs, position)
                continue
            elif self._is_crosshead(paragraph, following, paragraphs, position):
                heads = self.margin[position] and following is not None and following.role == "unit"
                if heads and not (paragraph.level and self._is_name(paragraph)):
                    position = self._unit(paragraphs, position + 1, note=paragraph)
                    continue
                self._flush()
                self._crosshead(paragraph)
            elif self._is_remark(paragraph, following):
                self._flush()
                self.unit = None
                self.pending = cut(paragraph, 0, self.words)
                self._flush()
            else:
                self.pending += cut(paragraph, 0, self.words)
            position += 1
        self._flush()

    # -- divisions ---------------------------------------------------------------------------------

    def _open(self, node: Node, paragraph: Paragraph, whole: bool = False, to: int | None = None) -> None:
        node.page, node.paragraph, node.level = paragraph.page, paragraph.paragraph, paragraph.level
        if whole:
            node.start, node.end = paragraph.start, paragraph.start + len(paragraph.text)
        if to is not None:
            del self.divisions[to:]
        self.divisions[-1].add(node)
        self.divisions.append(node)
        self.unit, self.fresh = None, True

    def _division(self, paragraphs: list[Paragraph], position: int) -> int:
        """Open a numbered division or a schedule; its heading may go on in the lines below."""
        self._flush()
        paragraph = paragraphs[position]
        node = Node(kind=paragraph.kind, label=paragraph.label, number=paragraph.number)
        heading = paragraph.rest.strip(" .:—–-")
        end = paragraph.start + len(paragraph.text)
        position += 1
        while position < len(paragraphs):
            line = paragraphs[position]
            following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
            if not heading and line.role == "heading" and line.level == paragraph.level and title_like(line.text, 240):
                heading, end = line.text, line.start + len(line.text)
                position += 1
                break
            if line.role or len(heading) > 200 or not self._heads_on(heading, line, following, self.margin[position]):
                break
            heading = f"{heading} {line.text}".strip() if not _NOTE_ONLY.fullmatch(heading) else line.text
            end = line.start + len(line.text)
            position += 1
        node.heading = heading
        to = self._place_of(node)
        self._open(node, paragraph, to=to)
        node.start, node.end = paragraph.start, end
        if paragraph.kind != "schedule":
            self.parents.setdefault(node.kind, node.parent.kind if node.parent else "document")
        return position

    @staticmethod
    def _heads_on(heading: str, line: Paragraph, following: Paragraph | None, margin: bool) -> bool:
        """Does a line below a division's number belong to its heading?"""
        if line.hint == "subheading":
            return True
        if heading and not _NOTE_ONLY.fullmatch(heading):
            return _breaks_off(heading, line)
        if not heading and _NOTE_ONLY.fullmatch(line.text):
            return True
        if not title_like(line.text):
            return False
        # The last line before a unit is that unit's own heading, where units have theirs above them.
        return not (margin and following is not None and following.role == "unit" and _heads_inline(following))

    def _place_of(self, node: Node) -> int:
        """How many of the open divisions stay open above a new one – learnt from the text itself."""
        base = 1
        for index, division in enumerate(self.divisions):
            if index and (division.kind == "schedule" or (not division.number and division.level == 0)):
                base = index + 1
        if node.kind == "schedule":
            laws = [i for i, d in enumerate(self.divisions) if i and not d.number and d.level == 0 and d.kind == "division"]
            return laws[0] + 1 if laws else 1
        numbered = [index for index, division in enumerate(self.divisions) if index >= base and division.number]
        for index in numbered:
            if self.divisions[index].kind == node.kind:
                return index
        if not numbered:
            return base
        top = numbered[-1]
        if self.fresh:
            return top + 1
        known = self.parents.get(node.kind)
        if known is not None:
            for index in reversed(numbered):
                if self.divisions[index].kind == known:
                    return index + 1
            return base
        if node.number in ("1", "I", "A"):
            return top + 1
        rank = _RANKS.index(node.kind)
        for index in numbered:
            if _RANKS.index(self.divisions[index].kind) >= rank:
                return index
        return top + 1

    def _is_crosshead(self, paragraph: Paragraph, following: Paragraph | None, paragraphs, position: int) -> bool:
        if paragraph.role == "heading":
            return True
        if paragraph.role or self.notes or following is None:
            return False
        if following.role not in ("unit", "division", "law", "schedule") or not title_like(paragraph.text, 150):
            return False
        if labels.parse(paragraph.text) is not None or self.words.penalty.match(paragraph.text):
            return False
        if paragraph.text.startswith("[") and self.unit is not None and self.words.history.search(paragraph.text):
            return False
        return paragraph.gap or position == 0 or paragraphs[position - 1].role not in ("",)

    def _is_name(self, paragraph: Paragraph) -> bool:
        """Is this the line that gives the document its title?"""
        bare = all(child.kind == "division" and not child.number and not child.children for child in self.root.children)
        return bare and not self.named and _bare_name(paragraph.text) == _bare_name(self.root.heading)

    def _crosshead(self, paragraph: Paragraph) -> None:
        node = Node(kind="division", heading=paragraph.text)
        if self._is_name(paragraph):
            # The name of the law heads the whole, also where the State's name stands above it.
            self.root.start, self.root.end = paragraph.start, paragraph.start + len(paragraph.text)
            self.named = True
            del self.divisions[1:]
            return
        level = paragraph.level or 99
        keep = len(self.divisions)
        while keep > 1 and not self.divisions[keep - 1].number and self.divisions[keep - 1].kind == "division":
            if self.divisions[keep - 1].level and (self.divisions[keep - 1].level >= level or not paragraph.level):
                keep -= 1
            else:
                break
        self._open(node, paragraph, whole=True, to=keep)
        node.level = level

    def _is_remark(self, paragraph: Paragraph, following: Paragraph | None) -> bool:
        """A survey's own remark in square brackets between two provisions. A note on the history of the
        provision above ("[amended …]") is not one: it stays where it is."""
        text = paragraph.text
        if not (text.startswith("[") and text.endswith("]") and len(text) > 15 and paragraph.gap):
            return False
        if self.words.history.search(text) or (following is not None and following.role == ""):
            return False
        return self.unit is not None and bool(self.pending or self.unit.text)

    # -- units -------------------------------------------------------------------------------------

    def _unit(self, paragraphs: list[Paragraph], position: int, note: Paragraph | None = None) -> int:
        """Open a unit; find its heading on the line, above or below. Returns the next position."""
        paragraph = paragraphs[position]
        following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
        current = self.unit
        if (
            current is not None
            and current.number == paragraph.number
            and not current.text
            and not self.pending
            and paragraph.label[:1].isdigit()
        ):
            # "7. Title" was the heading line; this is where section 7 begins.
            self.pending += cut(paragraph, paragraph.body, self.words)
            return position + 1
        self._flush()
        if paragraph.level:
            # A heading of lower rank than the unit's own ("Note") does not hold the unit.
            while len(self.divisions) > 1 and not self.divisions[-1].number and self.divisions[-1].level != 99:
                if self.divisions[-1].kind != "division" or self.divisions[-1].level <= paragraph.level:
                    break
                self.divisions.pop()
        for kind, number, label, start, end in paragraph.lead:
            node = Node(kind=kind, number=number, label=label, heading=paragraph.text[start:end] if end else "")
            if not any(d.kind == kind and d.number == number for d in self.divisions):
                self._open(node, paragraph, to=self._place_of(node))
                node.start, node.end = paragraph.start, paragraph.start + len(paragraph.text)
        unit = Node(
            kind=paragraph.kind if paragraph.kind in ("article", "section") else "section",
            label=paragraph.label,
            number=paragraph.number,
            page=paragraph.page,
            paragraph=paragraph.paragraph,
            start=paragraph.start,
            end=paragraph.start + len(paragraph.text),
            style="chapterwise" if any(kind == "chapter" for kind, *_ in paragraph.lead) else "",
        )
        self.divisions[-1].add(unit)
        self.unit, self.fresh = unit, False
        body = paragraph.body
        if note is not None:
            unit.heading = note.text[1:-1] if note.text[0] == "[" and note.text[-1] == "]" else note.text
            unit.start, unit.end = note.start, note.start + len(note.text)
        rest = paragraph.rest
        run = _BRACKETED.match(rest) if labels.parse(rest) is None else None
        if run:
            unit.heading = unit.heading or run["heading"].strip()
            body += run.end()
        elif note is None and (heading := _heading_on_line(paragraph, following, self.words)) is not None:
            text, used = heading
            unit.heading = text
            body += used
        if body < len(paragraph.text) and not _said_below(rest, following):
            self.pending += cut(paragraph, body, self.words)
            return position + 1
        position += 1
        if unit.heading:
            return self._wrapped_heading(unit, paragraphs, position)
        return self._heading_below(unit, paragraphs, position)

    def _wrapped_heading(self, unit: Node, paragraphs: list[Paragraph], position: int) -> int:
        if position + 1 >= len(paragraphs):
            return position
        line = paragraphs[position]
        wrapped = line.role == "" and not line.gap and line.text[:1].islower() and title_like("A" + line.text, 120)
        if wrapped and not self.words.closing.match(line.text):
            unit.heading = f"{unit.heading} {line.text}"
            unit.end = line.start + len(line.text)
            return position + 1
        return position

    def _heading_below(self, unit: Node, paragraphs: list[Paragraph], position: int) -> int:
        if position >= len(paragraphs):
            return position
        line = paragraphs[position]
        if line.role not in ("", "heading") or labels.parse(line.text) is not None:
            return position
        bracketed = _BRACKETED.match(line.text)
        if bracketed:
            unit.heading = bracketed["heading"].strip()
            unit.start, unit.end = line.start, line.start + bracketed.end("heading")
            if bracketed.end() < len(line.text):
                self.pending += cut(line, bracketed.end(), self.words)
            return position + 1
        after = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
        has_body = after is not None and after.role == ""
        if has_body and title_like(line.text, 150) and not line.text.startswith("["):
            unit.heading = line.text
            unit.start, unit.end = line.start, line.start + len(line.text)
            return position + 1
        return position

    def _flush(self) -> None:
        if self.pending:
            segments, self.pending = self.pending, []
            Filler(self.unit or self.divisions[-1], self.words).fill(segments)


def _bare_name(text: str) -> str:
    """The name of a law without the mark of a footnote."""
    return text.strip("*_ 0123456789").lower()


def _breaks_off(heading: str, line: Paragraph) -> bool:
    """Does a heading stop in mid-phrase, so that the next line belongs to it?"""
    if line.text[:1].islower():
        return title_like("A" + line.text, 120)
    last = heading.split()[-1]
    if last.islower() and len(last) <= 3 and last.isalpha():
        return title_like(line.text, 120)
    return heading.isupper() and line.text.isupper() and not line.gap and title_like(line.text)


def _said_below(rest: str, following: Paragraph | None) -> bool:
    """ "Art. 12 § 2." above "§ 2. Whoever …": the paragraph's number stands twice."""
    own = labels.parse(rest)
    if own is None or own.length < len(rest) or following is None:
        return False
    first = labels.parse(following.text)
    return first is not None and first.number == own.number


def _heads_inline(paragraph: Paragraph) -> bool:
    """Does the unit's body begin on its own line, as full sentences do?"""
    rest = paragraph.rest.strip()
    if rest.startswith("(1)") or (rest[-1:] == ":" and len(rest) > 3):
        return True
    sentence = len(rest) > 60 or (rest[-1:] == "." and _TRAILING_SENTENCE.search(rest) is not None)
    return sentence and not title_like(rest) and not _BRACKETED.match(rest)


def _margin_notes(paragraphs: list[Paragraph]) -> list[bool]:
    """For each paragraph: do the headings of units stand above them there? Decided for the body of the law
    as a whole and for each schedule by itself."""
    schedules: list[tuple[int, int]] = []
    body: list[int] = []
    for start, end in regions(paragraphs):
        if paragraphs[start].role == "schedule":
            schedules.append((start, end))
        else:
            body += range(start, end)
    flags = [False] * len(paragraphs)
    for places in (body, *(range(start, end) for start, end in schedules)):
        if _headings_above(paragraphs, places):
            for index in places:
                flags[index] = True
    return flags


def _headings_above(paragraphs: list[Paragraph], places) -> bool:
    """True where most units have a title-like line above and begin with their body, on the line or below."""
    units = with_note = 0
    for index in places:
        paragraph = paragraphs[index]
        if paragraph.role != "unit":
            continue
        before = paragraphs[index - 1] if index else None
        if index > 1 and before.role == "" and awaits_heading(paragraphs[index - 2]):
            continue  # the line may be the heading of the schedule or chapter
        units += 1
        if before is None or before.role != "" or not title_like(before.text, 150):
            continue
        after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        below = not paragraph.rest.strip() and after is not None and after.role == "" and not title_like(after.text, 150)
        with_note += _heads_inline(paragraph) or below
    return units > 1 and with_note >= 0.5 * units


def _heading_on_line(paragraph: Paragraph, following: Paragraph | None, words: Vocabulary) -> tuple[str, int] | None:
    """Heading after the number on the same line, and how much of the line it takes; None for body text."""
    rest = paragraph.rest
    if not rest.strip() or (labels.parse(rest) is not None and not paragraph.level):
        return None
    if rest.rstrip()[-1] == ":" and following is not None and words.penalty.match(following.text):
        return None  # the conduct, whatever its type
    if paragraph.level and len(rest) <= 220 and not (len(rest) > 90 and rest.rstrip()[-1:] in ".:;"):
        return rest.strip(" .—–-"), len(rest)
    run_in = _RUN_IN.match(rest)
    if run_in:
        heading = (run_in["heading"] or run_in["plain"]).strip()
        if title_like(heading) and len(heading.split()) <= 16:
            return heading, run_in.end()
    bare = rest.strip()
    first = labels.parse(following.text) if following is not None else None
    starts = first is not None and any(labels.first(reading.value) for reading in first.readings)
    trimmed = re.sub(r"[\s.:;—–-]+$", "", bare)
    run_in = _RUN_IN_COLON.match(rest)
    if run_in and not words.penalty.match(rest, run_in.end()) and title_like(run_in["heading"]) and len(run_in["heading"].split()) <= 6:
        return run_in["heading"].strip(), run_in.end()
    if title_like(trimmed, 180) and trimmed[-1] not in ".;:," and bare[-1] not in ".:;" and not _TRAILING_SENTENCE.search(bare):
        # "Whoever, regardless of the place, when" and "(a) …" below it: words that open a list.
        opens = starts and bool(_OPENS_LIST.search(trimmed))
        return None if opens else (trimmed, len(rest))
    numbered = first is not None and first.style == "paren" and first.arabic
    if numbered and bare[-1] == "." and "." not in trimmed and title_like(trimmed, 110):
        # "Jurisdiction of Courts." above "(4) …"
        return None if _TRAILING_SENTENCE.search(bare) else (trimmed, len(rest))
    if starts and first.style == "paren" and first.number == "1" and title_like(bare, 180):
        return bare, len(rest)  # no sentence ends so above "(1) …"
    if following is not None and following.role == "" and bare[:1].islower() and following.text[:1].isupper():
        return (trimmed, len(rest)) if title_like("A" + trimmed, 90) and bare[-1] not in ":;," else None
    body_follows = following is not None and following.role == "" and not following.level
    if not body_follows or len(bare) > 110 or len(bare.split()) > 14 or not bare[:1].isupper():
        return None
    if _TRAILING_SENTENCE.search(bare) and bare[-1] == "." and not starts:
        return None
    if bare[-1] in ".—–-" and ((starts and bare[-1] != ":") or (first is None and not following.gap)):
        if "." in trimmed:
            return None
        return trimmed, len(rest)
    # "On the crime of genocide:" above a whole sentence. Else words that end in a colon open the provision:
    # "Matar alguém:" above "Pena – reclusão …".
    sentence = len(following.text) > 100 and following.text[0].isupper() and not words.penalty.match(following.text)
    if bare[-1] == ":" and sentence and first is None and not following.gap and not _CHAPEAU.search(bare):
        return trimmed, len(rest)
    return None


_OPENS_LIST = re.compile(
    r"(?i:^(?:whoever|any of the following))\b"
    r"|\b(?:when|if|who|that|where|by|of|to|for|with|in|and|or|following|si|qui|que|cuando|quando|por|de|[aà])$"
)
_CHAPEAU = re.compile(r"\b(?:shall|is|are|est|sont|será|serán|é|são|constitui|constituye|constitue)\b", re.IGNORECASE)
_TRAILING_SENTENCE = re.compile(r"\b(?:shall|must|may|is|are|will|est|sont|será|serán|é|são)\b", re.IGNORECASE)
