"""What a report needs besides the findings: notes on each checklist entry, and facts about the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from assess.assessment.model import Assessment, Finding, Level, Status

#: Findings with less confidence than this are marked "to be checked" in every report.
TO_BE_CHECKED_BELOW = 0.6

#: From weakest duty to strongest is recommended, expected, required; sorting wants the strongest first.
LEVEL_ORDER: Mapping[Level, int] = MappingProxyType({"required": 0, "expected": 1, "recommended": 2})

#: The order in which statuses are named to the reader: what is good comes first.
STATUS_ORDER: tuple[Status, ...] = ("met", "partial", "contrary", "absent")

#: A sign beside each status word, so that nothing rests on colour alone.
STATUS_SIGNS: Mapping[Status, str] = MappingProxyType({"met": "✓", "partial": "◐", "contrary": "✕", "absent": "○"})


@dataclass(frozen=True, slots=True)
class EntryNote:
    """What the checklist says about one entry, in the language of the report.

    asks       what the Statute's standard demands, in one sentence
    why        why it matters: which case would fail; may be empty
    recommend  recommended wording or step, used where the finding carries no recommendation of its own
    other_law  which other law of the country may have the rule where the draft is silent ("the code of
               criminal procedure"), or ""
    order      position in the catalogue
    """

    id: str
    group: str
    group_title: str
    title: str
    ref: str
    level: Level
    asks: str = ""
    why: str = ""
    recommend: str = ""
    other_law: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class RunMeta:
    """Facts about this run that the assessment itself does not hold; all but the first two may be empty.

    date          ISO date of the assessment, as printed
    draft_version, draft_date, requested_by   for the head of the memo
    yardstick     a sentence on what binds this State at this date (amendments ratified, APIC)
    decisions     entry id → what a person decided about the finding, as one sentence
    """

    tool_version: str
    date: str
    draft_version: str = ""
    draft_date: str = ""
    requested_by: str = ""
    yardstick: str = ""
    decisions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one group of the checklist, in the order of the catalogue."""

    id: str
    title: str
    findings: tuple[Finding, ...]

    def count(self, status: Status) -> int:
        """How many findings of the group have this status."""
        return sum(finding.status == status for finding in self.findings)


def notes_by_id(notes: Mapping[str, EntryNote] | Sequence[EntryNote]) -> dict[str, EntryNote]:
    """Takes the notes as a mapping or a plain sequence; gives them by entry id."""
    values = notes.values() if isinstance(notes, Mapping) else notes
    return {note.id: note for note in values}


def note_of(finding: Finding, notes: Mapping[str, EntryNote]) -> EntryNote:
    """The note on a finding's entry; a bare one made from the finding where the checklist has none."""
    note = notes.get(finding.id)
    if note is not None:
        return note
    title = finding.group.replace("-", " ").capitalize()
    return EntryNote(finding.id, finding.group, title, finding.title, finding.ref, finding.level)


def groups_of(assessment: Assessment, notes: Mapping[str, EntryNote]) -> tuple[Group, ...]:
    """The findings by group. Groups and findings keep the order in which the assessment has them, which
    is the catalogue's."""
    found: dict[str, list[Finding]] = {}
    titles: dict[str, str] = {}
    for finding in assessment.findings:
        found.setdefault(finding.group, []).append(finding)
        titles.setdefault(finding.group, note_of(finding, notes).group_title)
    return tuple(Group(id, titles[id], tuple(findings)) for id, findings in found.items())


def to_be_checked(finding: Finding) -> bool:
    """True where a person should look before relying on the finding."""
    return finding.confidence < TO_BE_CHECKED_BELOW


def is_question(finding: Finding, notes: Mapping[str, EntryNote]) -> bool:
    """True where the draft is silent and another law usually has the rule: first a question, then a gap."""
    return finding.status == "absent" and bool(note_of(finding, notes).other_law)


def advice_of(finding: Finding, notes: Mapping[str, EntryNote]) -> str:
    """The recommendation on a finding: its own, else the checklist's, else what the standard asks."""
    note = note_of(finding, notes)
    return finding.recommendation or note.recommend or note.asks
