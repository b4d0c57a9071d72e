"""What closes the memo: questions about other laws, readings to be checked, and the annexes."""

from __future__ import annotations

from assess.assessment.model import Finding
from assess.reports.cite import plain_paths, points
from assess.reports.content import Block, Heading, Line, Paragraph, Table, line, see, see_bare
from assess.reports.context import TO_BE_CHECKED_BELOW, is_question, note_of, to_be_checked
from assess.reports.issues import Unit
from assess.reports.memo import Material
from assess.reports.memo_body import decided, recommendation
from assess.reports.memo_summary import question_key
from assess.reports.text import lower_first, one_line, shorten

#: The points of a run are named in the annex up to this many; the table of the paragraph has them all.
RUN_POINTS = 8
#: In the annex a recommendation is cut here: its full wording stands in the paragraph.
ADVICE_LENGTH = 400


def open_points(material: Material) -> list[Block]:
    """Questions about other laws, one paragraph for each law; then the readings to be checked."""
    return [*_questions(material), *_checks(material)]


def _questions(material: Material) -> list[Block]:
    w = material.wording
    by_law: dict[str, list[Finding]] = {}
    for finding in material.assessment.findings:
        if is_question(finding, material.notes):
            by_law.setdefault(note_of(finding, material.notes).other_law, []).append(finding)
    if not by_law:
        return []
    blocks: list[Block] = [Heading(1, w("questions.heading")), Paragraph("numbered", line(w("questions.intro")))]
    for law, findings in by_law.items():
        titles: dict[str, list[str]] = {}
        for finding in findings:
            titles.setdefault(lower_first(one_line(finding.title)), []).append(one_line(finding.ref))
        text = w.count(
            "questions.ask",
            len(findings),
            law=one_line(law),
            points=w("list.semicolon").join(points(titles, w, limit=60)),
            paras=see(*dict.fromkeys(material.unit_key(finding.id) for finding in findings)),
        )
        blocks.append(Paragraph("numbered", line(text), key=question_key(material, findings[0])))
    return blocks


def _checks(material: Material) -> list[Block]:
    w = material.wording
    findings = [finding for finding in material.assessment.findings if to_be_checked(finding)]
    if not findings:
        return []
    rows = tuple(
        (
            line(f"{one_line(finding.title)} ({one_line(finding.ref)})"),
            line(plain_paths(finding.evidence) or w("checks.none_provision")),
            line(w(f"status.{finding.status}")),
            line(see_bare(_key(material, finding))),
        )
        for finding in findings
    )
    header = (w("checks.point"), w("checks.provision"), w("checks.answer"), w("checks.para"))
    return [
        Heading(1, w("checks.heading")),
        Paragraph("numbered", line(w("checks.intro"))),
        Table(w("checks.caption"), header, rows, (8.5, 3.6, 2.4, 1.5), numeric=1),
    ]


def _key(material: Material, finding: Finding) -> str:
    return f"secured:{finding.group}" if finding.status == "met" else material.unit_key(finding.id)


def annexes(material: Material) -> list[Block]:
    """Recommendations in order, table of concordance, documents, method."""
    return [*_recommendations(material), *_concordance(material), *_documents(material), *_method(material)]


def _recommendations(material: Material) -> list[Block]:
    w = material.wording
    rows: list[tuple[Line, ...]] = []
    for group in material.groups:
        for unit in material.units[group.id]:
            rows.append((line(see_bare(unit.key)), _advice(material, unit)))
    if not rows:
        return []
    header = (w("annex.recommendations.para"), w("annex.recommendations.text"))
    return [
        Heading(1, w("annex.recommendations.heading")),
        Paragraph("plain", line(w("annex.recommendations.intro"))),
        Table(w("annex.recommendations.caption"), header, tuple(rows), (1.5, 14.5), small=True),
    ]


def _advice(material: Material, unit: Unit) -> Line:
    """A single finding: its recommendation. A run: its points by rank, as their wording is in its table."""
    w = material.wording
    if unit.kind == "single":
        (finding,) = unit.findings
        text = shorten(recommendation(material, finding), ADVICE_LENGTH) or one_line(finding.title)
        return line(f"{one_line(finding.title)} ({one_line(finding.ref)}). {text}")
    said = []
    for level in unit.levels:
        titles: dict[str, list[str]] = {}
        for finding in unit.findings:
            if finding.level == level:
                titles.setdefault(lower_first(one_line(finding.title)), []).append(one_line(finding.ref))
        listed = w("list.semicolon").join(points(titles, w, limit=RUN_POINTS))
        said.append(w("annex.recommendations.run", verb=w(f"verb.{level}"), points=listed))
    return line(" ".join(said))


def _concordance(material: Material) -> list[Block]:
    w = material.wording
    rows = []
    for finding in material.assessment.findings:
        star = " *" if to_be_checked(finding) else ""
        rows.append(
            (
                line(one_line(finding.ref)),
                line(one_line(finding.title)),
                line(shorten(plain_paths(finding.evidence[:3]), 60) or "–"),
                line(w(f"status.{finding.status}") + star),
                line(see_bare(_key(material, finding))),
            )
        )
    header = tuple(w(f"annex.concordance.{name}") for name in ("ref", "title", "provision", "answer", "para"))
    return [
        Heading(1, w("annex.concordance.heading")),
        Paragraph("plain", line(w("annex.concordance.note"))),
        Table(w("annex.concordance.caption"), header, tuple(rows), (3.3, 6.2, 3.2, 2.0, 1.3), numeric=1, small=True),
    ]


def _documents(material: Material) -> list[Block]:
    w = material.wording
    rows = tuple(
        (
            line(one_line(file.name)),
            line(file.format.upper()),
            line(str(file.pages) if file.pages else "–"),
            line(file.sha256),
        )
        for file in material.assessment.law.files
    )
    header = tuple(w(f"annex.documents.{name}") for name in ("name", "format", "pages", "hash"))
    return [
        Heading(1, w("annex.documents.heading")),
        Table(w("annex.documents.caption"), header, rows, (4.6, 1.6, 1.4, 8.4), small=True),
    ]


def _method(material: Material) -> list[Block]:
    w, assessment = material.wording, material.assessment
    people = decided(material, assessment.findings)
    said = [
        w(
            "annex.method.text",
            version=material.meta.tool_version,
            version_checklist=assessment.checklist.version,
            n=assessment.checklist.entries,
        ),
        w("annex.method.limits", threshold=TO_BE_CHECKED_BELOW),
        w(f"annex.method.human.{('none', 'one')[people] if people < 2 else 'other'}", n=people),
    ]
    return [Heading(1, w("annex.method.heading")), *(Paragraph("numbered", line(text)) for text in said)]
