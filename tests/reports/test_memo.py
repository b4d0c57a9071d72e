"""What the memo says: order, verbs, grouping, references between paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assess.law.model import Law
from assess.reports.content import Block, Bullets, Contents, Heading, Memo, Paragraph, Quote, Table
from assess.reports.context import groups_of
from assess.reports.issues import KEY_LIMIT, issues_of, key_issues, units_of
from assess.reports.memo import build_memo
from assess.reports.wording import Wording

from .factory import META, make_assessment, make_notes


def text(block: Block) -> str:
    match block:
        case Paragraph(line=line):
            return "".join(span.text for span in line)
        case Heading(text=words) | Quote(text=words):
            return words
        case Table(rows=rows):
            return "\n".join(" | ".join("".join(span.text for span in cell) for cell in row) for row in rows)
        case Bullets(items=items):
            return "\n".join("".join(span.text for span in item) for item in items)
        case Contents(items=items):
            return "\n".join(item[1] for item in items)
    return ""


def whole(memo: Memo) -> str:
    return "\n".join(text(block) for block in memo.blocks)


def keys(memo: Memo) -> list[str]:
    return [text(block) for block in memo.blocks if isinstance(block, Paragraph) and block.kind == "lettered"]


def about(memo: Memo, start: str) -> str:
    """The paragraph that begins with these words, with what belongs to it."""
    said: list[str] = []
    for block in memo.blocks:
        begins = (isinstance(block, Paragraph) and block.kind == "numbered") or isinstance(block, Heading)
        if said and begins:
            break
        if said or (begins and text(block).startswith(start)):
            said.append(text(block))
    return "\n".join(said)


def test_parts_stand_in_the_stable_order(memos: dict[str, Memo]) -> None:
    first = [block.text for block in memos["mixed"].blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.split(".")[0] for title in first] == [
        "Summary", "Scope and yardstick", "Detailed assessment", "Questions about other laws",
        "Readings to be checked", "Annex A", "Annex B", "Annex C", "Annex D",
    ]  # fmt: skip
    groups = [block.text for block in memos["mixed"].blocks if isinstance(block, Heading) and block.level == 2]
    assert groups[0] == "Genocide" and groups[-1].startswith("Privileges") and len(groups) == 13


@pytest.mark.parametrize("profile", ["mixed", "weak", "strong", "full"])
def test_paragraphs_are_numbered_throughout_and_references_hit(memos: dict[str, Memo], profile: str) -> None:
    memo = memos[profile]
    numbers = [block.number for block in memo.blocks if isinstance(block, Paragraph) and block.kind == "numbered"]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    links = re.findall(r"link='(\d+)'", repr(memo.blocks))
    assert set(links) <= set(numbers)
    assert "\ue000" not in repr(memo.blocks) and "\\ue000" not in repr(memo.blocks)


def test_a_finding_has_its_five_parts(memos: dict[str, Memo]) -> None:
    said = about(memos["mixed"], "Serious bodily or mental harm (RS 6(b)) – partly met")
    assert "Section 3(b) of the draft (p. 1) reads:" in said
    assert "\ngravely harms one of its members in body;\n" in said
    assert "Standard. Article 6(b) of the Rome Statute:" in said
    assert "Comparison. Only harm to the body is an act of genocide. What is missing: mental harm." in said
    assert "Why it matters." in said
    assert "Recommendation. The draft should be amended:" in said


def test_what_the_reason_says_is_not_said_again_as_missing(law: Law, wording: Wording) -> None:
    assessment = make_assessment(law)
    findings = tuple(
        f.model_copy(update={"reason": "It has no word on mental harm."}) if f.id == "genocide.serious-harm" else f
        for f in assessment.findings
    )
    memo = build_memo(assessment.model_copy(update={"findings": findings}), law, make_notes(), META, wording)
    assert "What is missing" not in about(memo, "Serious bodily or mental harm")


@pytest.mark.parametrize("profile", ["mixed", "weak", "strong"])
def test_verbs_carry_rank(memos: dict[str, Memo], law: Law, profile: str) -> None:
    """No recommendation uses a stronger verb than the entry's rank allows."""
    ranks = {f"{f.title} ({f.ref})": f.level for f in make_assessment(law, profile).findings}
    for block in memos[profile].blocks:
        if isinstance(block, Paragraph) and block.kind == "numbered":
            level = ranks.get(text(block).split(" – ")[0])
            if level:
                advice = about(memos[profile], text(block)[:40]).split("Recommendation.")[-1]
                wanted = {"required": r"\bmust\b", "expected": r"\bshould\b", "recommended": r"may wish to consider"}
                assert re.search(wanted[level], advice), advice
                others = {"must", "should", "could"} - {{"required": "must", "expected": "should"}.get(level, "could")}
                lead = advice.split(":")[0]
                assert not re.search(rf"\b({'|'.join(others)})\b", lead), lead
        if isinstance(block, Table) and block.header[-1] == "Recommendation" and block.header[0] == "Statute":
            for row in block.rows:
                title = "".join(s.text for s in row[1]).removesuffix(" (to be checked)")
                level = ranks[f"{title} ({''.join(s.text for s in row[0])})"]
                verb = {"required": "Must", "expected": "Should", "recommended": "Could"}[level]
                assert row[-1][0].text == verb


