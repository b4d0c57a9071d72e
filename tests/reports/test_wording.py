"""The wording file: faults are reported, languages can be added as data, references read well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from assess.assessment.model import Evidence
from assess.errors import RuleError
from assess.law.model import Law
from assess.reports.cite import Provisions, spell_ref
from assess.reports.content import ranges
from assess.reports.matrix import render_xlsx
from assess.reports.memo import build_memo
from assess.reports.page import render_html
from assess.reports.text import lower_first, shorten
from assess.reports.wording import Theme, Wording, load_wording

from .factory import META, make_assessment, make_law, make_notes


def folder(tmp_path: Path, text: str, language: str = "en") -> Path:
    path = tmp_path / "wording" / language / "memo.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: [1", "not readable as YAML"),
        ("- a", "a mapping of keys"),
        ("a: {b: 3}", "'a.b' must be a sentence"),
        ("a: 'x {y.z}'", "not a plain name"),
        ("a: 'x {y'", "'a': "),
        ("themes: {t: {title: T}}", "theme 't' needs"),
        ("themes: {t: {title: T, advise: x, entries: [a]}}", "unknown key advise"),
    ],
)
def test_faults_name_the_file(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(RuleError, match=re.escape(fault)) as caught:
        load_wording(folder(tmp_path, text), "en")
    assert "memo.yaml" in str(caught.value)


def test_missing_sentence_and_unknown_placeholder(tmp_path: Path) -> None:
    wording = load_wording(folder(tmp_path, "a: 'x {other}'"), "en")
    with pytest.raises(RuleError, match="'b' is missing"):
        wording("b")
    with pytest.raises(RuleError, match="'a' has a placeholder that cannot be filled"):
        wording("a", known=1)


def test_values_are_never_read_as_templates(tmp_path: Path) -> None:
    wording = load_wording(folder(tmp_path, "a: 'x {y}'"), "en")
    assert wording("a", y="{y} {0} {y.__class__}") == "x {y} {0} {y.__class__}"


def test_another_language_takes_the_entries_of_themes_from_english(tmp_path: Path) -> None:
    folder(tmp_path, "themes: {t: {title: T, advice: do it, entries: ['a.*']}}")
    folder(tmp_path, "themes: {t: {title: U, advice: le faire}}", "fr")
    (theme,) = load_wording(tmp_path, "fr").themes
    assert theme.title == "U" and theme.holds("a.b")


class _Recorded(dict[str, str]):
    """Sentences that remember which of them were asked for."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(sentences)
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.used.add(key)
        return super().__getitem__(key)


def test_no_sentence_is_translated_for_nothing(wording: Wording) -> None:
    """Every sentence of the file is printed by some report, or by its twin of the other number."""
    recorded = _Recorded(wording.sentences)
    spy = replace(wording, sentences=recorded)
    notes = make_notes()
    for profile in ("mixed", "weak", "strong", "full"):
        law = make_law()
        assessment = make_assessment(law, profile).model_copy(update={"warnings": ("w",)})
        meta = replace(META, draft_date="2026", decisions={"cah.attack": "yes"})
        part = assessment.model_copy(update={"findings": assessment.findings[:7]})
        for given in (assessment, part):
            build_memo(given, law, notes, meta, spy)
            render_html(given, law, notes, meta, spy)
            render_xlsx(given, law, notes, meta, spy)
    twins = {re.sub(r"[._](one|other|none|some|all|could|mixed|contrary|text|reference|few)$", "", key) for key in recorded.used}
    # What the invented law has no occasion for: other kinds of unit, several quotes, several files.
    seldom = {
        "cite.schedule", "cite.schedule_paragraph", "cite.in_file", "cite.article.one", "cite.article.other", "cite.other.one",
        "cite.other.other", "list.more.one", "list.more.other", "report.no_text", "body.provision_only", "body.quote_also",
        "body.see_also", "body.unless_some_one", "body.shared_run.contrary", "body.run.short", "recommend.recommended_unless",
        "checks.none_provision", "summary.key.check", "summary.key.unless", "matrix.cut",
    }  # fmt: skip
    assert seldom <= set(recorded)
    seldom |= {key for key in recorded if key.startswith("language.")}
    unused = [
        key
        for key in recorded
        if key not in recorded.used | seldom
        and re.sub(r"[._](one|other|none|some|all|could|mixed|contrary|text|reference|few)$", "", key) not in twins
    ]
    assert not unused, " ".join(unused)


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("RS 6", "article 6 of the Rome Statute"),
        ("RS 7(1)(h), 7(2)(g)", "articles 7(1)(h) and 7(2)(g) of the Rome Statute"),
        ("RS 17-19", "articles 17–19 of the Rome Statute"),
        ("RS preamble, 17", "the preamble and article 17 of the Rome Statute"),
        ("RS 59(3)-(6)", "article 59(3)–(6) of the Rome Statute"),
        ("RPE 70(d), 71", "rules 70(d) and 71 of the Rules of Procedure and Evidence"),
        ("APIC 35, RS 48(1)", "article 35 of the Agreement on Privileges and Immunities and article 48(1) of the Rome Statute"),
    ],
)
def test_references_in_words(wording: Wording, ref: str, said: str) -> None:
    assert spell_ref(ref, wording) == said


def test_provisions_in_words(law: Law, wording: Wording) -> None:
    provisions = Provisions(law, wording)
    assert provisions.say("3(b)") == "section 3(b)"
    assert provisions.say("3(b)(iv)") == "section 3(b)(iv)"  # not in the tree: its section is
    assert provisions.say("Sch. 2 para. 4") == "Schedule 2, paragraph 4"
    assert provisions.say("Part 2") == "Part 2"
    assert provisions.say("99") == "99"
    evidence = [Evidence(provision=path, file="x", quote="") for path in ("3", "4", "4", "5(1)")]
    assert provisions.say_all(evidence) == "sections 3, 4 and 5(1)"
    assert provisions.say_all(evidence, 2) == "sections 3, 4 and one more provision"


@pytest.mark.parametrize(
    ("pattern", "entry", "fits"),
    [
        ("a.b", "a.b", True),
        ("a.*", "a.b", True),
        ("*.rape", "war.iac.rape", True),
        ("war.*.attacking-*", "war.niac.attacking-emblem", True),
        ("war.*.attacking-*", "war.niac.pillage", False),
        ("a.*", "b.a.c", False),
        ("ab*ba", "aba", False),
    ],
)
def test_patterns_of_entries(pattern: str, entry: str, fits: bool) -> None:
    assert Theme("t", "T", "x", (pattern,)).holds(entry) is fits


def test_small_helpers() -> None:
    assert ranges([4, 2, 3, 9, 3]) == [(2, 4), (9, 9)]
    assert shorten("one two three four", 12) == "one two […]"
    assert lower_first("APIC in force") == "APIC in force" and lower_first("Murder") == "murder"
