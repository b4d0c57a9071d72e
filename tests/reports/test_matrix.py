"""The matrix, read back with openpyxl."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from assess.law.model import Law
from assess.reports.matrix import render_xlsx
from assess.reports.wording import Wording

from .factory import META, make_assessment, make_hostile, make_notes


def test_one_row_for_each_finding(law: Law, wording: Wording) -> None:
    book = load_workbook(io.BytesIO(render_xlsx(make_assessment(law), law, make_notes(), META, wording)))
    assert book.sheetnames == ["Findings", "Summary", "About"]
    sheet = book["Findings"]
    assert sheet.max_row == 236 and sheet.auto_filter.ref == "A1:M236" and sheet.freeze_panes == "D2"
    assert [cell.value for cell in sheet[4]][:6] == [
        "genocide.serious-harm", "Genocide", "Serious bodily or mental harm", "RS 6(b)", "needed for complementarity", "◐ partly met",
    ]  # fmt: skip
    assert sheet["H4"].value == 0.91
    assert sheet.conditional_formatting


def test_figures_add_up(law: Law, wording: Wording) -> None:
    assessment = make_assessment(law)
    book = load_workbook(io.BytesIO(render_xlsx(assessment, law, make_notes(), META, wording)))
    rows = {row[0]: row[1:6] for row in book["Summary"].iter_rows(values_only=True)}
    assert rows["All subjects"] == (25, 42, 3, 165, 235)
    assert rows["Genocide"] == (3, 1, 0, 3, 7)
    assert sum(rows[level][4] for level in ("Treaty duty", "Needed for complementarity", "Good practice")) == 235


def test_nothing_of_the_draft_becomes_a_formula_or_a_link(wording: Wording) -> None:
    assessment, law = make_hostile()
    findings = tuple(
        f.model_copy(update={"reason": first + "1+1" + "x" * 40_000}) for f, first in zip(assessment.findings, "=+-@" * 59, strict=False)
    )
    hostile = assessment.model_copy(update={"findings": findings})
    book = load_workbook(io.BytesIO(render_xlsx(hostile, law, make_notes(), META, wording)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None
    reason = book["Findings"]["L2"].value
    assert reason.startswith("=1+1xxx") and reason.endswith("(cut; the whole is in the data file)")
