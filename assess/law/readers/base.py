"""What every reader makes: the extracted text of a file and the blocks it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: Larger files are refused: no law is that long, and a reader should not be driven out of memory.
MAX_BYTES = 100 * 1024 * 1024
#: Longest text a reader hands on (characters), whatever the file's size on disk.
MAX_CHARACTERS = 40_000_000
MAX_PAGES = 10_000

# Zero-width characters, soft hyphens and byte-order marks carry no words; control characters neither.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")


def fold(text: str) -> str:
    """Collapse white space to single blanks, drop invisible characters, strip the ends."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line or heading as the format gives it.

    text       its words; equal to `Extract.text[start:end]`
    start,end  its span in the extracted text
    kind       hint: "heading", "item", "definition", "note", "text", or – from XML, where the format
               knows – a kind of provision; "" where nothing is known
    level      heading level (1 is highest), 0 for no heading
    label      the number as displayed, where the format keeps it apart from the words
    heading    heading or marginal note the format ties to this block
    heading_span  where that heading stands in the extracted text
    depth      depth in the tree where the format knows it (XML), else None
    gap        whether something (a blank line, a paragraph end) parts it from the block before; where it
               is False the block may be a wrapped line that goes on
    page       page (1-based) where there are pages
    paragraph  running number (1-based) of the paragraph or line in its file
    """

    text: str
    start: int
    end: int
    kind: str = ""
    level: int = 0
    label: str = ""
    heading: str = ""
    heading_span: tuple[int, int] | None = None
    depth: int | None = None
    gap: bool = True
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader takes out of one file: its text, the blocks that text is made of, and what the file
    says of itself. `explicit` tells that the format itself gives the tree (block depths are set)."""

    text: str
    blocks: tuple[Block, ...]
    format: str
    pages: int | None = None
    title: str = ""
    language: str = ""
    date: str = ""
    explicit: bool = False
    warnings: tuple[str, ...] = field(default=())


class TextBuilder:
    """Collects blocks and the extracted text they stand in; spans are right by construction."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    def write(self, text: str, gap: bool = True) -> tuple[int, int]:
        """Append folded words to the text and return their span; no block is made."""
        if self._parts:
            separator = "\n\n" if gap else "\n"
            self._parts.append(separator)
            self._length += len(separator)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start, self._length

    def add(self, text: str, *, heading: str = "", gap: bool = True, empty: bool = False, **facts) -> None:
        """Append a block (heading first, then the words). Blocks without any words are left out unless
        `empty` is set (a provision that has a number but no words of its own)."""
        text, heading = fold(text), fold(heading)
        if not text and not heading and not empty:
            return
        heading_span = self.write(heading, gap) if heading else None
        if text:
            start, end = self.write(text, gap)
        else:
            start, end = heading_span or (self._length, self._length)
        self.blocks.append(Block(text=text, start=start, end=end, heading=heading, heading_span=heading_span, gap=gap, **facts))

    @property
    def text(self) -> str:
        return "".join(self._parts)
