"""How findings are put together: into paragraphs of the body, and into key recommendations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assess.assessment.model import Finding, Level
from assess.reports.context import LEVEL_ORDER, EntryNote, Group, is_question, to_be_checked
from assess.reports.text import one_line
from assess.reports.wording import Theme, Wording

#: From this many points on, silences of one family share one paragraph with a table.
SILENT_TABLE_FROM = 3
#: From this many points on, findings with the same fault in the same words share one paragraph.
SHARED_TABLE_FROM = 3
#: Key recommendations: no more than this.
KEY_LIMIT = 10
#: Treaty duties come first, but so many places are kept for what complementarity needs: a draft that lacks
#: all of Part 9 and the sexual crimes too must not have the crimes pushed off the first page.
KEPT_FOR_EXPECTED = 5
#: Good practice is put forward as a key recommendation only up to this many points in all.
RECOMMENDED_UP_TO = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """Findings that share one numbered paragraph of the body.

    "single": one finding with its five parts · "silent": a run of silences, as a table · "shared": one
    provision with the same fault on several points, as a table."""

    key: str
    kind: Literal["single", "silent", "shared"]
    findings: tuple[Finding, ...]

    @property
    def levels(self) -> list[Level]:
        """The ranks in the unit, strongest first."""
        return sorted({finding.level for finding in self.findings}, key=LEVEL_ORDER.__getitem__)


@dataclass(frozen=True, slots=True)
class Issue:
    """Unmet findings that one amendment mends; `theme` None where the wording knows no theme for them."""

    theme: Theme | None
    findings: tuple[Finding, ...]
    gravity: int

    @property
    def level(self) -> Level:
        """The strongest rank among the findings."""
        return min((finding.level for finding in self.findings), key=LEVEL_ORDER.__getitem__)


def units_of(group: Group) -> tuple[Unit, ...]:
    """The unmet findings of a group, put together into paragraphs; each stands where its first finding
    stands in the catalogue."""
    silent: dict[str, list[Finding]] = {}
    shared: dict[tuple[object, ...], list[Finding]] = {}
    for finding in group.findings:
        if finding.status == "absent":
            silent.setdefault(finding.id.rpartition(".")[0], []).append(finding)
        elif finding.status != "met" and finding.evidence:
            shared.setdefault(_fault(finding), []).append(finding)
    place: dict[str, Unit] = {}
    for kind, runs, least in (("silent", silent, SILENT_TABLE_FROM), ("shared", shared, SHARED_TABLE_FROM)):
        for run in runs.values():
            if len(run) >= least:
                unit = Unit(f"unit:{run[0].id}", kind, tuple(run))  # type: ignore[arg-type]
                place.update({finding.id: unit for finding in run})
    units: dict[str, Unit] = {}
    for finding in group.findings:
        if finding.status != "met":
            unit = place.get(finding.id) or Unit(f"unit:{finding.id}", "single", (finding,))
            units.setdefault(unit.key, unit)
    return tuple(units.values())


def _fault(finding: Finding) -> tuple[object, ...]:
    first = finding.evidence[0]
    # What is missing has to be the same too: one open clause can fall short in different ways.
    return finding.status, first.file, first.provision, one_line(first.quote), finding.missing


def issues_of(findings: Iterable[Finding], wording: Wording) -> tuple[Issue, ...]:
    """The unmet findings by theme. A finding belongs to the first theme that holds it; findings without
    a theme stand alone, after the themes in gravity."""
    by_theme: dict[str, list[Finding]] = {}
    issues: list[Issue] = []
    order = {theme.id: (place, theme) for place, theme in enumerate(wording.themes)}
    for finding in findings:
        if finding.status == "met":
            continue
        theme = next((theme for theme in wording.themes if theme.holds(finding.id)), None)
        if theme is None:
            issues.append(Issue(None, (finding,), len(order)))
        else:
            by_theme.setdefault(theme.id, []).append(finding)
    issues += [Issue(order[id][1], tuple(found), order[id][0]) for id, found in by_theme.items()]
    return tuple(sorted(issues, key=lambda issue: issue.gravity))


def key_issues(issues: Sequence[Issue], notes: Mapping[str, EntryNote]) -> tuple[Issue, ...]:
    """The issues that decide, at most KEY_LIMIT: by rank; then settled before
    doubtful, what defeats the Statute before what is left out, and gravity.
    They are given back strongest rank first, and by gravity within a rank."""

    def doubtful(issue: Issue) -> int:
        # Doubtful: nothing but silences another law may fill, or readings a person has yet to check.
        return all(is_question(finding, notes) or to_be_checked(finding) for finding in issue.findings)

    by_level: dict[Level, list[Issue]] = {level: [] for level in LEVEL_ORDER}
    for issue in issues:
        by_level[issue.level].append(issue)
    for found in by_level.values():
        found.sort(key=lambda issue: (doubtful(issue), not _contrary(issue), issue.gravity))
    expected = by_level["expected"]
    required = by_level["required"][: KEY_LIMIT - min(KEPT_FOR_EXPECTED, len(expected))]
    chosen = [*required, *expected[: KEY_LIMIT - len(required)]]
    chosen += by_level["recommended"][: max(0, RECOMMENDED_UP_TO - len(chosen))]
    return tuple(sorted(chosen, key=lambda issue: (LEVEL_ORDER[issue.level], issue.gravity)))


def _contrary(issue: Issue) -> bool:
    return any(finding.status == "contrary" for finding in issue.findings)
