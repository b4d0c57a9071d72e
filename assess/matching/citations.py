"""Citations of the Statute in a law's words: which provisions a passage names.

The words of a citation (article, paragraph, of, to …) are data of the language (`citations.yaml`).
A citation is read to its last step: "article 8, paragraph 2 (b) (xxii)", "paragraphs 1 to 3 and 5 of
Article 68", "Article 8.2", "articles 6 to 8", "Parts 9 and 10".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assess.checklist.rulefile import load_yaml
from assess.matching.statute import Instrument, Path_

_ARTICLE_NUMBER = r"\d{1,3}(?:er)?(?:\s?\.?\s?[º°])?(?:[\s-]?(?:bis|ter|quater)\b)?"
_LABEL = r"\(\s*(?P<{0}>\d{{1,2}}(?:\s?bis)?|[a-z]{{1,6}})\s*\)"


#: A label that goes on with a list: “(b)”, “b)”.
_BARE_LABEL = re.compile(r"\(?\s*(\d{1,2}|[a-z]{1,6})\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a text that names provisions: span [start, end) in the text, the paths named, whether the
    word for article or Part was written with a capital, and the instrument its own words name ("RS", "APIC",
    "here" for the law itself or another law, "" where nothing is said), and whether it names Parts."""

    start: int
    end: int
    paths: tuple[Path_, ...]
    capital: bool
    instrument: str
    of_parts: bool = False


