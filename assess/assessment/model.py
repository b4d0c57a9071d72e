"""The assessment: one finding for each checklist entry. Its JSON is the contract's `assess/1`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["met", "partial", "contrary", "absent"]
Basis = Literal["text", "reference"]
Level = Literal["required", "expected", "recommended"]

STATUSES: tuple[Status, ...] = ("met", "partial", "contrary", "absent")
LEVELS: tuple[Level, ...] = ("required", "expected", "recommended")


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Record):
    """The words a finding rests on: provision in the law's own numbering, file, page (PDF only), the quote
    word for word, and what it covers (names of the elements seen)."""

    provision: str
    file: str
    page: int | None = None
    quote: str
    covers: tuple[str, ...] = ()
    #: span [start, end) of the quote in the extracted text of the file
    start: int | None = None
    end: int | None = None


class Finding(_Record):
    """What the law says on one checklist entry. `basis` is null where the status is absent; `missing` names
    what the law lacks; `reason` is one sentence; `recommendation` is null where the entry is met.
    `confidence` is between 0 and 1, measured on labelled laws."""

    id: str
    group: str
    ref: str
    level: Level
    title: str
    status: Status
    basis: Basis | None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str
    recommendation: str | None = None


class AssessedFile(_Record):
    """One document of the dossier."""

    name: str
    sha256: str
    format: str
    pages: int | None = None
    language: str = ""


class AssessedLaw(_Record):
    """The law that was assessed; `country` is ISO 3166-1 alpha-2 or null."""

    title: str
    language: str
    country: str | None = None
    files: tuple[AssessedFile, ...]


class ChecklistStamp(_Record):
    """Which checklist was used."""

    version: str
    entries: int


class Assessment(_Record):
    """The whole: serialised with `model_dump_json(by_alias=True)` it is `<stem>.assessment.json`."""

    schema_: Literal["assess/1"] = Field("assess/1", alias="schema")
    law: AssessedLaw
    checklist: ChecklistStamp
    warnings: tuple[str, ...] = ()
    findings: tuple[Finding, ...]

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
