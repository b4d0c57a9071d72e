"""The first page of the memo: what is good, the key recommendations, the figures."""

from __future__ import annotations

from collections.abc import Sequence

from assess.assessment.model import Finding, Level
from assess.reports.cite import points
from assess.reports.content import Block, Heading, Line, Paragraph, Table, line, see, strong
from assess.reports.context import LEVEL_ORDER, STATUS_ORDER, Group, advice_of, is_question, to_be_checked
from assess.reports.issues import Issue
from assess.reports.memo import Material
from assess.reports.text import capital, lower_first, one_line, sentence, shorten

#: A subject with at least this share of its points met is named among the strong ones.
STRONG_SHARE = 0.75
#: How many points one key recommendation names for each rank before it counts the rest.
POINTS_NAMED = 5
#: How many points are named among what has to be kept.
KEPT_NAMED = 5
#: A recommendation of the checklist may carry model wording; on the first page it is cut here.
ADVICE_LENGTH = 320


def summary(material: Material) -> list[Block]:
    """The blocks of the summary, which has to fit on a page or a little more."""
    w = material.wording
    blocks: list[Block] = [Heading(1, w("summary.heading")), Heading(3, w("summary.good.heading"))]
    blocks += [Paragraph("numbered", line(text)) for text in _good(material)]
    if material.keys:
        blocks.append(Heading(3, w("summary.key.heading")))
        intro = w.count("summary.key.intro", len(material.keys))
        others = len(material.issues) - len(material.keys)
        if others:
            intro += " " + w.count("summary.key.others", others)
        blocks.append(Paragraph("numbered", line(intro)))
        for place, issue in enumerate(material.keys):
            blocks.append(Paragraph("lettered", key_recommendation(material, issue), number=chr(ord("A") + place)))
    blocks.append(Heading(3, w("summary.figures.heading")))
    doubtful = sum(to_be_checked(finding) for finding in material.assessment.findings)
    checked = w(f"summary.figures.checked.{('none', 'one')[doubtful] if doubtful < 2 else 'other'}", n=doubtful)
    total = len(material.assessment.findings)
    blocks.append(Paragraph("numbered", line(w("summary.figures.intro", total=total, checked=checked))))
    blocks.append(figures(material))
    return blocks


def _good(material: Material) -> list[str]:
    """What the draft achieves, in one to three paragraphs; honest where there is little."""
    w = material.wording
    findings = material.assessment.findings
    met = [finding for finding in findings if finding.status == "met"]
    if not met:
        return [w("summary.good.none", total=len(findings))]
    if len(met) == len(findings):
        said = [w("summary.good.all")]
    else:
        said = [w("summary.good.count", met=len(met), total=len(findings))]
        complete = [group for group in material.groups if group.count("met") == len(group.findings)]
        strong_ones = [group for group in material.groups if group not in complete and _share(group) >= STRONG_SHARE]
        if complete:
            said.append(w("summary.good.complete", groups=w.listed([lower_first(group.title) for group in complete])))
        if strong_ones:
            named = [w("summary.good.group", group=lower_first(g.title), met=g.count("met"), total=len(g.findings)) for g in strong_ones]
            said.append(w("summary.good.strong", groups=w.listed(named)))
        if not complete and not strong_ones:
            said.append(w("summary.good.few"))
        duties = [finding for finding in findings if finding.level == "required"]
        if duties:
            done = sum(finding.status == "met" for finding in duties)
            said.append(w("summary.good.duties" if done else "summary.good.duties_none", total=len(duties), met=done))
        kept = _to_keep(material)
        if kept:
            said.append(w("summary.good.kept", points=w.listed(kept)))
    text = sum(finding.basis == "text" for finding in met)
    reference = len(met) - text
    kind = "mixed" if text and reference else "text" if text else "reference"
    return [" ".join(said), w(f"summary.technique.{kind}", text=text, reference=reference)]


def _to_keep(material: Material) -> list[str]:
    """For up to KEPT_NAMED subjects the met point of highest rank, with its provision: readings that are
    sure only, and subjects that are not complete anyway."""
    w = material.wording
    said = []
    for group in material.groups:
        met = [f for f in group.findings if f.status == "met" and f.evidence and not to_be_checked(f)]
        if met and len(met) < len(group.findings):
            best = min(met, key=lambda finding: (LEVEL_ORDER[finding.level], -finding.confidence))
            where = material.provisions.say(best.evidence[0].provision, best.evidence[0].file)
            said.append(w("summary.good.kept_point", point=lower_first(one_line(best.title)), provision=where))
    return said[:KEPT_NAMED]


