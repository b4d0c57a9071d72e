"""`assess rules`: check, list and show the rule files."""

from __future__ import annotations

import click

from assess.errors import RuleError


@click.group("rules")
def command() -> None:
    """Check, list and show the checklist's rules."""


@command.command("check")
@click.option("--only", default="", help="Run the examples of one group or entry only.")
@click.option("--no-examples", is_flag=True, help="Check the files without running their examples.")
def check(only: str, no_examples: bool) -> None:
    """Check every rule file and run the examples the entries carry."""
    from assess.checklist.linting import lint, run_examples
    from assess.resources import rules_dir

    rules = rules_dir()
    faults = [str(fault) for fault in lint(rules)]
    for fault in faults:
        click.echo(fault, err=True)
    ran = wrong = missed = 0
    if not no_examples and not any("could never be read" in fault for fault in faults):
        for result in run_examples(rules, only):
            ran += 1
            missed += result.known_miss
            if result.fault:
                wrong += 1
                click.echo(f"{result.where}: {result.entry.id}, example {result.number} {result.fault}.", err=True)
    if faults or wrong:
        raise RuleError(f"{len(faults)} fault(s) in the rule files, {wrong} of {ran} examples come out wrong.", "See above.")
    click.echo(f"The rule files are in order; {ran} examples ran, {missed} of them known misses.")


@command.command("list")
@click.option("--group", default="", help="Only this group.")
def list_entries(group: str) -> None:
    """List the entries of the checklist: id, reference, level and title."""
    from assess.checklist.loading import load_checklist
    from assess.resources import rules_dir

    for entry in load_checklist(rules_dir()).entries():
        if not group or entry.group == group:
            click.echo(f"{entry.id}\t{entry.ref}\t{entry.level}\t{entry.title}")


@command.command("show")
@click.argument("entry_id", metavar="ID")
def show(entry_id: str) -> None:
    """Show one entry, with its phrases in each language."""
    from assess.checklist.lexicon import languages, load_lexicon
    from assess.checklist.loading import load_checklist
    from assess.errors import CallError
    from assess.matching.mentions import parse_expression
    from assess.resources import rules_dir

    rules = rules_dir()
    entry = load_checklist(rules).entry(entry_id)
    if entry is None:
        raise CallError(f"No entry is called “{entry_id}”.", "`assess rules list` lists them all.")
    click.echo(f"{entry.id}  {entry.title}\n{entry.ref} · {entry.level} · looked for in: {entry.context}\n")
    click.echo(f"Asks: {entry.asks}\nWhy: {entry.why}\nRecommend: {entry.recommend}\n")
    expressions: list[str] = []

    def part(name: str, items: list[tuple[tuple[str, ...], str]]) -> None:
        for says, note in items:
            click.echo(f"{name}: {' | '.join(says)}{f'  ({note})' if note else ''}")
            expressions.extend(says)

    part("met by", [((text,), "") for text in entry.met])
    part("needs", [(need.says, f"{need.name}; in the {need.scope}") for need in entry.needs])
    part("partial", [(item.says, f"lacks {item.lacks}") for item in entry.partial])
    part("narrower", [(item.says, item.because) for item in entry.narrower])
    part("contrary", [(item.says, item.because) for item in entry.contrary])
    concepts = sorted({c for text in expressions for e in [parse_expression(text)] for c in (*e.wanted, *e.unwanted)})
    for language in languages(rules):
        lexicon = load_lexicon(rules, language)
        click.echo(f"\nPhrases ({language})")
        for concept in concepts:
            click.echo(f"  {concept}: {'; '.join(lexicon.concepts.get(concept, ('–',)))}")
