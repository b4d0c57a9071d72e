"""The body of the memo: for each subject what the draft secures, then each point that calls for a change."""

from __future__ import annotations

from collections.abc import Sequence

from assess.assessment.model import Evidence, Finding
from assess.reports.cite import short_refs, spell_ref
from assess.reports.content import Block, Heading, Line, Paragraph, Quote, Table, em, line, see, strong
from assess.reports.context import Group, advice_of, is_question, note_of, to_be_checked
from assess.reports.issues import Unit
from assess.reports.memo import Material
from assess.reports.memo_summary import question_key
from assess.reports.text import capital, lower_first, one_line, sentence, shorten

#: Quotes in the memo are cut here; the page and the data file have them whole.
QUOTE_LENGTH = 420
#: How many provisions are quoted for one finding; the others are cited.
QUOTES_SHOWN = 2


def body(material: Material) -> list[Block]:
    """The detailed assessment, subject by subject in the order of the catalogue."""
    w = material.wording
    blocks: list[Block] = [Heading(1, w("body.heading")), Paragraph("numbered", line(w("body.intro")))]
    for group in material.groups:
        blocks.append(Heading(2, one_line(group.title)))
        blocks += _secured(material, group)
        runs = 0
        for unit in material.units[group.id]:
            runs += unit.kind != "single"
            blocks += _single(material, unit) if unit.kind == "single" else _run(material, group, unit, first=runs == 1)
    return blocks


def _secured(material: Material, group: Group) -> list[Block]:
    """The positive findings: one table row for each provision, as a provision often secures many points."""
    w = material.wording
    total = len(group.findings)
    met = [finding for finding in group.findings if finding.status == "met"]
    key = f"secured:{group.id}"
    if not met and len(material.units[group.id]) == 1 and material.units[group.id][0].kind != "single":
        return []  # one table takes them all, and its paragraph says so
    if group.count("absent") == total:
        text = w("body.silent_on_all", group=lower_first(one_line(group.title)), n=total)
        return [Paragraph("numbered", line(text), key=key)]
    if not met:
        return [Paragraph("numbered", line(w.count("body.secured.none", total)), key=key)]
    kind = "all" if len(met) == total else "some"
    intro = w.count(f"body.secured.{kind}", len(met), total=total)
    by_provision: dict[tuple[str, str], list[Finding]] = {}
    for finding in met:
        where = material.provisions.say_all(finding.evidence, 2) if finding.evidence else "–"
        by_provision.setdefault((where, finding.basis or "text"), []).append(finding)
    bases = {basis for _, basis in by_provision}
    rows = tuple(
        (
            line(capital(where)),
            line(w("list.semicolon").join(_point(material, finding) for finding in findings)),
            line(w(f"basis.{basis}")),
        )
        for (where, basis), findings in by_provision.items()
    )
    header = (w("body.secured_table.provision"), w("body.secured_table.points"), w("body.secured_table.basis"))
    widths: tuple[float, ...] = (3.9, 9.3, 2.8)
    if len(bases) == 1:
        # A column that says the same in every row is better said once.
        intro += " " + w(f"body.secured.by_{bases.pop()}")
        header, widths, rows = header[:2], (4.4, 11.6), tuple(row[:2] for row in rows)
    caption = w("body.secured_table.caption", group=lower_first(one_line(group.title)))
    return [Paragraph("numbered", line(intro), key=key), Table(caption, header, rows, widths)]


def _point(material: Material, finding: Finding) -> str:
    mark = f", {material.wording('check')}" if to_be_checked(finding) else ""
    return f"{one_line(finding.title)} ({one_line(finding.ref)}{mark})"


