"""What was seen: where each concept of the lexicon appears in the law, and where an expression holds."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from assess.checklist.lexicon import Lexicon
from assess.checklist.models import Scope
from assess.law.model import DIVISIONS, Law
from assess.matching.phrases import Finder
from assess.matching.words import WordIndex


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept seen in a provision's own words: [start, end) are characters of the provision's text."""

    provision: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Expression:
    """`a + b - c`: the concepts that must be there, and those that must not."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


_TERM = re.compile(r"\s*([+-])?\s*([a-z0-9]+(?:-[a-z0-9]+)*)(?=\s|$)")


@lru_cache(maxsize=10_000)
def parse_expression(text: str) -> Expression:
    """Reads `killing + protected-person - attempt`. Raises ValueError where it cannot be read."""
    wanted, unwanted = [], []
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or (at > 0 and not match[1]):
            raise ValueError(f"cannot read the expression “{text}”: concepts joined by “ + ” and “ - ” are expected")
        (unwanted if match[1] == "-" else wanted).append(match[2])
        at = match.end()
        while at < len(text) and text[at].isspace():
            at += 1
    if not wanted:
        raise ValueError(f"the expression “{text}” asks for nothing")
    return Expression(tuple(wanted), tuple(unwanted))


@dataclass(frozen=True, slots=True)
class Sighting:
    """An expression that holds at a provision, with the mentions in that provision's own words."""

    provision: int
    mentions: tuple[Mention, ...]


