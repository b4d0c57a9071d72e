"""Phrases of the lexicon: read from their notation, and found in the words of a law.

The notation is described in docs/writing-rules.md. A phrase is compiled to a small tree; before it is looked
for, each word of the tree is resolved to the set of words of *this* law it stands for, so that a phrase
one of whose words the law does not have costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from assess.matching.words import WordIndex, fold, split

DEFAULT_GAP = 5
ANY_NAME = "^"
MAX_GAP = 40


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


#: A phrase is a row of elements. A word is a string in its notation ("murder", "kill*", "*paragraph", "^"), a gap a
#: number (up to so many words), a choice a tuple of rows; an empty row among them makes it optional.
Element = str | int | tuple

#: By far the most words of phrases: they need no splitting and no folding.
_PLAIN = re.compile(r"[a-z0-9]+\*?")
_TOKEN = re.compile(r"\s*(~\d*|[()\[\]|]|[^\s()\[\]|~]+)")


def parse(phrase: str, ignored: frozenset[str] = frozenset()) -> tuple[Element, ...]:
    """The phrase as a row of elements. Raises PhraseError."""
    tokens = _TOKEN.findall(phrase)
    elements, rest = _row(tokens, 0, ignored)
    if rest != len(tokens):
        raise PhraseError(f"“{tokens[rest]}” without its opening bracket in “{phrase}”")
    elements = _trim(elements)
    if not elements:
        raise PhraseError(f"“{phrase}” has no word to look for")
    if not _solid(elements):
        raise PhraseError(f"“{phrase}” could match nothing at all: every word in it is optional")
    return elements


def _solid(elements: tuple[Element, ...]) -> bool:
    """Whether the row always takes at least one word."""
    return any(
        isinstance(element, str) or (isinstance(element, tuple) and all(_solid(option) for option in element))
        for element in elements
    )


def _trim(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Without gaps at either end, which say nothing."""
    first, last = 0, len(elements)
    while first < last and isinstance(elements[first], int):
        first += 1
    while last > first and isinstance(elements[last - 1], int):
        last -= 1
    return elements[first:last]


def _row(tokens: list[str], at: int, ignored: frozenset[str]) -> tuple[tuple[Element, ...], int]:
    """Elements from `at` up to a closing bracket, "|" or the end; returns them and where they ended."""
    elements: list[Element] = []
    while at < len(tokens):
        token = tokens[at]
        if _PLAIN.fullmatch(token):
            if token not in ignored:
                elements.append(token)
            at += 1
        elif token in (")", "]", "|"):
            break
        elif token in ("(", "["):
            options, at = _options(tokens, at + 1, ignored, ")" if token == "(" else "]")
            if token == "(" and () in options:
                raise PhraseError("an alternative has no word left: it names only small words that matching passes over")
            elements.append((*options, ()) if token == "[" else options)
        elif token[0] == "~":
            most = int(token[1:]) if token[1:] else DEFAULT_GAP
            if most > MAX_GAP:
                raise PhraseError(f"a gap of {most} words is more than {MAX_GAP}")
            elements.append(most)
            at += 1
        else:
            elements.extend(_words(token, ignored))
            at += 1
    return tuple(elements), at


def _options(tokens: list[str], at: int, ignored: frozenset[str], closing: str) -> tuple[tuple, int]:
    """The alternatives of a bracket, and the place after its end."""
    options = []
    while True:
        option, at = _row(tokens, at, ignored)
        options.append(option)
        if at >= len(tokens):
            raise PhraseError(f"a bracket is not closed with “{closing}”")
        if tokens[at] == closing:
            return tuple(options), at + 1
        if tokens[at] != "|":
            raise PhraseError(f"“{tokens[at]}” where “{closing}” was expected")
        at += 1


def _words(token: str, ignored: frozenset[str]) -> list[str]:
    """A written word as elements: hyphens and apostrophes split it as they split the words of a law."""
    if token == ANY_NAME:
        return [ANY_NAME]
    bare = token.strip("*")
    if "*" in bare:
        raise PhraseError(f"“{token}”: a star stands at the beginning or the end of a word")
    parts = [word for word, *_ in split(bare, frozenset())]
    if not parts:
        if re.sub(r"[,.:;'’\"“”-]", "", bare):
            raise PhraseError(f"“{token}” is no word")
        return []
    parts = [fold(part) for part in parts]
    if token.endswith("*"):
        parts[-1] += "*"
    if token.startswith("*"):
        parts[0] = "*" + parts[0]
    return [part for part in parts if part not in ignored]


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
        self._sets: dict[str, frozenset[str]] = {}
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

    def _words_for(self, word: str) -> frozenset[str]:
        """The words of this law that a word of a phrase stands for."""
        if word[-1] == "*":
            return frozenset(_with_prefix(self.index.vocabulary, word[:-1]))
        if word[0] == "*":
            return frozenset(w[::-1] for w in _with_prefix(self.index.reversed_vocabulary, word[:0:-1]))
        if word == ANY_NAME:
            return self.index.names
        return frozenset((word,)) if word in self.index.positions else frozenset()

    def _resolve(self, elements: tuple[Element, ...]) -> tuple[_Resolved, ...] | None:
        """The elements in terms of this law's words; None where the law lacks a word that must be there."""
        resolved: list[_Resolved] = []
        sets = self._sets
        for element in elements:
            if isinstance(element, str):
                words = sets.get(element)
                if words is None:
                    words = sets[element] = self._words_for(element)
                if not words:
                    return None
                resolved.append(words)
            elif isinstance(element, int):
                resolved.append(element)
            else:
                options = tuple([option for row in element if (option := self._resolve(row)) is not None])
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
                wanted = after[1] if after[0] == _WORDS else after[2] if after[0] == _ANY else None
                for here in range(position, min(position + what + 1, last)):
                    if sentences[here] != sentence:
                        return None
                    if wanted is None or words[here] in wanted:
                        end = self._match(after, here, sentence)
                        if end is not None:
                            return end
                return None
            else:
                if after is not None and (position >= last or words[position] not in after):
                    return None
                best = None
                for option in what:
                    if option is not None and option[0] == _WORDS:
                        if position >= last or words[position] not in option[1] or sentences[position] != sentence:
                            continue
                        end = position + 1 if option[2] is None else self._match(option[2], position + 1, sentence)
                    else:
                        end = self._match(option, position, sentence)
                    if end is not None and (best is None or end > best):
                        best = end
                return best
        return position


def _chain(elements: tuple[_Resolved, ...], after: _Node = None) -> _Node:
    """Resolved elements as a chain that is walked without copying: each alternative goes on with what follows it. The
    last part of a choice is the set of words it can begin with, or None where it can begin otherwise."""
    node = after
    for element in reversed(elements):
        if isinstance(element, frozenset):
            node = (_WORDS, element, node)
        elif isinstance(element, int):
            node = (_SKIP, element, node)
        else:
            options = tuple([_chain(option, node) for option in element])
            plain = all(option is not None and option[0] == _WORDS for option in options)
            node = (_ANY, options, frozenset().union(*(option[1] for option in options)) if plain else None)
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


