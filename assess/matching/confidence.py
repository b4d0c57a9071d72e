"""How sure a finding is, as measured on labelled laws (docs/accuracy.md has the reliability table)."""

from __future__ import annotations

from assess.checklist.models import Entry
from assess.matching.verdict import Verdict

#: Share of findings of each route that agreed with the labels of `gold/tune`.
BY_ROUTE = {
    "text": 0.85,
    "reference": 0.9,
    "whole Part": 0.9,
    "schedule": 0.9,
    "needs": 0.6,
    "narrower": 0.6,
    "shortfall": 0.6,
    "weak reference": 0.6,
    "clause": 0.7,
    "contrary": 0.7,
    "silence": 0.8,
}


def confidence_of(entry: Entry, verdict: Verdict) -> float:
    """The measured share of right findings among those reached in the same way."""
    return BY_ROUTE[verdict.route]
