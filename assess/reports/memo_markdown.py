"""The memo as Markdown (GitHub's dialect, for its tables)."""

from __future__ import annotations

import re

from assess.reports.content import (
    Block,
    Bullets,
    Contents,
    Heading,
    Line,
    Memo,
    PageBreak,
    Paragraph,
    Quote,
    Span,
    Table,
)
from assess.reports.text import one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&$])")
# At the start of a line these would make a list, a heading or a rule out of words.
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=!:])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(?=[:.])")


def render_markdown(memo: Memo) -> str:
    """The memo as one Markdown text. Words of the draft can neither mark up nor link anything."""
    parts = [text for block in memo.blocks if (text := _block(block))]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text on one line, with everything escaped that Markdown would read as markup."""
    # A zero-width joiner keeps a bare address from being made a link by the reader's program.
    line = _ADDRESS.sub(lambda m: m[0] + "\u2060", one_line(text))
    return _LINE_START.sub(_escape_start, _SPECIAL.sub(r"\\\1", line))


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"


def _span(span: Span) -> str:
    text = _SPECIAL.sub(r"\\\1", _ADDRESS.sub(lambda m: m[0] + "\u2060", span.text))
    text = " ".join(text.splitlines())
    if not span.face:
        return text
    # Markdown knows no emphasis that begins or ends with a space.
    inner = text.strip()
    mark = "**" if span.face == "strong" else "*"
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}" if inner else text


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line).strip()


def _guard(text: str) -> str:
    return _LINE_START.sub(_escape_start, text)


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'#' * (level + 1)} {escape(text)}"
        case Paragraph(kind="title", line=line):
            return f"# {_line(line)}"
        case Paragraph(kind="subtitle" | "note", line=line):
            return f"*{_line(line).replace('*', '')}*" if "*" not in _line(line) else _line(line)
        case Paragraph(kind="numbered" | "lettered", line=line, number=number):
            return f"**{number}.** {_line(line)}"
        case Paragraph(kind="fact", line=line):
            return f"- {_line(line)}"
        case Paragraph(line=line):
            return _guard(_line(line))
        case Quote(text=text):
            return f"> “{escape(text)}”"
        case Bullets(items=items):
            return "\n".join(f"- {_line(item)}" for item in items)
        case Contents(title=title, items=items):
            rows = [f"{'  ' * (level - 1)}- {escape(text)}" + (f" ({first})" if first else "") for level, text, first in items]
            return f"## {escape(title)}\n\n" + "\n".join(rows)
        case Table():
            return _table(block)
        case PageBreak():
            return ""
    raise AssertionError(block)


def _table(table: Table) -> str:
    plain = len(table.header) - table.numeric
    rule = ["---" if place < plain else "---:" for place in range(len(table.header))]
    rows = [
        f"*{escape(table.caption)}*\n",
        "| " + " | ".join(escape(cell) for cell in table.header) + " |",
        "| " + " | ".join(rule) + " |",
    ]
    rows += ["| " + " | ".join(_line(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join(rows)