def test_big_runs_of_silence_become_one_table(memos: dict[str, Memo]) -> None:
    said = about(memos["weak"], "Points on which the draft is silent. The draft does not deal with this subject: none of the 23 points")
    assert "APIC 31, 32 | Settlement of disputes | Could: " in said
    numbered = [b for b in memos["weak"].blocks if isinstance(b, Paragraph) and b.kind == "numbered"]
    assert len(numbered) < 60, "a memo on an empty draft stays readable"


def test_points_that_share_one_fault_share_one_paragraph(memos: dict[str, Memo]) -> None:
    said = about(memos["mixed"], "31 points that share one fault.")
    assert said.count("An open reference to the customs of war does not define the conduct.") == 1


def test_key_recommendations_come_in_rank_and_group_what_one_amendment_mends(memos: dict[str, Memo]) -> None:
    said = keys(memos["mixed"])
    assert 3 <= len(said) <= KEY_LIMIT
    verbs = [re.search(r"\b(must|should|may wish)\b", words)[0] for words in said]  # type: ignore[index]
    assert verbs == sorted(verbs, key=["must", "should", "may wish"].index)
    assert any(words.startswith("Sexual crimes.") for words in said)
    assert "immunities no bar (contrary as drafted)" in said[0]
    assert all(re.search(r"\[paras?\.\u00a0\d", words) for words in said)
    weak = keys(memos["weak"])
    first_verbs = [re.search(r"\b(must|should)\b", words)[0] for words in weak]  # type: ignore[index]
    assert first_verbs == ["must"] * 5 + ["should"] * 5, "treaty duties do not push the crimes off the first page"


def test_good_news_come_first_and_are_honest(memos: dict[str, Memo]) -> None:
    first = {name: text(next(b for b in memo.blocks if isinstance(b, Paragraph) and b.number == "1")) for name, memo in memos.items()}
    assert first["mixed"].startswith("The draft meets 25 of the 235 points.")
    assert "no statute of limitations (section 8)" in first["mixed"] or "surrender of nationals" in first["mixed"]
    assert first["weak"].startswith("The draft meets none of the 235 points.")
    assert "complete on genocide" in first["strong"]
    assert first["full"].startswith("The draft meets every point")
    assert not keys(memos["full"])


def test_silence_that_another_law_may_fill_is_a_question(memos: dict[str, Memo]) -> None:
    said = whole(memos["mixed"])
    assert "Does the code of criminal procedure provide for these" in said
    assert "Unless the constitution or the code of criminal procedure already has the rule, the draft must" in said


def test_doubtful_readings_are_marked_and_collected(memos: dict[str, Memo]) -> None:
    assert "Enforced disappearance (RS 7(1)(i), 7(2)(i)) – partly met, to be checked." in whole(memos["mixed"])
    table = next(b for b in memos["mixed"].blocks if isinstance(b, Table) and b.caption == "Readings to be checked")
    assert len(table.rows) == 2


def test_concordance_has_every_entry_and_the_paragraph(memos: dict[str, Memo]) -> None:
    for memo in memos.values():
        table = next(b for b in memo.blocks if isinstance(b, Table) and b.caption.startswith("The Statute and the draft"))
        assert len(table.rows) == 235
        assert all(row[-1][0].text.isdigit() for row in table.rows)


def test_decisions_of_a_person_are_shown_as_such(law: Law, wording: Wording) -> None:
    meta = replace(META, decisions={"cah.attack": "Confirmed by A. B. on 1 November 2026"})
    said = whole(build_memo(make_assessment(law), law, make_notes(), meta, wording))
    assert "Decided by the reader. Confirmed by A. B. on 1 November 2026." in said
    assert "One finding was confirmed or changed by a person" in said


def test_a_part_of_the_checklist_says_so(law: Law, wording: Wording) -> None:
    assessment = make_assessment(law)
    findings = tuple(f for f in assessment.findings if f.group == "genocide")
    memo = build_memo(assessment.model_copy(update={"findings": findings}), law, make_notes(), META, wording)
    assert "keeps to a part of the checklist, with points on genocide." in whole(memo)


def test_every_entry_belongs_to_exactly_one_theme(law: Law, wording: Wording) -> None:
    for finding in make_assessment(law).findings:
        assert [t.id for t in wording.themes if t.holds(finding.id)].__len__() == 1, finding.id
    used = {t.id for f in make_assessment(law).findings for t in wording.themes if t.holds(f.id)}
    assert used == {theme.id for theme in wording.themes}, "a theme that can never appear"


def test_units_and_issues_hold_each_unmet_finding_once(law: Law, wording: Wording) -> None:
    notes = make_notes()
    assessment = make_assessment(law)
    unmet = sorted(f.id for f in assessment.findings if f.status != "met")
    units = [f.id for group in groups_of(assessment, notes) for unit in units_of(group) for f in unit.findings]
    issues = issues_of(assessment.findings, wording)
    assert sorted(units) == unmet == sorted(f.id for issue in issues for f in issue.findings)
    assert len(key_issues(issues, notes)) <= KEY_LIMIT
