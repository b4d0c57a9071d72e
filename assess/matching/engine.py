"""Assessing a law: one finding for each entry of the checklist."""

from __future__ import annotations

from pathlib import Path

from assess.assessment.model import (
    AssessedFile,
    AssessedLaw,
    Assessment,
    ChecklistStamp,
    Evidence,
    Finding,
)
from assess.checklist.lexicon import load_lexicon
from assess.checklist.models import Checklist, Entry
from assess.law.model import Law
from assess.matching.confidence import confidence_of
from assess.matching.contexts import CRIME_CONTEXTS, Contexts, load_marks
from assess.matching.crossrefs import CrossReferences
from assess.matching.mentions import Mentions
from assess.matching.reasons import reason_for
from assess.matching.references import References
from assess.matching.verdict import Judge, Observation, Verdict

#: Entries whose presence shows that the law punishes a crime (not merely names it).
_CORE = ("genocide.", "cah.", "war.")
#: Ways of reaching a verdict that show a crime to be punished.
_PUNISHING = frozenset({"text", "needs", "narrower", "reference", "whole Part", "schedule"})
#: One act that looks like a crime under the Statute does not make a law one that punishes these crimes.
FEWEST_CRIMES = 2


def _punishes(verdict: Verdict) -> bool:
    """Whether a verdict shows that the law punishes the act, and not merely that it names it."""
    return verdict.route in _PUNISHING or (verdict.route == "clause" and verdict.basis == "reference")


def assess_law(law: Law, checklist: Checklist, rules: Path, *, country: str | None = None) -> Assessment:
    """The assessment of `law`: a finding for each entry, in the checklist's order.

    Raises LanguageError where the law's language has no lexicon, RuleError where a rule file is wrong.
    """
    verdicts = decide_all(law, checklist, rules)
    stamp = ChecklistStamp(version=checklist.version, entries=len(verdicts))
    return Assessment(
        law=AssessedLaw(
            title=law.title,
            language=law.language,
            country=country,
            files=tuple(
                AssessedFile(name=d.name, sha256=d.sha256, format=d.format, pages=d.pages, language=d.language)
                for d in law.documents
            ),
        ),
        checklist=stamp,
        warnings=law.warnings,
        findings=tuple(_finding(law, entry, verdict) for entry, verdict in verdicts),
    )


def decide_all(law: Law, checklist: Checklist, rules: Path, only: str = "") -> list[tuple[Entry, Verdict]]:
    """The verdict on every entry (or on the one called `only`), in order."""
    marks = load_marks(rules)
    mentions = Mentions(law, load_lexicon(rules, law.language))
    contexts = Contexts(mentions, marks)
    references = References(mentions, contexts, marks, rules)
    judge = Judge(mentions, contexts, references, CrossReferences(mentions, rules))
    entries = checklist.entries()
    clauses = {group.group: group.clauses for group in checklist.groups}
    verdicts: dict[str, Verdict] = {}
    punished = 0
    first = [entry for entry in entries if entry.context in CRIME_CONTEXTS]
    for entry in first:
        if not only or entry.id == only or not judge.punishes_crimes:
            verdicts[entry.id] = judge.decide(entry, clauses[entry.group])
            punished += entry.id.startswith(_CORE) and _punishes(verdicts[entry.id])
            judge.punishes_crimes = punished >= (1 if only else FEWEST_CRIMES)  # an example is one short provision
    for entry in entries:
        if entry.id not in verdicts and (not only or entry.id == only):
            verdicts[entry.id] = judge.decide(entry, clauses[entry.group])
    return [(entry, verdicts[entry.id]) for entry in entries if entry.id in verdicts and (not only or entry.id == only)]


def _finding(law: Law, entry: Entry, verdict: Verdict) -> Finding:
    return Finding(
        id=entry.id,
        group=entry.group,
        ref=entry.ref,
        level=entry.level,
        title=entry.title,
        status=verdict.status,
        basis=verdict.basis,
        confidence=confidence_of(entry, verdict),
        evidence=_evidence(law, verdict.observations),
        missing=verdict.missing,
        reason=reason_for(law, entry, verdict),
        recommendation=None if verdict.status == "met" else entry.recommend,
    )


#: How many characters a quote shows on either side of the words seen, up to the bounds of the provision.
_QUOTE_MARGIN = 160


def _evidence(law: Law, observations: tuple[Observation, ...]) -> tuple[Evidence, ...]:
    """One piece of evidence a provision, in the order of the observations."""
    grouped: dict[int, list[Observation]] = {}
    for observation in observations:
        grouped.setdefault(observation.provision, []).append(observation)
    found = []
    for index, seen in grouped.items():
        provision = law.provisions[index]
        start, end = _quote_span(provision.text, min(o.start for o in seen), max(o.end for o in seen))
        covers = tuple(dict.fromkeys(o.shows for o in seen if o.shows not in ("met", "in part", "contrary", "reference")))
        found.append(
            Evidence(
                provision=provision.path or provision.label or provision.heading,
                file=provision.source.file,
                page=provision.source.page,
                quote=provision.text[start:end],
                covers=covers,
                start=provision.source.start,
                end=provision.source.end,
            )
        )
    return tuple(found)


def _quote_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The words seen with some of their surroundings, cut between words."""
    first, last = max(0, start - _QUOTE_MARGIN), min(len(text), end + _QUOTE_MARGIN)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return first, last
