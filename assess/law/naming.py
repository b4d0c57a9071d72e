"""The name of a law: which of the lines above its first provision says what the law is called."""

from __future__ import annotations

import re

from assess.law.readers.base import Block, Extract
from assess.law.vocabulary import Vocabulary

#: How many lines at the head of a document may hold its name, and how long a name may be.
_LINES, _LONGEST = 8, 240
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NUMBERED = re.compile(r"(?i)\b(?:n[o°ºr]s?|n|num|núm|number|numéro|número)\b\.?\s?[°º]?\s?[\w/.-]*\d|[°º]\s?\d|\d+/\d+")
_LEADERS = re.compile(r"(?:…|[….]{3}|_{3})[….\s]*\d+$")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})\d$")  # "Penal Code1"
_WORDS = re.compile(r"[^\W\d_]{4,}")


def name_and_year(extract: Extract, words: Vocabulary) -> tuple[str, str]:
    """Name of the law and, where the name holds no year, that of the line with its number ("No. 6 of 2014").
    What the format calls the title stays, unless it names no law (a State) or only gives a number, and a line
    at the head of the document says more; both are "" where nothing is known."""
    title = extract.title
    if extract.explicit:
        return title, ""
    lines = _head(extract.blocks, words)
    if not _names(title, words) or _number_alone(title, words):
        found = [line for line in lines if _names(line, words)]
        better = next((line for line in found if not _number_alone(line, words)), None)
        numbered = next((line for line in found if _YEAR.search(line) or words.state.search(title)), title)
        title = better or (title if _names(title, words) else numbered)
    title = _NOTE_MARK.sub("", title)
    year = ""
    if title and not _YEAR.search(title):
        years = {match[0] for line in lines if _number_alone(line, words) and len(match := _YEAR.findall(line)) == 1}
        year = years.pop() if len(years) == 1 else ""
    return title, year


def _head(blocks: tuple[Block, ...], words: Vocabulary) -> list[str]:
    """The lines above the first provision, division or table of contents; a name broken at "… AND" is joined."""
    lines: list[str] = []
    for block in blocks[:_LINES]:
        text = block.text.strip("*_ ")
        if words.contents.fullmatch(text.strip(" .:—-").lower()) or _opens(text, words):
            break
        if lines and text and not block.gap and _broken(lines[-1], text, words):
            lines[-1] = f"{lines[-1]} {text}"
        elif text:
            lines.append(text)
    return lines


def _broken(line: str, following: str, words: Vocabulary) -> bool:
    """Is one line in capitals broken before or after a small word?"""
    around = {line.split()[-1].lower(), following.split()[0].lower()}
    return _capitals(line) and _capitals(following) and bool(around & (words.joiners | words.references))


def _capitals(line: str) -> bool:
    return re.sub(r"[ºª°]", "", line).isupper()


def _opens(text: str, words: Vocabulary) -> bool:
    match = words.heading.match(text)
    return bool(match and match["number"]) or re.match(r"\[?\d{1,3}\.?\s?[-–—(]|1\.?\s\w", text) is not None


def _names(line: str, words: Vocabulary) -> bool:
    """Does the line name a law? Its long title ("An Act to …") and sentences do not."""
    if not line or len(line) > _LONGEST or not words.title.search(line) or words.long_title.match(line):
        return False
    if _LEADERS.search(line):
        return False  # an entry of a table of contents
    ends = line.rstrip('"”» ')[-1:]
    dated = _YEAR.search(line[-12:]) is not None
    return line.lstrip('[(“"«')[:1].isupper() and not (ends in ":;," or (ends == "." and len(line) > 120 and not dated))


def _number_alone(line: str, words: Vocabulary) -> bool:
    """ "No. 6 of 2014", "Loi n° 2014-6 du 12 mars 2014": a number and a date, no name."""
    first = words.title.match(line)
    if len(line) > 90 or not (_NUMBERED.search(line) or (first and line[first.end() : first.end() + 2].strip().isdigit())):
        return False
    other = _WORDS.findall(words.title.sub(" ", line))
    return len(other) <= 1 and len(words.title.findall(line)) <= 1
