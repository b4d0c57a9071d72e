"""The Word memo: styles, fields, repeated header rows, properties, hostile words."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from assess.reports.content import Memo
from assess.reports.memo_docx import render_docx

from .test_memo import text


@pytest.fixture(scope="module")
def document(memos: dict[str, Memo]):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(render_docx(memos["mixed"])))


def test_real_styles_carry_the_structure(document) -> None:  # type: ignore[no-untyped-def]
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Quote", "Memo Numbered", "toc 1"} <= styles
    assert {table.style.name for table in document.tables} == {"Memo Table"}
    used = {e.get(qn("w:val")) for e in document.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    defined = {e.get(qn("w:styleId")) for e in document.styles.element.iter(qn("w:style"))}
    assert used <= defined


def test_each_table_repeats_its_header(document) -> None:  # type: ignore[no-untyped-def]
    for table in document.tables:
        first = table._tbl.tr_lst[0]
        assert first.trPr is not None and first.trPr.find(qn("w:tblHeader")) is not None


def test_contents_and_page_numbers_are_fields(document) -> None:  # type: ignore[no-untyped-def]
    body = "".join(e.text or "" for e in document.element.body.iter(qn("w:instrText")))
    assert 'TOC \\o "1-2"' in body
    begins = [e.get(qn("w:fldCharType")) for e in document.element.body.iter(qn("w:fldChar"))]
    assert begins == ["begin", "separate", "end"]
    footer = document.sections[0].footer._element
    assert [e.get(qn("w:instr")).strip() for e in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_links_lead_to_bookmarks(document) -> None:  # type: ignore[no-untyped-def]
    names = [e.get(qn("w:name")) for e in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert {e.get(qn("w:anchor")) for e in document.element.body.iter(qn("w:hyperlink"))} <= set(names)


def test_properties_and_language(document) -> None:  # type: ignore[no-untyped-def]
    properties = document.core_properties
    assert properties.title == "Assessment of the draft law: International Crimes (Ruritania) Bill"
    assert properties.author == "assess 0.1.0" and properties.language == "en"
    assert properties.created.isoformat().startswith("2026-11-21")
    assert next(document.styles.element.iter(qn("w:lang"))).get(qn("w:val")) == "en-GB"


def test_the_document_says_what_the_memo_says(document, memos: dict[str, Memo]) -> None:  # type: ignore[no-untyped-def]
    words = "".join(e.text or "" for e in document.element.body.iter(qn("w:t")))
    for block in memos["mixed"].blocks:
        for part in text(block).split(" | ")[0].splitlines():
            assert part in words


def test_same_input_same_words(memos: dict[str, Memo]) -> None:
    first, second = (zipfile.ZipFile(io.BytesIO(render_docx(memos["mixed"]))).read("word/document.xml") for _ in range(2))
    assert first == second


def test_hostile_words_are_words(memos: dict[str, Memo]) -> None:
    content = render_docx(memos["hostile"])
    document = Document(io.BytesIO(content))  # parses: control characters are gone
    words = "".join(e.text or "" for e in document.element.body.iter(qn("w:t")))
    assert "<script>alert('x')</script>" in words and "&amp;" in words
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    assert b"<script>" not in xml and b"\x07" not in xml
