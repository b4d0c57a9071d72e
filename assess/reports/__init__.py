"""What legal staff hand on: the memo (Word, Markdown), the page, the matrix, the data.

`write_reports` writes any of them; the other modules render one format each and import its library only
when they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from assess.assessment.model import Assessment
from assess.errors import CallError
from assess.files import write_safely
from assess.law.model import Law
from assess.reports.context import EntryNote, RunMeta, notes_by_id

#: Format → ending of the file, as the contract has them.
FORMATS: Mapping[str, str] = {
    "docx": ".memo.docx",
    "html": ".report.html",
    "md": ".memo.md",
    "json": ".assessment.json",
    "xlsx": ".matrix.xlsx",
}

__all__ = ["FORMATS", "EntryNote", "RunMeta", "write_reports"]


def write_reports(
    assessment: Assessment,
    law: Law,
    notes: Mapping[str, EntryNote] | Sequence[EntryNote],
    *,
    formats: Sequence[str],
    out_dir: Path,
    stem: str,
    language: str = "en",
    country: str | None = None,
    meta: RunMeta,
    rules: Path | None = None,
) -> list[Path]:
    """Writes the reports asked for and gives their paths, in the order of `formats`.

    law: the parsed law the assessment was made of · notes: what the checklist says about each entry, in
    the memo's language · language: that of the memo · country: the State's name as it is to be printed ·
    rules: the rules folder, where it is not the program's own.

    All reports are made before the first is written, and each file is moved into place whole.
    Raises CallError for an unknown format or a language without wording, RuleError for a faulty wording
    file, AssessError where the folder cannot be written to."""
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        raise CallError(f"Unknown format '{unknown[0]}'.", f"Choose from: {', '.join(FORMATS)}.")
    makers = _makers(assessment, law, notes_by_id(notes), language, country, meta, rules)
    made = [(Path(out_dir) / f"{stem}{FORMATS[name]}", makers[name]()) for name in wanted]
    return [write_safely(path, partial(_put, content)) for path, content in made]


def _put(content: bytes, path: Path) -> None:
    path.write_bytes(content)


def _makers(
    assessment: Assessment,
    law: Law,
    notes: Mapping[str, EntryNote],
    language: str,
    country: str | None,
    meta: RunMeta,
    rules: Path | None,
) -> dict[str, Callable[[], bytes]]:
    """For each format a function that makes its bytes. Wording and memo content are made once, on demand."""

    @cache
    def wording():  # type: ignore[no-untyped-def]
        from assess.reports.wording import load_wording
        from assess.resources import rules_dir

        return load_wording(rules or rules_dir(), language)

    @cache
    def memo():  # type: ignore[no-untyped-def]
        from assess.reports.memo import build_memo

        return build_memo(assessment, law, notes, meta, wording(), country)

    def docx() -> bytes:
        from assess.reports.memo_docx import render_docx

        return render_docx(memo())

    def markdown() -> bytes:
        from assess.reports.memo_markdown import render_markdown

        return render_markdown(memo()).encode("utf-8")

    def html() -> bytes:
        from assess.reports.page import render_html

        return render_html(assessment, law, notes, meta, wording(), country).encode("utf-8")

    def xlsx() -> bytes:
        from assess.reports.matrix import render_xlsx

        return render_xlsx(assessment, law, notes, meta, wording(), country)

    def data() -> bytes:
        from assess.reports.data import render_json

        return render_json(assessment)

    return {"docx": docx, "html": html, "md": markdown, "json": data, "xlsx": xlsx}
