"""The matrix: an Excel workbook with one row for each finding, the figures, and where they come from."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from assess.assessment.model import LEVELS, Assessment, Finding
from assess.reports.cite import plain_paths
from assess.reports.context import STATUS_ORDER, STATUS_SIGNS, EntryNote, RunMeta, advice_of, groups_of, to_be_checked
from assess.reports.memo import language_name
from assess.reports.text import capital, clean
from assess.reports.wording import Wording

#: Excel holds no more characters in one cell.
_CELL_LIMIT = 32_767
#: column → width in characters
_COLUMNS = {
    "id": 26, "group": 22, "title": 28, "ref": 15, "level": 18, "status": 14, "basis": 12, "confidence": 10,
    "provisions": 16, "quote": 60, "missing": 34, "reason": 44, "recommendation": 54,
}  # fmt: skip
_COLOURS = {
    "met": ("#E3F4E9", "#17643A"),
    "partial": ("#FFF1CC", "#7A4D00"),
    "contrary": ("#FDE6E6", "#99181F"),
    "absent": ("#ECEFF4", "#414B5C"),
}


def render_xlsx(
    assessment: Assessment,
    law: Any,
    notes: Mapping[str, EntryNote],
    meta: RunMeta,
    wording: Wording,
    country: str | None = None,
) -> bytes:
    """The workbook as bytes. Words of the draft are written as strings, never as formulas or links."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {
            "title": clean(wording("title", title=assessment.law.title))[:250],
            "subject": wording("subject"),
            "author": wording("author", version=meta.tool_version),
            "keywords": wording("keywords"),
        }
    )
    sheet = _Sheets(book, wording)
    sheet.findings(assessment, notes)
    sheet.summary(assessment, notes)
    sheet.about(assessment, meta, country or assessment.law.country or "")
    book.close()
    return buffer.getvalue()


class _Sheets:
    """Writes the three sheets with one set of formats."""

    def __init__(self, book: Any, wording: Wording) -> None:
        self._book, self._w = book, wording
        self._head = book.add_format(
            {"bold": True, "bg_color": "#1F2A44", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1}
        )
        self._cell = book.add_format({"text_wrap": True, "valign": "top"})
        self._share = book.add_format({"num_format": "0%", "valign": "top"})
        self._bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self._colours = {status: book.add_format({"bg_color": ground, "font_color": ink}) for status, (ground, ink) in _COLOURS.items()}

    def _sheet(self, name: str) -> Any:
        return self._book.add_worksheet(self._w(f"matrix.{name}")[:31])

    def _write(self, sheet: Any, row: int, column: int, text: str, style: Any = None) -> None:
        text = clean(text)
        if len(text) > _CELL_LIMIT:
            note = " " + self._w("matrix.cut")
            text = text[: _CELL_LIMIT - len(note)] + note
        sheet.write_string(row, column, text, style or self._cell)

    def _status(self, status: str) -> str:
        return f"{STATUS_SIGNS[status]} {self._w(f'status.{status}')}"  # type: ignore[index]

    def _colour_by_word(self, sheet: Any, first: int, last: int, column: int) -> None:
        for status in STATUS_ORDER:
            rule = {"type": "cell", "criteria": "==", "value": f'"{self._status(status)}"', "format": self._colours[status]}
            sheet.conditional_format(first, column, last, column, rule)

    def findings(self, assessment: Assessment, notes: Mapping[str, EntryNote]) -> None:
        """One row for each finding, ready to sort and filter."""
        sheet = self._sheet("findings")
        for column, (name, width) in enumerate(_COLUMNS.items()):
            sheet.set_column(column, column, width)
            self._write(sheet, 0, column, self._w(f"matrix.columns.{name}"), self._head)
        groups = {finding.id: group.title for group in groups_of(assessment, notes) for finding in group.findings}
        last = len(assessment.findings)
        for row, finding in enumerate(assessment.findings, 1):
            for column, (name, text) in enumerate(self._row(finding, groups[finding.id], notes).items()):
                if name == "confidence":
                    sheet.write_number(row, column, finding.confidence, self._share)
                else:
                    self._write(sheet, row, column, text)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
        self._colour_by_word(sheet, 1, last, list(_COLUMNS).index("status"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _row(self, finding: Finding, group: str, notes: Mapping[str, EntryNote]) -> dict[str, str]:
        w = self._w
        mark = f" ({w('check')})" if to_be_checked(finding) else ""
        return {
            "id": finding.id,
            "group": group,
            "title": finding.title + mark,
            "ref": finding.ref,
            "level": w(f"level.{finding.level}"),
            "status": self._status(finding.status),
            "basis": w(f"basis.{finding.basis}") if finding.basis else "",
            "confidence": "",
            "provisions": plain_paths(finding.evidence),
            "quote": "\n".join(f"{item.provision}: {item.quote}" for item in finding.evidence),
            "missing": "\n".join(finding.missing),
            "reason": finding.reason,
            "recommendation": "" if finding.status == "met" else advice_of(finding, notes),
        }

    def summary(self, assessment: Assessment, notes: Mapping[str, EntryNote]) -> None:
        """Counts by group and answer, with totals, and by rank."""
        w, sheet = self._w, self._sheet("summary")
        sheet.set_column(0, 0, 58)
        sheet.set_column(1, 5, 13)
        groups = groups_of(assessment, notes)
        names = [*(self._status(status) for status in STATUS_ORDER), w("summary.figures.total")]

        def head(row: int, first: str) -> None:
            for column, name in enumerate([first, *names]):
                self._write(sheet, row, column, name, self._head)

        def counts(row: int, title: str, findings: list[Finding], style: Any = None) -> None:
            self._write(sheet, row, 0, title, style)
            numbers = [sum(finding.status == status for finding in findings) for status in STATUS_ORDER]
            for column, number in enumerate([*numbers, len(findings)], 1):
                sheet.write_number(row, column, number, style)

        head(0, w("summary.figures.group"))
        for row, group in enumerate(groups, 1):
            counts(row, group.title, list(group.findings))
        counts(len(groups) + 1, w("summary.figures.all"), list(assessment.findings), self._bold)
        start = len(groups) + 4
        head(start, w("matrix.columns.level"))
        for row, level in enumerate(LEVELS, start + 1):
            of_level = [finding for finding in assessment.findings if finding.level == level]
            counts(row, capital(w(f"level.{level}")), of_level)
        sheet.freeze_panes(1, 1)

    def about(self, assessment: Assessment, meta: RunMeta, country: str) -> None:
        """Where the figures come from, and how to read them."""
        w, sheet = self._w, self._sheet("about")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 110)
        law = assessment.law
        rows = [
            ("title", law.title),
            ("country", country),
            ("language", language_name(law.language, w)),
            ("date", meta.date),
            ("checklist", w("head.checklist_value", version=assessment.checklist.version, n=assessment.checklist.entries)),
            ("tool", w("author", version=meta.tool_version)),
            *(("file", f"{file.name} · {file.format.upper()} · SHA-256 {file.sha256}") for file in law.files),
            *(("warning", warning) for warning in assessment.warnings),
            ("caveat", w("head.caveat")),
            *(("statuses", f"{capital(w(f'status.{status}'))}: {w(f'status_long.{status}')}") for status in STATUS_ORDER),
            ("levels", "; ".join(f"{w(f'level.{level}')}: {w(f'verb.{level}')}" for level in LEVELS)),
        ]
        for row, (name, value) in enumerate(row for row in rows if row[1]):
            self._write(sheet, row, 0, w(f"matrix.about_rows.{name}"), self._bold)
            self._write(sheet, row, 1, value)