class CitationReader:
    """Reads citations in one language."""

    def __init__(self, words: dict[str, list[str]], instruments: dict[str, Instrument]) -> None:
        def union(key: str) -> str:
            ordered = sorted(words.get(key, ()), key=len, reverse=True)
            escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
            # A word never ends inside another, and "e" before a bracket is a label, not the conjunction.
            return "(?:" + "|".join(rf"\b{e}(?![^\W\d_])(?!\))" if e[0].isalpha() else e for e in escaped) + ")"

        article, paragraph, part = union("article"), union("paragraph"), union("part")
        self._instruments = instruments
        flags = re.IGNORECASE
        self._head = re.compile(rf"(?P<article>{article}\.?)|(?P<paragraph>{paragraph})|(?P<part>{part})", flags)
        self._number = re.compile(rf"\s*(?P<n>{_ARTICLE_NUMBER})(?![\d%])", flags)
        self._article_again = re.compile(rf"\s*{article}\.?", flags)
        self._sub = re.compile(
            rf"\s*,?\s*(?:{paragraph}\s*)?{_LABEL.format('a')}"
            rf"|\.(?P<b>\d{{1,2}})[º°]?(?!\d)"
            rf"|\s*,?\s*{paragraph}\s+(?P<c>\d{{1,2}}(?:er|\.?\s?[º°ª])?(?!\w)|[a-z]\b|[ivx]{{1,6}}\b)\)?"
            rf"|\s*,?\s+(?P<d>\d{{1,2}}|[a-z]{{1,2}}|[ivx]{{2,6}})\)"
            rf"|\.\s?(?P<e>[a-z]{{1,6}})\)",
            flags,
        )
        self._label = re.compile(rf"\s*(?:{_LABEL.format('a')}|(?P<b>\d{{1,2}}(?:er(?!\w))?|[a-z]|[ivx]{{1,6}})\)?(?![\w]))", flags)
        self._and = re.compile(rf"\s*,?\s*{union('and')}\s*", flags)
        self._to = re.compile(rf"\s*{union('to')}\s*", flags)
        self._of = re.compile(rf"\s*,?\s*{union('of')}\s*(?:the\s+)?", flags)
        self._same = re.compile(union("same"), flags) if words.get("same") else None
        self._latest: Path_ = ()
        #: Whether the step read last followed a word for paragraphs, in the plural.
        self._by_word = False
        #: A gloss between a number and what goes on: “(protection of witnesses)”, “, second sentence,”.
        self._gloss = re.compile(
            r"\s*\((?![ivxlc]+\)|[a-z]{1,2}\)|\d)[^()]{4,160}\)|\s*,\s*[^\W\d_]+\s+[^\W\d_]+\s*,(?=\s*[^\W\d_]{1,3}\s)"
        )
        self._statute = re.compile(rf"\s*,?\s*(?:{union('of')}\s*)?(?:the\s+|said\s+|that\s+)?{union('statute')}", flags)
        self._agreement = re.compile(rf"\s*,?\s*{union('of')}\s*(?:the\s+|said\s+)?{union('agreement')}", flags)
        self._here = re.compile(rf"\s*,?\s*(?i:{union('of')})\s*(?:(?i:{union('here')})|(?:\w{{1,4}}\s+)?[A-Z]\w+)", 0)
        self._before = re.compile(rf"{union('statute')}\s*[,(’'s]*\s*$", flags)

    def read(self, text: str, latest: Path_ = ()) -> Iterator[Citation]:
        """The citations in `text`, in order, none inside another. `latest` is the article named last before the text:
        what "that Article" means."""
        at = 0
        self._latest = latest
        while True:
            head = self._head.search(text, at)
            if head is None:
                return
            parsed = self._parse(text, head)
            if parsed is None:
                at = head.end()
                continue
            paths, end = parsed
            at = end
            self._latest = paths[-1][:1]
            instrument, after = self._instrument(text, head.start(), end)
            heads = self._head.finditer(text, head.start(), end)
            capital = any(h.lastgroup != "paragraph" and h.group()[0].isupper() for h in heads)
            yield Citation(head.start(), after, tuple(paths), capital, instrument, head.lastgroup == "part")

    def labels(self, text: str) -> list[Path_]:
        """The labels that follow a word for paragraph, each as its steps: "paragraphs (1) to (3)", "subsection 2 (b)"."""
        found: list[Path_] = []
        for head in self._head.finditer(text):
            if head.lastgroup == "paragraph":
                steps, _ = self._row(text, head.end())
                found += steps
        return found

    def below(self, text: str, at: int, path: Path_) -> list[Path_]:
        """The provisions that labels from `at` on name below or beside `path`: after “Article 8.2 (except
        subparagraph ” the label “(b)(xx)” is 8(2)(b)(xx)."""
        head = self._head.match(text, at)
        if head is not None and head.lastgroup == "paragraph":
            at = head.end()
        found: list[Path_] = []
        while True:
            label = self._label.match(text, at)
            if label is None or not (label["a"] or found):
                return found
            steps, at = self._steps(text, label.end(), (_step(label["a"] or label["b"]),))
            found.append((*path, *steps))
            joined = self._and.match(text, at)
            if joined is None:
                return found
            at = joined.end()

    def _parse(self, text: str, head: re.Match[str]) -> tuple[list[Path_], int] | None:
        if head.lastgroup == "article":
            return self._articles(text, head.end())
        if head.lastgroup == "part":
            return self._parts(text, head.end())
        return self._paragraphs_of(text, head.end())

    def _articles(self, text: str, at: int) -> tuple[list[Path_], int] | None:
        """`6, 7 and 8(2)(b) to (e)` after the word article."""
        first = self._number.match(text, at)
        if first is None:
            return None
        path, at = self._steps(text, first.end(), (_clean(first["n"]),))
        paths = [path]
        while True:
            gloss = self._gloss.match(text, at)
            here = gloss.end() if gloss else at
            through = self._to.match(text, here)
            joined = through or self._and.match(text, here)
            if joined is None:
                return paths, at
            again = self._article_again.match(text, joined.end())
            start = again.end() if again else joined.end()
            number = self._number.match(text, start)
            label = _BARE_LABEL.match(text, joined.end())
            if number is not None and again is None and self._by_word and len(paths[-1]) > 1:
                step = _clean(number["n"])  # "article 8, paragraphs 2 and 3": a paragraph, not another article
                base = paths[-1][:-1]
                if through:
                    paths += [(*base, between) for between in _between(paths[-1][-1], step)]
                paths.append((*base, step))
                at = number.end()
            elif number is not None:
                path, at = self._steps(text, number.end(), (_clean(number["n"]),))
                if through and len(paths[-1]) == 1:
                    instrument = self._instruments["RS"]
                    paths += [(article,) for article in instrument.articles(paths[-1][0], path[0])[1:-1]]
                paths.append(path)
            elif label is not None and len(paths[-1]) > 1:
                base = _sibling_base(paths[-1], label[1].lower())
                path, at = self._steps(text, label.end(), (*base, label[1].lower()))
                if through:
                    paths += [(*base, step) for step in _between(paths[-1][len(base)], path[len(base)])]
                paths.append(path)
            else:
                return paths, at

    def _parts(self, text: str, at: int) -> tuple[list[Path_], int] | None:
        """`3`, `9 and 10` after the word Part: the articles of these Parts (of the Statute only)."""
        numbers: list[int] = []
        while True:
            match = re.compile(r"\s*(\d{1,2}|[IVX]{1,5})\b").match(text, at)
            if match is None:
                break
            numbers.append(int(match[1]) if match[1].isdigit() else _roman(match[1]))
            at = match.end()
            joined = self._and.match(text, at)
            if joined is None or not re.compile(r"\s*(?:\d|[IVX]+\b)").match(text, joined.end()):
                break
            at = joined.end()
        parts = self._instruments["RS"].parts
        paths = [
            (str(article),) for number in numbers if number in parts for article in range(parts[number][0], parts[number][1] + 1)
        ]
        return (paths, at) if paths else None

    def _paragraphs_of(self, text: str, at: int) -> tuple[list[Path_], int] | None:
        """`1 to 3 and 5 of article 68`, `(a) or (b) of Article 8.2`, `2 (b) of article 8` after the word paragraph."""
        steps, at = self._row(text, at)
        if not steps:
            return None
        of = self._of.match(text, at)
        if of is None:
            return None
        same = self._same.match(text, of.end()) if self._same and self._latest else None
        if same:
            return [(*self._latest, *step) for step in steps], same.end()
        head = self._head.match(text, of.end())
        if head is None or head.lastgroup == "part":
            return None
        outer = self._parse(text, head)
        if outer is None:
            return None
        bases, end = outer
        return [(*bases[0], *step) for step in steps] + bases[1:], end

    def _row(self, text: str, at: int) -> tuple[list[Path_], int]:
        """A row of labels: `1 to 3 and 5`, `(a) or (b)`, `2 (b)`; and where it ends."""
        steps: list[Path_] = []
        through = None
        while True:
            label = self._label.match(text, at)
            if label is None:
                break
            step = _step(label["a"] or label["b"])
            path, at = self._steps(text, label.end(), (step,))
            if through and steps:
                steps += [(between,) for between in _between(steps[-1][-1], step)]
            steps.append(path)
            gloss = self._gloss.match(text, at)
            here = gloss.end() if gloss else at
            through = self._to.match(text, here)
            joined = through or self._and.match(text, here)
            if joined is None or not self._label.match(text, joined.end()):
                at = here
                break
            at = joined.end()
        return steps, at

    def _steps(self, text: str, at: int, path: Path_) -> tuple[Path_, int]:
        """The steps below a number: `(2)(b)(xxii)`, `.2`, `, paragraph 2 (b)`."""
        self._by_word = False
        while len(path) < 5:
            sub = self._sub.match(text, at)
            if sub is None:
                return path, at
            self._by_word = sub["c"] is not None and sub["c"][0].isdigit() and _plural(sub.group())
            step = _step(sub["a"] or sub["b"] or sub["c"] or sub["d"] or sub["e"])
            if (sub["a"] or sub["d"]) and "," in sub.group() and _kind(step) == _kind(path[-1]):
                return path, at  # "a), b)" names two items, not one below the other
            path = (*path, step)
            at = sub.end()
        return path, at

    def _instrument(self, text: str, start: int, end: int) -> tuple[str, int]:
        """What the words around a citation say it belongs to, and where these words end."""
        gloss = self._gloss.match(text, end)
        for at in (end, gloss.end()) if gloss else (end,):
            for name, pattern in (("APIC", self._agreement), ("RS", self._statute), ("here", self._here)):
                match = pattern.match(text, at)
                if match:
                    return name, match.end()
        if self._before.search(text, max(0, start - 60), start):
            return "RS", end
        return "", end


