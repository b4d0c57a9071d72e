"""The rule files of the project, and what is said of faulty ones."""

import shutil
from pathlib import Path

import pytest

from assess.checklist.lexicon import languages, load_lexicon
from assess.checklist.linting import lint, run_examples
from assess.checklist.loading import load_checklist
from assess.checklist.rulefile import load_yaml
from assess.errors import LanguageError, RuleError
from assess.resources import rules_dir


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules that a test may break."""
    load_checklist.cache_clear()
    load_lexicon.cache_clear()
    copy = tmp_path / "rules"
    shutil.copytree(rules_dir(), copy)
    return copy


def test_the_rule_files_are_in_order() -> None:
    assert [str(fault) for fault in lint(rules_dir())] == []


def test_every_example_comes_out_as_stated() -> None:
    assert [f"{r.where}: {r.entry.id} {r.fault}" for r in run_examples(rules_dir()) if r.fault] == []


def test_every_entry_says_what_a_memo_needs() -> None:
    entries = load_checklist(rules_dir()).entries()
    assert len(entries) == 235
    assert len({entry.id for entry in entries}) == 235
    assert all(entry.asks and entry.why and entry.recommend and entry.title and entry.ref for entry in entries)


def test_loading_without_examples_leaves_the_rest_alone() -> None:
    for path in sorted((rules_dir() / "checklist").glob("*.yaml")):
        whole = load_yaml(path)
        for entry in whole.get("entries", ()):
            entry.pop("examples", None)
        assert load_yaml(path, examples=False) == whole, path.name


def break_file(rules: Path, name: str, old: str, new: str) -> str:
    path = rules / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(path)


def test_an_unknown_key_is_told_with_its_place_and_what_is_allowed(rules: Path) -> None:
    path = break_file(rules, "checklist/genocide.yaml", "  level: expected", "  lvel: expected")
    with pytest.raises(RuleError) as error:
        load_checklist(rules)
    assert str(error.value).startswith(f"{path}:")
    assert "“lvel”" in str(error.value) or "“level”" in str(error.value)


def test_broken_yaml_is_told_with_line_and_column(rules: Path) -> None:
    path = rules / "checklist" / "genocide.yaml"
    path.write_text("group: [genocide\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"genocide\.yaml:\d+:\d+: not valid YAML"):
        load_checklist(rules)


def test_a_concept_that_does_not_exist_is_a_fault(rules: Path) -> None:
    break_file(rules, "checklist/genocide.yaml", "  met:\n  - ", "  met:\n  - no-such-concept-")
    faults = [str(fault) for fault in lint(rules)]
    assert any("no concept is called “no-such-concept-" in fault and "genocide.yaml:" in fault for fault in faults)


def test_a_phrase_that_cannot_be_read_is_a_fault_with_its_line(rules: Path) -> None:
    with (rules / "lexicon" / "en" / "genocide.yaml").open("a", encoding="utf-8") as file:
        file.write("\nbroken-concept:\n- (never|closed\n")
    faults = [str(fault) for fault in lint(rules)]
    assert any("not closed" in fault and "genocide.yaml:" in fault for fault in faults)


def test_a_concept_that_no_rule_uses_is_a_fault(rules: Path) -> None:
    with (rules / "lexicon" / "en" / "genocide.yaml").open("a", encoding="utf-8") as file:
        file.write("\nidle-concept:\n- idle\n")
    assert any("“idle-concept” is used by no rule" in str(fault) for fault in lint(rules))


def test_an_entry_without_examples_is_a_fault(rules: Path) -> None:
    path = rules / "checklist" / "aggression.yaml"
    head, _, _ = path.read_text(encoding="utf-8").partition("  examples:")
    path.write_text(head, encoding="utf-8")
    assert any("needs at least 2 examples" in str(fault) for fault in lint(rules))


def test_a_language_without_a_lexicon_is_told() -> None:
    with pytest.raises(LanguageError, match="There is no lexicon for the language “xx”"):
        load_lexicon(rules_dir(), "xx")
    assert "en" in languages(rules_dir())
