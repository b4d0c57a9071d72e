"""The main job from end to end: documents in, outputs written."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assess import __version__
from assess.assessment.model import STATUSES, Assessment
from assess.checklist.loading import load_checklist
from assess.checklist.models import Checklist
from assess.errors import CallError
from assess.law.model import Law
from assess.law.reading import read_law
from assess.matching.engine import assess_law
from assess.register import state, yardstick
from assess.reports import EntryNote, RunMeta, write_reports
from assess.resources import register_file, rules_dir

#: Subjects a memo can be kept to, beside the groups of the checklist, as prefixes of entry ids.
LENSES = {
    "gender": ("gender.", "victims."),
    "cooperation": ("cooperation.", "surrender.", "assistance.", "enforcement."),
    "privileges": ("privileges.",),
    "crimes": ("genocide.", "cah.", "war.", "aggression."),
}
#: Sexual and gender-based crimes belong to the gender lens wherever they are asked.
_GENDER_WORDS = ("rape", "sexual", "prostitution", "pregnancy", "sterilization", "persecution")


@dataclass(frozen=True)
class Written:
    """What a run wrote, the assessment it rests on, and one line that sums it up."""

    paths: list[Path]
    assessment: Assessment
    summary: str


def assess_documents(
    paths: Sequence[Path],
    *,
    out: Path,
    formats: Sequence[str],
    language: str | None = None,
    memo_language: str = "en",
    country: str | None = None,
    lens: str | None = None,
    title: str | None = None,
) -> Written:
    """Assesses documents together and writes the outputs to `out`.

    Raises DocumentError, LanguageError, RuleError or CallError, before anything is written.
    """
    rules = rules_dir()
    checklist = load_checklist(rules)
    keep = lens_entries(checklist, lens) if lens else None
    the_state = state(register_file(), country) if country else None
    law = read_law([Path(path) for path in paths], language=language, title=title)
    assessment = assess_law(law, checklist, rules, country=the_state.iso2 if the_state else None)
    today = today_iso()
    paths_written = write_reports(
        through_lens(assessment, keep),
        law,
        entry_notes(checklist),
        formats=formats,
        out_dir=out,
        stem=Path(paths[0]).stem,
        language=memo_language,
        country=the_state.name if the_state else None,
        meta=RunMeta(tool_version=__version__, date=today, yardstick=yardstick(the_state, today) if the_state else ""),
        rules=rules,
    )
    return Written(paths_written, assessment, summarise(law, assessment))


def today_iso() -> str:
    """Today's date; SOURCE_DATE_EPOCH (seconds) stands in for it where outputs must be reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch.isdigit() else dt.date.today()
    return day.isoformat()


def entry_notes(checklist: Checklist) -> list[EntryNote]:
    """What the reports say of each entry, from the checklist."""
    return [
        EntryNote(
            id=entry.id,
            group=group.group,
            group_title=group.title,
            title=entry.title,
            ref=entry.ref,
            level=entry.level,
            asks=entry.asks,
            why=entry.why,
            recommend=entry.recommend,
            other_law=entry.other_law,
            order=order,
        )
        for order, (group, entry) in enumerate((g, e) for g in checklist.groups for e in g.entries)
    ]


def lens_entries(checklist: Checklist, lens: str) -> frozenset[str]:
    """The ids of the entries that a lens keeps. Raises CallError for an unknown one."""
    ids = [entry.id for entry in checklist.entries()]
    groups = {group.group: [entry.id for entry in group.entries] for group in checklist.groups}
    if lens in groups:
        return frozenset(groups[lens])
    if lens not in LENSES:
        raise CallError(f"--lens {lens}: no such subject.", f"Choose from: {', '.join([*LENSES, *groups])}.")
    kept = {entry for entry in ids if entry.startswith(LENSES[lens])}
    if lens == "gender":
        kept |= {entry for entry in ids if any(word in entry for word in _GENDER_WORDS)}
    return frozenset(kept)


def through_lens(assessment: Assessment, keep: frozenset[str] | None) -> Assessment:
    """The assessment kept to some entries; the data file of a lens holds these alone."""
    if keep is None:
        return assessment
    findings = tuple(finding for finding in assessment.findings if finding.id in keep)
    return assessment.model_copy(update={"findings": findings})


def summarise(law: Law, assessment: Assessment) -> str:
    """One line: the law, its language, and how many entries have each status."""
    counts = Counter(finding.status for finding in assessment.findings)
    figures = ", ".join(f"{counts[status]} {status}" for status in STATUSES)
    return f"{law.title} [{law.language}]: {figures}."