def _plural(words: str) -> bool:
    """Whether the word for paragraph before a number stands in the plural ("paragraphs 1", "n.ºs 1")."""
    return bool(re.search(r"s\b[.\s]*\d", words))


def _step(label: str) -> str:
    """A label as a step of a path: without spaces and the endings of "1er" and "2.º"."""
    return re.sub(r"^(\d+)(?:er|\.?[º°ª])$", r"\1", label.replace(" ", "").lower())


def _clean(number: str) -> str:
    return re.sub(r"[\s.º°-]|er$", "", number.lower())


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    total = 0
    previous = 0
    for char in reversed(text.lower()):
        value = values.get(char, 0)
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
ROMAN_STEPS = (
    _ROMANS
    + ["x", *(f"x{r}" for r in _ROMANS)]
    + ["xx", *(f"xx{r}" for r in _ROMANS)]
)


def _between(first: str, last: str) -> list[str]:
    """The labels strictly between two: (a) … (e), (1) … (4), (xiii) … (xv)."""
    if first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first) + 1, min(int(last), 60))]
    if first in ROMAN_STEPS and last in ROMAN_STEPS and (len(first) > 1 or len(last) > 1):
        return ROMAN_STEPS[ROMAN_STEPS.index(first) + 1 : ROMAN_STEPS.index(last)]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(code) for code in range(ord(first) + 1, ord(last))]
    return []


def _kind(step: str) -> str:
    """Whether a step is a digit, a letter or a Roman number (a single i, v or x is taken for a letter)."""
    if step[0].isdigit():
        return "digit"
    return "roman" if step in ROMAN_STEPS and len(step) > 1 else "letter"


def _sibling_base(path: Path_, label: str) -> Path_:
    """The steps above the sibling that `label` names: after 8(2)(b), “(e)” is 8(2)(e), “(xx)” 8(2)(b)(xx)…"""
    for depth in range(len(path) - 1, 0, -1):
        if _kind(path[depth]) == _kind(label) or (_kind(path[depth]) == "roman" and label in ROMAN_STEPS):
            return path[:depth]
    return path[:-1]


@lru_cache(maxsize=16)
def load_citation_words(rules: Path, language: str) -> dict[str, list[str]]:
    """The words of citations in a language; empty lists where the language has no such file."""
    path = rules / "lexicon" / language / "citations.yaml"
    return load_yaml(path) if path.is_file() else {}
