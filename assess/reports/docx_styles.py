"""Styles, page and footer of the Word memo. Everything visible hangs on a named style, so that an
office can put its own look on the memo by changing the styles."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONT = "Calibri"
_INK = "1F2A44"  # dark blue of headings: 13:1 on white
_RULE = "B8C0CC"


def _style(
    id: str,
    name: str,
    based_on: str,
    paragraph: str = "",
    run: str = "",
    next: str = "",
) -> str:
    following = f'<w:next w:val="{next}"/>' if next else ""
    return (
        f'<w:style {NAMESPACES} w:type="paragraph" w:customStyle="{int(id.startswith("Memo"))}" w:styleId="{id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_DARK = f'<w:color w:val="{_INK}"/>'
_GREY = '<w:color w:val="4A5568"/>'
_HEAD = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"/><w:b/><w:bCs/>{_DARK}'
_LEFT = '<w:jc w:val="left"/>'


def _styles() -> list[str]:
    """The paragraph styles. Element order inside pPr and rPr is the schema's; Word refuses any other."""
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
    return [
        _style("Title", "Title", "Normal", _spacing(0, 60, 240) + _LEFT, _HEAD + _size(40), "Subtitle"),
        _style("Subtitle", "Subtitle", "Normal", _spacing(0, 200), _GREY + _size(24), "Normal"),
        _style(
            "Heading1",
            "heading 1",
            "Normal",
            "<w:keepNext/><w:keepLines/>"
            + f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{_INK}"/></w:pBdr>'
            + _spacing(360, 140, 240)
            + '<w:outlineLvl w:val="0"/>',
            _HEAD + _size(30),
            "MemoNumbered",
        ),
        _style(
            "Heading2",
            "heading 2",
            "Normal",
            "<w:keepNext/><w:keepLines/>" + _spacing(300, 100, 240) + '<w:outlineLvl w:val="1"/>',
            _HEAD + _size(25),
            "MemoNumbered",
        ),
        _style(
            "Heading3",
            "heading 3",
            "Normal",
            "<w:keepNext/><w:keepLines/>" + _spacing(180, 80, 240) + '<w:outlineLvl w:val="2"/>',
            _HEAD + _size(22),
            "MemoNumbered",
        ),
        _style("Caption", "caption", "Normal", "<w:keepNext/>" + _spacing(120, 60, 240), "<w:b/><w:bCs/>" + _GREY + _size(19), "Normal"),
        _style(
            "Quote",
            "Quote",
            "Normal",
            f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{_RULE}"/></w:pBdr>'
            + _spacing(20, 120)
            + '<w:ind w:left="851" w:right="284"/>',
            _GREY + _size(20),
            "MemoContinued",
        ),
        _style("TOCHeading", "TOC Heading", "Normal", "<w:keepNext/>" + _spacing(120, 120), _HEAD + _size(30), "Normal"),
        _style("TOC1", "toc 1", "Normal", dots + _spacing(40, 20, 240), "<w:b/><w:bCs/>", "Normal"),
        _style("TOC2", "toc 2", "Normal", dots + _spacing(0, 0, 240) + '<w:ind w:left="284"/>', "", "Normal"),
        _style(
            "MemoNumbered",
            "Memo Numbered",
            "Normal",
            '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>' + _spacing(60, 100) + '<w:ind w:left="567" w:hanging="567"/>',
        ),
        _style("MemoContinued", "Memo Continued", "Normal", _spacing(0, 100) + '<w:ind w:left="567"/>'),
        _style("MemoPlain", "Memo Plain", "Normal", _spacing(0, 100)),
        _style(
            "MemoLettered",
            "Memo Key Recommendation",
            "Normal",
            '<w:tabs><w:tab w:val="left" w:pos="992"/></w:tabs>' + _spacing(0, 90, 252) + '<w:ind w:left="992" w:hanging="425"/>',
        ),
        _style("MemoFact", "Memo Fact", "Normal", _spacing(0, 20, 240) + '<w:ind w:left="284" w:hanging="284"/>', _size(20)),
        _style(
            "MemoNote",
            "Memo Note",
            "Normal",
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{_RULE}"/></w:pBdr>'
            + _spacing(140, 60, 240)
            + '<w:ind w:left="198"/>',
            _GREY + _size(19),
        ),
        _style("MemoTableText", "Memo Table Text", "Normal", _spacing(20, 20, 240), _size(19)),
        _style("MemoTableSmall", "Memo Table Small", "MemoTableText", _spacing(10, 10, 240), _size(17)),
        _style("MemoGap", "Memo Gap", "Normal", _spacing(0, 0, 200), _size(12)),
        _style(
            "Footer", "footer", "Normal", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>' + _spacing(0, 0, 240), _GREY + _size(17)
        ),
    ]


_TABLE_STYLE = f"""<w:style {NAMESPACES} w:type="table" w:customStyle="1" w:styleId="MemoTable">
<w:name w:val="Memo Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{_INK}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_INK}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{_INK}"/></w:rPr>
<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_INK}"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="E8ECF3"/></w:tcPr></w:tblStylePr></w:style>"""


def add_styles(document: Any, language: str) -> None:
    """Puts the memo's styles into the document, in place of those of the same id, and sets the language
    of the text (for spelling and screen readers)."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    styles = document.styles.element
    known = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    for xml in [*_styles(), _TABLE_STYLE]:
        style = parse_xml(xml)
        old = known.get(style.get(qn("w:styleId")))
        if old is not None:
            styles.remove(old)
        styles.append(style)
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        defaults.remove(child)
    locale = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT"}.get(language, language)
    for xml in (
        f'<w:rFonts {NAMESPACES} w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"/>',
        f'<w:sz {NAMESPACES} w:val="21"/>',
        f'<w:szCs {NAMESPACES} w:val="21"/>',
        f'<w:lang {NAMESPACES} w:val="{escape(locale)}" w:eastAsia="{escape(locale)}" w:bidi="ar-SA"/>',
    ):
        defaults.append(parse_xml(xml))
    normal = known["Normal"]
    for tag in ("w:rPr", "w:pPr"):
        for old in normal.findall(qn(tag)):
            normal.remove(old)


def set_page(document: Any) -> None:
    """A4 with margins of 2.5 cm, and 16 cm of text."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    section.footer_distance = Cm(1.1)


def set_footer(document: Any, text: str, page_of: str) -> None:
    """Puts the short title and "Page x of y", as fields, at the foot of each page. `page_of` holds the
    marks {page} and {pages}."""
    from docx.oxml import parse_xml

    def run(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    before, _, rest = page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    xml = run(text) + "<w:r><w:tab/></w:r>" + run(before) + field("PAGE") + run(between) + field("NUMPAGES") + run(after)
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    paragraph.addnext(parse_xml(f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{xml}</w:p>'))
    paragraph.getparent().remove(paragraph)
