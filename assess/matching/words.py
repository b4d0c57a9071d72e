"""The words of a law: lower case, without accents, each with its place and its sentence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from assess.law.model import Law

_WORD = re.compile(r"[^\W_]+(?:\u00ad[^\W_]+)*")
_APOSTROPHES = "'’ʼ`´"
_ENDS = re.compile(r"[;?!](?=\s|$)|\.(?=\s+[^a-z\d\s]|\s*$)")
#: Words after which a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    [
        "art",
        "arts",
        "par",
        "para",
        "paras",
        "no",
        "nos",
        "sec",
        "secs",
        "s",
        "ss",
        "cap",
        "ch",
        "vol",
        "c",
        "v",
        "al",
        "cf",
        "mr",
        "mrs",
        "st",
        "sch",
        "sched",
        "reg",
        "regs",
        "inc",
        "cl",
        "subs",
        "p",
        "pp",
        "n",
        "num",
        "lit",
        "fr",
    ]
)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Lower case, without accents and soft hyphens: `Ségrégation` → `segregation`."""
    lowered = word.lower().replace("\u00ad", "")
    if lowered.isascii():
        return lowered
    lowered = lowered.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def split(text: str, ignored: frozenset[str]) -> Iterator[tuple[str, int, int, bool]]:
    """The words of `text` as (word, start, end, opens a sentence); `ignored` words and the English
    possessive are left out."""
    previous_end = 0
    previous = ""
    opens = True
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[previous_end:start]
        if previous and not opens:
            opens = _ends_sentence(gap, previous, text[start : start + 1])
        word = fold(match.group())
        if word == "s" and gap in _APOSTROPHES and gap:
            previous_end = end
            continue
        previous, previous_end = word, end
        if word in ignored:
            continue
        yield word, start, end, opens
        opens = False


def _ends_sentence(gap: str, before: str, following: str) -> bool:
    """Whether the characters between two words end a sentence."""
    if gap == " " or not gap:
        return False
    match = _ENDS.search(gap + following)
    if match is None:
        return False
    return match.group() != "." or not (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()))


class WordIndex:
    """All words of a law in one line, with the offsets of each provision's heading and text.

    words      the folded words
    sentences  the number of the sentence each is in; sentences never reach over a provision's end
    spans      character span of each within the heading or text it stands in
    owner      index of the provision each belongs to
    in_heading whether it stands in the heading
    capital    whether it is written with a capital
    """

    def __init__(self, law: Law, ignored: frozenset[str]) -> None:
        self.words: list[str] = []
        self.sentences: list[int] = []
        self.spans: list[tuple[int, int]] = []
        self.owner: list[int] = []
        self.in_heading: list[bool] = []
        self.capital: list[bool] = []
        self._sentence = 0
        self._inside: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        for provision in law.provisions:
            self._add(provision.heading, provision.index, True, ignored)
            self._add(provision.text, provision.index, False, ignored)
        positions: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            positions[word].append(position)
        self.positions = dict(positions)

    def _add(self, text: str, owner: int, heading: bool, ignored: frozenset[str]) -> None:
        for word, start, end, opens in split(text, ignored):
            if opens:
                self._sentence += 1
            elif not heading:
                self._inside[word] += 1
                self._capitals[word] += text[start].isupper()
            self.words.append(word)
            self.sentences.append(self._sentence)
            self.spans.append((start, end))
            self.owner.append(owner)
            self.in_heading.append(heading)
            self.capital.append(text[start].isupper())
        self._sentence += 1

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that this law writes with a capital in the middle of a sentence, as a rule: names of places and peoples
        among them."""
        return frozenset(word for word, count in self._capitals.items() if count and count >= 0.6 * self._inside[word])

    @cached_property
    def vocabulary(self) -> list[str]:
        """The different words, sorted."""
        return sorted(self.positions)

    @cached_property
    def reversed_vocabulary(self) -> list[str]:
        """The different words read backwards, sorted (for endings)."""
        return sorted(word[::-1] for word in self.positions)
