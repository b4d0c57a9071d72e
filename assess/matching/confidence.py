"""How sure a finding is: the share of right findings among those reached in the same way, as measured on labelled laws."""

from __future__ import annotations

from assess.checklist.models import Entry
from assess.matching.verdict import Verdict

#: Share of findings of each route that agreed with the labels on laws the rules were not written from (docs/accuracy.md).
BY_ROUTE = {
    "text": 0.91,
    "reference": 0.97,
    "whole Part": 0.95,
    "schedule": 0.85,
    "needs": 0.72,
    "narrower": 0.68,
    "shortfall": 0.57,
    "clause": 0.49,
    "contrary": 0.55,
    "weak reference": 0.3,
    "silence": 0.78,
}


def confidence_of(entry: Entry, verdict: Verdict) -> float:
    """The measured share of right findings among those reached in the same way."""
    return BY_ROUTE[verdict.route]
