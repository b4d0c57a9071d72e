"""Readers: each format's own traps, with files made by the tests."""

from __future__ import annotations

import io
import zipfile

import pytest

from .conftest import at, paths

JUSTICE = """<?xml version="1.0"?><Statute xml:lang="en"><Identification><ShortTitle>Pond Act</ShortTitle></Identification><Body>
<Heading level="1"><TitleText>Ponds</TitleText></Heading>
<Section><MarginalNote>Definitions</MarginalNote><Label>2</Label><Subsection><Label>(1)</Label><Text>In this Act,</Text>
<Definition><Text><DefinedTermEn>pond</DefinedTermEn> means still water.</Text></Definition></Subsection>
<Subsection><Label>(1.1)</Label><Text>A pond that</Text><Paragraph><Label>(a)</Label><Text>leaks <Emphasis>badly</Emphasis>; or</Text>
<Subparagraph><Label>(i)</Label><Text>at night</Text></Subparagraph></Paragraph>
<ContinuedSectionSubsection><Text>is drained.</Text></ContinuedSectionSubsection></Subsection>
<HistoricalNote><HistoricalNoteSubItem>1999, c. 1</HistoricalNoteSubItem></HistoricalNote></Section></Body>
<Schedule><ScheduleFormHeading><Label>SCHEDULE</Label><TitleText>Treaty</TitleText></ScheduleFormHeading><DocumentInternal>
<Group><GroupHeading><Label>PARAGRAPH 2 OF ARTICLE 8</Label><TitleText>Fish</TitleText></GroupHeading>
<Provision><Label>2</Label><Text>Fish are:</Text><Provision><Label>(a)</Label><Text>carp.</Text></Provision></Provision></Group>
</DocumentInternal></Schedule></Statute>"""

