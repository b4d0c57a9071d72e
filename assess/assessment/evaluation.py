"""Holding the tool's findings against labelled laws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assess.assessment.gold import Label, LabelledLaw, load_labels, same_place
from assess.assessment.model import Assessment, Finding
from assess.assessment.scores import Pair
from assess.checklist.lexicon import languages
from assess.checklist.models import Checklist
from assess.errors import CallError
from assess.law.reading import read_law
from assess.matching.engine import assess_law


def evaluate(
    gold: Path, laws: Path, checklist: Checklist, rules: Path, *, language: str = ""
) -> Iterator[tuple[str, list[tuple[Pair, Finding, Label]]]]:
    """For each folder of `laws` that has labels in `gold`: its name, and each labelled entry with the finding.

    `<law>@<language>` is held against the labels of `<law>`. Laws in a language without a lexicon are passed
    over. `language` keeps to one. Raises CallError where nothing can be compared.
    """
    labelled = {law.stem: law for law in load_labels(gold)}
    known = set(languages(rules))
    compared = 0
    for folder in sorted(path for path in laws.iterdir() if path.is_dir()):
        stem, _, suffix = folder.name.partition("@")
        record = labelled.get(stem)
        if record is None:
            continue
        spoken = suffix or record.language
        if spoken not in known or (language and spoken != language):
            continue
        files = sorted(path for path in folder.iterdir() if path.is_file())
        assessment = assess_law(read_law(files, language=spoken), checklist, rules)
        compared += 1
        yield folder.name, _pairs(folder.name, spoken, record, assessment)
    if not compared:
        raise CallError(f"{laws}: no folder there has labels in {gold}.", "Folders are named after the records.")


def _pairs(name: str, language: str, record: LabelledLaw, assessment: Assessment) -> list[tuple[Pair, Finding, Label]]:
    pairs = []
    for finding in assessment.findings:
        label = record.labels.get(finding.id)
        if label is None:
            continue
        placed = None
        if label.status != "absent" and finding.status != "absent" and label.at:
            placed = any(same_place(evidence.provision, at) for evidence in finding.evidence for at in label.at)
        pair = Pair(
            name, language, finding.group, finding.id, label.status, finding.status, placed, finding.confidence
        )
        pairs.append((pair, finding, label))
    return pairs
