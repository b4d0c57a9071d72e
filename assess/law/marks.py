"""From blocks to marked paragraphs: wrapped lines joined, headings with a number recognised by their
words, a table of contents taken out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from assess.law import labels
from assess.law.model import DIVISIONS
from assess.law.nodes import plain_number
from assess.law.readers.base import Block, Extract
from assess.law.vocabulary import NUMBER, Vocabulary

_TERMINAL = re.compile(r"[.;:!?…—–][\"”»’')\]]*$")
_SEPARATOR = re.compile(r"\s*[.]?\s*(?:[-‐‑–—]{1,3}|:|\.|\)|,)?\s*(?:[-‐‑–—]{1,3}(?=\s|[A-Z(“]))?\s*")
_BARE = re.compile(
    r"\[?(?P<number>\d{1,4}(?:\.\d{1,3})*\s?[A-Z]{0,3}(?:\s?(?:bis|ter|quater))?)"
    r"(?:(?P<dot>\.(?!\d))\s*[-–—]*|(?P<dash>\s?[-–—]{1,2})|(?=\s[A-ZÀ-Ý“\"(]))\s*"
)
_KEY = re.compile(r"[\W_]+")
_VERB = re.compile(r"(?:shall|may|must|is|are|was|were|has|have|does|do|will|applies|apply|on|by|for|as|with|from|that|which)\b")
#: In a table of contents: the number of a section, and the page at the end of the line.
_LEADING_NUMBER = re.compile(r"(\d{1,4}[A-Z]{0,2})[.\s]\s*(?=[^\W\d])")
_PAGE = re.compile(r"[\s.…_]+\d{1,4}$")


@dataclass(slots=True)
class Paragraph:
    """One paragraph, its lines joined. `text` equals the extracted text from `start` on, line ends being
    blanks; so a position in it is a position in the extracted text.

    role    "" plain words, "unit", "division", "schedule", "heading" (by the format), "bare" (a number
            that may open a section), "contents", "notes"
    body    where the words after number and separator begin
    """

    text: str
    start: int
    gap: bool
    hint: str = ""
    level: int = 0
    page: int | None = None
    paragraph: int | None = None
    role: str = ""
    kind: str = ""
    number: str = ""
    label: str = ""
    body: int = 0
    strong: bool = False
    last_line: int = 0
    lead: list[tuple[str, str, str, int, int]] = field(default_factory=list)

    @property
    def rest(self) -> str:
        return self.text[self.body :]


def finished(text: str) -> bool:
    """Do the words end as a sentence or a list item ends?"""
    return bool(_TERMINAL.search(text.rstrip()))


def title_like(text: str, most: int = 160) -> bool:
    """Could the words be a heading: short, no full stop at the end, not starting in mid-sentence?"""
    text = text.strip()
    if not text or len(text) > most or text[-1] in ".;:,—–" or len(text.split()) > 24:
        return False
    head = text.lstrip("([“\"«'‘¿")[:1]
    return bool(head) and (head.isupper() or head.isdigit())


def _wrap_width(blocks: tuple[Block, ...]) -> int:
    """Width at which the file's lines were broken, or 0 where each paragraph is one line."""
    lengths = sorted(len(block.text) for block in blocks if len(block.text) > 30)
    if len(lengths) < 12:
        return 0
    wide = lengths[int(len(lengths) * 0.97)]
    return wide if wide <= 120 else 0


def join_lines(extract: Extract, words: Vocabulary) -> list[Paragraph]:
    """Blocks to paragraphs: a line that only goes on from the one before is joined to it."""
    width = _wrap_width(extract.blocks)
    found: list[Paragraph] = []
    for block in extract.blocks:
        if found and not block.gap and not block.heading and _goes_on(found[-1], block, words, width):
            last = found[-1]
            last.text += " " * (block.start - last.start - len(last.text)) + block.text
            last.last_line = len(block.text)
            continue
        found.append(
            Paragraph(
                text=block.text,
                start=block.start,
                gap=block.gap,
                hint=block.kind,
                level=block.level,
                page=block.page,
                paragraph=block.paragraph,
                last_line=len(block.text),
            )
        )
    return found


def _goes_on(last: Paragraph, block: Block, words: Vocabulary, width: int) -> bool:
    if last.level or block.level or block.kind in ("heading", "term", "definition"):
        return False
    text = block.text
    line = last.last_line
    ends = finished(last.text)
    label = labels.parse(text)
    if label is not None or words.heading.match(text):
        if ends or title_like(last.text, 240):
            return False
        # A wrapped line may begin with a reference: "… in the circumstances of" / "Part II of this Act".
        reference = last.text.rsplit(None, 1)[-1].lower().strip("(") in words.references
        if label is None:
            return text[0].islower() or reference or bool(width and line + len(text.split()[0]) >= 0.75 * width)
        return reference and bool(width) and line >= 0.6 * width
    starts_low = text[:1].islower() or text[:1] in ",;)"
    if width:
        if ends and not starts_low:
            # Only a line filled to the brim goes on after a full stop.
            return line >= 0.92 * width
        return starts_low or line + len(text.split()[0]) >= 0.8 * width
    if ends:
        return False
    return starts_low and not words.closing.match(text) and text.lower().strip(" .,;") not in words.joiners