def _share(group: Group) -> float:
    return group.count("met") / len(group.findings)


def key_recommendation(material: Material, issue: Issue) -> Line:
    """One lettered recommendation: what to do, on which points, in which paragraphs. The first verb is
    that of the strongest rank; points of lower rank get a sentence and a verb of their own."""
    w, notes = material.wording, material.notes
    settled = [finding for finding in issue.findings if not is_question(finding, notes)]
    said: list[str] = []
    if len(issue.findings) == 1:
        finding = issue.findings[0]
        title = f"{finding.title} ({finding.ref})"
        contrary = "summary.key.single_contrary" if finding.status == "contrary" else "summary.key.single"
        key = "summary.key.single_could" if finding.level == "recommended" else contrary
        advice = sentence(shorten(advice_of(finding, notes), ADVICE_LENGTH))
        said.append(w(key, verb=w(f"verb.{finding.level}"), advice=advice))
    else:
        assert issue.theme is not None  # only themes hold several findings
        title = issue.theme.title
        for place, level in enumerate(_levels(issue)):
            of_level = [finding for finding in issue.findings if finding.level == level]
            key = "summary.key.further" if place else "summary.key.theme"
            said.append(
                w(
                    key,
                    verb=w(f"verb.{level}"),
                    advice=issue.theme.advice,
                    action=w(f"summary.key.action_{_action(of_level)}"),
                    points=w.listed(_named(material, of_level)),
                )
            )
    if not settled:
        said.append(w("summary.key.unless", paras=see(*dict.fromkeys(question_key(material, f) for f in issue.findings))))
    elif all(to_be_checked(finding) for finding in issue.findings):
        said.append(w("summary.key.check"))
    keys = dict.fromkeys(material.unit_key(finding.id) for finding in issue.findings)
    return line(strong(one_line(title) + ". "), " ".join(said) + " ", w("summary.key.see", paras=see(*keys)))


def _levels(issue: Issue) -> list[Level]:
    return sorted({finding.level for finding in issue.findings}, key=LEVEL_ORDER.__getitem__)


def _action(findings: Sequence[Finding]) -> str:
    silent = sum(finding.status == "absent" for finding in findings)
    return "add" if silent == len(findings) else "mend" if not silent else "both"


def _named(material: Material, findings: Sequence[Finding]) -> list[str]:
    """The points by title, the contrary ones first; points of one title (rape in three contexts) are named once with all references."""
    w = material.wording
    titles: dict[str, list[str]] = {}
    # What defeats the Statute first, so that it is never among the points that are only counted.
    for finding in sorted(findings, key=lambda finding: finding.status != "contrary"):
        title = lower_first(one_line(finding.title))
        if finding.status == "contrary":
            title = w("summary.key.contrary", point=title)
        titles.setdefault(title, []).append(one_line(finding.ref))
    # References only for a few: the page has to be read at one sitting, and the paragraphs have them all.
    return points(titles, w, POINTS_NAMED, refs=len(titles) <= 2)


def question_key(material: Material, finding: Finding) -> str:
    """The key of the paragraph that asks whether another law has the rule."""
    # A bar separates keys in a mark (content.see), so it cannot stand inside one.
    return "question:" + one_line(material.notes[finding.id].other_law).replace("|", "/")


def figures(material: Material) -> Table:
    """The table of subjects and answers, with totals."""
    w = material.wording
    rows: list[tuple[Line, ...]] = []
    for group in material.groups:
        counts = [group.count(status) for status in STATUS_ORDER]
        rows.append(tuple(line(cell) for cell in (group.title, *(_figure(n) for n in counts), str(sum(counts)))))
    totals = [sum(group.count(status) for group in material.groups) for status in STATUS_ORDER]
    last = (w("summary.figures.all"), *map(str, totals), str(sum(totals)))
    rows.append(tuple(line(strong(cell)) for cell in last))
    header = (w("summary.figures.group"), *(capital(w(f"status.{s}")) for s in STATUS_ORDER), w("summary.figures.total"))
    return Table(w("summary.figures.caption"), header, tuple(rows), (7.7, 1.3, 2.2, 1.9, 1.5, 1.4), numeric=5, strong_last=True)


def _figure(n: int) -> str:
    # A dash is easier to read past than a zero.
    return str(n) if n else "–"
