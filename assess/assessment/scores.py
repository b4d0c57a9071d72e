"""Scores against labelled laws, formed as `gold/README.md` of the shared material says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assess.assessment.model import STATUSES

GAP = frozenset(STATUSES) - {"met"}


@dataclass(frozen=True)
class Pair:
    """One entry of one law, as labelled and as found; `place` is None where one of both says absent."""

    law: str
    language: str
    group: str
    entry: str
    expected: str
    found: str
    place: bool | None
    confidence: float = 0.0


@dataclass(frozen=True)
class Rates:
    """Precision, recall and F1, each 0 where it is undefined, and how many labels there are."""

    precision: float
    recall: float
    f1: float
    support: int


def agreement(pairs: Iterable[Pair]) -> float:
    """Share of pairs on which label and tool say the same."""
    pairs = list(pairs)
    return sum(pair.expected == pair.found for pair in pairs) / len(pairs) if pairs else 0.0


def kappa(pairs: Iterable[Pair]) -> float:
    """Cohen's kappa over the four statuses; 1.0 where both always say one and the same thing."""
    pairs = list(pairs)
    if not pairs:
        return 0.0
    observed = agreement(pairs)
    expected = Counter(pair.expected for pair in pairs)
    found = Counter(pair.found for pair in pairs)
    chance = sum(expected[status] * found[status] for status in STATUSES) / len(pairs) ** 2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def rates(pairs: Iterable[Pair], positive: frozenset[str]) -> Rates:
    """Precision, recall and F1 of the statuses in `positive` taken together."""
    pairs = list(pairs)
    true = sum(pair.expected in positive and pair.found in positive for pair in pairs)
    called = sum(pair.found in positive for pair in pairs)
    labelled = sum(pair.expected in positive for pair in pairs)
    precision = true / called if called else 0.0
    recall = true / labelled if labelled else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Rates(precision, recall, f1, labelled)


def place(pairs: Iterable[Pair]) -> float:
    """Of the pairs that both sides hold present, the share whose evidence names a right provision."""
    placed = [pair.place for pair in pairs if pair.place is not None]
    return sum(placed) / len(placed) if placed else 0.0


def summary(pairs: list[Pair]) -> dict[str, object]:
    """All figures of a set of pairs, as plain data."""
    gap = rates(pairs, GAP)
    return {
        "entries": len(pairs),
        "agreement": round(agreement(pairs), 4),
        "kappa": round(kappa(pairs), 4),
        "gap": _as_data(gap),
        "place": round(place(pairs), 4),
        "by_status": {status: _as_data(rates(pairs, frozenset((status,)))) for status in STATUSES},
    }


def report(pairs: list[Pair]) -> dict[str, object]:
    """The figures over all pairs, and by group, language and law."""
    return {
        **summary(pairs),
        "by_group": {key: summary([p for p in pairs if p.group == key]) for key in dict.fromkeys(p.group for p in pairs)},
        "by_language": {key: summary([p for p in pairs if p.language == key]) for key in sorted({p.language for p in pairs})},
        "by_law": {key: summary([p for p in pairs if p.law == key]) for key in sorted({p.law for p in pairs})},
    }


def _as_data(value: Rates) -> dict[str, float | int]:
    return {
        "precision": round(value.precision, 4),
        "recall": round(value.recall, 4),
        "f1": round(value.f1, 4),
        "support": value.support,
    }
