"""Which marks are the law's basic units: words ("Article 5") or bare numbers ("5. Title")? Decided from the
text, region by region: a document may hold extracts of several laws, and schedules have a numbering of
their own."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from assess.law import labels
from assess.law.labels import follows, number_value
from assess.law.marks import Paragraph, finished, title_like
from assess.law.vocabulary import Vocabulary

_SENTENCE = re.compile(r"\b(?:be|is|are|shall|may|has|have|means|est|sont|es|son|é|são)\b")
#: A year or a bracket closes the name of a law; a full stop may follow.
_DATED = re.compile(r"(?:\b\d{4}|\d{4}\))\.?$")


def find_law_names(paragraphs: list[Paragraph], words: Vocabulary) -> None:
    """Mark as role "law" the lines that only name the law whose provisions follow."""
    for index, paragraph in enumerate(paragraphs[:-1]):
        if paragraph.role or paragraph.level:
            continue
        text = paragraph.text
        stop = text[-1:] in ".;:," and not (paragraph.gap and len(text) < 120 and _DATED.search(text) and not _SENTENCE.search(text))
        if len(text) > 240 or stop or not text[:1].isupper() or not words.law_name.search(text):
            continue
        before = paragraphs[index - 1] if index else None
        if paragraph.hint == "subheading" or (before is not None and awaits_heading(before)):
            continue  # the heading below "Article 21"
        apart = (
            paragraph.gap
            or before is None
            or bool(before.role)
            or (finished(before.text) and _DATED.search(text) and not _SENTENCE.search(text))
        )
        if not apart:
            continue
        following = paragraphs[index + 1]
        further = paragraphs[index + 2] if index + 2 < len(paragraphs) else None
        first = labels.parse(following.text) if _DATED.search(text) else None
        opens = first is not None and first.number == "1" and first.style == "paren"
        if (
            opens
            or following.role in ("unit", "bare", "division")
            or (
                title_like(following.text)
                and len(following.text) < 120
                and further is not None
                and further.role in ("unit", "division", "bare")
            )
        ):
            paragraph.role = "law"


def awaits_heading(paragraph: Paragraph) -> bool:
    """Is the line a unit's or division's number alone ("Article 21", "SCHEDULE 1 (section 4)"), so that the
    line below is its heading?"""
    rest = paragraph.rest.strip()
    return paragraph.role in ("unit", "division", "schedule") and (not rest or (rest[0] == "(" and rest[-1] == ")"))


def regions(paragraphs: list[Paragraph]) -> list[tuple[int, int]]:
    """Spans of paragraphs that share one numbering: cut at names of laws, schedules and notes."""
    cuts = [0]
    cuts += [index for index, paragraph in enumerate(paragraphs) if paragraph.role in ("law", "schedule", "notes")]
    cuts.append(len(paragraphs))
    return [(start, end) for start, end in itertools.pairwise(cuts) if end > start]


def settle(paragraphs: list[Paragraph]) -> None:
    """Decide in each region what is a unit; the others become divisions, or plain paragraphs again."""
    overall = Counter(paragraph.kind for paragraph in paragraphs if paragraph.role == "unit")
    for start, end in regions(paragraphs):
        region = paragraphs[start:end]
        if region[0].role == "notes":
            for paragraph in region[1:]:
                if paragraph.role in ("bare", "unit", "division"):
                    paragraph.role = "heading" if paragraph.level else ""
            continue
        words = [paragraph for paragraph in region if paragraph.role == "unit"]
        if words:
            _settle_words(words, overall)
        bare = [paragraph for paragraph in region if paragraph.role == "bare"]
        if bare and region[0].role == "law" and region[1] is bare[0]:
            bare[0].strong = True
        strong = sum(paragraph.strong for paragraph in bare)
        units = sum(paragraph.role == "unit" for paragraph in words)
        if (units and 2 * units >= strong) or (not units and region[0].role != "law" and overall and strong < 3):
            for paragraph in bare:
                paragraph.role = ""
            continue
        chosen = _chain(bare)
        for index, paragraph in enumerate(bare):
            paragraph.role = "unit" if index in chosen else ""
        _repeated(region, {id(paragraph) for paragraph in bare})
        if chosen:
            for paragraph in words:
                if paragraph.role == "unit" and paragraph.kind == "article" and region[0].role != "schedule":
                    paragraph.role = ""
    for paragraph in paragraphs:
        if paragraph.role == "" and paragraph.level:
            paragraph.role = "heading"


def _repeated(region: list[Paragraph], bare: set[int]) -> None:
    """A section whose number is said twice, on the heading line and where its words begin: both are marks
    of the one unit (the tree merges them)."""
    for before, paragraph in itertools.pairwise(region):
        if id(paragraph) in bare and paragraph.role == "" and before.role == "unit" and before.number == paragraph.number:
            paragraph.role = "unit"


def _settle_words(words: list[Paragraph], overall: Counter) -> None:
    """Two words for units in one region: the one that is counted on is the unit, the other groups it."""
    count = Counter(paragraph.kind for paragraph in words)
    if len(count) < 2:
        kind = words[0].kind
        # A lone "Section I" in an extract of a code whose units are articles.
        other = "article" if kind == "section" else "section"
        if kind == "section" and overall[other] > 3 * overall[kind] and not words[0].label.startswith("§"):
            for paragraph in words:
                if (number_value(paragraph.number) or (0,))[0] <= 20:  # "Section 195": the other word for article 195
                    paragraph.role, paragraph.kind = "division", "division"
        return
    if _signs_below(words):
        return
    numbers: dict[str, list[str]] = {}
    for paragraph in words:
        numbers.setdefault(paragraph.kind, []).append(paragraph.number)
    unit = max(numbers, key=lambda kind: (len(set(numbers[kind])), overall[kind], kind == "article"))
    for index, paragraph in enumerate(words):
        if paragraph.kind == unit or _slip(words, index, unit):
            continue
        if paragraph.label.startswith("§") and not (paragraph.rest and title_like(paragraph.rest)):
            paragraph.role = ""  # "§ 2. Whoever …": a paragraph of the article above
        else:
            paragraph.role, paragraph.kind = "division", "division"


def _slip(words: list[Paragraph], index: int, unit: str) -> bool:
    """ "Section 307" between articles 305 and 307bis: the other word, but the same count."""
    value = number_value(words[index].number)
    before = next((number_value(words[at].number) for at in range(index - 1, -1, -1) if words[at].kind == unit), None)
    after = next((number_value(words[at].number) for at in range(index + 1, len(words)) if words[at].kind == unit), None)
    return bool(value) and value[0] > 12 and before is not None and before < value and (after is None or value <= after)


def _signs_below(words: list[Paragraph]) -> bool:
    """Articles parted into "§ 1", "§ 2", "§ 3", counted anew in each: the signs are labels of paragraphs."""
    signs = [paragraph for paragraph in words if paragraph.kind == "section"]
    if not signs or not all(paragraph.label.startswith("§") for paragraph in signs):
        return False
    previous: Paragraph | None = None
    anew = high = 0
    for paragraph in words:
        if paragraph.kind == "section" and previous is not None and previous.kind == "article":
            anew += paragraph.number == "1"
            high += paragraph.number != "1"
        previous = paragraph
    if anew == 0 or high > anew or any(paragraph.lead for paragraph in words):
        return False
    for paragraph in signs:
        paragraph.role = ""
    return True


def _chain(bare: list[Paragraph]) -> set[int]:
    """Indexes of the bare numbers that count through the region: the ascending chain of most weight."""
    strong = sum(paragraph.strong for paragraph in bare)
    weak_too = strong < 3 or strong < 0.25 * len(bare)
    candidates = [index for index, paragraph in enumerate(bare) if paragraph.strong or weak_too]
    if not candidates:
        return set()
    values = {index: number_value(bare[index].number) for index in candidates}
    best: dict[int, tuple[float, int | None]] = {}
    for position, index in enumerate(candidates):
        own = (3.0 if bare[index].level else 2.0) if bare[index].strong else 1.0
        start = own - (0.0 if values[index][0] <= 3 or bare[index].strong else 0.8)
        best[index] = (start, None)
        for before in candidates[max(0, position - 60) : position]:
            if best[before][0] + own <= best[index][0]:
                continue
            step = follows(values[before], values[index])
            if values[index] == values[before]:
                # "7. Title" and then "7.— (1) …": one section.
                gain = own * 0.5 if bare[before].strong and position and before == candidates[position - 1] else -1.0
            elif step >= 4.0:
                # "9.— Proceedings." after section 12: extracts do not always keep the order.
                gain = own - (1.2 if bare[index].label[-1] in "-–—" and bare[index].gap else 2.6) if bare[index].strong else own - 4.0
            else:
                gain = own - 0.25 * step
            if best[before][0] + gain > best[index][0]:
                best[index] = (best[before][0] + gain, before)
    last: int | None = max(candidates, key=lambda index: best[index][0])
    if best[last][0] < 1.5 and not bare[last].strong:
        return set()
    chosen = set()
    while last is not None:
        chosen.add(last)
        last = best[last][1]
    return chosen
