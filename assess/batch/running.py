"""Running a batch: each law on its own, in worker processes, past the ones that cannot be read."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from assess import __version__
from assess.batch.discovery import LawFiles
from assess.batch.store import Record, Store
from assess.errors import AssessError
from assess.resources import rules_dir


def run_batch(
    laws: Sequence[LawFiles],
    *,
    out: Path,
    store: Store,
    formats: Sequence[str],
    memo_language: str = "en",
    jobs: int = 1,
    progress: Callable[[Record], None] = lambda record: None,
) -> list[Record]:
    """Assesses each law into `out/<name>/` and keeps the result in the store. A law that the store holds as done,
    with the same documents, rules and outputs, is not assessed again. Returns the records in the order of `laws`."""
    stamp = _rules_stamp()
    digests = {law.name: _digest(law, stamp, formats, memo_language) for law in laws}
    todo = [law for law in laws if not _is_done(store.get(law.name), digests[law.name], out)]
    done = {law.name: store.get(law.name) for law in laws if law not in todo}
    for record in _results(todo, digests, out, tuple(formats), memo_language, jobs):
        store.put(record)
        done[record.name] = record
        progress(record)
    return [record for law in laws if (record := done[law.name]) is not None]


def _is_done(record: Record | None, digest: str, out: Path) -> bool:
    return (
        record is not None
        and record.state == "done"
        and record.digest == digest
        and all((out / path).is_file() for path in record.outputs)
    )


def _results(
    laws: Sequence[LawFiles], digests: dict[str, str], out: Path, formats: tuple[str, ...], language: str, jobs: int
) -> Iterator[Record]:
    if jobs <= 1:
        for law in laws:
            yield _assess_one(law, digests[law.name], out, formats, language)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        futures = {pool.submit(_assess_one, law, digests[law.name], out, formats, language): law for law in laws}
        for future in as_completed(futures):
            law = futures[future]
            try:
                yield future.result()
            except BrokenProcessPool:
                message = "the worker process ended while this law or one beside it was read; run the batch again with --jobs 1"
                yield Record(law.name, digests[law.name], "failed", error=message)


def _assess_one(law: LawFiles, digest: str, out: Path, formats: tuple[str, ...], language: str) -> Record:
    """One law: its outputs and its record. Whatever goes wrong becomes a failed record."""
    from assess.pipeline import assess_documents

    try:
        written = assess_documents(law.paths, out=out / law.name, formats=formats, memo_language=language)
    except AssessError as error:
        return Record(law.name, digest, "failed", error=" ".join(str(error).split()))
    except Exception as error:  # one bad document must not end the batch
        return Record(law.name, digest, "failed", error=f"internal error: {type(error).__name__}: {error}"[:500])
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in written.assessment.findings:
        counts[finding.group][finding.status] += 1
    return Record(
        law.name,
        digest,
        "done",
        title=written.assessment.law.title,
        language=written.assessment.law.language,
        counts={group: dict(counter) for group, counter in counts.items()},
        outputs=tuple(str(path.relative_to(out)) for path in written.paths),
    )


def _digest(law: LawFiles, stamp: str, formats: Sequence[str], language: str) -> str:
    """Names everything the result depends on: documents, rules, program, outputs asked for."""
    digest = hashlib.sha256(f"{__version__}|{stamp}|{','.join(formats)}|{language}".encode())
    for path in law.paths:
        digest.update(path.name.encode())
        try:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


def _rules_stamp() -> str:
    digest = hashlib.sha256()
    for path in sorted(rules_dir().rglob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
