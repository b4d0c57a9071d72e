"""Agreement with labelled laws and with the treaties themselves. Totals only; the thresholds are those last reached."""

import re
from pathlib import Path

import pytest

from assess.assessment.evaluation import evaluate
from assess.assessment.scores import GAP, kappa, place, rates
from assess.checklist.loading import load_checklist
from assess.law.reading import read_law
from assess.matching.engine import assess_law
from assess.resources import rules_dir

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORE_REFS = re.compile(r"RS (6|7|8|8 bis|25|27|28|29|30|31|32|33|70)\b")

pytestmark = [
    pytest.mark.laws,
    pytest.mark.skipif(not (SHARED / "laws").is_dir(), reason="the labelled laws are not beside the project (../shared)"),
]


def findings(path: Path) -> list:
    rules = rules_dir()
    return list(assess_law(read_law([path], language="en"), load_checklist(rules), rules).findings)


@pytest.mark.parametrize(("name", "least_kappa", "least_gap", "least_place"), [("tune", 0.88, 0.93, 0.93), ("check", 0.58, 0.75, 0.83)])
def test_english_laws(name: str, least_kappa: float, least_gap: float, least_place: float) -> None:
    rules = rules_dir()
    compared = evaluate(SHARED / "gold" / name, SHARED / "laws", load_checklist(rules), rules, language="en")
    pairs = [pair for _, part in compared for pair, _, _ in part]
    assert kappa(pairs) >= least_kappa
    assert rates(pairs, GAP).f1 >= least_gap
    assert place(pairs) >= least_place


def test_the_statute_meets_itself() -> None:
    own = [f for f in findings(SHARED / "statute" / "int-rome-statute-2021.txt") if CORE_REFS.match(f.ref)]
    assert sum(f.status == "met" for f in own) / len(own) >= 0.97


def test_the_agreement_meets_itself() -> None:
    own = [f for f in findings(SHARED / "statute" / "int-apic-2002.txt") if f.id.startswith("privileges.")]
    assert sum(f.status == "met" for f in own) / len(own) >= 0.9


@pytest.mark.parametrize(("folder", "most"), [("negatives", 0.001), ("negatives-hard", 0.01)])
def test_unrelated_laws_answer_nothing(folder: str, most: float) -> None:
    statuses = [f.status for path in sorted((SHARED / folder).glob("*.txt")) for f in findings(path)]
    assert sum(status != "absent" for status in statuses) / len(statuses) <= most


def test_every_quote_stands_word_for_word_in_its_law() -> None:
    from assess.law.reading import extracted_text

    rules = rules_dir()
    checklist = load_checklist(rules)
    for folder in sorted((SHARED / "laws").iterdir()):
        if not folder.is_dir():
            continue
        files = sorted(path for path in folder.iterdir() if path.is_file())
        law = read_law(files)
        if law.language != "en":
            continue
        texts = {path.name: " ".join(extracted_text(path).split()) for path in files}
        for finding in assess_law(law, checklist, rules).findings:
            for evidence in finding.evidence:
                assert " ".join(evidence.quote.split()) in texts[evidence.file], (folder.name, finding.id)
