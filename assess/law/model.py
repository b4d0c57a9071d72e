"""The law as the engine reads it: provisions in document order, each knowing its place in the tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

#: Kinds of provision that group others and carry no rule of their own.
DIVISIONS = frozenset({"document", "book", "part", "title", "chapter", "division", "subdivision"})

#: Kinds of provision a lawyer cites first: the basic unit of a law. Everything below it is a part of it.
BASIC_UNITS = frozenset({"article", "section", "schedule"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where words came from: the file's name, the page (1-based, PDF only), the paragraph (1-based) and
    the character span [start, end) in the text extracted from that file."""

    file: str
    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the dossier: name, SHA-256 in hex, format ("pdf", "docx", "md", "txt", "html", "xml"),
    number of pages where the format has pages, and its language (ISO 639-1)."""

    name: str
    sha256: str
    format: str
    pages: int | None = None
    language: str = ""
    title: str = ""
    date: str = ""  # ISO date or year of enactment, where the file states one


@dataclass(frozen=True, slots=True)
class Provision:
    """One node of the law.

    index    position in `Law.provisions` (document order, parents before children)
    parent   index of the parent, or None
    kind     "document", "book", "part", "title", "chapter", "division", "subdivision", "article",
             "section", "schedule", "subsection", "paragraph", "item", "definition", "text"
             ("text": unnumbered words, such as the flush words after a list)
    label    the number as displayed: "Article 12.", "(a)", "§ 90", "PART 3"
    number   the number alone: "12", "a", "90", "3"; empty for unnumbered words
    path     the citation in the form of the contract: "12(3)(a)(ii)", "Sch. 2 para. 4"; divisions carry
             "Part 3" and the like; where each chapter counts its sections anew, "11:5(2)" is section 5(2) of
             chapter 11. Unnumbered words carry the path of the provision they belong to; the second,
             third … whole paragraph of an article without numbers is "12 para. 2", "12 para. 3"
    heading  heading or marginal note, empty where there is none
    text     the provision's own words, without number, heading and children
    source   where `text` (or the heading, if there is no text) stands
    """

    index: int
    parent: int | None
    kind: str
    label: str
    number: str
    path: str
    heading: str
    text: str
    source: Source


@dataclass(frozen=True)
class Law:
    """A legal framework: one or more documents read together.

    title, language (ISO 639-1 of the main document), documents, provisions in document order.
    """

    title: str
    language: str
    documents: tuple[Document, ...]
    provisions: tuple[Provision, ...]
    warnings: tuple[str, ...] = field(default=())

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each provision, the indexes of its children in order."""
        found: list[list[int]] = [[] for _ in self.provisions]
        for provision in self.provisions:
            if provision.parent is not None:
                found[provision.parent].append(provision.index)
        return tuple(tuple(indexes) for indexes in found)

    def ancestors(self, index: int) -> list[int]:
        """Indexes from the parent of `index` up to the root."""
        chain = []
        parent = self.provisions[index].parent
        while parent is not None:
            chain.append(parent)
            parent = self.provisions[parent].parent
        return chain

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        ends = [provision.index + 1 for provision in self.provisions]
        for provision in reversed(self.provisions):
            if provision.parent is not None:
                ends[provision.parent] = max(ends[provision.parent], ends[provision.index])
        return tuple(ends)

    def subtree(self, index: int) -> range:
        """Indexes of the provision and all below it (they are contiguous in document order)."""
        return range(index, self._ends[index])

    @cached_property
    def unit_of(self) -> tuple[int, ...]:
        """For each provision, the index of the basic unit (article, section, schedule) it is part of:
        the innermost one that holds it, or the provision itself where none does."""
        units: list[int] = []
        for provision in self.provisions:
            if provision.kind in BASIC_UNITS or provision.parent is None or self.provisions[provision.parent].kind in DIVISIONS:
                units.append(provision.index)
            else:
                units.append(units[provision.parent])
        return tuple(units)

    def paragraph_of(self, index: int) -> int:
        """The paragraph that stands directly below the basic unit and holds the provision; the unit itself for its own
        words."""
        unit = self.unit_of[index]
        while index != unit and self.provisions[index].parent not in (unit, None):
            index = self.provisions[index].parent  # type: ignore[assignment]
        return index

    @cached_property
    def closing_words(self) -> tuple[tuple[int, ...], ...]:
        """For each provision, the unnumbered words that close the list it stands in and go on with its sentence:
        "(a) judges; (b) counsel, / *enjoy immunity for their functions*"."""
        found: list[tuple[int, ...]] = [() for _ in self.provisions]
        for provision in self.provisions:
            if provision.parent is None:
                continue
            inherited = found[provision.parent] if self.unit_of[provision.index] != provision.index else ()
            own: tuple[int, ...] = ()
            if provision.kind != "text" and self.unit_of[provision.index] != provision.index:
                siblings = self.children[provision.parent]
                own = tuple(
                    index
                    for index in siblings
                    if index > provision.index and self.provisions[index].kind == "text" and self.provisions[index].text[:1].islower()
                )
            found[provision.index] = own[:1] + inherited
        return tuple(found)
