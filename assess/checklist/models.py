"""What a rule file may say. Unknown keys are errors: silence is the worst fault a checker has."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assess.assessment.model import Basis, Level, Status

Scope = Literal["provision", "paragraph", "article", "law"]


def _as_list(value: object) -> object:
    """A single expression may be written without the brackets of a list."""
    return [value] if isinstance(value, str) else value


Says = Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(min_length=1)]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Need(_Rule):
    """An element that must stand beside what meets the entry; its name is what is missing without it."""

    name: str
    says: Says
    scope: Scope = Field("article", alias="in")


class Shortfall(_Rule):
    """Words that deal with the subject and fall short."""

    says: Says
    lacks: str
    scope: Scope = Field("provision", alias="in")
    unless: Says | tuple[()] = ()


class Fault(_Rule):
    """Words that narrow, or contradict."""

    says: Says
    because: str
    scope: Scope = Field("provision", alias="in")
    context: str | None = None
    unless: Says | tuple[()] = ()


class Example(_Rule):
    """A short text written for the project, and the status the tool must find in it."""

    status: Status
    text: str
    note: str = ""
    known_miss: bool = Field(False, alias="known-miss")


class Entry(_Rule):
    """One question of the checklist."""

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9-]+)+$")
    ref: str
    level: Level
    title: str
    asks: str
    why: str
    recommend: str
    other_law: str = Field("", alias="other-law")
    context: str = ""
    scope: Scope = Field("provision", alias="in")
    met: Says | tuple[()] = ()
    needs: tuple[Need, ...] = ()
    partial: tuple[Shortfall, ...] = ()
    narrower: tuple[Fault, ...] = ()
    contrary: tuple[Fault, ...] = ()
    reference: Literal["none"] | tuple[str, ...] | None = None
    follows: bool = False
    examples: tuple[Example, ...] = ()
    group: str = ""
    limited_reference: bool = True


class Clause(_Rule):
    """Words that answer many entries at once; it counts only where no better answer is found."""

    name: str
    says: Says
    status: Literal["met", "partial"]
    basis: Basis = "text"
    entries: tuple[str, ...]
    exceptions: tuple[str, ...] = Field((), alias="except")
    lacks: str = ""
    scope: Scope = Field("provision", alias="in")

    def answers(self, entry_id: str) -> bool:
        """Whether the clause speaks to the entry."""
        return any(fnmatchcase(entry_id, glob) for glob in self.entries) and not any(
            fnmatchcase(entry_id, glob) for glob in self.exceptions
        )


class Group(_Rule):
    """One file: a group of entries on one subject. Several files may carry the same group."""

    group: str
    title: str
    context: str
    clauses: tuple[Clause, ...] = ()
    limited_reference: bool = Field(True, alias="limited-reference")
    entries: tuple[Entry, ...]


class Checklist(_Rule):
    """All groups, in the order of `rules/checklist/index.yaml`."""

    version: str
    groups: tuple[Group, ...]

    def entries(self) -> list[Entry]:
        """All entries in order, each with its group and context filled in."""
        return [entry for group in self.groups for entry in group.entries]

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of that id, or None."""
        return next((entry for entry in self.entries() if entry.id == entry_id), None)
