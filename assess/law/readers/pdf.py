"""Born-digital PDF: PDFium gives lines with their boxes; page furniture is dropped, wrapped lines joined."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from assess.errors import DocumentError
from assess.law import labels
from assess.law.language import detect_language
from assess.law.readers.base import MAX_PAGES, Extract, TextBuilder, fold
from assess.law.readers.columns import Line, Page, split_columns
from assess.law.vocabulary import vocabulary

_LEADER = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]*\s*$|…{2,}\s*\d*\s*$")
_PAGE_NUMBER = re.compile(r"^[\s\-–—|]*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|de|sur|von)\s*\d{1,4})?[\s\-–—|]*$", re.I)
_LAST_NUMBER = re.compile(r"[^\W\d_].*\s(\d{1,4})$")
_WORDS = re.compile(r"[^\W\d_]+")
_HEADING_WORD = re.compile(
    r"(?:article|art\.|section|sec\.|§|part|chapter|title|book|division|schedule|annex|artículo|artigo|articolo|titre"
    r"|chapitre|livre|partie|título|capítulo|libro|livro|parte|annexe|anexo|artikel|abschnitt|kapitel|teil|titel)\s*"
    r"(?:\d|[IVXLC]+\b|one\b|first\b|premi|primer|únic)",
    re.IGNORECASE,
)
#: Control characters (but not U+0002, PDFium's line-end hyphen): fonts without a Unicode map.
_GARBLED = re.compile(r"[\x00\x01\x03-\x08\ufffd]")
#: A side note PDFium has run together with the section it stands beside.
_NOTE_AND_SECTION = re.compile(r"(?P<note>[A-Z][^0-9]{2,60}?\.?)\s+(?P<rest>\d{1,3}[A-Z]?\.\s*(?:\(1\)\s*)?[A-Z“\"(].*)$")
_END = re.compile(r"[.;:!?][\"”»’')\]]*$|[—–]$")


def read(data: bytes, name: str, language: str | None = None) -> Extract:
    """Read a PDF. `language` chooses the column where a page holds the same text in several languages.

    Raises DocumentError where the file is damaged, encrypted, holds pictures of pages only, or text that
    cannot be decoded.
    """
    pages, title, empty = _pages(data, name)
    _check_text(pages, empty, name)
    warnings = []
    if empty:
        shown = ", ".join(str(number) for number in empty[:10]) + (" …" if len(empty) > 10 else "")
        warnings.append(f"No text on page {shown}: blank, or a picture that would need OCR.")
    _drop_furniture(pages)
    columns = split_columns(pages)
    if len(columns) > 1:
        languages = [detect_language(" ".join(line.text for page in column for line in page.lines)) for column in columns]
        if len(set(languages)) > 1:
            chosen = _choose(languages, language)
            warnings.append(f"{len(columns)} columns in different languages ({', '.join(languages)}): {languages[chosen]} is read.")
            pages = columns[chosen]
        else:
            pages = [
                Page(same[0].number, same[0].width, same[0].height, [line for page in same for line in page.lines])
                for same in zip(*columns, strict=True)
            ]
    builder = TextBuilder()
    _write(pages, builder)
    return Extract(
        text=builder.text,
        blocks=tuple(builder.blocks),
        format="pdf",
        pages=max((page.number for page in pages), default=0),
        title=title,
        warnings=tuple(warnings),
    )


def _choose(languages: list[str], wanted: str | None) -> int:
    for language in [wanted, "en", "fr", "es", "pt", "de", "it"]:
        if language in languages:
            return languages.index(language)
    return 0


def _pages(data: bytes, name: str) -> tuple[list[Page], str, list[int]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(
                f"{name}: is protected by a password.", "Save a copy without one, e.g. qpdf --decrypt --password=… IN OUT."
            ) from None
        raise DocumentError(f"{name}: damaged PDF.", "Download it again, or repair it, e.g. qpdf IN OUT.") from None
    found, empty = [], []
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise DocumentError(f"{name}: {count} pages are too many.", f"The limit is {MAX_PAGES}; name the part needed.")
        title = fold(document.get_metadata_dict().get("Title", "") or "")
        for index in range(count):
            page = document[index]
            width, height = page.get_size()
            textpage = page.get_textpage()
            lines = _lines(textpage)
            textpage.close()
            page.close()
            if not lines:
                empty.append(index + 1)
            found.append(Page(index + 1, width, height, lines))
    except pypdfium2.PdfiumError:
        raise DocumentError(f"{name}, page {len(found) + 1}: damaged PDF.", "Repair it, e.g. qpdf IN OUT.") from None
    finally:
        document.close()
    # Word processors leave their template's file name as the title.
    if re.search(r"(?i)\.(?:docx?|pdf|indd|wpd|qxd)$|^microsoft word|^untitled", title) or len(title) < 6:
        title = ""
    return found, title, empty


def _lines(textpage) -> list[Line]:
    text = textpage.get_text_range()
    boxes = textpage.count_chars()
    lines, position = [], 0
    for raw in text.split("\n"):
        length = len(raw) + 1
        stripped = raw.strip()
        if stripped:
            first = position + len(raw) - len(raw.lstrip())
            last = position + len(raw.rstrip()) - 1
            left, bottom, _, top = textpage.get_charbox(min(first, boxes - 1), loose=True)
            right = textpage.get_charbox(min(last, boxes - 1), loose=True)[2]
            if stripped[-1].isdigit() and _HEADING_WORD.match(stripped):
                stripped = _without_note_mark(textpage, stripped, last, top - bottom)
            lines.append(Line(stripped, left, right, bottom, top - bottom))
        position += length
    return lines


def _without_note_mark(textpage, text: str, last: int, height: float) -> str:
    """ "Article 8" with a raised footnote mark reads "Article 82": small figures at the end are taken off.
    After "§" a raised figure is part of the number (§ 133¹, an inserted section): it is set in brackets."""
    small = 0
    for back, sign in enumerate(reversed(text)):
        if sign.isdigit():
            _, bottom, _, top = textpage.get_charbox(last - back, loose=True)
            if top - bottom > 0.8 * height:
                break
            small = back + 1
        elif not sign.isspace():
            break
    if not small or not any(sign.isdigit() for sign in text[:-small]):
        return text
    return f"{text[:-small]}[{text[-small:]}]" if text[0] == "§" else text[:-small].rstrip()


def _check_text(pages: list[Page], empty: list[int], name: str) -> None:
    letters = sum(len(line.text) for page in pages for line in page.lines)
    if not pages or (letters < 25 * max(1, len(pages)) and len(empty) >= 0.5 * len(pages)):
        raise DocumentError(f"{name}: holds pictures of pages, no text (a scan).", "Run OCR first, e.g. ocrmypdf IN.pdf OUT.pdf.")
    broken = sum(len(_GARBLED.findall(line.text)) for page in pages for line in page.lines)
    if broken > 0.05 * letters:
        raise DocumentError(
            f"{name}: its fonts do not say which letters they show; the text is garbled.",
            "Run OCR over it, e.g. ocrmypdf --force-ocr IN.pdf OUT.pdf.",
        )


def _drop_furniture(pages: list[Page]) -> None:
    """Take out what is repeated at the head or foot of many pages, page numbers, and dotted contents."""
    edges: Counter[str] = Counter()
    candidates: list[tuple[Page, list[Line]]] = []
    for page in pages:
        ordered = sorted(page.lines, key=lambda line: -line.bottom)
        edge = [line for line in ordered[:4] if line.bottom > 0.82 * page.height]
        edge += [line for line in ordered[-3:] if line.bottom < 0.14 * page.height and line not in edge]
        candidates.append((page, edge))
        edges.update({_furniture_key(line.text) for line in edge})
    often = max(3, 0.15 * len(pages))
    for page, edge in candidates:
        drop = {
            id(line)
            for line in edge
            if (edges[_furniture_key(line.text)] >= often and labels.parse(line.text) is None and not _HEADING_WORD.match(line.text))
            or _PAGE_NUMBER.match(line.text)
        }
        page.lines[:] = [line for line in page.lines if id(line) not in drop and not _LEADER.search(line.text)]
        _drop_contents(page)


def _drop_contents(page: Page) -> None:
    """A page of contents without dots: most lines end in a page number, and the numbers rise."""
    numbered = [(place, int(match[1])) for place, line in enumerate(page.lines) if (match := _LAST_NUMBER.search(line.text))]
    if len(numbered) < 6 or len(numbered) < 0.45 * len(page.lines):
        return
    rising = sum(one[1] <= two[1] for one, two in itertools.pairwise(numbered))
    if rising >= 0.9 * (len(numbered) - 1):
        page.lines[:] = page.lines[numbered[-1][0] + 1 :]


def _furniture_key(text: str) -> str:
    """Words of a running header in any order, without numbers: left and right pages turn them around."""
    return " ".join(sorted(_WORDS.findall(text.lower())))


def _write(pages: list[Page], builder: TextBuilder) -> None:
    heights = Counter(round(line.height) for page in pages for line in page.lines for _ in range(len(line.text) // 20 + 1))
    body = heights.most_common(1)[0][0] if heights else 10
    left, right = _margins(pages, body)
    leading = _leading(pages)
    paragraphs: list[tuple[str, int]] = []
    last: Line | None = None
    last_page = 0
    for page in pages:
        lines, notes = _margin_notes(page, body, left, right)
        for line in lines:
            for note in notes.pop(id(line), []):
                paragraphs.append((note, page.number))
                last = None
            if last is not None and not _new_paragraph(last, line, page.number != last_page, right, leading):
                text, start_page = paragraphs[-1]
                paragraphs[-1] = (_glue(text, line.text), start_page)
            else:
                paragraphs.append((line.text, page.number))
            last, last_page = line, page.number
    for number, (text, page_number) in enumerate(paragraphs, start=1):
        builder.add(text.replace("\x02", ""), page=page_number, paragraph=number)


def _glue(text: str, more: str) -> str:
    if text.endswith(("\x02", "\u00ad")):
        return text[:-1] + more
    if text.endswith("-") and more[:1].islower() and text[-2:-1].isalpha():
        return text + more
    return text + more if more[0] in ".,;" else f"{text} {more}"


def _margins(pages: list[Page], body: int) -> tuple[float, float]:
    """Left and right edge of the body text: where most long lines begin and end."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for page in pages:
        for line in page.lines:
            if abs(line.height - body) <= 1.5 and len(line.text) > 30:
                lefts[round(line.left / 4)] += 1
                rights[round(line.right / 4)] += 1
    if not rights:
        return 0.0, 1e9
    enough = 0.04 * sum(rights.values())
    return (
        4.0 * min(edge for edge, count in lefts.items() if count >= min(enough, max(lefts.values()))),
        4.0 * max(edge for edge, count in rights.items() if count >= min(enough, max(rights.values()))),
    )


