"""Every figure of docs/accuracy.md and docs/performance.md in one run.

    python benchmarks/measure.py [../shared] [--json FILE]

Reads the labelled laws, the Statute and the Agreement, the unrelated laws and the survey's answers beside the project;
differences are never shown, only totals.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from assess.assessment.evaluation import evaluate
from assess.assessment.scores import Pair, report
from assess.checklist.lexicon import languages
from assess.checklist.loading import load_checklist
from assess.law.reading import read_law
from assess.matching.engine import assess_law
from assess.resources import rules_dir

CORE_REFS = re.compile(r"RS (6|7|8|8 bis|25|27|28|29|30|31|32|33|70)\b")
RULES = rules_dir()
CHECKLIST = load_checklist(RULES)


def findings(path: Path, language: str | None = None) -> list:
    return list(assess_law(read_law([path], language=language), CHECKLIST, RULES).findings)


def labelled(shared: Path) -> dict:
    """Agreement with the labels of both sets, by language."""
    found = {}
    for name in ("tune", "check"):
        pairs: list[Pair] = [
            pair
            for _, compared in evaluate(shared / "gold" / name, shared / "laws", CHECKLIST, RULES)
            for pair, _, _ in compared
        ]
        figures = report(pairs)
        found[name] = {key: figures["by_language"][key] for key in figures["by_language"]}
        found[f"{name} reliability"] = reliability(pairs)
    return found


def reliability(pairs: list[Pair]) -> dict:
    """Of the findings called so sure, how many agree with the label."""
    bins: dict[str, list[bool]] = {}
    for pair in pairs:
        bins.setdefault(f"{pair.confidence:.2f}", []).append(pair.expected == pair.found)
    return {key: {"findings": len(right), "right": round(sum(right) / len(right), 3)} for key, right in sorted(bins.items())}


def treaties(shared: Path) -> dict:
    """The Statute and the Agreement held against themselves: the share of their own entries that are met."""
    found = {}
    for language, statute, agreement in (
        ("en", "int-rome-statute-2021.txt", "int-apic-2002.txt"),
        ("fr", "int-rome-statute-fr.txt", "int-apic-fr.txt"),
        ("es", "int-rome-statute-es.txt", "int-apic-es.txt"),
    ):
        if language not in languages(RULES):
            continue
        own = [f for f in findings(shared / "statute" / statute, language) if CORE_REFS.match(f.ref)]
        apic = [f for f in findings(shared / "statute" / agreement, language) if f.id.startswith("privileges.")]
        found[language] = {
            "statute": round(sum(f.status == "met" for f in own) / len(own), 4),
            "agreement": round(sum(f.status == "met" for f in apic) / len(apic), 4),
        }
    return found


def negatives(shared: Path) -> dict:
    """Unrelated laws: how many entries are found to be anything but absent."""
    found = {}
    for name in ("negatives", "negatives-hard"):
        counts = Counter(f.status != "absent" for path in sorted((shared / name).glob("*.txt")) for f in findings(path, "en"))
        found[name] = {"present": counts[True], "entries": sum(counts.values()), "share": round(counts[True] / sum(counts.values()), 5)}
    return found


SURVEY = {
    "genocide": ("genocide.",),
    "crimes_against_humanity": ("cah.",),
    "war_crimes": ("war.",),
    "command_responsibility": ("principle.command-",),
}


def survey(shared: Path) -> dict:
    """Agreement with the survey's answers (crime punished or not), on the English extracts."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    differ: dict[str, list[str]] = {}
    with (shared / "corpus" / "answers.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            path = shared / "corpus" / row["iso3"] / f"{row['iso3']}-en.txt"
            if not path.is_file():
                continue
            present = {f.id for f in findings(path, "en") if f.status in ("met", "partial")}
            for column, prefixes in SURVEY.items():
                ours = sum(entry.startswith(prefixes) for entry in present) >= (1 if "command" in column else 2)
                same = ours == (row[column] == "Yes")
                total[column] += 1
                right[column] += same
                if not same:
                    differ.setdefault(column, []).append(row["iso3"])
    return {c: {"agreement": round(right[c] / total[c], 4), "laws": total[c], "differ": differ.get(c, [])} for c in total}


def timing(shared: Path) -> dict:
    """Wall-clock seconds of cold processes, the best of three."""
    law = shared / "laws" / "ie-2006" / "ie-icc-act-2006.md"

    def best(*arguments: str) -> float:
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "assess", *arguments], check=True, capture_output=True)  # noqa: S603
            runs.append(time.perf_counter() - start)
        return round(min(runs), 2)

    return {"help": best("--help"), "act of 60 pages, default outputs": best("run", str(law), "--out", "/tmp/assess-measure")}  # noqa: S108


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", default="../shared", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = {}
    for name, part in (
        ("labelled", labelled),
        ("treaties", treaties),
        ("negatives", negatives),
        ("survey", survey),
        ("timing", timing),
    ):
        figures[name] = part(options.shared)
        print(name, json.dumps(figures[name], indent=1), flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
