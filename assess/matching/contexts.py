"""Which crime, which kind of conflict, which court a provision is about.

A provision's context comes from the nearest heading or chapeau that names one; an item of a list keeps the
context of its list, whatever its own words mention in passing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assess.checklist.rulefile import load_yaml
from assess.law.model import BASIC_UNITS, DIVISIONS
from assess.matching.mentions import Mentions

WAR = "war-crimes"
INTERNATIONAL = "war-international"
INTERNAL = "war-non-international"

#: The contexts in which the crimes themselves are asked.
CRIME_CONTEXTS = frozenset(
    ("genocide", "crimes-against-humanity", WAR, INTERNATIONAL, INTERNAL, "aggression")
)

#: A definition or rule names its subject early; what comes later is mentioned in passing.
OPENING_WORDS = 40
#: How far (in articles) a run of war crimes may be interrupted by an article that names no context.
RUN_GAP = 4
#: A longer line is no title.
TITLE_LENGTH = 200
#: A law or chapter is about the Court when at least this share of its articles names it.
COURT_SHARE = 0.25


@dataclass(frozen=True)
class ContextMarks:
    """`rules/contexts.yaml`: the concepts that mark each context."""

    crimes: dict[str, tuple[str, ...]]
    war_name: tuple[str, ...]
    conflict: dict[str, tuple[str, ...]]
    points_back: tuple[str, ...]
    set_aside: dict[str, tuple[str, ...]]
    court: tuple[str, ...]
    court_definition: tuple[str, ...]
    court_definition_limited: tuple[str, ...]
    offence: tuple[str, ...]


@lru_cache(maxsize=4)
def load_marks(rules: Path) -> ContextMarks:
    """The marks of the contexts."""
    data = load_yaml(rules / "contexts.yaml")
    return ContextMarks(
        crimes={name: tuple(concepts) for name, concepts in data["crimes"].items()},
        war_name=tuple(data["war-name"]),
        conflict={name: tuple(concepts) for name, concepts in data["conflict"].items()},
        points_back=tuple(data["points-back"]),
        set_aside={place: tuple(concepts) for place, concepts in data["set-aside"].items()},
        court=tuple(data["court"]),
        court_definition=tuple(data["court-definition"]),
        court_definition_limited=tuple(data["court-definition-limited"]),
        offence=tuple(data["offence"]),
    )


class Contexts:
    """The contexts of every provision of a law."""

    def __init__(self, mentions: Mentions, marks: ContextMarks) -> None:
        self._mentions = mentions
        self._law = mentions.law
        self._marks = marks
        self._opening = self._opening_marks()
        self._war_named = self._seats(marks.war_name)
        crimes = self._crime_contexts()
        self._fill_runs(crimes)
        kinds = self._conflict_kinds(crimes)
        self._court = self._court_provisions()
        self._of: list[frozenset[str]] = []
        aside = self._set_aside()
        for index, names in enumerate(crimes):
            found = set() if index in aside else set(names)
            if WAR in found:
                found |= kinds[index]
            if index in self._court:
                found.add("court")
            self._of.append(frozenset(found))
        self.about_court = bool(self._court)

    def at(self, provision: int) -> frozenset[str]:
        """The contexts of the provision."""
        return self._of[provision]

    def _opening_marks(self) -> list[dict[str, str]]:
        """For each provision, the crimes marked in its heading ("heading") or its opening words ("text")."""
        law, index = self._law, self._mentions.index
        found: list[dict[str, str]] = [{} for _ in law.provisions]
        first_word: dict[int, int] = {}
        for position, owner in enumerate(index.owner):
            if not index.in_heading[position]:
                first_word.setdefault(owner, position)
        for crime, concepts in self._marks.crimes.items():
            for concept in concepts:
                for start, _ in self._mentions.spans(concept):
                    owner = index.owner[start]
                    if index.in_heading[start]:
                        found[owner][crime] = "heading"
                    elif law.children[owner] or start - first_word[owner] < OPENING_WORDS or len(law.provisions[owner].text) < 1500:
                        found[owner].setdefault(crime, "text")
        return found

    def _crime_contexts(self) -> list[frozenset[str]]:
        """The crimes of each provision, inherited down the tree."""
        law = self._law
        contexts: list[frozenset[str]] = []
        pointing = self._seats(self._marks.points_back)
        previous_unit = in_unit = frozenset()
        for provision in law.provisions:
            inherited = contexts[provision.parent] if provision.parent is not None else frozenset()
            if law.unit_of[provision.index] == provision.index:
                previous_unit, in_unit = in_unit or previous_unit, frozenset()
            elif not inherited and provision.kind not in DIVISIONS:
                inherited = in_unit  # a later paragraph goes on with the crime that the first one names
            marks = self._opening[provision.index]
            in_heading = self._plain(frozenset(c for c, where in marks.items() if where == "heading"), provision.index)
            own = in_heading or self._plain(frozenset(marks), provision.index)
            if provision.kind in DIVISIONS:
                contexts.append(self._division_context(provision.index, in_heading) or inherited)
            elif provision.kind in BASIC_UNITS or (provision.parent is not None and law.provisions[provision.parent].kind in DIVISIONS):
                contexts.append(own or inherited)
            elif own and provision.kind == "definition":
                contexts.append(own)
            elif not own or (len(inherited) == 1 and not law.children[provision.index]):
                contexts.append(inherited)
            else:
                contexts.append((own & inherited) or own)
            if not contexts[-1] and provision.index in pointing and provision.kind not in DIVISIONS:
                contexts[-1] = previous_unit
            if provision.kind not in DIVISIONS:
                in_unit = in_unit or contexts[-1]
        return contexts

    def _plain(self, crimes: frozenset[str], provision: int) -> frozenset[str]:
        """A chapeau on genocide or on crimes against humanity that speaks of war in passing ("in time of war or peace")
        is not one on war crimes."""
        if WAR in crimes and len(crimes) > 1 and provision not in self._war_named:
            return crimes - {WAR}
        return crimes

    def _division_context(self, division: int, named: frozenset[str]) -> frozenset[str]:
        """A chapter's heading lends its crime to the articles below only if none of them is about another:
        many codes call a chapter on all international crimes "crimes against humanity"."""
        if len(named) != 1 or self._law.provisions[division].kind == "document":
            return frozenset()
        for index in self._law.subtree(division):
            if index != division:
                others = {crime for crime, where in self._opening[index].items() if where == "heading"}
                if others - named:
                    return frozenset()
        return named

    def _fill_runs(self, contexts: list[frozenset[str]]) -> None:
        """An article that names no context and stands between articles on war crimes is read as one of them."""
        law = self._law
        units = [p.index for p in law.provisions if law.unit_of[p.index] == p.index and p.kind not in DIVISIONS]
        last_war: int | None = None
        for place, unit in enumerate(units):
            if WAR not in contexts[unit]:
                continue
            if last_war is not None and 1 < place - last_war <= RUN_GAP:
                between = units[last_war + 1 : place]
                same_parent = {law.provisions[index].parent for index in (*between, unit, units[last_war])}
                if len(same_parent) == 1:
                    for index in between:
                        if not contexts[index]:
                            for inside in law.subtree(index):
                                contexts[inside] = contexts[inside] or frozenset((WAR,))
            last_war = place

    def _set_aside(self) -> set[int]:
        """The provisions that name a crime for another purpose, and what stands below them."""
        law = self._law
        found: set[int] = set()
        for index in self._seats(self._marks.set_aside["provision"]):
            found.update(law.subtree(index) if law.provisions[index].kind not in DIVISIONS else ())
        titles = self._seats(self._marks.set_aside["title"])
        for provision in law.provisions:
            named = any(where == "heading" for where in self._opening[provision.index].values())
            if provision.index in titles and provision.kind in ("document", "division") and not named:
                found.update(law.subtree(provision.index))
        return found

    def _conflict_kinds(self, crimes: list[frozenset[str]]) -> list[frozenset[str]]:
        """Which kinds of conflict each provision on war crimes reaches."""
        law = self._law
        words = self._marks.conflict
        named = {kind: self._seats(concepts) for kind, concepts in words.items()}
        internal = [span for concept in words["non-international"] for span in self._mentions.spans(concept)]
        international = [span for concept in words["international"] for span in self._mentions.spans(concept)]
        named["international"] = self._seats(words["international"], outside=internal)
        #: "in time of war or internal conflict": the words beside the kind that is named mean the other.
        beside = self._seats(words["named"], outside=internal + international)
        both = frozenset((INTERNATIONAL, INTERNAL))
        kinds: list[frozenset[str]] = []
        explicit: list[bool] = []
        for provision in law.provisions:
            index = provision.index
            here = set()
            if index in named["international"]:
                here.add(INTERNATIONAL)
            if index in named["non-international"]:
                here.add(INTERNAL)
            if index in named["both"] or (here and index in beside):
                here |= both
            known = provision.parent is not None and explicit[provision.parent]
            inherited = kinds[provision.parent] if provision.parent is not None else both
            in_list = known and not law.children[index]
            if here and not (in_list and len(inherited) == 1):
                kinds.append(frozenset(here))
                explicit.append(True)
            elif index in named["either"] and not known:
                kinds.append(both)
                explicit.append(True)
            elif index in named["hints"] and not known:
                kinds.append(frozenset((INTERNATIONAL,)))
                explicit.append(False)
            else:
                kinds.append(inherited)
                explicit.append(known)
        return kinds

    def _seats(self, concepts: tuple[str, ...], outside: list[tuple[int, int]] = ()) -> set[int]:
        """The provisions whose heading or words show one of the concepts, not counting places inside `outside`."""
        seats = set()
        for concept in concepts:
            for start, end in self._mentions.spans(concept):
                if not any(first <= start and end <= last for first, last in outside):
                    seats.add(self._mentions.index.owner[start])
        return seats

    def _title_lines(self, root: int) -> Iterator[int]:
        """The short lines before a document's first article: its title stands among them, though not always first."""
        law = self._law
        for index in law.subtree(root):
            provision = law.provisions[index]
            if provision.kind in BASIC_UNITS:
                return
            if len(provision.text) + len(provision.heading) < TITLE_LENGTH:
                yield index

    def _court_provisions(self) -> set[int]:
        """The provisions about the Court: the whole law or chapter where enough articles name it, else the articles
        that do."""
        law = self._law
        naming = self._seats(self._marks.court)
        if not naming:
            return set()  # a law that never names the Court has no provision about it
        found: set[int] = set()
        for provision in law.provisions:
            if provision.kind in DIVISIONS:
                units = {law.unit_of[index] for index in law.subtree(provision.index) if law.unit_of[index] != provision.index}
                units = {unit for unit in units if law.provisions[unit].kind not in DIVISIONS}
                hits = {law.unit_of[index] for index in naming if index in law.subtree(provision.index)}
                if units and (len(hits & units) / len(units) >= COURT_SHARE or provision.index in naming):
                    found.update(law.subtree(provision.index))
        limited = self._seats(self._marks.court_definition_limited)
        for index in self._seats(self._marks.court_definition):
            above = law.ancestors(index)
            #: "In this Chapter …" keeps a definition to the chapter; else it holds for the whole document.
            chapter = any(seat in limited for seat in law.subtree(law.unit_of[index]))
            inner = next((seat for seat in above if law.provisions[seat].kind in DIVISIONS), above[-1] if above else index)
            found.update(law.subtree(inner if chapter else above[-1] if above else index))
        for root in (provision.index for provision in law.provisions if provision.parent is None):
            if any(index in naming for index in self._title_lines(root)):
                found.update(law.subtree(root))
        for index in naming:
            found.update(law.subtree(law.unit_of[index]) if law.provisions[law.unit_of[index]].kind not in DIVISIONS else (index,))
        return found
