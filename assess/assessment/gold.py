"""Labelled laws: the records in `gold/`, and when a provision of the tool is the one a label names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assess.assessment.model import Status
from assess.checklist.rulefile import load_yaml
from assess.errors import CallError

#: Words that name the kind of a provision and not its number.
_KINDS = frozenset(
    [
        "article",
        "articles",
        "art",
        "arts",
        "section",
        "sections",
        "sec",
        "s",
        "ss",
        "sch",
        "schedule",
        "annex",
        "para",
        "paragraph",
        "par",
        "al",
        "alinea",
        "item",
        "no",
        "n",
        "part",
        "artigo",
        "artículo",
        "articulo",
        "last",
    ]
)
_TOKEN = re.compile(r"\d+\s*(?:bis|ter|quater|quinquies)\b|\d+[A-Z]{1,2}(?![a-z])|\d+|[A-Za-z]+")


@dataclass(frozen=True)
class Label:
    """What a careful reader found on one entry; `at` lists provisions, most important first."""

    status: Status
    at: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class LabelledLaw:
    """One labelled law: its stem, language, and a label for each entry."""

    stem: str
    language: str
    labels: dict[str, Label]


def load_labels(folder: Path) -> list[LabelledLaw]:
    """The labelled laws of a folder of YAML records. Raises CallError where there is none."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise CallError(f"{folder}: no labelled laws (*.yaml) there.", "Give --gold the folder of the records.")
    laws = []
    for path in paths:
        data = load_yaml(path)
        labels = {
            entry: Label(item["status"], tuple(str(at) for at in item.get("at", ())), item.get("why", ""))
            for entry, item in data["labels"].items()
        }
        laws.append(LabelledLaw(data["law"], data.get("language", ""), labels))
    return laws


def provision_tokens(text: str) -> tuple[str, ...]:
    """The number of a provision, token by token: `CP 607 bis(2)(1)` → ("607bis", "2", "1")."""
    tokens = [token.replace(" ", "").lower() for token in _TOKEN.findall(text)]
    tokens = [token for token in tokens if token not in _KINDS]
    while tokens and tokens[0].isalpha() and len(tokens) > 1:
        tokens.pop(0)  # the name of the document: CP, CPP, Code …
    return tuple(tokens)


def same_place(provision: str, at: str) -> bool:
    """Whether two provisions are the same, or one lies inside the other."""
    left, right = provision_tokens(provision), provision_tokens(at)
    if not left or not right:
        return False
    shorter = min(len(left), len(right))
    return left[:shorter] == right[:shorter]
