"""Checking the rule files: every fault with its file, line and column, and every example run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assess.checklist.lexicon import Lexicon, languages, load_lexicon
from assess.checklist.loading import load_checklist
from assess.checklist.models import Checklist, Entry, Group
from assess.checklist.rulefile import load_yaml, place, validate
from assess.errors import RuleError
from assess.matching.contexts import load_marks
from assess.matching.mentions import parse_expression

CONTEXTS = frozenset(
    [
        "genocide",
        "crimes-against-humanity",
        "war-crimes",
        "war-international",
        "war-non-international",
        "aggression",
        "crimes",
        "court",
        "crimes-or-court",
    ]
)
MIN_MET = 2
MIN_NOT_MET = 2

#: Concepts that the engine itself asks for (references and what they do).
ENGINE_CONCEPTS = frozenset(
    [
        "agreement-force-of-law",
        "agreement-privileges",
        "article-definition",
        "conduct-of-another-provision",
        "effect-apply",
        "effect-apply-before",
        "effect-apply-own",
        "effect-define",
        "effect-define-chapeau",
        "effect-exclude",
        "effect-none",
        "for-cooperation-only",
        "for-purposes-of-cooperation",
        "limited-to-the-court",
        "meaning-given",
        "moving-reference",
        "obligation",
        "of-preceding-article",
        "open-list",
        "punish-words",
        "refers-for-another-purpose",
        "reproduced-for-reference",
        "schedule-given-effect",
        "short-title",
        "specified-provisions-in-force",
        "statute-applies-in-general",
        "statute-crimes",
        "statute-definition",
        "statute-force-of-law",
        "statute-principles-apply",
        "the-statute",
        "treaty-of-itself",
    ]
)


@dataclass(frozen=True)
class Fault:
    """One fault: where (file:line:column) and what is wrong."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def lint(rules: Path) -> list[Fault]:
    """All faults of the rule files that can be found without running the examples."""
    try:
        load_checklist(rules)
        lexicons = {language: load_lexicon(rules, language) for language in languages(rules)}
    except RuleError as error:
        where, _, message = str(error).partition(": ")
        return [Fault(where, message)]
    faults: list[Fault] = []
    used = set(ENGINE_CONCEPTS) | _marks(rules)
    for path in checklist_files(rules):
        group = validate(Group, load_yaml(path), path)
        for location, text in _expressions(group):
            faults += _expression_faults(path, location, text, lexicons["en"], used)
        faults += _entry_faults(path, group)
    for lexicon in lexicons.values():
        faults += _lexicon_faults(lexicon, used, lexicons["en"])
    return faults


def checklist_files(rules: Path) -> list[Path]:
    """The checklist's files in order."""
    index = load_yaml(rules / "checklist" / "index.yaml")
    return [rules / "checklist" / name for name in index["files"]]


def _marks(rules: Path) -> set[str]:
    marks = load_marks(rules)
    groups = (
        marks.war_name,
        marks.points_back,
        *marks.set_aside.values(),
        *marks.crimes.values(),
        *marks.conflict.values(),
        marks.court,
        marks.court_definition,
        marks.court_definition_limited,
        marks.offence,
    )
    return {concept for concepts in groups for concept in concepts}


