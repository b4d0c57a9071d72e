"""Cross-references inside the law: which provisions another one takes the conduct from.

"A person who does an act described in section 14, in an armed conflict …" is read with section 14's own words;
"an act listed in paragraph (g) of the preceding article" with that item's.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from assess.law.model import DIVISIONS, Law
from assess.matching.citations import CitationReader, load_citation_words
from assess.matching.mentions import Mentions
from assess.matching.statute import Path_, load_instruments, parse_path

#: Conduct taken over from elsewhere; without such words a citation is no more than a pointer.
TAKES_CONDUCT = "conduct-of-another-provision"

#: A reference for another purpose than to make the conduct a crime: superiors, limitation, jurisdiction, penalties.
REFERS_OTHERWISE = "refers-for-another-purpose"

#: A passage that names more provisions than this is a table, not a definition.
MOST_TARGETS = 80


class CrossReferences:
    """For each provision, the provisions that take their conduct from it."""

    def __init__(self, mentions: Mentions, rules: Path) -> None:
        self._mentions = mentions
        self._law = mentions.law
        self._by_path = _paths(self._law)
        self.referrers: dict[int, tuple[int, ...]] = {}
        words = load_citation_words(rules, mentions.lexicon.language)
        if words and mentions.own(TAKES_CONDUCT):
            own_words = {**words, "article": [*words["article"], *words.get("own", ())]}
            self._reader = CitationReader(own_words, load_instruments(rules))
            self.referrers = self._collect()

    def _collect(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for referrer in self._mentions.own(TAKES_CONDUCT):
            targets = self._targets(referrer)
            if len(targets) <= MOST_TARGETS:
                for target in targets:
                    for inside in self._law.subtree(target):
                        if inside != referrer:
                            found[inside].append(referrer)
        return {target: tuple(dict.fromkeys(referrers)) for target, referrers in found.items()}

    def _targets(self, referrer: int) -> list[int]:
        """The provisions of this law that a provision names."""
        text = self._law.provisions[referrer].text
        unit = self._law.unit_of[referrer]
        own = parse_path(self._law.provisions[unit].path)
        found: list[int] = []
        for citation in self._reader.read(text, own[:1]):
            if citation.instrument not in ("RS", "APIC"):
                found += [index for path in citation.paths if (index := self._resolve(path, referrer)) is not None]
        for start in self._mentions.own("of-preceding-article").get(referrer, ()):
            previous = self._unit_before(unit)
            if previous is not None:
                found += self._relative(text[: start.start], previous) or [previous]
        for mention in self._mentions.own(TAKES_CONDUCT)[referrer]:
            found += self._relative(text[mention.start : mention.end + 40], unit)
        return [index for index in dict.fromkeys(found) if self._law.unit_of[index] != index or index != unit]

    def _relative(self, text: str, unit: int) -> list[int]:
        """The parts of an article named by their labels alone ("subsection (1)", "paragraphs (a) to (d)")."""
        base = parse_path(self._law.provisions[unit].path)
        found = []
        for steps in self._reader.labels(text):
            index = self._by_path.get((*base, *steps))
            if index is not None:
                found.append(index)
        return found

    def _resolve(self, path: Path_, referrer: int) -> int | None:
        """The provision of that number; None where the law has none, or it is the referrer's own branch."""
        index = self._by_path.get(path)
        if index is None or referrer in self._law.subtree(index):
            return None
        return index

    def _unit_before(self, unit: int) -> int | None:
        for index in range(unit - 1, -1, -1):
            if self._law.unit_of[index] == index and self._law.provisions[index].kind not in DIVISIONS:
                return index
        return None


def _paths(law: Law) -> dict[Path_, int]:
    """The provisions by the steps of their paths; of two with the same number the first."""
    found: dict[Path_, int] = {}
    for provision in law.provisions:
        if provision.path and provision.kind not in DIVISIONS and provision.kind not in ("text", "definition"):
            number = provision.path.split(". ")[-1] if provision.path.startswith("Sch") else provision.path
            found.setdefault(parse_path(number), provision.index)
    return found
