"""Phrases of the lexicon: read from their notation, and found in the words of a law.

The notation is described in docs/writing-rules.md. A phrase is compiled to a small tree; before it is looked
for, each word of the tree is resolved to the set of words of *this* law it stands for, so that a phrase
one of whose words the law does not have costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from assess.matching.words import WordIndex, fold, split

DEFAULT_GAP = 5
MAX_GAP = 40


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `star` is "" (exact), "end" (`kill*`), "start" (`*paragraph`) or "name" (`^`, any name)."""

    text: str
    star: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words."""

    most: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several sequences; an empty one makes it optional."""

    options: tuple[tuple[Element, ...], ...]


Element = Word | Gap | OneOf
#: By far the most words of phrases: they need no splitting and no folding.
_PLAIN = re.compile(r"[a-z0-9]+\*?")
_TOKEN = re.compile(r"\s*(~\d*|[()\[\]|]|[^\s()\[\]|~]+)")


def parse(phrase: str, ignored: frozenset[str] = frozenset()) -> tuple[Element, ...]:
    """The phrase as a sequence of elements. Raises PhraseError."""
    tokens = _TOKEN.findall(phrase)
    if "".join(tokens) != re.sub(r"\s+", "", phrase):
        raise PhraseError(f"cannot read “{phrase}”")
    elements, rest = _sequence(tokens, 0, ignored, closing="")
    if rest != len(tokens):
        raise PhraseError(f"“{tokens[rest]}” without its opening bracket in “{phrase}”")
    elements = _trim(elements)
    if not elements:
        raise PhraseError(f"“{phrase}” has no word to look for")
    if not _solid(elements):
        raise PhraseError(f"“{phrase}” could match nothing at all: every word in it is optional")
    return elements


def _solid(elements: tuple[Element, ...]) -> bool:
    """Whether the sequence always takes at least one word."""
    for element in elements:
        if isinstance(element, Word):
            return True
        if isinstance(element, OneOf) and all(_solid(option) for option in element.options):
            return True
    return False


