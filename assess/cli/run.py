"""`assess run`: assess documents together and write the outputs."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("docx", "html", "md", "json", "xlsx")
DEFAULT_FORMATS = "docx,html,json"


def parse_formats(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """The formats of a comma-separated list, in order, none twice."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing named'}: choose from {', '.join(FORMATS)}.")
    return names


@click.command("run")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the outputs.")
@click.option(
    "--format",
    "formats",
    default=DEFAULT_FORMATS,
    show_default=True,
    callback=parse_formats,
    help="Outputs, comma-separated: docx, html, md, json, xlsx.",
)
@click.option("--language", help="Language of the documents (ISO 639-1), if it is not to be detected.")
@click.option("--memo-language", default="en", show_default=True, help="Language of the memo and the report.")
@click.option("--country", help="The State whose draft it is (ISO 3166-1, two letters).")
@click.option("--lens", help="Keep to one subject: a group of the checklist, or gender, cooperation, privileges, crimes.")
@click.option("--title", help="Title of the draft, if the document does not give it.")
def command(
    paths: tuple[Path, ...],
    out: Path,
    formats: tuple[str, ...],
    language: str | None,
    memo_language: str,
    country: str | None,
    lens: str | None,
    title: str | None,
) -> None:
    """Assess the documents named, together, as one legal framework.

    Writes <stem>.memo.docx, <stem>.report.html, <stem>.assessment.json and the like to the folder --out,
    where <stem> is the first document's name without its ending.
    """
    from assess.pipeline import assess_documents

    written = assess_documents(
        paths,
        out=out,
        formats=formats,
        language=language,
        memo_language=memo_language,
        country=country,
        lens=lens,
        title=title,
    )
    for path in written.paths:
        click.echo(path)
    click.echo(written.summary, err=True)
