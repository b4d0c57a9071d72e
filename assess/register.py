"""The register of States: what is known of each, with its sources, from `corpus/countries.csv`.

An empty cell is unknown, not "no".
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assess.errors import CallError


@dataclass(frozen=True, slots=True)
class State:
    """Facts on one State: ISO 3166-1 codes, name, and dates (ISO, empty where unknown)."""

    iso2: str
    iso3: str
    name: str
    party: bool
    in_force_on: str
    withdrawn_on: str
    apic_ratified_on: str
    amendments: tuple[tuple[str, str], ...]


_AMENDMENTS = (
    ("aggression (2010)", "aggression_amendment_ratified_on"),
    ("article 8 (2010)", "art8_amendment_2010_on"),
    ("biological weapons (2017)", "art8_2017_biological_on"),
    ("undetectable fragments (2017)", "art8_2017_fragments_on"),
    ("blinding lasers (2017)", "art8_2017_lasers_on"),
    ("starvation (2019)", "art8_2019_starvation_on"),
)


@lru_cache(maxsize=2)
def load_register(path: Path) -> dict[str, State]:
    """The States of the register by their two-letter code."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["iso2"]: State(
            iso2=row["iso2"],
            iso3=row["iso3"],
            name=row["name"],
            party=row["party"] == "yes",
            in_force_on=row["in_force_on"],
            withdrawn_on=row["withdrawn_on"],
            apic_ratified_on=row["apic_ratified_on"],
            amendments=tuple((name, row[column]) for name, column in _AMENDMENTS if row[column]),
        )
        for row in rows
        if row["iso2"]
    }


def state(path: Path, code: str) -> State:
    """The State of a two-letter code. Raises CallError where the register has none."""
    found = load_register(path).get(code.upper())
    if found is None:
        raise CallError(f"--country {code}: no State has this code.", "Give the two letters of ISO 3166-1, such as KE.")
    return found


def yardstick(of: State, on: str) -> str:
    """One or two sentences on what binds the State on a date (ISO), as far as the register knows."""
    if not of.party:
        return f"{of.name} is not recorded as a party to the Statute; the Statute is used here as guidance."
    if of.withdrawn_on and of.withdrawn_on <= on:
        return f"{of.name} withdrew from the Statute with effect from {of.withdrawn_on}."
    since = f" since {of.in_force_on}" if of.in_force_on else ""
    ratified = [name for name, date in of.amendments if date <= on]
    amendments = f"Amendments recorded as ratified: {', '.join(ratified)}." if ratified else (
        "No ratified amendment is recorded; provisions that came with an amendment are not held against the draft as a duty."
    )
    apic = (
        f"The Agreement on Privileges and Immunities is recorded as ratified on {of.apic_ratified_on}."
        if of.apic_ratified_on
        else "Whether the Agreement on Privileges and Immunities binds the State is not known to the register."
    )
    return f"The Statute binds {of.name}{since}. {amendments} {apic}"