def _trim(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Without gaps at either end, which say nothing."""
    first, last = 0, len(elements)
    while first < last and isinstance(elements[first], Gap):
        first += 1
    while last > first and isinstance(elements[last - 1], Gap):
        last -= 1
    return elements[first:last]


def _sequence(tokens: list[str], at: int, ignored: frozenset[str], closing: str) -> tuple[tuple[Element, ...], int]:
    """Elements from `at` up to `closing`, "|" or the end; returns them and where they ended."""
    elements: list[Element] = []
    while at < len(tokens):
        token = tokens[at]
        if token in (")", "]", "|"):
            break
        if token in ("(", "["):
            options, at = _options(tokens, at + 1, ignored, ")" if token == "(" else "]")
            if token == "[":
                options = (*options, ())
            elements.append(OneOf(options))
        elif token.startswith("~"):
            most = int(token[1:]) if token[1:] else DEFAULT_GAP
            if most > MAX_GAP:
                raise PhraseError(f"a gap of {most} words is more than {MAX_GAP}")
            elements.append(Gap(most))
            at += 1
        else:
            elements.extend(_words(token, ignored))
            at += 1
    return tuple(elements), at


def _options(
    tokens: list[str], at: int, ignored: frozenset[str], closing: str
) -> tuple[tuple[tuple[Element, ...], ...], int]:
    """The alternatives of a bracket, and the place after its end."""
    options = []
    while True:
        option, at = _sequence(tokens, at, ignored, closing)
        options.append(option)
        if at >= len(tokens):
            raise PhraseError(f"a bracket is not closed with “{closing}”")
        if tokens[at] == closing:
            return tuple(options), at + 1
        if tokens[at] != "|":
            raise PhraseError(f"“{tokens[at]}” where “{closing}” was expected")
        at += 1


def _words(token: str, ignored: frozenset[str]) -> list[Element]:
    """A written word as elements: hyphens and apostrophes split it as they split the words of a law."""
    if token == "^":
        return [Word("", "name")]
    if _PLAIN.fullmatch(token):
        bare = token.rstrip("*")
        return [] if bare in ignored and bare == token else [Word(bare, "end" if bare != token else "")]
    star = "end" if token.endswith("*") else "start" if token.startswith("*") else ""
    bare = token.strip("*")
    if "*" in bare:
        raise PhraseError(f"“{token}”: a star stands at the beginning or the end of a word")
    parts = [word for word, *_ in split(bare, frozenset())]
    if not parts:
        if re.sub(r"[,.:;'’\"“”-]", "", bare):
            raise PhraseError(f"“{token}” is no word")
        return []
    words: list[Element] = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        starred = star if (star == "end" and last) or (star == "start" and number == 0) else ""
        if starred or part not in ignored:
            words.append(Word(fold(part), starred))
    return words


# -- finding -----------------------------------------------------------------------------------------------------

#: Resolved elements: a set of words, a number (gap), or a tuple of alternative sequences.
_Resolved = frozenset | int | tuple

#: A link of a chain: what it is, its words, its gap or its alternatives, and the next link.
_Node = tuple | None
_WORDS, _SKIP, _ANY = range(3)


class Finder:
    """Finds phrases in the words of one law."""

    def __init__(self, index: WordIndex) -> None:
        self.index = index
        self._sets: dict[Word, frozenset[str]] = {}
        self._sentence_sets: dict[frozenset[str], frozenset[int]] = {}

    def find(self, phrase: tuple[Element, ...]) -> Iterator[tuple[int, int]]:
        """Each place of the phrase as a span [start, end) of word positions; one, the longest, a start."""
        resolved = self._resolve(phrase)
        if resolved is None:
            return
        held = self._sentences_of(resolved)
        if not held:
            return
        positions, sentences = self.index.positions, self.index.sentences
        chain = _chain(resolved)
        for word in self._first_words(resolved):
            for start in positions[word]:
                if sentences[start] in held:
                    end = self._match(chain, start, sentences[start])
                    if end is not None and end > start:
                        yield start, end

    def _sentences_of(self, resolved: tuple[_Resolved, ...]) -> frozenset[int] | None:
        """The sentences that hold every word the sequence cannot do without; None where it can do without any.
        Most phrases have a rare word, so that very few sentences are looked at closely."""
        held: frozenset[int] | None = None
        for element in resolved:
            if isinstance(element, frozenset):
                found = self._sentence_sets.get(element)
                if found is None:
                    seen, positions = self.index.sentences, self.index.positions
                    found = frozenset(seen[position] for word in element for position in positions[word])
                    self._sentence_sets[element] = found
            elif isinstance(element, tuple):
                options = [self._sentences_of(option) for option in element]
                if any(option is None for option in options):
                    continue
                found = frozenset().union(*options)
            else:
                continue
            held = found if held is None else held & found
            if not held:
                return held
        return held

    def _words_for(self, word: Word) -> frozenset[str]:
        found = self._sets.get(word)
        if found is None:
            if not word.star:
                found = frozenset((word.text,)) if word.text in self.index.positions else frozenset()
            elif word.star == "name":
                found = self.index.names
            elif word.star == "end":
                found = frozenset(_with_prefix(self.index.vocabulary, word.text))
            else:
                found = frozenset(w[::-1] for w in _with_prefix(self.index.reversed_vocabulary, word.text[::-1]))
            self._sets[word] = found
        return found

    def _resolve(self, elements: tuple[Element, ...]) -> tuple[_Resolved, ...] | None:
        """The elements in terms of this law's words; None where the law lacks a word that must be there."""
        resolved: list[_Resolved] = []
        for element in elements:
            if isinstance(element, Word):
                words = self._words_for(element)
                if not words:
                    return None
                resolved.append(words)
            elif isinstance(element, Gap):
                resolved.append(element.most)
            else:
                options = tuple(
                    option for option in map(self._resolve, element.options) if option is not None
                )
                if not options:
                    return None
                resolved.append(options)
        return tuple(resolved)

    def _first_words(self, resolved: tuple[_Resolved, ...]) -> set[str]:
        """The words with which a match can begin."""
        first: set[str] = set()
        for element in resolved:
            if isinstance(element, frozenset):
                return first | element
            if isinstance(element, tuple):
                for option in element:
                    first |= self._first_words(option)
                if all(option and _takes(option) for option in element):
                    return first
        return first

    def _match(self, node: _Node, position: int, sentence: int) -> int | None:
        """The furthest end of a match of the chain that begins at `position`, or None."""
        words, sentences = self.index.words, self.index.sentences
        last = len(words)
        while node is not None:
            kind, what, after = node
            if kind == _WORDS:
                if position >= last or sentences[position] != sentence or words[position] not in what:
                    return None
                position += 1
                node = after
            elif kind == _SKIP:
                if after is None:
                    return position  # a gap that ends an alternative says nothing
                wanted = after[1] if after[0] == _WORDS else None
                for here in range(position, min(position + what + 1, last)):
                    if sentences[here] != sentence:
                        return None
                    if wanted is None or words[here] in wanted:
                        end = self._match(after, here, sentence)
                        if end is not None:
                            return end
                return None
            else:
                ends = [end for option in what if (end := self._match(option, position, sentence)) is not None]
                return max(ends) if ends else None
        return position


def _chain(elements: tuple[_Resolved, ...], after: _Node = None) -> _Node:
    """Resolved elements as a chain that is walked without copying: each alternative goes on with what follows it."""
    node = after
    for element in reversed(elements):
        if isinstance(element, frozenset):
            node = (_WORDS, element, node)
        elif isinstance(element, int):
            node = (_SKIP, element, node)
        else:
            node = (_ANY, tuple(_chain(option, node) for option in element), None)
    return node


def _takes(resolved: tuple[_Resolved, ...]) -> bool:
    """Whether a resolved sequence takes at least one word."""
    return any(
        isinstance(element, frozenset) or (isinstance(element, tuple) and all(_takes(option) for option in element))
        for element in resolved
    )


def _with_prefix(vocabulary: list[str], prefix: str) -> list[str]:
    """The words of a sorted vocabulary that begin with `prefix`."""
    start = bisect_left(vocabulary, prefix)
    end = bisect_left(vocabulary, prefix + "\uffff", lo=start)
    return vocabulary[start:end]


