"""The reason of a finding, in one sentence a lawyer can check."""

from __future__ import annotations

from assess.checklist.models import Entry
from assess.law.model import Law
from assess.matching.verdict import Verdict


def reason_for(law: Law, entry: Entry, verdict: Verdict) -> str:
    """One sentence: what the law says on the entry and, where it falls short, in what."""
    where = _where(law, verdict)
    if verdict.status == "absent":
        return "The text in hand does not deal with this."
    if verdict.status == "met":
        if verdict.basis == "reference":
            return f"{where} gives effect to the Statute's own provision by naming it."
        return f"{where} says what is asked."
    if verdict.status == "contrary":
        return f"{where} provides otherwise: {_list(verdict.grounds)}."
    parts = []
    if verdict.missing:
        parts.append(f"it does not have {_list(verdict.missing)}")
    if verdict.grounds:
        parts.append(_list(verdict.grounds))
    return f"{where} deals with this, but {'; '.join(parts) or 'not in full'}."


def _where(law: Law, verdict: Verdict) -> str:
    paths = list(dict.fromkeys(law.provisions[o.provision].path for o in verdict.observations))
    shown = [path for path in paths if path][:3]
    if not shown:
        return "The text"
    return f"Provision {shown[0]}" if len(shown) == 1 else f"Read together, provisions {', '.join(shown)}"


def _list(items: tuple[str, ...]) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