def mark(paragraphs: list[Paragraph], words: Vocabulary) -> None:
    """Fill in role, kind, number and body of each paragraph."""
    before: Paragraph | None = None
    for paragraph in paragraphs:
        key = paragraph.text.strip(" .:—-").lower()
        if len(key) < 60 and words.contents.fullmatch(key):
            paragraph.role = "contents"
        elif key in words.notes and (paragraph.level or paragraph.text[:1].isupper()):
            paragraph.role = "notes"
        elif not _mark_word(paragraph, before, words) and not _mark_bare(paragraph, before, words) and paragraph.level:
            paragraph.role = "heading"
        before = paragraph
    for paragraph, following in itertools.pairwise(paragraphs):
        if (paragraph.role == "bare" and not paragraph.strong) or not paragraph.role:
            _mark_above_subsection(paragraph, following)


def _mark_above_subsection(paragraph: Paragraph, following: Paragraph) -> None:
    """ "7. Genocide." or "7 Genocide" with "(1) …" below it is a heading, full stop or not."""
    if len(paragraph.text) > 140 or not paragraph.text[0].isdigit():
        return
    first = labels.parse(following.text)
    match = _BARE.match(paragraph.text)
    if first is None or first.number != "1" or first.style != "paren" or match is None:
        return
    rest = paragraph.text[match.end() :]
    if rest[:1].isupper() and title_like(rest.rstrip(". ")) and "." not in match["number"]:
        paragraph.role, paragraph.kind, paragraph.strong = "bare", "section", True
        paragraph.number, paragraph.label, paragraph.body = plain_number(match["number"]), match[0].strip(), match.end()


def _mark_word(paragraph: Paragraph, before: Paragraph | None, words: Vocabulary) -> bool:
    text = paragraph.text
    start = 4 if text[:4] in ("The ", "THE ") else 0
    match = words.heading.match(text, start)
    number = ""
    if start and match and (words.kinds[match["word"].lower()] != "schedule" or not (match["word"].isupper() or len(text) < 24)):
        match = None  # "The Schedule applies …" is a sentence
    if match:
        number = match["number"]
        after_word = text[match.end("word") : match.end("word") + 1]
        if match["word"][-1].isalpha() and after_word.isalpha():
            match = None
    if not match or (not number and words.kinds[match["word"].lower()] != "schedule"):
        ordinal = words.ordinal_heading.match(text)
        # "3. Section 1 of the Act applies" is no "third section".
        if ordinal and not (ordinal["number"][:1].isdigit() and text[ordinal.end() : ordinal.end() + 2].strip()[:1].isdigit()):
            match, number = ordinal, ordinal["number"]
    if not match:
        return False
    kind = words.kinds[match["word"].lower()]
    if not paragraph.level and history_note(text, words):
        return False
    if match["word"][0].islower() and not (paragraph.level or (paragraph.gap and match.start("word") == 0)):
        return False
    if not number and (kind != "schedule" or (not paragraph.level and text != text.upper() and len(text) > 40)):
        return False
    end = _SEPARATOR.match(text, match.end()).end()
    separator, rest = text[match.end() : end].strip(), text[end:]
    if not paragraph.level and not _is_heading(paragraph, before, kind, separator, rest, words):
        return False
    bracket = re.match(r"\s*\([^()]*\)\s*$", text[match.end() :])
    paragraph.role = "schedule" if kind == "schedule" else "division" if kind in DIVISIONS else "unit"
    paragraph.kind, paragraph.body = kind, (text.index("(", match.end()) if bracket else end)
    paragraph.number = _number(number, words)
    paragraph.label = text[: match.end()].strip('[“"*( ') + (separator[:1] if separator[:1] == "." else "")
    _split_second(paragraph, words)
    return True


def history_note(text: str, words: Vocabulary) -> bool:
    """ "Section 4(1): amended, on 1 June 2005, by …": an editor's note, no provision."""
    colon = text.find(":", 0, 160)
    if colon < 0 or not words.heading.match(text):
        return False
    found = words.history.search(text, colon)
    return found is not None and (found.start() <= colon + 3 or text[colon + 2 : colon + 3].islower())


def _number(number: str, words: Vocabulary) -> str:
    value = words.ordinals.get(number.lower().strip())
    return str(value) if value is not None else plain_number(number.rstrip("."))