class Mentions:
    """Looks concepts up in one law; what was looked up once is kept."""

    def __init__(self, law: Law, lexicon: Lexicon) -> None:
        self.law = law
        self.lexicon = lexicon
        self.index = WordIndex(law, lexicon.ignored)
        self._finder = Finder(self.index)
        self._own: dict[str, dict[int, tuple[Mention, ...]]] = {}
        self._headings: dict[str, frozenset[int]] = {}
        self._words: dict[str, list[tuple[int, int]]] = {}

    def spans(self, concept: str) -> list[tuple[int, int]]:
        """The word spans of the concept, in order."""
        if concept not in self._words:
            found = {span for phrase in self.lexicon.phrases(concept) for span in self._finder.find(phrase)}
            for included, condition in self.lexicon.conditional(concept):
                if self.spans(condition):
                    found |= {span for span in self.spans(included) if self.index.capital[span[0]]}
            self._words[concept] = sorted(found)
        return self._words[concept]

    def own(self, concept: str) -> dict[int, tuple[Mention, ...]]:
        """Provision → where its own words show the concept."""
        if concept not in self._own:
            self._sort(concept)
        return self._own[concept]

    def headings(self, concept: str) -> frozenset[int]:
        """The provisions whose heading shows the concept."""
        if concept not in self._headings:
            self._sort(concept)
        return self._headings[concept]

    def _sort(self, concept: str) -> None:
        index = self.index
        own: dict[int, list[Mention]] = defaultdict(list)
        headings: set[int] = set()
        for first, last in self.spans(concept):
            provision = index.owner[first]
            if index.in_heading[first]:
                headings.add(provision)
            else:
                own[provision].append(Mention(provision, index.spans[first][0], index.spans[last - 1][1]))
        self._own[concept] = {provision: tuple(mentions) for provision, mentions in own.items()}
        self._headings[concept] = frozenset(headings)

    def in_branch(self, concept: str, provision: int) -> bool:
        """Whether the concept is in the provision's own words, in a heading or chapeau above it, or in the words that
        close the list it stands in."""
        own, headings = self.own(concept), self.headings(concept)
        if not own and not headings:
            return False
        if provision in own or provision in headings:
            return True
        if any(above in own or above in headings for above in self.law.ancestors(provision)):
            return True
        return any(closing in own for closing in self.law.closing_words[provision])

    def shut_out(self, concept: str, provision: int) -> bool:
        """Whether a concept that must not be there is in the provision's own words or above it within its article: the
        title of the law says nothing against its articles."""
        own, headings = self.own(concept), self.headings(concept)
        if not own and not headings:
            return False
        chain = [provision, *(above for above in self.law.ancestors(provision) if self.law.provisions[above].kind not in DIVISIONS)]
        return any(index in own or index in headings for index in chain)

    def in_paragraph(self, concept: str, provision: int) -> bool:
        """Whether the concept is anywhere in the numbered paragraph that holds the provision, or above it."""
        own = self.own(concept)
        top = self.law.paragraph_of(provision)
        inside = range(top, top + 1) if top == self.law.unit_of[provision] else self.law.subtree(top)
        return any(index in own for index in inside) or self.in_branch(concept, top)

    def _seats(self, provision: int, scope: Scope) -> range:
        """The provisions that belong to a provision's reading within the scope."""
        if scope == "provision":
            return self.law.subtree(provision)
        if scope == "paragraph":
            return self.law.subtree(self.law.paragraph_of(provision))
        return self.law.subtree(self.law.unit_of[provision])

    def in_unit(self, concept: str, provision: int) -> bool:
        """Whether the concept is anywhere in the provision's article, its heading, or above it."""
        unit = self.law.unit_of[provision]
        own, headings = self.own(concept), self.headings(concept)
        if not own and not headings:
            return False
        inside = self.law.subtree(unit)
        return any(index in own or index in headings for index in inside) or self.in_branch(concept, unit)

    def holds_near(self, text: str, provision: int, scope: Scope) -> bool:
        """Whether the expression holds in the reading of a provision that is already known to matter: its own words,
        its branch and what stands below it (`provision`), or its whole article (`article`)."""
        expression = parse_expression(text)
        reach = {"provision": self._in_reading, "paragraph": self.in_paragraph}.get(scope, self.in_unit)
        return all(reach(concept, provision) for concept in expression.wanted) and not any(
            reach(concept, provision) for concept in expression.unwanted
        )

    def _in_reading(self, concept: str, provision: int) -> bool:
        own = self.own(concept)
        return self.in_branch(concept, provision) or any(index in own for index in self.law.subtree(provision))

    def sightings_in(self, text: str, provision: int, scope: Scope) -> list[Sighting]:
        """Where the concepts of the expression stand in the provision (and below it) or in its article."""
        seats = self._seats(provision, scope)
        found = []
        for seat in seats:
            mentions = tuple(
                mention for concept in parse_expression(text).wanted for mention in self.own(concept).get(seat, ())
            )
            if mentions:
                found.append(Sighting(seat, mentions))
        return found

    def holds(self, text: str, provision: int, scope: Scope) -> bool:
        """Whether the expression holds at the provision, within `provision` or `article`; at least one concept
        must stand in the own words of a provision of that scope."""
        expression = parse_expression(text)
        if scope == "provision":
            reach, barred = self.in_branch, self.shut_out
            seats = range(provision, provision + 1)
        else:
            reach = barred = self.in_paragraph if scope == "paragraph" else self.in_unit
            seats = self._seats(provision, scope)
        if not all(reach(concept, provision) for concept in expression.wanted):
            return False
        if any(barred(concept, provision) for concept in expression.unwanted):
            return False
        return any(seat in self.own(concept) for concept in expression.wanted for seat in seats)

    def sightings(self, text: str, scope: Scope) -> list[Sighting]:
        """The provisions where the expression holds, each with the words that show it, in document order."""
        expression = parse_expression(text)
        if not all(self.own(concept) or self.headings(concept) for concept in expression.wanted):
            return []
        seats = sorted({provision for concept in expression.wanted for provision in self.own(concept)})
        if scope == "law":
            held = [seat for seat in seats if not any(self.shut_out(concept, seat) for concept in expression.unwanted)]
            if not all(self.own(concept) for concept in expression.wanted):
                held = []
        else:
            held = [provision for provision in seats if self.holds(text, provision, scope)]
        return [
            Sighting(
                provision,
                tuple(mention for concept in expression.wanted for mention in self.own(concept).get(provision, ())),
            )
            for provision in held
        ]
