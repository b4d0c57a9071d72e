"""The structure of the Statute and of the Agreement: provisions as paths, Parts, amendments and their dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assess.checklist.rulefile import load_yaml

#: A provision as its steps: ("8", "2", "b", "xxii"). The empty path is the whole treaty.
Path_ = tuple[str, ...]

_STEP = re.compile(r"\d+\s*(?:bis|ter|quater)?|[a-z]+", re.IGNORECASE)


def parse_path(text: str) -> Path_:
    """`8(2)(b)(xxii)` → ("8", "2", "b", "xxii"); `25(3 bis)` → ("25", "3bis")."""
    return tuple(step.replace(" ", "").lower() for step in _STEP.findall(text))


def parse_ref(ref: str) -> list[tuple[str, Path_]]:
    """The `ref` of an entry as (instrument, path) pairs: `RS 7(1)(g), 7(2)(f)`, `APIC 13, 14`, `RS 17-19`."""
    found: list[tuple[str, Path_]] = []
    instrument = ""
    for part in ref.split(","):
        words = part.split(maxsplit=1)
        if words and words[0].isupper() and words[0].isalpha():
            instrument = words[0]
            part = words[1] if len(words) > 1 else ""
        part = part.strip()
        span = re.fullmatch(r"(\d+)-(\d+)", part)
        if span:
            found += [(instrument, (str(number),)) for number in range(int(span[1]), int(span[2]) + 1)]
        elif part and part != "preamble":
            path = parse_path(part)
            if path:
                found.append((instrument, path))
    return found


def covers(target: Path_, path: Path_) -> bool:
    """Whether a reference to `target` takes in `path`: the same provision, or one inside it."""
    return path[: len(target)] == target


@dataclass(frozen=True)
class Instrument:
    """One treaty: its Parts (first and last article), inserted articles, crimes and amendments by year."""

    name: str
    parts: dict[int, tuple[int, int]]
    inserted: tuple[str, ...]
    crimes: tuple[str, ...]
    amendments: tuple[tuple[int, tuple[Path_, ...]], ...]

    def articles(self, first: str, last: str) -> list[str]:
        """The articles from `first` to `last`, inserted ones (8 bis) among them only where `last` reaches them."""
        numbers = [str(number) for number in range(int(re.sub(r"\D", "", first)), int(re.sub(r"\D", "", last)) + 1)]
        if not last.isdigit():
            numbers.append(last)
        return numbers[:200]

    def year_of(self, path: Path_) -> int | None:
        """The year of the amendment that brought the provision, or None for what stood there from the start."""
        for year, paths in self.amendments:
            if any(covers(amended, path) for amended in paths):
                return year
        return None


@lru_cache(maxsize=4)
def load_instruments(rules: Path) -> dict[str, Instrument]:
    """The treaties of `rules/statute/structure.yaml` by their short names."""
    data = load_yaml(rules / "statute" / "structure.yaml")
    return {
        name: Instrument(
            name=name,
            parts={int(part): (int(first), int(last)) for part, (first, last) in facts["parts"].items()},
            inserted=tuple(facts["inserted"]),
            crimes=tuple(str(article) for article in facts["crimes"]),
            amendments=tuple(
                (int(item["year"]), tuple(parse_path(path) for path in item["provisions"]))
                for item in facts["amendments"]
            ),
        )
        for name, facts in data.items()
    }
