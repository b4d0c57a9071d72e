"""Documents that cannot be read: one clear line each, never half a result."""

from __future__ import annotations

import pytest

from assess.errors import DocumentError
from assess.law.reading import read_law

from .conftest import shared


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b"  \n\n ", "empty"),
        ("old.doc", b"\xd0\xcf\x11\xe0 word", "docx"),
        ("sheet.xlsx", b"PK\x03\x04", "cannot be read"),
        ("page.png", b"\x89PNG", "OCR"),
        ("broken.pdf", b"%PDF-1.7 nonsense", "damaged PDF"),
        ("broken.docx", b"PK\x03\x04 nonsense", "damaged Word"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        ("broken.xml", b"<akomaNtoso><act></akomaNtoso>", "damaged XML"),
        ("other.xml", b"<recipe><step>Stir</step></recipe>", "unknown kind"),
        ("entity.xml", b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><akomaNtoso>&e;</akomaNtoso>', "entities"),
        ("pdf.txt", b"%PDF-1.7", "not a text file"),
    ],
)
def test_one_line_with_a_hint(tmp_path, name, content, says):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_law([path])
    assert says in str(caught.value)
    assert name in caught.value.message and caught.value.hint
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(DocumentError, match="no such file"):
        read_law([tmp_path / "none.txt"])
    with pytest.raises(DocumentError, match="folder"):
        read_law([tmp_path])


def test_deep_xml_is_refused(tmp_path):
    path = tmp_path / "deep.xml"
    path.write_bytes(b"<akomaNtoso>" + b"<part>" * 230 + b"</part>" * 230 + b"</akomaNtoso>")
    with pytest.raises(DocumentError):
        read_law([path])


def test_scan_says_ocr():
    pytest.importorskip("pypdfium2")
    with pytest.raises(DocumentError, match="ocrmypdf"):
        read_law([shared("pdf/rw-law-2004-9-nationality-scanned.pdf")])
