"""What a batch has done so far, in one SQLite file, so that it resumes where it was stopped."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assess.errors import AssessError

_SCHEMA = """
create table if not exists law (
    name text primary key,
    digest text not null,
    state text not null check (state in ('done', 'failed')),
    title text not null default '',
    language text not null default '',
    counts text not null default '{}',
    outputs text not null default '[]',
    error text not null default ''
)
"""


@dataclass(frozen=True)
class Record:
    """The result for one law: `digest` names the documents, the rules and the program it was made with;
    `counts` maps group → status → number; `outputs` are paths relative to the output folder."""

    name: str
    digest: str
    state: str
    title: str = ""
    language: str = ""
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    outputs: tuple[str, ...] = ()
    error: str = ""

    def total(self, status: str) -> int:
        """How many entries have the status."""
        return sum(group.get(status, 0) for group in self.counts.values())


class Store:
    """The store of one batch; use it as a context manager. Raises AssessError where the file is no store."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("pragma journal_mode=wal")
            self._connection.execute(_SCHEMA)
        except (sqlite3.Error, OSError) as error:
            raise AssessError(f"{path}: cannot be used as a store ({error}).", "Give another file with --store.") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, name: str) -> Record | None:
        """The record of a law, or None."""
        row = self._connection.execute("select * from law where name = ?", (name,)).fetchone()
        return _record(row) if row else None

    def put(self, record: Record) -> None:
        """Keeps a record, in place of an earlier one of the same name."""
        self._connection.execute(
            "insert or replace into law values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.name,
                record.digest,
                record.state,
                record.title,
                record.language,
                json.dumps(record.counts),
                json.dumps(record.outputs),
                record.error,
            ),
        )

    def all(self) -> Iterator[Record]:
        """All records by name."""
        for row in self._connection.execute("select * from law order by name"):
            yield _record(row)


def _record(row: tuple) -> Record:
    name, digest, state, title, language, counts, outputs, error = row
    return Record(name, digest, state, title, language, json.loads(counts), tuple(json.loads(outputs)), error)
