"""What a law takes over from the Statute by naming it.

A citation alone does nothing: it is told apart by the words around it whether it *defines* a crime by the
Statute, makes a provision *apply*, refers to a *procedure* that is to be followed, or *mentions* it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assess.matching.citations import Citation, CitationReader, load_citation_words
from assess.matching.contexts import ContextMarks, Contexts
from assess.matching.copies import is_treaty, treaty_copies
from assess.matching.mentions import Mentions
from assess.matching.statute import Instrument, Path_, covers, load_instruments

#: The Part of the Statute that holds the general principles of criminal law.
GENERAL_PRINCIPLES = 3

Effect = Literal["define", "apply", "procedure", "mention", "exclude"]

_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20[0-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One passage that names provisions of a treaty, and what it does with them.

    general  names the treaty's rules as a whole rather than an article
    weak     a clause that the Statute "applies", with no more: it leaves a subject partial
    limited  in force for the Court's own matters only ("in relation to requests of the Court")
    scheduled  taken in the words of the law's own schedule
    """

    provision: int
    start: int
    end: int
    instrument: str
    paths: tuple[Path_, ...]
    effect: Effect
    general: bool = False
    weak: bool = False
    limited: bool = False
    scheduled: bool = False


class References:
    """The references of one law, and the coverage they give."""

    def __init__(self, mentions: Mentions, contexts: Contexts, marks: ContextMarks, rules: Path) -> None:
        self._mentions = mentions
        self._contexts = contexts
        self._law = mentions.law
        self._marks = marks
        self._instruments: dict[str, Instrument] = load_instruments(rules)
        words = load_citation_words(rules, mentions.lexicon.language)
        self._reader = CitationReader(words, self._instruments) if words else None
        #: Some languages call the sections of an act articles ("l'article 4 de la présente loi").
        self._sections_are_articles = bool(words.get("sections-are-articles"))
        self.year = year_of(mentions)
        self.copies = treaty_copies(mentions)
        self.all: tuple[Reference, ...] = tuple(self._read()) if self._reader else ()

    # -- coverage ------------------------------------------------------------------------------------------------

    def covering(self, instrument: str, path: Path_, effects: Iterable[Effect]) -> list[Reference]:
        """The references of the given effects that take in the provision, articles before whole treaties."""
        effects = set(effects)
        excluded = any(
            ref.effect == "exclude" and ref.instrument == instrument and any(covers(p, path) for p in ref.paths) for ref in self.all
        )
        if excluded:
            return []
        found = [
            ref
            for ref in self.all
            if ref.effect in effects
            and ref.instrument == instrument
            and any(covers(target, path) for target in ref.paths)
            and not self._too_old(instrument, path, ref)
        ]
        exact = [ref for ref in found if not ref.general]
        return sorted(exact or found, key=lambda ref: (ref.weak, -max(len(p) for p in ref.paths)))

    def _too_old(self, instrument: str, path: Path_, ref: Reference) -> bool:
        """Whether the provision came by an amendment later than the law, and the reference does not move with
        the Statute. A law without a date is a draft of today."""
        treaty = self._instruments[instrument]
        year = treaty.year_of(path)
        if year is None or self.year is None or self.year > year:
            return False
        if not ref.general and any(treaty.year_of(target) for target in ref.paths if covers(target, path)):
            return False  # a law that names the amended provision itself cannot be older than it
        return not self._moving(ref)

    def _moving(self, ref: Reference) -> bool:
        """Whether the reference, or the law's definition of the Statute, takes the Statute as amended later."""
        for provision, mentions in self._mentions.own("moving-reference").items():
            for mention in mentions:
                if provision == ref.provision and self._same_sentence(provision, mention.start, ref.start):
                    return True
                for definition in self._mentions.own("statute-definition").get(provision, ()):
                    if self._same_sentence(provision, mention.start, definition.start):
                        return True
        return False

    def _same_sentence(self, provision: int, one: int, other: int) -> bool:
        """Whether two places of a provision's text stand in one sentence."""
        low, high = sorted((one, other))
        return not _STOP.search(self._law.provisions[provision].text, low, high)

    # -- reading -------------------------------------------------------------------------------------------------

    def _read(self) -> Iterable[Reference]:
        found = list(self._specific())
        yield from found
        yield from self._general(found)

    def _specific(self) -> Iterable[Reference]:
        """References that name provisions by their numbers."""
        law = self._law
        latest: Path_ = ()
        for provision in law.provisions:
            if provision.index in self.copies:
                continue  # the treaty's references to itself are none of the law's
            text = provision.text
            if law.unit_of[provision.index] == provision.index:
                latest = ()
            if not text:
                continue
            citations = list(self._reader.read(text, latest))
            if citations:
                latest = citations[-1].paths[-1][:1]
            for citation in citations:
                instrument = citation.instrument or _neighbours_instrument(text, citation, citations)
                if not instrument and not citation.of_parts and self._is_statutes(citation, provision.index):
                    instrument = "RS"
                if instrument not in self._instruments:
                    continue
                effect = self._effect(provision.index, citation.start, _cluster_end(text, citation, citations))
                yield Reference(
                    provision.index,
                    citation.start,
                    citation.end,
                    instrument,
                    citation.paths,
                    effect,
                    limited=self._is_limited(provision.index, citation.start, citation.end),
                    scheduled=self._by_schedule(provision.index),
                )
                yield from self._carved_out(provision.index, text, citation, instrument)

    def _is_statutes(self, citation: Citation, provision: int) -> bool:
        """Whether an article named without more is one of the Statute: where the law about the Court calls its own units
        sections, or where it defines a capital Article so."""
        unit = self._law.provisions[self._law.unit_of[provision]]
        if unit.kind == "section" and not self._sections_are_articles and "court" in self._contexts.at(provision):
            return True
        return citation.capital and bool(self._mentions.own("article-definition"))

    def _carved_out(self, provision: int, text: str, citation: Citation, instrument: str) -> Iterable[Reference]:
        """What is left out of the article just named: “Article 8.2 (except subparagraph (b)(xx))”."""
        for mention in self._mentions.own("effect-exclude").get(provision, ()):
            if 0 <= mention.start - citation.end <= 4:
                paths = tuple(self._reader.below(text, mention.end + 1, citation.paths[-1]))
                if paths:
                    yield Reference(provision, citation.start, mention.end, instrument, paths, "exclude")

    def _effect(self, provision: int, start: int, end: int) -> Effect:
        """What the words around a citation (or a row of them, up to `end`) do: in its sentence, then in the chapeau
        above it."""
        if self._near("effect-exclude", provision, start - 14, start) or self._near("effect-none", provision, end, end + 60):
            return "exclude"
        if self._sentence_has("effect-define", provision, start, end) and self._creates_offence(provision):
            return "define"
        if self._near("effect-apply", provision, end, end + 90) or self._near("effect-apply-before", provision, start - 40, start):
            return "apply"
        parent = self._law.provisions[provision].parent
        if parent is not None and self._law.provisions[parent].text:
            opens = parent in self._mentions.own("effect-define") or parent in self._mentions.own("effect-define-chapeau")
            if opens and self._creates_offence(provision):
                return "define"
            if parent in self._mentions.own("effect-apply") and parent in self._mentions.own("the-statute"):
                return "apply"
        if self._given_force(provision):
            return "apply"
        if self._sentence_has("obligation", provision, start, end):
            return "procedure"
        return "mention"

    def _is_limited(self, provision: int, start: int, end: int) -> bool:
        """Whether the provision named has force in the Court's own matters only."""
        if self._given_force(provision):
            return self._mentions.in_unit("limited-to-the-court", provision)
        return self._sentence_has("for-purposes-of-cooperation", provision, start, end)

    def _given_force(self, provision: int) -> bool:
        """Whether the article gives force to the provisions that it specifies in a list of its own."""
        return self._mentions.in_unit("specified-provisions-in-force", provision)

    def _by_schedule(self, provision: int) -> bool:
        """Whether the article takes the treaty's provisions as a schedule of the law sets them out."""
        unit = self._law.unit_of[provision]
        return any(seat in self._mentions.own("schedule-given-effect") for seat in self._law.subtree(unit))

    def _near(self, concept: str, provision: int, first: int, last: int) -> bool:
        """Whether the concept touches the characters from `first` to `last`, within one sentence."""
        text = self._law.provisions[provision].text
        #: "this section applies where a request under article 93 …": the law's own section applies, not the Statute's.
        own = self._mentions.own("effect-apply-own").get(provision, ()) if concept == "effect-apply" else ()
        return any(
            mention.start <= last
            and mention.end >= first
            and not any(o.start <= mention.start and mention.end <= o.end for o in own)
            and not _sentence_between(text, mention.start, mention.end, first, last)
            for mention in self._mentions.own(concept).get(provision, ())
        )

    def _sentence_has(self, concept: str, provision: int, start: int, end: int) -> bool:
        """Whether the concept stands in the same sentence as the span."""
        text = self._law.provisions[provision].text
        first, last = _sentence_around(text, start, end)
        return any(mention.start < last and mention.end > first for mention in self._mentions.own(concept).get(provision, ()))

    def _creates_offence(self, provision: int) -> bool:
        """Whether the article punishes, or (for a definition) the law does so anywhere."""
        if self._law.provisions[provision].kind == "definition" or self._is_definition(provision):
            return self._term_is_punished(provision) and any(
                self._contexts.at(seat) & set(self._marks.crimes) for concept in self._marks.offence for seat in self._mentions.own(concept)
            )
        return any(self._mentions.in_unit(concept, provision) for concept in self._marks.offence)

    def _term_is_punished(self, provision: int) -> bool:
        """Whether the term a definition defines stands in an article that punishes: "international crime" may be defined for
        requests of the Court alone."""
        term = _QUOTED.search(self._law.provisions[provision].text[:200])
        if term is None:
            return True
        words = [re.escape(word[:-1] if len(word) > 3 and word.endswith("s") else word) + r"\w*" for word in term[1].split()]
        pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
        own = self._law.unit_of[provision]
        for other in self._law.provisions:
            if other.index == provision or not pattern.search(other.text or other.heading):
                continue
            if other.kind == "definition" and self._law.unit_of[other.index] == own:
                continue
            if any(self._mentions.in_unit(concept, other.index) for concept in self._marks.offence):
                return True
        return False

    def _is_definition(self, provision: int) -> bool:
        return any(mention.start < 120 for mention in self._mentions.own("meaning-given").get(provision, ()))

    def _general(self, specific: list[Reference]) -> Iterable[Reference]:
        """References to the Statute or the Agreement as a whole, or to its crimes."""
        if not self._contexts.about_court or is_treaty(self._mentions, self.copies):
            return  # "statute" is then any statute, or the text in hand is the Statute
        #: Where the law defines its crimes by single articles, "crime within the Court's jurisdiction" serves cooperation.
        named = any(ref.effect == "define" and ref.paths[0][:1] in (("6",), ("7",), ("8",)) for ref in specific)
        for provision, mentions in self._mentions.own("statute-crimes").items():
            if provision in self.copies or provision in self._mentions.own("for-cooperation-only"):
                continue
            first = mentions[0]
            punished = self._sentence_has("punish-words", provision, first.start, first.end)
            defined = not named and self._is_definition(provision) and self._creates_offence(provision)
            if punished or defined:
                yield Reference(provision, first.start, first.end, "RS", self._crimes_named(provision), "define", general=True)
        first_article, last_article = self._instruments["RS"].parts[GENERAL_PRINCIPLES]
        part = tuple((str(article),) for article in range(first_article, last_article + 1))
        for provision, mentions in self._mentions.own("statute-principles-apply").items():
            if provision not in self.copies:
                yield Reference(provision, mentions[0].start, mentions[0].end, "RS", part, "apply")
        for concept, instrument, weak in (
            ("statute-force-of-law", "RS", False),
            ("statute-applies-in-general", "RS", True),
            ("agreement-force-of-law", "APIC", False),
        ):
            for provision, mentions in self._mentions.own(concept).items():
                if (
                    self._given_force(provision)
                    or provision in self.copies
                    or (instrument == "APIC" and not self._mentions.in_unit("agreement-privileges", provision))
                ):
                    continue
                if weak and self._names_articles(provision):
                    continue  # "the following provisions of the Statute apply: …" takes over these, not the rest
                first = mentions[0]
                yield Reference(provision, first.start, first.end, instrument, ((),), "apply", general=True, weak=weak)

    def _names_articles(self, provision: int) -> bool:
        """Whether the provision, or the list below it, names single articles or Parts."""
        return any(any(True for _ in self._reader.read(self._law.provisions[index].text)) for index in self._law.subtree(provision))

    def _crimes_named(self, provision: int) -> tuple[Path_, ...]:
        """The articles of the crimes a provision is about; all of them where it names none."""
        about = [CRIME_ARTICLES[context] for context in sorted(self._contexts.at(provision)) if context in CRIME_ARTICLES]
        return tuple((article,) for article in (about or self._instruments["RS"].crimes))