def _is_heading(paragraph: Paragraph, before: Paragraph | None, kind: str, separator: str, rest: str, words: Vocabulary) -> bool:
    """A line that begins like a heading may be a sentence, a wrapped reference or an editor's note."""
    if kind == "schedule" and (len(paragraph.text) > 200 or rest[:1].islower()):
        return False
    unfinished = before is not None and not paragraph.gap and not finished(before.text) and len(before.text) > 60
    if unfinished and before.role == "" and not separator and (rest or before.text[-1:] == ",") and not title_like(before.text, 240):
        return False
    if not rest:
        return True
    if re.match(r"\(\w{1,4}\)(?:\s|\(|:)", rest) and not separator and kind != "article":
        return bool(re.match(r"\(1\)\s", rest))
    if rest[0] in ",;)":
        return False
    if rest[0].islower() and not separator and _small_heading(paragraph, before, rest, words):
        return True
    if rest[0].islower():
        return separator not in ("", ",", ":", ")") or (separator == ":" and not words.history.search(rest[:60]))
    if separator == ",":
        follows = words.heading.match(rest)
        return bool(follows and follows["number"]) or (
            title_like(rest) and (paragraph.gap or before is None or title_like(before.text, 240))
        )
    if not separator and kind in DIVISIONS and not title_like(rest):
        inner = words.heading.match(rest)
        return inner is not None and bool(inner["number"]) and words.kinds[inner["word"].lower()] not in DIVISIONS
    return bool(separator) or (rest[0] not in "'’" and (paragraph.gap or not unfinished or title_like(before.text, 240)))


def _small_heading(paragraph: Paragraph, before: Paragraph | None, rest: str, words: Vocabulary) -> bool:
    """ "Art. 495 biological experiments" on a line apart: a heading in small letters, no sentence going on."""
    apart = paragraph.gap and (before is None or finished(before.text) or bool(before.role) or title_like(before.text))
    first = rest.split()[0].strip(",.;:")
    return apart and first not in words.references and title_like("A" + rest, 90) and not _VERB.match(rest)


def _split_second(paragraph: Paragraph, words: Vocabulary) -> None:
    """ "§ 2. Penal provisions, Article 3": the last word heading on the line is the unit, what stands
    before it a division."""
    rest = paragraph.rest
    if len(rest) > 160 or paragraph.role == "schedule":
        return
    for match in re.finditer(r"(?:^|[,;–—-]\s*)(?=\S)", rest):
        inner = words.heading.match(rest, match.end())
        if not inner or not inner["number"] or words.kinds[inner["word"].lower()] in DIVISIONS | {"schedule"}:
            continue
        end = _SEPARATOR.match(rest, inner.end()).end()
        if paragraph.role == "unit" and (words.kinds[inner["word"].lower()] == paragraph.kind or inner["word"] == "§"):
            continue
        heading = rest[: match.start()].strip(" ,;–—-")
        kind = paragraph.kind if paragraph.kind in DIVISIONS else "division"
        paragraph.lead.append((kind, paragraph.number, paragraph.label, paragraph.body, paragraph.body + len(heading) if heading else 0))
        paragraph.role, paragraph.kind = "unit", words.kinds[inner["word"].lower()]
        paragraph.number = _number(inner["number"], words)
        paragraph.label = inner[0].strip()
        paragraph.body += end
        return


def _mark_bare(paragraph: Paragraph, before: Paragraph | None, words: Vocabulary) -> bool:
    """A number that stands alone at the start may open a section ("12. Title", "9.—(1)", "2 Title")."""
    text = paragraph.text
    match = _BARE.match(text)
    if not match:
        return False
    rest = text[match.end() :]
    plain = not match["dot"] and not match["dash"]
    noted = before is not None and before.role == "" and bool(re.fullmatch(r"\[[^\]]{3,120}\]", before.text))
    # "44 Meaning of genocide" below the name of the law it is taken from.
    named = before is not None and before.role == "" and before.gap and words.law_name.search(before.text) is not None
    apart = paragraph.gap or (named and title_like(before.text, 240))
    if plain and not (paragraph.level or noted or (apart and title_like(rest, 140))):
        return False
    if match["dash"] and not paragraph.level and not re.match(r"\s?(?:—|–)", match["dash"]):
        return False
    if "." in match["number"] and not paragraph.level:
        return False
    if not rest and plain:
        return False
    paragraph.role, paragraph.kind = "bare", "section"
    paragraph.number = plain_number(match["number"])
    paragraph.label = match[0].strip().strip("[")
    paragraph.body = match.end()
    note_above = before is not None and before.role == "" and paragraph.gap and before.gap and title_like(before.text, 120)
    paragraph.strong = (
        bool(paragraph.level)
        or noted
        or title_like(rest)
        or bool(re.match(r"\(1\)", rest))
        or (paragraph.label[-1:] in "-–—" and paragraph.gap and title_like(rest.rstrip(". ")))
        or (note_above and rest[:1].isupper() and labels.parse(before.text) is None)
    )
    return True


