"""Markdown: headings, paragraphs and list items, without link targets, emphasis and other mark-up."""

from __future__ import annotations

import re

from assess.law.readers.base import Extract, TextBuilder
from assess.law.readers.plain import decode

_FRONT_MATTER = re.compile(r"\A\ufeff?---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"^([\w-]+):\s*(.*)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_SETEXT = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:\s*\1){2,}\s*$")
_BULLET = re.compile(r"^(\s*)[*+-]\s+(.*)$")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_REFERENCE = re.compile(r"^\s*\[[^\]]+\]:\s*\S+.*$")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"(?<!\\)\[([^\]\[]*)(?<!\\)\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\]\[]*\])")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^>\s]+>")
_TAG = re.compile(r"</?(?:[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>")
_LONE_TERM = re.compile(r"^[*_]{1,3}[^*_]{2,80}[*_]{1,3}")
_STRONG_DIGIT = re.compile(r"(?<=[A-Za-zÀ-ÿ])\*{2,3}(?=[0-9])")
_STARS = re.compile(r"(?<![\\(])\*{1,3}|(?<=\()\*{1,3}(?!\))")
_UNDERSCORES = re.compile(r"(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)")
_CODE = re.compile(r"`+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|\"'])")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_TRIPLE = re.compile(r"(?<!-)-{3}(?!-)")


def clean(text: str) -> str:
    """Words without mark-up: link targets, images, emphasis, escapes and tags are taken off."""
    if "[" in text:
        text = _IMAGE.sub("", text)
        while True:
            # A link's text may hold a link (exports nest them); take them off from the inside out.
            plain = _LINK.sub(lambda match: f" {match[1]} " if match[1].isdigit() else match[1], text)
            if plain == text:
                break
            text = plain
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub("", text))
    if "*" in text:
        # "section**8**" is set without a blank because the number is only set in bold.
        text = _STARS.sub("", _STRONG_DIGIT.sub(" ", text))
    if "_" in text:
        text = _UNDERSCORES.sub("", text)
    if "`" in text:
        text = _CODE.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        import html

        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return _TRIPLE.sub("—", text) if "---" in text else text


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The keys at the head of the file, and where the text proper begins. Not parsed as YAML: such heads
    are written by machines that break YAML's rules, and only a few plain values are wanted."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, 0
    found = {}
    for line in match[1].splitlines():
        entry = _FRONT_LINE.match(line)
        if entry:
            found[entry[1].lower()] = entry[2].strip().strip("\"'")
    return found, match.end()


def read(data: bytes, name: str) -> Extract:
    """Read a Markdown file; title, language and date come from its head where it has one."""
    text = decode(data)
    head, start = front_matter(text)
    builder = TextBuilder()
    lines = text[start:].splitlines()
    first_line = text.count("\n", 0, start) + 1
    gap, fenced = True, False
    previous_heading = False
    title = head.get("title", "")
    for offset, raw in enumerate(lines):
        number = first_line + offset
        if raw.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
            gap = True
            continue
        if not raw.strip() or _RULE.match(raw) or _REFERENCE.match(raw):
            gap, previous_heading = True, False
            continue
        heading = _HEADING.match(raw)
        if heading:
            words = clean(heading[2])
            builder.add(words, kind="heading", level=len(heading[1]), gap=True, paragraph=number)
            if not title and len(heading[1]) == 1:
                title = words.strip()
            # A line set right under a heading is the second half of that heading ("PART I" / "GENERAL").
            gap, previous_heading = False, True
            continue
        if _SETEXT.match(raw):
            gap = True
            continue
        line = _QUOTE.sub("", raw)
        bullet = _BULLET.match(line)
        kind = ""
        if bullet:
            line, gap = bullet[2], True
        if _LONE_TERM.match(line.lstrip()):
            kind = "term"
        if previous_heading:
            kind = "subheading"
            previous_heading = False
        builder.add(clean(line), kind=kind, gap=gap, paragraph=number)
        gap = False
    return Extract(
        text=builder.text,
        blocks=tuple(builder.blocks),
        format="md",
        title=" ".join(title.split()),
        language=head.get("language", head.get("lang", ""))[:2].lower(),
        date=head.get("enactment_date") or head.get("promulgation_date") or head.get("publication_date", ""),
    )
