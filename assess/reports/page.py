"""The page: one self-contained HTML file, the law's text on the left, the findings on the right.

This module makes plain records for the template; nothing in it builds markup from the words of a draft.
The template escapes all it prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assess.assessment.model import Assessment, Evidence, Finding
from assess.law.model import DIVISIONS, Law, Provision
from assess.reports.chart import Chart, coverage_chart
from assess.reports.cite import Provisions, spell_ref
from assess.reports.context import (
    STATUS_ORDER,
    STATUS_SIGNS,
    EntryNote,
    Group,
    RunMeta,
    advice_of,
    groups_of,
    is_question,
    note_of,
    to_be_checked,
)
from assess.reports.memo import language_name
from assess.reports.text import RIGHT_TO_LEFT, capital, clean, one_line
from assess.reports.wording import Wording

_TEMPLATES = Path(__file__).with_name("templates")
_SPLIT = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """One quote: where it stands in words, the id of the provision's element ("" if not found), the words."""

    where: str
    anchor: str
    quote: str
    covers: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding as the template prints it."""

    finding: Finding
    note: EntryNote
    sign: str
    ref: str
    advice: str
    check: bool
    other_law: str
    decision: str
    evidence: tuple[ShownEvidence, ...]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its findings."""

    group: Group
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step in writing the law's tree: open a division, close one, or write a provision."""

    kind: str
    provision: Provision | None = None
    depth: int = 0
    lines: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    said: str = ""


def render_html(
    assessment: Assessment,
    law: Law,
    notes: Mapping[str, EntryNote],
    meta: RunMeta,
    wording: Wording,
    country: str | None = None,
) -> str:
    """The page as text. Raises RuleError where the wording lacks a sentence."""
    provisions = Provisions(law, wording)
    groups, cited = _groups(assessment, law, notes, meta, wording, provisions)
    template, style, script = _template()
    chart: Chart = coverage_chart(tuple(shown.group for shown in groups))
    return template.render(
        w=wording,
        assessment=assessment,
        law=assessment.law,
        law_language=assessment.law.language or law.language,
        law_direction="rtl" if assessment.law.language in RIGHT_TO_LEFT else "ltr",
        page_direction="rtl" if wording.language in RIGHT_TO_LEFT else "ltr",
        language_name=language_name(assessment.law.language, wording),
        meta=meta,
        country=country or assessment.law.country or "",
        groups=groups,
        steps=_steps(law, cited, provisions),
        chart=chart,
        statuses=STATUS_ORDER,
        signs=STATUS_SIGNS,
        counts={s: sum(f.status == s for f in assessment.findings) for s in STATUS_ORDER},
        doubtful=sum(map(to_be_checked, assessment.findings)),
        style=style,
        script=script,
        capital=capital,
    )


@lru_cache(maxsize=1)
def _template() -> tuple[Any, Any, Any]:
    """The compiled template, and the style and script that go into it as they are."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        # Every printed string goes through here: control characters out, whatever it came from.
        return clean(value) if type(value) is str else value

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=finalize,
    )
    style, script = (Markup((_TEMPLATES / name).read_text(encoding="utf-8")) for name in ("page.css", "page.js"))  # noqa: S704 - our own files
    return environment.get_template("page.html"), style, script


def _groups(
    assessment: Assessment,
    law: Law,
    notes: Mapping[str, EntryNote],
    meta: RunMeta,
    wording: Wording,
    provisions: Provisions,
) -> tuple[tuple[ShownGroup, ...], dict[int, list[str]]]:
    """The findings as shown, and for each provision the ids of the findings that rest on it."""
    cited: dict[int, list[str]] = {}

    def shown(finding: Finding) -> ShownFinding:
        note = note_of(finding, notes)
        evidence = []
        for item in finding.evidence:
            index = _index_of(item, law, provisions)
            if index is not None:
                ids = cited.setdefault(index, [])
                if finding.id not in ids:
                    ids.append(finding.id)
            where = capital(provisions.say(item.provision, item.file))
            if item.page:
                where += ", " + wording("report.page", page=item.page)
            anchor = "" if index is None else f"p{index}"
            evidence.append(ShownEvidence(where, anchor, item.quote.strip(), wording.listed(item.covers)))
        return ShownFinding(
            finding=finding,
            note=note,
            sign=STATUS_SIGNS[finding.status],
            ref=capital(spell_ref(one_line(finding.ref), wording)),
            advice="" if finding.status == "met" else advice_of(finding, notes),
            check=to_be_checked(finding),
            other_law=note.other_law if is_question(finding, notes) else "",
            decision=meta.decisions.get(finding.id, ""),
            evidence=tuple(evidence),
        )

    groups = tuple(ShownGroup(group, tuple(shown(finding) for finding in group.findings)) for group in groups_of(assessment, notes))
    return groups, cited


def _index_of(item: Evidence, law: Law, provisions: Provisions) -> int | None:
    """The provision whose element the quote stands in. Several may share a citation (flush words after a
    list): the one whose span holds the quote wins."""
    same = [p for p in provisions.all(item.provision) if p.source.file == item.file]
    if item.start is not None:
        for provision in same:
            if provision.source.start <= item.start < provision.source.end:
                return provision.index
    found = same[0] if same else provisions.find(item.provision, item.file)
    return None if found is None else found.index


def _steps(law: Law, cited: Mapping[int, list[str]], provisions: Provisions) -> list[Step]:
    """The law's tree as a flat list of steps: templates are slow at recursion."""
    steps: list[Step] = []
    open_until: list[int] = []
    depths: list[int] = []
    for provision in law.provisions:
        depths.append(0 if provision.parent is None else depths[provision.parent] + 1)
        while open_until and provision.index >= open_until[-1]:
            open_until.pop()
            steps.append(Step("close"))
        division = provision.kind in DIVISIONS
        steps.append(
            Step(
                kind="open" if division else "provision",
                provision=provision,
                depth=min(max(depths[provision.index] - len(open_until), 0), 6),
                lines=tuple(_SPLIT.split(provision.text.strip())) if provision.text.strip() else (),
                cited=tuple(cited.get(provision.index, ())),
                said=provisions.say(provision.path, provision.source.file) if provision.index in cited else "",
            )
        )
        if division:
            open_until.append(law.subtree(provision.index).stop)
    return steps + [Step("close")] * len(open_until)