def drop_contents(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Leave out tables of contents: from their heading to where the first entry comes again as law."""
    kept: list[Paragraph] = []
    position = 0
    opening = _opening_contents(paragraphs)
    if opening is not None:
        kept, position = paragraphs[: opening[0]], opening[1]
    while position < len(paragraphs):
        if paragraphs[position].role != "contents":
            kept.append(paragraphs[position])
            position += 1
            continue
        position = _after_contents(paragraphs, position + 1)
    return kept


def _opening_contents(paragraphs: list[Paragraph]) -> tuple[int, int] | None:
    """Span of a table of contents that has no heading: lines before any words of the law that name its parts
    and sections, with the very headings those have further down."""
    marked = ("division", "schedule", "unit", "bare")
    start = next((at for at, paragraph in enumerate(paragraphs[:40]) if paragraph.role in marked), None)
    if start is None or any(paragraph.role == "contents" for paragraph in paragraphs[:40]):
        return None
    entries: dict[tuple[str, str], str] = {}
    end = start
    while end < len(paragraphs):
        paragraph = paragraphs[end]
        entry = _entry(paragraph) if paragraph.role in marked else None
        words = (paragraph.rest if paragraph.role in marked else paragraph.text).rstrip(". ")
        if entry in entries or len(paragraph.text) > 160 or (words and not title_like(words)):
            break
        if entry is not None:
            entries[entry] = _key(words)
        end += 1
    if len(entries) < 4:
        return None
    later: dict[tuple[str, str], list[str]] = {}
    for at in range(end, len(paragraphs)):
        entry = _entry(paragraphs[at]) if paragraphs[at].role in marked else None
        if entry in entries and len(later.setdefault(entry, [])) < 9:
            # The heading stands on the line, above it or below it.
            around = (paragraphs[at].rest, paragraphs[at - 1].text, paragraphs[at + 1].text if at + 1 < len(paragraphs) else "")
            later[entry] += [_key(words[:200]) for words in around]
    again = sum(any(words.startswith(heading) for words in later.get(entry, ())) for entry, heading in entries.items())
    return (start, end) if again >= 0.7 * len(entries) else None


def _key(text: str) -> str:
    return _KEY.sub("", text).lower()


def _entry(paragraph: Paragraph) -> tuple[str, str] | None:
    """What a line of a table of contents announces, or a line of the law opens: kind and number."""
    if paragraph.role in ("division", "schedule") and paragraph.number:
        return paragraph.kind, paragraph.number
    if paragraph.role in ("unit", "bare"):
        return "unit", paragraph.number
    number = _LEADING_NUMBER.match(paragraph.text) if not paragraph.role else None
    return ("unit", number[1]) if number else None


def _after_contents(paragraphs: list[Paragraph], start: int) -> int:
    """Where the law goes on after a table of contents: where its first entry comes again, or where a text
    stands that no list holds (the long title)."""
    limit = min(len(paragraphs), start + 3000)
    limit = next((at for at in range(start, limit) if paragraphs[at].role == "notes" and paragraphs[at].level), limit)
    for first in range(start, min(start + 6, limit)):
        later = _comes_again(paragraphs, first, limit)
        if later is not None:
            prose = (at for at in range(first + 1, later) if not paragraphs[at].role and _prose(paragraphs[at].text))
            return next(prose, later)
    if limit < len(paragraphs) and paragraphs[limit].role == "notes":
        nothing = all(len(paragraph.text) < 120 for paragraph in paragraphs[start:limit])
        if nothing:
            return limit
    position = start
    while position < limit and not (len(paragraphs[position].text) > 150 or paragraphs[position].text[-1:] in ".;"):
        if paragraphs[position].role == "heading" and position > start:
            break
        position += 1
    return position


def _prose(text: str) -> bool:
    return len(text) > 150 and finished(text) and labels.parse(text) is None


def _comes_again(paragraphs: list[Paragraph], first: int, limit: int) -> int | None:
    paragraph = paragraphs[first]
    key, entry = _key(_PAGE.sub("", paragraph.text)), _entry(paragraph)
    if len(key) >= 5 or paragraph.role:
        for later in range(first + 1, limit):
            text = paragraphs[later]
            if text.role in ("unit", "bare") and not paragraph.role and _key(text.rest) == key:
                return later  # the number stood on a line of its own
            if text.role and (_key(text.text) == key or (len(key) > 9 and _key(text.text).startswith(key))):
                return later
    if entry is not None:
        for later in range(first + 1, limit):
            text = paragraphs[later]
            if text.role and _entry(text) == entry:
                return later
    return None


__all__ = ["NUMBER", "Paragraph", "drop_contents", "finished", "join_lines", "mark", "title_like"]
