"""The memo as a Word document.

The body is written as WordprocessingML text and parsed once: python-docx builds tables cell by cell, which
takes seconds for a concordance of 235 rows.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from xml.sax.saxutils import escape as _xml_escape

from assess.reports.content import (
    Block,
    Bullets,
    Contents,
    Heading,
    Line,
    Memo,
    PageBreak,
    Paragraph,
    Quote,
    Span,
    Table,
)
from assess.reports.docx_styles import NAMESPACES, add_styles, set_footer, set_page
from assess.reports.text import RIGHT_TO_LEFT, clean

_STYLES = {
    "numbered": "MemoNumbered",
    "continued": "MemoContinued",
    "plain": "MemoPlain",
    "lettered": "MemoLettered",
    "fact": "MemoFact",
    "note": "MemoNote",
    "title": "Title",
    "subtitle": "Subtitle",
}
_TWIPS_PER_CM = 567
_LONG_ROW = 700


def render_docx(memo: Memo) -> bytes:
    """The memo as the bytes of a .docx file."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    add_styles(document, memo.language)
    set_page(document)
    set_footer(document, memo.footer, memo.page_of)
    body = document.element.body
    writer = _Writer(memo)
    xml = "".join(writer.block(block) for block in memo.blocks)
    whole = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    whole.append(body[-1])  # the section's properties must stay last
    document.element.replace(body, whole)
    _properties(document, memo)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _properties(document: object, memo: Memo) -> None:
    properties = document.core_properties  # type: ignore[attr-defined]
    properties.title = clean(memo.title)[:250]
    properties.subject = clean(memo.subject)[:250]
    properties.author = clean(memo.author)[:250]
    properties.last_modified_by = clean(memo.author)[:250]
    properties.keywords = clean(memo.keywords)[:250]
    properties.language = memo.language
    properties.comments = ""
    properties.revision = 1
    try:
        made = datetime.fromisoformat(memo.date)
    except ValueError:
        made = datetime.now(UTC)
    properties.created = properties.modified = made.replace(tzinfo=None)


def _text(text: str) -> str:
    return _xml_escape(" ".join(clean(text).splitlines()), {'"': "&quot;"})


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'


def _spans(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    face = {"": "", "strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>"}[span.face]
    run = _run(span.text, face)
    return f'<w:hyperlink w:anchor="para_{span.link}" w:history="1">{run}</w:hyperlink>' if span.link else run


def _paragraph(style: str, content: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


class _Writer:
    """Writes blocks one after the other; holds the running numbers that Word wants to be unique."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        self._bookmark = 0
        self._heading = 0
        self._new_page = False
        self._quotes_run_left = memo.law_language in RIGHT_TO_LEFT

    def block(self, block: Block) -> str:
        match block:
            case PageBreak():
                self._new_page = True
                return ""
            case Heading(level=level, text=text):
                self._heading += 1
                mark = self._marked(f"_Toc{self._heading:06d}", _run(text))
                return _paragraph(f"Heading{level}", mark, self._break())
            case Paragraph(kind=kind, line=line, number=number):
                content = _spans(line)
                if number:
                    name = f"para_{number}" if kind == "numbered" else f"key_{number}"
                    content = self._marked(name, _run(f"{number}.")) + "<w:r><w:tab/></w:r>" + content
                return _paragraph(_STYLES[kind], content, self._break())
            case Quote(text=text):
                way = "<w:bidi/>" if self._quotes_run_left else ""
                return _paragraph("Quote", _run(f"“{text}”", "<w:rtl/>" if way else ""), way)
            case Bullets(items=items):
                return "".join(_paragraph("ListBullet", _spans(item)) for item in items)
            case Contents():
                return self._contents(block)
            case Table():
                return _table(block)
        raise AssertionError(block)

    def _break(self) -> str:
        """Begins a new page with this paragraph where a page break came before it."""
        wanted, self._new_page = self._new_page, False
        return "<w:pageBreakBefore/>" if wanted else ""

    def _marked(self, name: str, content: str) -> str:
        self._bookmark += 1
        start = f'<w:bookmarkStart w:id="{self._bookmark}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._bookmark}"/>'

    def _contents(self, block: Contents) -> str:
        """A real table of contents field. Until Word updates it (F9) it shows paragraph numbers, so that
        it is of use at once, in programs that never update fields too."""
        title = _paragraph("TOCHeading", _run(block.title), self._break())
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        rows = []
        # Headings of level 3 carry bookmarks too: count along as `block` does.
        wanted = iter(block.items)
        anchors = _anchors(self._memo)
        for place, (level, text, first) in enumerate(wanted):
            tail = f"<w:r><w:tab/></w:r>{_run(first)}" if first else ""
            link = f'<w:hyperlink w:anchor="{anchors[place]}" w:history="1">{_run(text)}{tail}</w:hyperlink>'
            rows.append(_paragraph(f"TOC{level}", (begin if not place else "") + link))
        return title + "".join(rows) + _paragraph("MemoPlain", end)


def _anchors(memo: Memo) -> list[str]:
    """The bookmarks of the headings that the table of contents lists."""
    headings = [block for block in memo.blocks if isinstance(block, Heading)]
    return [f"_Toc{place:06d}" for place, heading in enumerate(headings, 1) if heading.level <= 2]


def _table(table: Table) -> str:
    style = "MemoTableText" if not table.small else "MemoTableSmall"
    widths = [round(width * _TWIPS_PER_CM) for width in table.widths]
    numeric_from = len(table.header) - table.numeric
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    out = [
        _paragraph("Caption", _run(table.caption)),
        f'<w:tbl><w:tblPr><w:tblStyle w:val="MemoTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>',
    ]
    right = '<w:jc w:val="right"/>'

    def cell(content: str, place: int) -> str:
        extra = right if place >= numeric_from else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{widths[place]}" w:type="dxa"/></w:tcPr>{_paragraph(style, content, extra)}</w:tc>'

    head = "".join(cell(_run(text), place) for place, text in enumerate(table.header))
    out.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>")
    for row in table.rows:
        cells = "".join(cell(_spans(content), place) for place, content in enumerate(row))
        # A very long row may part at the foot of a page; keeping it whole would leave the page half empty.
        whole = sum(len(span.text) for content in row for span in content) < _LONG_ROW
        out.append(f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{cells}</w:tr>")
    # Two tables in a row would grow together in Word without a paragraph between them.
    out.append("</w:tbl>" + _paragraph("MemoGap", ""))
    return "".join(out)
