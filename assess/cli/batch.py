"""`assess batch`: assess each law under a folder on its own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assess.cli.run import FORMATS, parse_formats


@click.command("batch")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the outputs.")
@click.option(
    "--store", type=click.Path(dir_okay=False, path_type=Path), help="File that remembers what is done [default: OUT/batch.sqlite]."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Laws assessed at the same time.")
@click.option(
    "--format",
    "formats",
    default="html,json",
    show_default=True,
    callback=parse_formats,
    help=f"Outputs of each law: {', '.join(FORMATS)}.",
)
@click.option("--memo-language", default="en", show_default=True, help="Language of memos and reports.")
def command(folder: Path, out: Path, store: Path | None, jobs: int, formats: tuple[str, ...], memo_language: str) -> int:
    """Assess each law under DIR on its own: each document, and each subfolder as one law.

    Goes on past a document that cannot be read and reports it; run again, it resumes where it was stopped.
    Writes summary.csv and summary.html to the folder --out. Exit status 1 if some law could not be assessed.
    """
    from assess.batch.discovery import find_laws
    from assess.batch.running import run_batch
    from assess.batch.store import Record, Store
    from assess.batch.summary import write_summary

    laws = find_laws(folder, leave_out=out)
    finished = 0

    def progress(record: Record) -> None:
        nonlocal finished
        finished += 1
        if record.state == "failed":
            click.echo(f"assess: {record.name}: {record.error}", err=True)
        elif sys.stderr.isatty():
            click.echo(f"\r{finished}/{len(laws)} {record.name}\x1b[K", err=True, nl=False)

    with Store(store or out / "batch.sqlite") as kept:
        records = run_batch(laws, out=out, store=kept, formats=formats, memo_language=memo_language, jobs=jobs, progress=progress)
    for path in write_summary(records, out):
        click.echo(path)
    failed = sum(record.state == "failed" for record in records)
    click.echo(f"{len(records)} laws, {failed} could not be assessed, {len(records) - finished} were done before.", err=True)
    return 1 if failed else 0