#: The Statute's article on each crime.
CRIME_ARTICLES = {"genocide": "6", "crimes-against-humanity": "7", "war-crimes": "8", "aggression": "8bis"}


#: Citations that so few characters part are one row: "article 6, article 7 and article 8 of the Statute".
ROW_GAP = 14


def _neighbours_instrument(text: str, citation: Citation, citations: list[Citation]) -> str:
    """The treaty that a citation's neighbour in the same row names; empty where none does."""
    for other in citations:
        gap = max(other.start - citation.end, citation.start - other.end)
        if other.instrument in ("RS", "APIC") and 0 <= gap <= ROW_GAP:
            return other.instrument
    return ""


def _cluster_end(text: str, citation: Citation, citations: list[Citation]) -> int:
    """The end of the row of citations that a citation begins or continues (“Article 27 and paragraph (a) of Article 28”)."""
    end = citation.end
    for later in citations:
        if later.start >= end and later.start - end <= 12 and not _STOP.search(text, end, later.start):
            end = later.end
    gloss = _GLOSS.match(text, end)
    return gloss.end() if gloss else end


_QUOTED = re.compile('["“«‘]\\s*([^"”»’]{3,60}?)\\s*["”»’]')
_STOP = re.compile(r"[;]|\.\s")
_GLOSS = re.compile(r"\s*\([^()]{4,200}\)")


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds [start, end)."""
    first = max(text.rfind(";", 0, start), text.rfind(". ", 0, start)) + 1
    stops = [stop for stop in (text.find(";", end), text.find(". ", end)) if stop != -1]
    return first, min(stops) if stops else len(text)


def _sentence_between(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a sentence ends between two spans."""
    low, high = (end, first) if end <= first else (last, start) if start >= last else (0, 0)
    return bool(high > low and _STOP.search(text, low, high))


def year_of(mentions: Mentions) -> int | None:
    """The year of the law: of its documents' dates, else the latest plausible year in its titles, in its short
    title ("may be cited as the … Act 2005") or in its headings, else none."""
    law = mentions.law
    dates = [document.date for document in law.documents if document.date]
    years = [int(date[:4]) for date in dates if date[:4].isdigit()]
    titles = [law.title, *(document.title for document in law.documents)]
    headings = [p.heading for p in law.provisions if p.kind in ("document", "part", "division")]
    cited = [law.provisions[seat].text for seat in mentions.own("short-title")]
    for texts in (titles, cited, headings):
        if not years:
            years = [int(year) for text in texts for year in _YEAR.findall(text)]
    return max(years) if years else None
