"""`assess read`: show the tree of provisions a document was read as."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("read")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", help="Language of the documents (ISO 639-1), if it is not to be detected.")
@click.option("--json", "as_json", is_flag=True, help="As JSON instead of an outline.")
def command(paths: tuple[Path, ...], language: str | None, as_json: bool) -> None:
    """Show the structure the documents were read as, so that it can be checked before the findings."""
    from assess.law.reading import read_law

    law = read_law(paths, language=language)
    if as_json:
        records = [
            {
                "provision": p.path,
                "kind": p.kind,
                "heading": p.heading,
                "text": p.text,
                "depth": len(law.ancestors(p.index)),
                "file": p.source.file,
                "page": p.source.page,
            }
            for p in law.provisions
        ]
        click.echo(json.dumps({"title": law.title, "language": law.language, "provisions": records}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{law.title} [{law.language}]")
    for provision in law.provisions:
        indent = "  " * len(law.ancestors(provision.index))
        words = " ".join(provision.text.split())
        head = " — ".join(part for part in (provision.path or provision.kind, provision.heading) if part)
        click.echo(f"{indent}{head}{': ' if words else ''}{words[:100]}{'…' if len(words) > 100 else ''}")
    for warning in law.warnings:
        click.echo(f"note: {warning}", err=True)
