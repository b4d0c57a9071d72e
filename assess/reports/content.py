"""The content of a memo, free of any format: headings, numbered paragraphs, quotes, tables.

Paragraphs are numbered only when the whole memo stands, yet the summary at its head points to paragraphs
far below. So text may hold a mark `see("key", …)`, which `resolve` turns into "paras 12–14 and 20" once
the numbers are known. The mark uses two private-use characters that text.clean() takes out of foreign words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assess.reports.wording import Wording

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")

Strength = Literal["", "strong", "em"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one face. `link` names the paragraph (its number) they point to."""

    text: str
    face: Strength = ""
    link: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`first` is the number of the first numbered paragraph below it ("" before resolve, or if none)."""

    level: int
    text: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """kind: "numbered" (gets a number), "continued" (belongs to the number above), "plain", "lettered"
    (`number` is the letter), "fact" (a line of the memo's head: label and value), "note" (small print)."""

    kind: Literal["numbered", "continued", "plain", "lettered", "fact", "note", "title", "subtitle"]
    line: Line
    key: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the draft."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list under a paragraph."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` in centimetres; `numeric` counts the columns at the right that hold figures; `strong_last`
    sets the last row (totals) in bold; `small` is for annexes."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    numeric: int = 0
    strong_last: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: filled by `resolve` with (level, heading, "para. 12")."""

    title: str
    items: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = Heading | Paragraph | Quote | Bullets | Table | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Memo:
    """The finished memo. `law_language` tells a renderer which way the quotes run."""

    title: str
    subject: str
    author: str
    language: str
    law_language: str
    date: str
    keywords: str
    footer: str
    page_of: str
    blocks: tuple[Block, ...]


def see(*keys: str) -> str:
    """A mark for the numbers of the paragraphs with these keys."""
    return f"{_OPEN}{'|'.join(keys)}{_CLOSE}" if keys else ""


def line(*parts: str | Span) -> Line:
    """Spans from plain strings and spans; empty ones are left out."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text)


def strong(text: str) -> Span:
    """The text in bold."""
    return Span(text, "strong")


def em(text: str) -> Span:
    """The text in italics."""
    return Span(text, "em")


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """[3, 4, 5, 9] → [(3, 5), (9, 9)]."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def resolve(blocks: Sequence[Block], wording: Wording) -> tuple[Block, ...]:
    """Numbers the paragraphs, turns the marks into references, fills the table of contents. A mark for
    a key that no paragraph has is a fault of the program: KeyError."""
    numbers: dict[str, int] = {}
    count = 0
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "numbered":
            count += 1
            if block.key:
                numbers[block.key] = count
            block = replace(block, number=str(count))
        numbered.append(block)

    def of_line(spans: Line) -> Line:
        if not any(_OPEN in span.text for span in spans):
            return spans
        return tuple(new for span in spans for new in _refer(span, numbers, wording))

    contents: list[tuple[int, str, str]] = []
    done: list[Block] = []
    for position, block in enumerate(numbered):
        match block:
            case Paragraph():
                block = replace(block, line=of_line(block.line))
            case Bullets():
                block = replace(block, items=tuple(of_line(item) for item in block.items))
            case Table():
                block = replace(block, rows=tuple(tuple(of_line(cell) for cell in row) for row in block.rows))
            case Heading():
                block = replace(block, first=_first_number(numbered, position))
                if block.level <= 2:
                    where = f"{wording('para.one')}\u00a0{block.first}" if block.first else ""
                    contents.append((block.level, block.text, where))
        done.append(block)
    return tuple(replace(b, items=tuple(contents)) if isinstance(b, Contents) else b for b in done)


def _first_number(blocks: Sequence[Block], position: int) -> str:
    for block in blocks[position + 1 :]:
        if isinstance(block, Paragraph) and block.kind == "numbered":
            return block.number
        if isinstance(block, Heading) and block.level == 1:
            break
    return ""


def _refer(span: Span, numbers: dict[str, int], wording: Wording) -> list[Span]:
    """The span with its marks replaced by "para 12" or "paras 12–14 and 20", the numbers as links."""
    spans: list[Span] = []
    at = 0
    for mark in _MARK.finditer(span.text):
        spans.append(replace(span, text=span.text[at : mark.start()]))
        at = mark.end()
        bare = mark[1].startswith("#")
        found = ranges(numbers[key] for key in mark[1].lstrip("#").split("|"))
        one = len(found) == 1 and found[0][0] == found[0][1]
        if not bare:
            spans.append(replace(span, text=wording("para.one" if one else "para.other") + "\u00a0"))
        for place, (first, last) in enumerate(found):
            if place:
                joint = wording("list.comma") if place < len(found) - 1 else wording("list.and")
                spans.append(replace(span, text=joint))
            spans.append(replace(span, text=str(first) if first == last else f"{first}–{last}", link=str(first)))
    spans.append(replace(span, text=span.text[at:]))
    return [span for span in spans if span.text]


def see_bare(*keys: str) -> str:
    """As `see`, the numbers alone: for a column that is headed "paragraph"."""
    return see("#" + "|".join(keys)) if keys else ""
