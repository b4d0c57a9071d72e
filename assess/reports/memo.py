"""The memo: what it says and in which order, free of any format.

`build_memo` makes the content once; memo_docx.py and memo_markdown.py only set it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assess.assessment.model import Assessment
from assess.law.model import Law
from assess.reports.cite import Provisions
from assess.reports.content import Block, Contents, Heading, Memo, PageBreak, Paragraph, line, resolve, strong
from assess.reports.context import EntryNote, Group, RunMeta, groups_of
from assess.reports.issues import Issue, Unit, issues_of, key_issues, units_of
from assess.reports.text import lower_first, one_line, sentence, shorten
from assess.reports.wording import Wording


@dataclass(frozen=True)
class Material:
    """All that the parts of the memo are written from."""

    assessment: Assessment
    notes: Mapping[str, EntryNote]
    meta: RunMeta
    wording: Wording
    provisions: Provisions
    country: str
    groups: tuple[Group, ...]
    units: Mapping[str, tuple[Unit, ...]]
    issues: tuple[Issue, ...]
    keys: tuple[Issue, ...]

    def unit_key(self, entry_id: str) -> str:
        """The key of the paragraph that holds an unmet finding."""
        return self._unit_keys[entry_id]

    @cached_property
    def _unit_keys(self) -> Mapping[str, str]:
        return {finding.id: unit.key for units in self.units.values() for unit in units for finding in unit.findings}


def gather(
    assessment: Assessment, law: Law, notes: Mapping[str, EntryNote], meta: RunMeta, wording: Wording, country: str | None
) -> Material:
    """Groups the findings and picks the key recommendations. `country` is the State's name as printed."""
    groups = groups_of(assessment, notes)
    issues = issues_of(assessment.findings, wording)
    return Material(
        assessment=assessment,
        notes=notes,
        meta=meta,
        wording=wording,
        provisions=Provisions(law, wording),
        country=one_line(country or assessment.law.country or ""),
        groups=groups,
        units={group.id: units_of(group) for group in groups},
        issues=issues,
        keys=key_issues(issues, notes),
    )


def build_memo(
    assessment: Assessment,
    law: Law,
    notes: Mapping[str, EntryNote],
    meta: RunMeta,
    wording: Wording,
    country: str | None = None,
) -> Memo:
    """The memo on an assessment. Raises RuleError where the wording lacks a sentence."""
    from assess.reports.memo_annex import annexes, open_points
    from assess.reports.memo_body import body
    from assess.reports.memo_summary import summary

    material = gather(assessment, law, notes, meta, wording, country)
    blocks: list[Block] = [
        *_head(material),
        *summary(material),
        PageBreak(),
        Contents(wording("contents")),
        *_scope(material),
        *body(material),
        *open_points(material),
        PageBreak(),
        *annexes(material),
    ]
    title = shorten(assessment.law.title, 200)
    return Memo(
        title=wording("title", title=title),
        subject=wording("subject"),
        author=wording("author", version=meta.tool_version),
        language=wording.language,
        law_language=assessment.law.language,
        date=meta.date,
        keywords=wording("keywords"),
        footer=wording("footer", title=shorten(title, 70)),
        page_of=wording("page_of", page="{page}", pages="{pages}"),
        blocks=resolve(blocks, wording),
    )


def _head(material: Material) -> list[Block]:
    """Title and the facts a reader needs before anything else."""
    w, meta, law = material.wording, material.meta, material.assessment.law
    facts = [
        ("version", meta.draft_version),
        ("draft_date", meta.draft_date),
        ("country", material.country),
        ("language", language_name(law.language, w)),
        ("requested_by", meta.requested_by),
        ("date", meta.date),
        (
            "checklist",
            w("head.checklist_value", version=material.assessment.checklist.version, n=len(material.assessment.findings)),
        ),
        ("tool", w("author", version=meta.tool_version)),
        ("files", w("list.semicolon").join(file_facts(material))),
    ]
    blocks: list[Block] = [
        Paragraph("title", line(w("title", title=shorten(law.title, 300)))),
        Paragraph("subtitle", line(w("subject"))),
    ]
    blocks += [Paragraph("fact", line(strong(w(f"head.{name}") + ": "), one_line(value))) for name, value in facts if value]
    blocks.append(Paragraph("note", line(w("head.caveat"))))
    blocks += [Paragraph("note", line(w("head.warning", text=sentence(warning)))) for warning in material.assessment.warnings]
    return blocks


def kept_to_part(assessment: Assessment) -> bool:
    """True where the findings are fewer than the checklist has entries (a lens was asked for)."""
    return len(assessment.findings) < assessment.checklist.entries


def file_facts(material: Material) -> list[str]:
    """ "draft.pdf (PDF, 61 pages, SHA-256 ab12…)" for each document."""
    w = material.wording
    said = []
    for file in material.assessment.law.files:
        details = [file.format.upper()]
        if file.pages:
            details.append(w.count("head.pages", file.pages))
        details.append(w("head.hash", hash=file.sha256[:16] + "…"))
        said.append(w("head.file", name=one_line(file.name), details=w("list.comma").join(details)))
    return said


def _scope(material: Material) -> list[Block]:
    w, assessment = material.wording, material.assessment
    names = w.listed([one_line(file.name) for file in assessment.law.files])
    said = [
        *([w("scope.part", groups=w.listed([lower_first(g.title) for g in material.groups]))] if kept_to_part(assessment) else []),
        w.count("scope.what", len(assessment.law.files), files=names),
        w("scope.yardstick", n=len(assessment.findings)),
        material.meta.yardstick or w("scope.binding"),
        w("scope.statuses"),
    ]
    return [Heading(1, w("scope.heading")), *(Paragraph("numbered", line(text)) for text in said)]


def language_name(code: str, wording: Wording) -> str:
    """The name of a language in the language of the memo; the code itself where the wording has no name."""
    key = f"language.{code}"
    return wording(key) if wording.has(key) else code
