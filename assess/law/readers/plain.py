"""Plain text: one block a line. Blank lines are kept as gaps; wrapped lines are joined later, when the
structure is known."""

from __future__ import annotations

import re

from assess.law.readers.base import Extract, TextBuilder

#: A lone page number, or a line of dots and dashes: page furniture, no words of the law.
_FURNITURE = re.compile(r"^\s*(?:[-–—_=*.·]{3,}|[-–—]\s*\d{1,4}\s*[-–—]|page\s+\d+(\s+of\s+\d+)?)\s*$", re.IGNORECASE)


def decode(data: bytes) -> str:
    """Bytes to text: UTF-8 (with or without mark), UTF-16 by its mark, else what charset-normalizer finds.

    Never raises: at the very worst the text is read as Windows-1252.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best else "cp1252", errors="replace")


def read(data: bytes, name: str) -> Extract:
    """Read a text file. The title is its first line, where that line is short."""
    builder = TextBuilder()
    gap = True
    page = 1 if b"\f" in data else None
    for number, line in enumerate(re.split(r"\r\n|[\n\r\x0b\x85\u2028\u2029]", decode(data)), start=1):
        if page is not None and "\f" in line:
            page += line.count("\f")
            line = line.replace("\f", " ")
        if not line.strip() or _FURNITURE.match(line):
            gap = True
            continue
        builder.add(line, gap=gap, paragraph=number, page=page)
        gap = False
    first = builder.blocks[0].text if builder.blocks else ""
    return Extract(
        text=builder.text,
        blocks=tuple(builder.blocks),
        format="txt",
        pages=page,
        title=first if len(first) <= 200 else "",
    )
