"""`assess evaluate`: the tool's findings held against labelled laws."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("evaluate")
@click.option(
    "--gold", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of labelled laws (*.yaml)."
)
@click.option(
    "--laws", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of the laws, one folder each."
)
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures there.")
@click.option("--language", default="", help="Only laws in this language (ISO 639-1).")
@click.option("--differences", is_flag=True, help="List every difference. For laws one may learn from only.")
@click.option("--law", "only", default="", help="Only this law (folder name).")
def command(gold: Path, laws: Path, json_file: Path | None, language: str, differences: bool, only: str) -> None:
    """Hold the findings against labelled laws: agreement, Cohen's kappa, precision, recall, F1, evidence place."""
    from assess.assessment.evaluation import evaluate
    from assess.assessment.scores import Pair, report
    from assess.checklist.loading import load_checklist
    from assess.files import write_text
    from assess.resources import rules_dir

    rules = rules_dir()
    pairs: list[Pair] = []
    for name, compared in evaluate(gold, laws, load_checklist(rules), rules, language=language):
        if only and name != only:
            continue
        pairs += [pair for pair, _, _ in compared]
        if differences:
            _show_differences(name, compared)
    figures = report(pairs)
    _show(figures)
    if json_file:
        write_text(json_file, json.dumps(figures, indent=1) + "\n")


def _show_differences(name: str, compared: list) -> None:
    for pair, finding, label in compared:
        places = ", ".join(evidence.provision for evidence in finding.evidence)
        if pair.expected != pair.found:
            click.echo(
                f"{name}\t{pair.entry}\tlabel {pair.expected} {list(label.at)}\tfound {pair.found} [{places}]\t{finding.reason}\t| {label.why}"
            )
        elif pair.place is False:
            click.echo(f"{name}\t{pair.entry}\tPLACE label {list(label.at)}\tfound [{places}]")


def _show(figures: dict) -> None:
    def line(name: str, part: dict) -> str:
        contrary = part["by_status"]["contrary"]
        return (
            f"{name:32} {part['entries']:5}  {part['agreement']:.3f}  {part['kappa']:.3f}  "
            f"{part['gap']['f1']:.3f}  {part['place']:.3f}  {contrary['recall']:.2f}/{contrary['support']}"
        )

    click.echo(f"{'':32} {'n':>5}  agree  kappa  gapF1  place  contrary found")
    click.echo(line("all", figures))
    for key in ("by_language", "by_law", "by_group"):
        click.echo()
        for name, part in figures[key].items():
            click.echo(line(name, part))