def _leading(pages: list[Page]) -> float:
    steps: Counter[int] = Counter()
    for page in pages:
        for one, two in zip(page.lines, page.lines[1:], strict=False):
            step = one.bottom - two.bottom
            if 4 < step < 40:
                steps[round(step)] += 1
    return float(steps.most_common(1)[0][0]) if steps else 14.0


def _margin_notes(page: Page, body: int, left: float, right: float) -> tuple[list[Line], dict[int, list[str]]]:
    """Side notes in small type beside the text: taken out of the lines and set before the line they begin
    beside, as the marginal heading they are."""
    main, side = [], []
    for line in page.lines:
        joined = _NOTE_AND_SECTION.match(line.text) if line.height < body - 1 and line.left <= left + 24 else None
        if joined:
            side.append(Line(joined["note"], line.left, left, line.bottom, line.height))
            main.append(Line(joined["rest"], left + 30, line.right, line.bottom, float(body)))
            continue
        outside = line.right <= left + 24 or line.left >= right - 24
        (side if outside and line.height < body - 1 else main).append(line)
    if not side or not main:
        return main, {}
    groups: list[list[Line]] = []
    for line in side:
        last = groups[-1][-1] if groups else None
        if last is not None and 0 < last.bottom - line.bottom < 2.0 * line.height and abs(last.left - line.left) < 12:
            groups[-1].append(line)
        else:
            groups.append([line])
    notes: dict[int, list[str]] = {}
    for group in groups:
        beside = min(main, key=lambda line: abs(line.bottom - group[0].bottom))
        text = ""
        for line in group:
            text = _glue(text, line.text) if text else line.text
        notes.setdefault(id(beside), []).append(text.rstrip(". "))
    return main, notes