def _single(material: Material, unit: Unit) -> list[Block]:
    """One finding with its five parts: provision, standard, comparison, why it matters, recommendation."""
    w, (finding,) = material.wording, unit.findings
    note = note_of(finding, material.notes)
    tag = w(f"status.{finding.status}") + (f", {w('check')}" if to_be_checked(finding) else "")
    lead = line(strong(f"{one_line(finding.title)} ({one_line(finding.ref)}) – {tag}. "), _provisions_said(material, finding))
    blocks: list[Block] = [Paragraph("numbered", lead, key=unit.key)]
    blocks += _quotes(material, finding)
    ref = capital(spell_ref(finding.ref, w))
    asks = w("body.standard_asks", ref=ref, asks=sentence(note.asks)) if note.asks else sentence(ref)
    blocks.append(Paragraph("continued", line(em(w("body.standard") + " "), asks)))
    comparison = _comparison(material, finding)
    if comparison:
        blocks.append(Paragraph("continued", line(em(w("body.comparison") + " "), " ".join(comparison))))
    if note.why:
        blocks.append(Paragraph("continued", line(em(w("body.why") + " "), sentence(note.why))))
    advice = recommendation(material, finding)
    if advice:
        blocks.append(Paragraph("continued", line(strong(w("body.recommendation") + " "), advice)))
    if finding.id in material.meta.decisions:
        decision = sentence(material.meta.decisions[finding.id])
        blocks.append(Paragraph("continued", line(em(w("body.decision") + " "), decision)))
    return blocks


def _provisions_said(material: Material, finding: Finding) -> str:
    w = material.wording
    quoted = [item for item in finding.evidence if one_line(item.quote)]
    if quoted:
        return w("body.quote_intro", **_where(material, quoted[0]))
    if finding.evidence:
        return w("body.provision_only", provisions=material.provisions.say_all(finding.evidence))
    return _reason(material, finding)


def _quotes(material: Material, finding: Finding) -> list[Block]:
    w = material.wording
    quoted = [item for item in finding.evidence if one_line(item.quote)]
    blocks: list[Block] = []
    for place, item in enumerate(quoted[:QUOTES_SHOWN]):
        if place:
            text = w("body.quote_also", **_where(material, item))
            blocks.append(Paragraph("continued", line(text)))
        blocks.append(Quote(shorten(item.quote, QUOTE_LENGTH)))
    if len(quoted) > QUOTES_SHOWN:
        others = material.provisions.say_all(quoted[QUOTES_SHOWN:])
        blocks.append(Paragraph("continued", line(w("body.see_also", provisions=others))))
    return blocks


def _where(material: Material, item: Evidence) -> dict[str, str]:
    """The provision as it begins a sentence, and the page in brackets where there is one."""
    page = material.wording("cite.page", page=item.page) if item.page else ""
    return {"provision": capital(material.provisions.say(item.provision, item.file)), "page": page}


def _reason(material: Material, finding: Finding) -> str:
    return sentence(finding.reason) or material.wording(f"status_long.{finding.status}")


def _comparison(material: Material, finding: Finding) -> list[str]:
    """The sentences of the comparison: reason, what is missing, doubt, and the law that may fill silence."""
    w = material.wording
    # Where nothing is cited, the reason has already been given in place of the provision.
    said = [_reason(material, finding)] if finding.evidence else []
    unsaid = [item for item in map(one_line, finding.missing) if item.lower() not in one_line(finding.reason).lower()]
    if unsaid and finding.status != "absent":
        said.append(w("body.missing", items=w("list.semicolon").join(unsaid)))
    if is_question(finding, material.notes):
        law = one_line(note_of(finding, material.notes).other_law)
        said.append(w("body.unless", law=law, paras=see(question_key(material, finding))))
    elif to_be_checked(finding):
        said.append(w("body.check"))
    return said


def recommendation(material: Material, finding: Finding) -> str:
    """The recommendation with the verb of its rank: must, should, could."""
    advice = sentence(advice_of(finding, material.notes))
    if not advice:
        return ""
    if is_question(finding, material.notes):
        law = one_line(note_of(finding, material.notes).other_law)
        return material.wording(f"recommend.{finding.level}_unless", law=law, advice=advice)
    return material.wording(f"recommend.{finding.level}", advice=advice)


