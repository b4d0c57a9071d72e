"""From what was seen to a verdict on one entry: met, partial, contrary or absent, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assess.assessment.model import Basis, Status
from assess.checklist.models import Clause, Entry, Fault, Scope, Shortfall
from assess.law.model import BASIC_UNITS
from assess.matching.contexts import CRIME_CONTEXTS, WAR, Contexts
from assess.matching.copies import copied_articles, idle_copies
from assess.matching.crossrefs import REFERS_OTHERWISE, TAKES_CONDUCT, CrossReferences
from assess.matching.mentions import Mention, Mentions, Sighting
from assess.matching.references import Effect, Reference, References
from assess.matching.statute import Path_, parse_ref

#: A reference to more articles than these is one to a whole Part.
FEW = 6

#: A document with so many articles is a law with a beginning, not a passage.
FEWEST_ARTICLES = 5

#: How many provisions a finding shows as its evidence.
MOST_EVIDENCE = 5


@dataclass(frozen=True)
class Observation:
    """Words that bear on an entry: where, and what they show."""

    provision: int
    start: int
    end: int
    shows: str


@dataclass(frozen=True)
class Verdict:
    """The conclusion on one entry, with what it rests on. `grounds` are sentences' ends for the reason:
    what narrows, what contradicts, what is lacking."""

    status: Status
    basis: Basis | None
    observations: tuple[Observation, ...] = ()
    missing: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    route: str = "silence"


@dataclass
class _Candidate:
    """A provision that meets an entry, and what speaks against it."""

    sighting: Sighting
    faults: list[Fault] = field(default_factory=list)


class Judge:
    """Decides entries on one law."""

    def __init__(
        self, mentions: Mentions, contexts: Contexts, references: References, crossrefs: CrossReferences
    ) -> None:
        self._crossrefs = crossrefs
        self._mentions = mentions
        self._contexts = contexts
        self._references = references
        self._law = mentions.law
        self._copied = copied_articles(self._law, references.copies)
        self._silent = idle_copies(mentions, references.copies) | self._preambles() | self._editors_notes()
        #: Set once the crime entries are decided: whether the law punishes one of the crimes.
        self.punishes_crimes = False

    def decide(self, entry: Entry, clauses: Sequence[Clause]) -> Verdict:
        """The verdict on `entry`, with the clauses of its group."""
        contrary = self._faults_seen(entry.contrary, entry.context)
        if contrary:
            fault, sighting = contrary[0]
            others = [seen for _, seen in contrary[1:]]
            return Verdict(
                "contrary", "text", self._observe([sighting, *others], "contrary"), (), (fault.because,), "contrary"
            )
        by_text = self._by_text(entry)
        if by_text is not None and by_text.status == "met":
            return by_text
        by_reference = self._by_reference(entry)
        if by_reference is not None and by_reference.status == "met":
            # A narrower special rule prevails over a reference to a whole Part; words that merely fall short do not.
            special = by_text is not None and by_text.route in ("needs", "narrower") and not self._is_crime(entry)
            own_schedule = by_text is not None and by_reference.route == "schedule"
            if not own_schedule and (not special or by_reference.route != "whole Part"):
                return by_reference
        by_clause = self._by_clause(entry, clauses)
        if by_clause is not None and by_clause.status == "met":
            return by_clause
        return by_text or by_reference or by_clause or Verdict("absent", None)

    # -- own words -----------------------------------------------------------------------------------------------

    def _by_text(self, entry: Entry) -> Verdict | None:
        narrower = [fault for fault in entry.narrower if not self._lifted(fault, entry.context)]
        candidates = [
            _Candidate(sighting, [f for f in narrower if self._fault_at(f, sighting.provision)])
            for sighting in self._seen(entry.met, entry.scope, entry.context)
        ]
        if candidates:
            return self._from_candidates(entry, candidates)
        for shortfall in entry.partial:
            if self._lifted(shortfall, entry.context):
                continue
            seen = self._seen(shortfall.says, shortfall.scope, entry.context)
            if seen:
                return Verdict("partial", "text", self._observe(seen, "in part"), (shortfall.lacks,), (), "shortfall")
        return None

    def _from_candidates(self, entry: Entry, candidates: list[_Candidate]) -> Verdict:
        provisions = [candidate.sighting.provision for candidate in candidates]
        missing = []
        helpers: list[Observation] = []
        for need in entry.needs:
            found = self._need_at(need.says, need.scope, provisions, entry.context)
            if found is None:
                missing.append(need.name)
            else:
                helpers += self._observe(found, need.name)
        candidates.sort(key=lambda candidate: len(candidate.faults))
        clean = not candidates[0].faults
        observations = self._observe([c.sighting for c in candidates], "met")
        observations = tuple(dict.fromkeys((*observations[:MOST_EVIDENCE], *helpers)))
        if clean and not missing:
            return Verdict("met", "text", observations, route="text")
        grounds = tuple(fault.because for fault in candidates[0].faults)
        return Verdict("partial", "text", observations, tuple(missing), grounds, "needs" if missing else "narrower")

    def _need_at(
        self, says: Iterable[str], scope: Scope, provisions: list[int], context: str
    ) -> list[Sighting] | None:
        """Sightings that satisfy a need beside one of the provisions; an empty list where it is met by the branch."""
        for text in says:
            if scope == "law":
                seen = self._seen([text], "law", context)
                if seen:
                    return seen[:1]
                continue
            for provision in provisions:
                if self._mentions.holds_near(text, provision, scope):
                    inside = self._mentions.sightings_in(text, provision, scope)
                    fitting = [seen for seen in inside if self._in_context(seen.provision, context)]
                    if fitting or not inside:
                        return fitting[:1]
        return None

    def _lifted(self, fault: Fault | Shortfall, context: str) -> bool:
        """Whether the law somewhere says what takes the fault away."""
        return bool(fault.unless) and bool(self._seen(fault.unless, "provision", context))

    def _fault_at(self, fault: Fault, provision: int) -> bool:
        return any(
            self._mentions.holds_near(text, provision, fault.scope)
            if fault.scope != "law"
            else bool(self._mentions.sightings(text, "law"))
            for text in fault.says
        )

    def _faults_seen(self, faults: Iterable[Fault], context: str) -> list[tuple[Fault, Sighting]]:
        return [
            (fault, sighting)
            for fault in faults
            if not self._lifted(fault, context)
            for sighting in self._seen(fault.says, fault.scope, fault.context or context)
        ]

    def _seen(self, says: Iterable[str], scope: Scope, context: str) -> list[Sighting]:
        """The sightings of any of the expressions within a context, in the order of the expressions."""
        found: dict[int, Sighting] = {}
        for text in says:
            for sighting in self._mentions.sightings(text, scope):
                if sighting.provision in self._silent or (context == "court" and self._defines(sighting.provision)):
                    continue
                if self._in_context(sighting.provision, context):
                    found.setdefault(sighting.provision, sighting)
                    continue
                for referrer in self._crossrefs.referrers.get(sighting.provision, ()):
                    if context in CRIME_CONTEXTS and self._takes_conduct(referrer, context):
                        found.setdefault(referrer, Sighting(referrer, self._conduct_words(referrer)))
        return list(found.values())

    def _takes_conduct(self, referrer: int, context: str) -> bool:
        """Whether a provision that refers to another makes its conduct a crime of this context: it is about one crime, and
        does not refer for superiors, limitation, jurisdiction or the like."""
        about = self._contexts.at(referrer)
        families = len(about & {"genocide", "crimes-against-humanity", WAR, "aggression"})
        return context in about and families == 1 and not self._mentions.in_branch(REFERS_OTHERWISE, referrer)

    def _conduct_words(self, referrer: int) -> tuple[Mention, ...]:
        """The words by which a provision takes its conduct from another."""
        return self._mentions.own(TAKES_CONDUCT)[referrer]

    def _defines(self, provision: int) -> bool:
        """A definition alone gives no rule on dealings with the Court."""
        return self._law.provisions[provision].kind == "definition"

    def _preambles(self) -> frozenset[int]:
        """What stands before the first article: long titles and preambles name subjects and rule nothing."""
        found: set[int] = set()
        kinds = [provision.kind for provision in self._law.provisions]
        roots = [provision.index for provision in self._law.provisions if provision.parent is None]
        for root in roots:
            units = [index for index in self._law.subtree(root) if kinds[index] in BASIC_UNITS]
            if len(units) >= FEWEST_ARTICLES:
                found.update(index for index in range(root, units[0]) if self._law.provisions[index].parent in (None, root))
        return frozenset(found)

    def _editors_notes(self) -> frozenset[int]:
        """Passages in square brackets are notes of whoever printed the text, not the law's words."""
        return frozenset(
            provision.index
            for provision in self._law.provisions
            if provision.text.startswith("[") and provision.text.rstrip(" .").endswith("]") and provision.text.count("[") == 1
        )

    def _in_context(self, provision: int, context: str) -> bool:
        if context == "crimes":
            return self.punishes_crimes
        if context == "crimes-or-court":
            return self.punishes_crimes or "court" in self._contexts.at(provision)
        return context in self._contexts.at(provision)

    # -- references ----------------------------------------------------------------------------------------------

    def _by_reference(self, entry: Entry) -> Verdict | None:
        if entry.reference == "none":
            return None
        refs = entry.reference if entry.reference else (entry.ref,)
        for number, (instrument, path) in enumerate(pair for ref in refs for pair in parse_ref(ref)):
            if number and not entry.reference and instrument == "RS":
                break  # the first provision of `ref` is the one the entry rests on; later ones define or limit it
            found = self._references.covering(instrument, path, self._effects(entry, path))
            found = [reference for reference in found if not self._left_out_of_schedule(reference, path)]
            if not entry.limited_reference:
                found = [ref for ref in found if not ref.limited]
            strong = [ref for ref in found if not ref.weak and not (ref.limited and entry.context != "court")]
            if strong:
                single = any(len(reference.paths) <= FEW for reference in strong) and not strong[0].general
                route = "reference" if single else "whole Part"
                if all(reference.scheduled for reference in strong) and path in self._copied:
                    route = "schedule"
                return Verdict("met", "reference", self._cite(strong, path), route=route)
            if found:
                lacks = ("a rule for national proceedings: the Statute's rule has force in the Court's own matters only",)
                if not any(reference.limited for reference in found):
                    lacks = ("a rule of its own: the law only says that the Statute applies",)
                return Verdict("partial", "reference", self._cite(found, path), lacks, (), "weak reference")
        return None

    def _left_out_of_schedule(self, reference: Reference, path: Path_) -> bool:
        """Whether a reference takes an article in the words of the law's schedule, and the schedule leaves the provision out
        or has it in words that are read as the law's own."""
        if not reference.scheduled or not any(copy[:1] == path[:1] for copy in self._copied):
            return False
        return path not in self._copied

    def _effects(self, entry: Entry, path: Path_) -> tuple[Effect, ...]:
        """What a reference to `path` must do to answer the entry. The Statute's crimes, and the offences of its
        article 70, are taken over by defining an offence through them; rules are taken over by applying them."""
        if entry.follows:
            return ("apply", "procedure")
        if self._is_crime(entry) or path[:1] in (("6",), ("7",), ("8",), ("8bis",), ("25",), ("70",)):
            return ("apply", "define")
        return ("apply",)

    @staticmethod
    def _is_crime(entry: Entry) -> bool:
        return entry.context in CRIME_CONTEXTS

    def _cite(self, references: Sequence[Reference], path: Path_) -> tuple[Observation, ...]:
        """The references, and the treaty's own words where a schedule of the law reproduces them."""
        found = [Observation(ref.provision, ref.start, ref.end, "reference") for ref in references[: MOST_EVIDENCE - 1]]
        copy = self._copied.get(path)
        if copy is not None:
            found.append(Observation(copy, 0, len(self._law.provisions[copy].text), "reference"))
        return tuple(found)

    # -- clauses -------------------------------------------------------------------------------------------------

    def _by_clause(self, entry: Entry, clauses: Sequence[Clause]) -> Verdict | None:
        for clause in clauses:
            if not clause.answers(entry.id):
                continue
            seen = self._seen(clause.says, clause.scope, entry.context)
            if clause.status == "partial":
                seen = [sighting for sighting in seen if not self._opens_list(sighting.provision)]
            if seen:
                missing = (clause.lacks,) if clause.status == "partial" and clause.lacks else ()
                return Verdict(clause.status, clause.basis, self._observe(seen, clause.name), missing, (), "clause")
        return None

    def _opens_list(self, provision: int) -> bool:
        """Whether the words are the chapeau of a list: "other serious violations of the laws of war: (a) …" reaches what the
        list names, and nothing more, unless it says that the list is open."""
        law = self._law
        listed = any(law.provisions[child].number for child in law.children[provision])
        return listed and not self._mentions.own("open-list").get(provision)

    def _observe(self, sightings: Iterable[Sighting], shows: str) -> tuple[Observation, ...]:
        """One observation a provision, spanning the words seen there."""
        found = []
        for sighting in sightings:
            if sighting.mentions:
                start = min(mention.start for mention in sighting.mentions)
                end = max(mention.end for mention in sighting.mentions)
                found.append(Observation(sighting.provision, start, end, shows))
        return tuple(found[:MOST_EVIDENCE])