AKOMA = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification source="#x">
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta><body>
<part eId="p1"><num>Part 1</num><heading>Ponds</heading>
<article><num>Article 5</num><heading>Fish</heading><paragraph><num>1.</num><list><intro><p>Fish are:</p></intro>
<point><num>(a)</num><content><p>carp;</p></content></point><point><num>(b)</num><content><p>tench.</p></content></point></list>
</paragraph><paragraph><num>2.</num><content><p>Frogs are <ref href="#">no</ref> fish.</p></content></paragraph></article></part></body>
<attachments><attachment><doc name="schedule"><mainBody><hcontainer name="schedule"><num>Schedule 1</num><heading>Nets</heading>
<paragraph><num>3.</num><content><p>Nets are fine.</p></content></paragraph></hcontainer></mainBody></doc></attachment></attachments>
</act></akomaNtoso>"""


def test_justice_canada(law):
    found = law(JUSTICE, ".xml")
    assert found.title == "Pond Act" and found.language == "en"
    assert paths(found) == [
        "2", "2(1)", "2(1.1)", "2(1.1)(a)", "2(1.1)(a)(i)", "Sch. art. 8", "Sch. art. 8(2)", "Sch. art. 8(2)(a)",
    ]  # fmt: skip
    assert at(found, "2").heading == "Definitions"
    assert at(found, "2(1.1)(a)").text == "leaks badly; or"
    assert [p.kind for p in found.provisions if "still water" in p.text] == ["definition"]
    assert [p.path for p in found.provisions if p.text == "is drained."] == ["2(1.1)"]
    assert not any("1999" in p.text for p in found.provisions)


def test_akoma_ntoso(law):
    found = law(AKOMA, ".xml")
    assert paths(found)[:6] == ["Part 1", "5", "5(1)", "5(1)(a)", "5(1)(b)", "5(2)"]
    assert at(found, "5(1)").text == "Fish are:" and at(found, "5").heading == "Fish"
    assert at(found, "5(2)").text == "Frogs are no fish."
    assert any(p.path.startswith("Sch. 1") and p.text == "Nets are fine." for p in found.provisions)


def test_html_without_clutter(law):
    page = """<!doctype html><html lang="en"><head><title>Pond Act</title><script>var x=1</script></head><body>
    <nav><a href="/">Home</a></nav><div class="breadcrumb">Laws / Pond</div><h1>Pond Act</h1>
    <h3>Article 1. Fish</h3><p>Fish may be fed:</p><ol type="a"><li>at dawn;</li><li>at dusk.</li></ol>
    <h3>Article 2</h3><p>See <a href="http://x.example/long">Article 1</a> of this<br>act.</p><footer>Print</footer></body></html>"""
    found = law(page, ".html")
    assert paths(found) == ["1", "1(a)", "1(b)", "2"]
    text = " ".join(p.text for p in found.provisions)
    assert "Home" not in text and "example" not in text and "Print" not in text
    assert at(found, "2").text.startswith("See Article 1 of this")


def test_markdown_mark_up_goes_words_stay(law):
    found = law(
        '---\ntitle: "Pond Act"\nlanguage: en\n---\n##### 1 Fish\n\n*   (1) [Fish][3] live in\\_water, see [section 2](http://x/y).'
        "\n\n    *   (a) \\[Repealed\\]\n\n##### 2 Nets\n\n*   Nets are _fine_ (see\\*).\n\n##### 3 Rope\n\n*   Rope is sold.\n\n[3]: http://x\n",
        ".md",
    )
    assert found.title == "Pond Act"
    assert paths(found) == ["1", "1(1)", "1(1)(a)", "2", "3"]
    assert at(found, "1(1)").text == "Fish live in_water, see section 2."
    assert at(found, "2").text == "Nets are fine (see*)."


def _docx(tmp_path):
    """A Word file with automatic numbers: "Article N.", "(1)", "(a)", a restart, tracked changes, a content
    control, a table."""
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = [("decimal", "Article %1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)")]
    xml = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlText w:val="{t}"/></w:lvl>'
        for i, (f, t) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="12"/></w:lvlOverride></w:num>'
        )
    )

    def add(text: str, level: int | None, number: int = 90):
        paragraph = document.add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))
        return paragraph

    document.add_heading("Pond Act", 1)
    add("Fish", 0)
    add("Fish are fed:", 1)
    add("at dawn;", 2)
    add("at dusk.", 2)
    add("Frogs are not fed.", 1)
    add("Nets", 0)
    changed = add("Nets are ", 1)
    changed._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t>fine</w:t></w:r></w:ins>'))
    changed._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="x"><w:r><w:delText>coarse</w:delText></w:r></w:del>'))
    changed._p.append(
        parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtContent><w:r><w:t xml:space="preserve"> and dry.</w:t></w:r></w:sdtContent></w:sdt>')
    )
    add("Ropes", 0, 91)
    add("Ropes are long.", 1, 91)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Rope"
    table.cell(0, 1).text = "Ten metres"
    path = tmp_path / "pond.docx"
    document.save(path)
    return path


def test_docx_shows_the_numbers_word_shows(tmp_path):
    from assess.law.reading import extracted_text, read_law

    from .conftest import check_spans

    path = _docx(tmp_path)
    found = read_law([path])
    check_spans(found, {path.name: extracted_text(path)})
    assert paths(found) == ["1", "1(1)", "1(1)(a)", "1(1)(b)", "1(2)", "2", "2(1)", "12", "12(1)"]
    assert at(found, "2(1)").text == "Nets are fine and dry."
    assert at(found, "1").heading == "Fish"
    assert any("Ten metres" in p.text for p in found.provisions)
    assert any("racked" in warning for warning in found.warnings)


def _pdf(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """A small PDF written by hand: for each page, (x, y, text) in 10-point Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        stream = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in page).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_pdf_joins_lines_and_drops_furniture(law):
    pytest.importorskip("pypdfium2")
    pages = []
    for number in range(1, 5):
        lines = [f"Article {number}", "1. Whoever keeps a pond in the commons shall keep it clean, and shall",
                 "in the months of spring look after the frogs that live in the water of", "that pond.",
                 "2. The keeper may ask for help."]  # fmt: skip
        page = [(150.0, 570.0, f"Laws of Arcadia {number}")]
        page += [(60.0, 520.0 - 14 * row, line) for row, line in enumerate(lines)]
        page.append((195.0, 30.0, f"- {number} -"))
        pages.append(page)
    found = law(_pdf(pages), ".pdf")
    assert found.documents[0].pages == 4
    assert paths(found) == [f"{n}{tail}" for n in range(1, 5) for tail in ("", "(1)", "(2)")]
    assert at(found, "3(1)").text.endswith("the water of that pond.")
    assert at(found, "3(1)").source.page == 3
    assert not any("Arcadia" in p.text for p in found.provisions)


def test_zip_bomb_is_refused(tmp_path):
    from assess.errors import DocumentError
    from assess.law.reading import read_file

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 60_000_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(DocumentError, match="unreasonable size"):
        read_file(path)