def _run(material: Material, group: Group, unit: Unit, first: bool) -> list[Block]:
    """One paragraph with a table for a run of silences, or for points that share one fault. Why the subject
    matters is said with the first run of a group only."""
    w = material.wording
    findings = unit.findings
    subject = _subject(material, group, unit)
    title = lower_first(subject)
    if unit.kind == "silent":
        whole = len(findings) == len(group.findings)
        known = subject == one_line(group.title)
        lead = w("body.silent_run.lead") if known else w("body.silent_run.lead_subject", subject=subject)
        caption = w("body.silent_run.caption", group=title)
        text = w("body.silent_run.intro_all" if whole else "body.silent_run.intro", n=len(findings))
        blocks: list[Block] = [Paragraph("numbered", line(strong(lead + " "), text), key=unit.key)]
        questions = [finding for finding in findings if is_question(finding, material.notes)]
        if questions:
            paras = see(*dict.fromkeys(question_key(material, finding) for finding in questions))
            text = w("body.unless_some" if len(questions) > 1 else "body.unless_some_one", n=len(questions), paras=paras)
            blocks.append(Paragraph("continued", line(text)))
    else:
        lead = w("body.shared_run.lead", n=len(findings))
        caption = w("body.shared_run.caption", group=title)
        where = _where(material, findings[0].evidence[0])
        text = w(f"body.shared_run.{findings[0].status}", provisions=where["provision"], page=where["page"])
        blocks = [Paragraph("numbered", line(strong(lead + " "), text), key=unit.key), *_quotes(material, findings[0])]
        if _one_reason(unit):
            said = " ".join(_comparison(material, findings[0]))
            blocks.append(Paragraph("continued", line(em(w("body.comparison") + " "), said)))
    if first and w.has(f"why_group.{group.id}"):
        blocks.append(Paragraph("continued", line(em(w("body.why") + " "), w(f"why_group.{group.id}"))))
    level, *others = unit.levels
    kind = "advise_mixed" if others else "advise_could" if level == "recommended" else "advise"
    advise = w(f"body.run.{kind}", verb=w(f"verb.{level}"))
    blocks.append(Paragraph("continued", line(strong(w("body.recommendation") + " "), advise)))
    blocks.append(_run_table(material, unit, caption))
    return blocks


def _subject(material: Material, group: Group, unit: Unit) -> str:
    """What the run is about: its theme, where all its points belong to one, else the subject of the group."""
    themes = {next((theme.title for theme in material.wording.themes if theme.holds(finding.id)), "") for finding in unit.findings}
    title = themes.pop()
    whole = len(unit.findings) == len(group.findings)
    return one_line(group.title) if themes or whole or not title else title


def _one_reason(unit: Unit) -> bool:
    """True where all findings of a run are compared in the same words; then they are said once."""
    return len({(one_line(finding.reason), to_be_checked(finding)) for finding in unit.findings}) == 1


def _run_table(material: Material, unit: Unit, caption: str) -> Table:
    w = material.wording
    reasons = unit.kind == "shared" and not _one_reason(unit)
    rows = []
    for finding in unit.findings:
        mark = f" ({w('check')})" if to_be_checked(finding) else ""
        cells: list[Line] = [line(short_refs([one_line(finding.ref)])), line(one_line(finding.title) + mark)]
        if reasons:
            cells.append(line(" ".join(_comparison(material, finding))))
        advice = sentence(advice_of(finding, material.notes)) or one_line(finding.title)
        cells.append(line(strong(capital(w(f"verb.{finding.level}"))), w("body.run.advice_after", advice=advice)))
        rows.append(tuple(cells))
    header = [w("body.run.ref"), w("body.run.point"), *([w("body.run.short")] if reasons else []), w("body.run.advice")]
    widths = (2.4, 3.2, 4.9, 5.5) if reasons else (2.5, 4.5, 9.0)
    return Table(caption, tuple(header), tuple(rows), widths)


def decided(material: Material, findings: Sequence[Finding]) -> int:
    """How many of the findings a person has confirmed or changed."""
    return sum(finding.id in material.meta.decisions for finding in findings)