def _expressions(group: Group) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every expression of a group with its place in the file."""
    for number, clause in enumerate(group.clauses):
        for text in clause.says:
            yield ("clauses", number, "says"), text
    for number, entry in enumerate(group.entries):
        base: tuple[str | int, ...] = ("entries", number)
        for at, text in enumerate(entry.met):
            yield (*base, "met", at), text
        for key in ("needs", "partial", "narrower", "contrary"):
            for at, item in enumerate(getattr(entry, key)):
                for text in item.says:
                    yield (*base, key, at, "says"), text
                for text in getattr(item, "unless", ()):
                    yield (*base, key, at, "unless"), text


def _expression_faults(path: Path, location: tuple[str | int, ...], text: str, lexicon: Lexicon, used: set[str]) -> Iterator[Fault]:
    try:
        expression = parse_expression(text)
    except ValueError as error:
        yield Fault(place(path, location), f"{error}.")
        return
    for concept in (*expression.wanted, *expression.unwanted):
        used.add(concept)
        if concept not in lexicon.concepts:
            yield Fault(place(path, location), f"no concept is called “{concept}” in rules/lexicon/en: it could never be found.")


def _entry_faults(path: Path, group: Group) -> Iterator[Fault]:
    for number, entry in enumerate(group.entries):
        here: tuple[str | int, ...] = ("entries", number)
        context = entry.context or group.context
        if context not in CONTEXTS:
            yield Fault(place(path, (*here, "context")), f"{entry.id}: no context is called “{context}” ({', '.join(sorted(CONTEXTS))}).")
        if not entry.met and entry.reference == "none":
            yield Fault(place(path, here), f"{entry.id}: nothing can ever meet this entry (no `met`, and `reference: none`).")
        met = sum(example.status == "met" for example in entry.examples)
        if met < MIN_MET or len(entry.examples) - met < MIN_NOT_MET:
            yield Fault(
                place(path, here),
                f"{entry.id}: needs at least {MIN_MET} examples that meet it and {MIN_NOT_MET} that do not "
                f"(has {met} and {len(entry.examples) - met}).",
            )


def _lexicon_faults(lexicon: Lexicon, used: set[str], english: Lexicon) -> Iterator[Fault]:
    included = {
        name for phrases in lexicon.concepts.values() for phrase in phrases if phrase.startswith("@") for name in phrase[1:].split(" if ")
    }
    for concept, path in lexicon.files.items():
        try:
            if not lexicon.phrases(concept):
                yield Fault(place(path, (concept,)), f"“{concept}” has no phrases: it could never be found.")
        except RuleError as error:
            where, _, message = str(error).partition(": ")
            yield Fault(where, message)
        if concept not in used and concept not in included:
            yield Fault(place(path, (concept,)), f"“{concept}” is used by no rule.")
        if lexicon.language != "en" and concept not in english.concepts:
            yield Fault(place(path, (concept,)), f"“{concept}” is not a concept of the English lexicon, which names them all.")


@dataclass(frozen=True)
class ExampleResult:
    """How one example came out."""

    entry: Entry
    number: int
    where: str
    expected: str
    found: str
    known_miss: bool

    @property
    def fault(self) -> str:
        """What is wrong with the result, or nothing."""
        right = self.expected == self.found
        if right and self.known_miss:
            return "is marked as a known miss and comes out right: take the mark away"
        if not right and not self.known_miss:
            return f"should be {self.expected} and comes out {self.found}"
        return ""


def run_examples(rules: Path, only: str = "") -> Iterator[ExampleResult]:
    """Runs the examples of every entry, or of the group or entry called `only`."""
    from assess.law.readers import plain
    from assess.law.reading import ReadFile, law_of
    from assess.matching.engine import decide_all

    checklist = load_checklist(rules)
    by_id = {entry.id: entry for entry in checklist.entries()}
    for path in checklist_files(rules):
        group = validate(Group, load_yaml(path), path)
        for entry_number, written in enumerate(group.entries):
            entry = by_id[written.id]
            if only and only not in (entry.id, entry.group):
                continue
            for number, example in enumerate(written.examples):
                extract = plain.read(example.text.encode(), "example")
                law = law_of([ReadFile("example.txt", "", extract)], language="en")
                found = decide_all(law, _reduced(checklist, entry), rules, only=entry.id)[0][1].status
                result = ExampleResult(entry, number + 1, "", example.status, found, example.known_miss)
                if result.fault:
                    where = place(path, ("entries", entry_number, "examples", number))
                    result = ExampleResult(entry, number + 1, where, example.status, found, example.known_miss)
                yield result


def _reduced(checklist: Checklist, entry: Entry) -> Checklist:
    """The checklist as an example needs it: the entry's own group and the crimes that open general law."""
    if entry.context not in ("crimes", "crimes-or-court"):
        groups = [g for g in checklist.groups if g.group == entry.group]
    else:
        core = ("genocide", "crimes-against-humanity", "war-crimes-international", "war-crimes-non-international")
        groups = [g for g in checklist.groups if g.group == entry.group or g.group in core]
    return Checklist(version=checklist.version, groups=tuple(groups))
