"""Helpers for the tests of reading and structure. All texts here are invented for the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.law.model import Law
from assess.law.reading import extracted_text, read_law

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def law(tmp_path: Path) -> Callable[..., Law]:
    """Write a text to a file of the given ending and read it as a law."""

    def read(text: str | bytes, suffix: str = ".txt", **options) -> Law:
        path = tmp_path / f"draft{suffix}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = read_law([path], **options)
        check_spans(found, {path.name: extracted_text(path)})
        return found

    return read


def check_spans(law: Law, texts: dict[str, str]) -> None:
    """Every provision's words stand, word for word, where its source says."""
    for provision in law.provisions:
        stretch = " ".join(texts[provision.source.file][provision.source.start : provision.source.end].split())
        assert provision.text in stretch, (provision.path, provision.text[:60], stretch[:60])


def paths(law: Law, *kinds: str) -> list[str]:
    """Paths of the numbered provisions (of some kinds) in order."""
    return [p.path for p in law.provisions if p.number and (not kinds or p.kind in kinds)]


def at(law: Law, path: str):
    """The numbered provision with this path."""
    return next(p for p in law.provisions if p.path == path and p.number)


def shared(name: str) -> Path:
    """A file or folder of the shared material; skips the test where it is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"shared material not here: {path}")
    return path
