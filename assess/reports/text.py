"""Cleaning words of others before they go into a report. Everything a draft says is untrusted."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold (control characters, lone surrogates, the two non-characters), and U+E000 and
#: U+E001, which the memo uses inside for references to paragraphs (see content.py).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ue000\ue001]")
_SPACE = re.compile(r"\s+")

#: Languages written from right to left, as far as national laws go.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "dv", "ku", "ug", "yi", "sd"})


def clean(text: str) -> str:
    """The text without characters that Word or a browser would choke on; line breaks stay."""
    return _ILLEGAL.sub("", text)


def one_line(text: str) -> str:
    """The cleaned text on one line, runs of white space made one space."""
    return _SPACE.sub(" ", _ILLEGAL.sub("", text)).strip()


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut at a word with "[…]" where it is longer than `limit` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return line[: cut if cut > 0 else limit].rstrip(" ,;:") + " […]"


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter in lower case, unless the word is an abbreviation or has its own
    capital inside ("APIC", "Ne bis in idem" stays as prose would have it: "ne bis in idem")."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text on one line, ending with a full stop where it has no stop of its own."""
    line = one_line(text)
    return line if not line or line[-1] in '.!?…:;”"»' else line + "."
