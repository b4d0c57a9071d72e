"""write_reports: files, names, atomic writing, errors, speed."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from assess.errors import AssessError, CallError
from assess.reports import FORMATS, write_reports

from .factory import META, make_assessment, make_hostile, make_law, make_notes


@pytest.mark.parametrize("profile", ["mixed", "weak", "strong", "full"])
def test_writes_all_formats_under_the_names_of_the_contract(tmp_path: Path, profile: str) -> None:
    law = make_law()
    paths = write_reports(
        make_assessment(law, profile), law, make_notes(), formats=list(FORMATS), out_dir=tmp_path / "new", stem="bill", meta=META
    )
    assert [path.name for path in paths] == [
        "bill.memo.docx",
        "bill.report.html",
        "bill.memo.md",
        "bill.assessment.json",
        "bill.matrix.xlsx",
    ]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(path.name for path in paths)
    assert all(path.stat().st_size > 1000 for path in paths)


def test_json_is_the_contract(tmp_path: Path) -> None:
    law = make_law()
    (path,) = write_reports(make_assessment(law), law, make_notes(), formats=["json"], out_dir=tmp_path, stem="bill", meta=META)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data)[:1] == ["schema"] and data["schema"] == "assess/1"
    assert len(data["findings"]) == 235 == data["checklist"]["entries"]
    assert next(f for f in data["findings"] if f["status"] == "absent")["basis"] is None


def test_notes_may_come_as_a_plain_sequence(tmp_path: Path) -> None:
    law = make_law()
    assert write_reports(make_assessment(law), law, list(make_notes().values()), formats=["md"], out_dir=tmp_path, stem="x", meta=META)


def test_an_entry_without_a_note_is_still_reported(tmp_path: Path) -> None:
    law = make_law()
    paths = write_reports(make_assessment(law), law, {}, formats=list(FORMATS), out_dir=tmp_path, stem="x", meta=META)
    assert len(paths) == len(FORMATS)


def test_unknown_format_and_language_are_refused(tmp_path: Path) -> None:
    law = make_law()
    assessment = make_assessment(law)
    with pytest.raises(CallError, match="Unknown format 'pdf'"):
        write_reports(assessment, law, {}, formats=["json", "pdf"], out_dir=tmp_path, stem="x", meta=META)
    with pytest.raises(CallError, match="no memo wording for the language 'xx'"):
        write_reports(assessment, law, {}, formats=["json", "docx"], out_dir=tmp_path, stem="x", meta=META, language="xx")
    assert not list(tmp_path.iterdir()), "nothing is written when one of the reports cannot be made"


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    law = make_law()
    assessment = make_assessment(law)
    (tmp_path / "x.assessment.json").mkdir()
    with pytest.raises(AssessError, match="cannot be written"):
        write_reports(assessment, law, {}, formats=["json"], out_dir=tmp_path, stem="x", meta=META)
    assert [path.name for path in tmp_path.iterdir()] == ["x.assessment.json"]


def test_default_outputs_are_quick(tmp_path: Path) -> None:
    law = make_law(copies=40)
    assessment = make_assessment(law)
    notes = make_notes()
    write_reports(assessment, law, notes, formats=["docx", "html", "json"], out_dir=tmp_path, stem="warm", meta=META)
    start = time.perf_counter()
    write_reports(assessment, law, notes, formats=["docx", "html", "json"], out_dir=tmp_path, stem="x", meta=META)
    # The aim is 1.0 s cold on two idle cores; the bound leaves room for a busy machine.
    assert time.perf_counter() - start < 2.0


def test_hostile_words_go_through_every_format(tmp_path: Path) -> None:
    assessment, law = make_hostile()
    paths = write_reports(assessment, law, make_notes(), formats=list(FORMATS), out_dir=tmp_path, stem="x", meta=META)
    assert len(paths) == len(FORMATS)