def _new_paragraph(last: Line, line: Line, new_page: bool, right: float, leading: float) -> bool:
    if line.text[0] in ".,;)":
        return False
    ended = bool(_END.search(last.text))
    short = last.right < right - max(24.0, 0.12 * right)
    low = line.text[:1].islower() or line.text[:1] in ",;)"
    if abs(line.height - last.height) > 0.18 * last.height and not new_page:
        return True
    step = last.bottom - line.bottom
    if not new_page and not low and (step > 1.6 * leading or step < -leading) and (ended or short or step > 2.2 * leading):
        return True
    if labels.parse(line.text) is not None or line.text[:1] == "§":
        word = last.text.rsplit(None, 1)[-1].lower().strip("(,")
        return ended or short or word not in vocabulary("").references
    if _HEADING_WORD.match(line.text):
        word = last.text.rsplit(None, 1)[-1].lower().strip("(,")
        alone = len(line.text) <= 40 and line.left > last.left and word not in vocabulary("").references
        return ended or short or alone or (not low and last.text.isupper())
    if last.text.isupper() != line.text.isupper() and len(last.text) > 3 and len(line.text) > 3:
        return True
    if _HEADING_WORD.match(last.text) and len(last.text) < 40 and not low:
        return True
    if low and not ended:
        return False
    if short:
        return not (low and not ended)
    return bool(ended and line.left > last.left + 12)
