"""Labels such as "(a)", "1.", "2°", "iv)", "4.1.": finding them at the start of a text, and what they may mean.

A label may be read in several ways: "(i)" is the ninth letter or the first Roman number. Every reading
is kept here; which one holds is decided where the neighbours are known (`sequence.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

_LABEL = re.compile(
    r"""
      [\[“"]?
      (?:
        \(\s?(?P<paren>\d{1,3}(?:\.\d{1,2})?[A-Za-z]{0,2}|[A-Za-z]{1,6})\s?\)
      | (?P<half>\d{1,3}[A-Za-z]?|[a-z]{1,6}|[A-Z]{1,5})(?:\.[-–])?\)
      | (?P<compound>\d{1,4}(?:\.\d{1,3})+)(?:\.|(?=[\s—–-]))
      | §\s?\(?(?P<sign>\d{1,3}(?:[a-z](?!r)|(?=er)|))(?:er)?(?![A-Za-z])(?:\s?\.?[°º][.)]?|\s?[.)])?
      | (?P<inserted>\d{1,3}\s?[°º]\s?(?:bis|ter|quater|quinquies|sexies|septies|octies)\b)\.?
      | (?P<degree>\d{1,3})(?:\s?[°º](?:\.|\))?|o\.|o(?=\s[A-ZÀ-Ý])|(?:st|nd|rd|th)\.(?=\s))
      | (?P<dot>\d{1,4}(?:\s?(?:bis|ter|quater))?(?:[A-Z]{0,2}|[a-np-z](?=\.\s))|[a-z]|[ivx]{1,6}|[A-Z]|[IVX]{1,6})\.(?!\d)
      | (?P<dash>\d{1,3}|[a-z]|[IVXL]{1,7})(?=\s?[-–—]\s)
      | (?P<bullet>[•·▪●◦–—-])(?=\s)
      )
      \s?(?:[-–—]{1,3}(?=[\s(A-ZÀ-Ý“"«]))?\s*
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way to read a label: `scheme` (family, style, case) and `value`, a tuple that grows along a list.

    Compared by identity: the beam search keys on stacks of readings, and hashing them field by field is
    what it would spend its time on.
    """

    scheme: tuple[str, str, str]
    value: tuple
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label as displayed, its number alone, how long it is in the text, and its possible readings."""

    shown: str
    number: str
    length: int
    style: str
    readings: tuple[Reading, ...]

    @property
    def arabic(self) -> bool:
        return self.number[:1].isdigit()


def roman(text: str) -> int:
    """Value of a Roman number in either case, 0 where it is none."""
    text = text.lower()
    if not text or not _ROMAN.fullmatch(text):
        return 0
    total = 0
    for letter, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if _ROMAN_VALUES.get(following, 0) > value else value
    return total


def letters(text: str) -> tuple | None:
    """Place of a letter label: a=(1,), z=(26,), aa=(27,) or inserted after a; None where it is a word."""
    text = text.lower()
    if not text.isascii() or not text.isalpha():
        return None
    if len(text) == 1:
        return (ord(text) - 96,)
    if len(text) == 2:
        return (ord(text[0]) - 96, ord(text[1]) - 96)
    return None


_NUMBER_PARTS = re.compile(r"\d+|[A-Za-z]+")


def number_value(text: str) -> tuple:
    """Sortable value of an Arabic number with suffixes: "12"→(12,), "12A"→(12, 1), "1.1"→(1, 1), "8 bis"→(8, 2)."""
    latin = {"bis": 2, "ter": 3, "quater": 4, "quinquies": 5, "sexies": 6, "septies": 7, "octies": 8}
    value = []
    for part in _NUMBER_PARTS.findall(text):
        if part.isdigit():
            value.append(int(part))
        elif part.lower() in latin:
            value.append(latin[part.lower()])
        else:
            value.extend(ord(letter) - 96 for letter in part.lower())
    return tuple(value)


def _readings(number: str, style: str) -> tuple[Reading, ...]:
    if style == "bullet":
        return (Reading(("bullet", number, ""), (0,)),)
    if number[0].isdigit():
        family = "compound" if style == "compound" else "number"
        if number == "0" and style in ("paren", "half"):
            # "(0)" is a misread "(o)".
            return (Reading(("letter", style, "lower"), (15,)), Reading((family, style, ""), (0,), 1.0))
        return (Reading((family, style, ""), number_value(number)),)
    case = "upper" if number.isupper() else "lower"
    found = []
    place = letters(number)
    if place is not None:
        # Two-letter labels are rare beside one-letter ones: "(aa)", "(ba)".
        found.append(Reading(("letter", style, case), place, 0.4 if len(place) > 1 else 0.0))
    value = roman(number)
    if value:
        common = set(number.lower()) <= set("ivx")
        found.append(Reading(("roman", style, case), (value,), 0.0 if common else 1.5))
    return tuple(found)


def parse(text: str, position: int = 0) -> Label | None:
    """The label that starts at `position`, or None."""
    match = _LABEL.match(text, position)
    if not match:
        return None
    style = match.lastgroup or ""
    number = match[style]
    if style == "inserted":
        style, number = "degree", re.sub(r"[°º\s]", "", number)  # "3°bis"
    if style == "half" and number.isalpha() and len(number) > 1 and not roman(number) and number[0] != number[1]:
        return None
    readings = _readings(number, style)
    if not readings:
        return None
    rest = text[match.end() : match.end() + 1]
    shown = match[0].strip()
    glued = bool(rest) and not match[0][-1].isspace() and not shown.endswith((")", "-", "–", "—"))
    if glued and style in ("dot", "half", "dash") and not number[0].isdigit():
        return None  # "A.M. Smith", "e.g." and the like are no labels
    if style == "bullet":
        number = ""
    return Label(shown.strip('[“"'), number.replace(" ", ""), match.end() - position, style, readings)


def follows(previous: tuple, value: tuple) -> float:
    """Cost of `value` coming right after `previous` in one list: 0 for the very next one, more for gaps,
    repetitions and steps back."""
    if value == previous:
        return 2.2
    head, before = value[0], previous[0]
    if head == before:
        if len(value) > len(previous) or value[-1] > previous[-1]:
            return 0.2  # 7 → 7A, 1 → 1.1, 7A → 7B
        return 4.0
    if head == before + 1:
        return 0.0 if len(value) == 1 else 0.6
    if head > before:
        return min(1.2 + 0.25 * (head - before), 3.5)
    if before == 27 and len(value) == 2:
        return 0.0
    if len(value) == 2 and value == (1, 1) and previous == (26,):
        return 0.0  # z → aa
    return 4.0


def first(value: tuple) -> bool:
    """Is this the value a list starts with?"""
    return value == (1,) or (len(value) > 1 and value[-1] == 1)


_LIST_START = re.compile(
    r"(?<=[:;,.—–\]])\s?(?:(?:and|or|et|ou|und|oder|[eyou])\s|(?P<glued>et|ou|and|or)(?=[a-z]{1,5}\)))?(?=\(?[0-9a-zA-Z]{1,5}[).°º]|[IVXL]{1,6}\s?[-–—]\s)"
)


def inline(text: str, start: int = 0, after: Label | None = None) -> list[tuple[int, Label]]:
    """Labels of a list written inside one paragraph: "…: (a) one; (b) two; and (c) three".

    Only a sequence that is consecutive from its first member, each set off by punctuation, counts; or –
    with `after` – the members that go on from the label this very block starts with ("4. …; 5. …").
    Returns [(position, label)], empty where there is no clear list.
    """
    found: list[tuple[int, Label, str]] = []
    for match in _LIST_START.finditer(text, max(start, 1)):
        label = parse(text, match.end())
        if label is None or match.end() + label.length >= len(text):
            continue
        if label.style in ("bullet", "compound") or (label.style == "dash" and not label.number.isupper()):
            continue
        after_label = text[match.end() + label.length : match.end() + label.length + 4]
        if after_label[0] in ",;." or after_label.startswith(("and ", "or ")):
            continue  # "article 15, letters a), b), c) and d)"
        before = text[: match.start()].rstrip()[-1:]
        if match["glued"]:
            if text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start()):
                continue  # "(rifles, etc) …"
            before = ";"  # "…, ouc) …": the lines of the list have been run together
        found.append((match.end(), label, before))
    if not found:
        return []
    best: list[tuple[int, Label]] = []
    for index, (position, label, before) in enumerate(found):
        for reading in label.readings:
            if after is not None and any(own.scheme == reading.scheme and follows(own.value, reading.value) == 0 for own in after.readings):
                if before not in ";.,":
                    continue
                chain = [(position, label)]
            elif reading.value == (1,) and before in ":—–":
                chain = [(position, label)]
            else:
                continue
            chain += _go_on(found, index, reading)
            continues = after is not None and reading.value != (1,)
            # "(1) … by a fine. (2) Whoever …": the next subsection has not been given a line of its own.
            sentence = before == "." and label.style == "paren" and label.arabic and text[position + label.length].isupper()
            if len(chain) >= (1 if continues and (before == ";" or sentence) else 2) and len(chain) > len(best):
                best = chain
        if best:
            break
    return best


def _go_on(found, index: int, reading: Reading) -> list[tuple[int, Label]]:
    chain, value = [], reading.value
    for position, label, before in found[index + 1 :]:
        if before in ":—–":
            continue
        for candidate in label.readings:
            same = candidate.scheme == reading.scheme or candidate.scheme[0] == reading.scheme[0] == "number"
            if same and follows(value, candidate.value) == 0:
                chain.append((position, label))
                value = candidate.value
                break
    return chain
