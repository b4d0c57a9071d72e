"""How references read in prose: provisions of the Statute, and provisions of the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assess.assessment.model import Evidence
from assess.law.model import Law, Provision
from assess.reports.text import one_line
from assess.reports.wording import Wording

_INSTRUMENT = re.compile(r"^(RS|APIC|RPE)\s+")
_SCHEDULE = re.compile(r"^Sch\.\s*(\S*)\s*(?:para\.\s*(.*))?$")


def refs_by_instrument(refs: Sequence[str]) -> dict[str, list[str]]:
    """ "RS 7(1)(h), 7(2)(g)" → {"RS": ["7(1)(h)", "7(2)(g)"]}, in the order met, nothing twice."""
    found: dict[str, list[str]] = {}
    for ref in refs:
        instrument = "RS"
        for part in ref.split(","):
            part = part.strip()
            named = _INSTRUMENT.match(part)
            if named:
                instrument, part = named[1], part[named.end() :]
            if part and part not in found.setdefault(instrument, []):
                found[instrument].append(part)
    return found


def spell_ref(ref: str, wording: Wording) -> str:
    """A reference of the catalogue in words: "article 7(1)(h) of the Rome Statute"."""
    parts = []
    for instrument, numbers in refs_by_instrument([ref]).items():
        articles = [number.replace("-", "–") for number in numbers if number != "preamble"]
        said = [wording("ref.preamble")] if "preamble" in numbers else []
        if articles:
            several = len(articles) > 1 or (bool(re.search(r"\d–\d", articles[0])) and "(" not in articles[0])
            kind = "rule" if instrument == "RPE" else "article"
            said.append(wording(f"ref.{kind}.{'other' if several else 'one'}", n=wording.listed(articles)))
        parts.append(wording(f"ref.of.{instrument}", what=wording.listed(said)))
    return wording.listed(parts)


def short_refs(refs: Sequence[str]) -> str:
    """References of several entries, each instrument named once: "RS 7(1)(g), 8(2)(b)(xxii)"."""
    return ", ".join(f"{instrument} {', '.join(numbers)}" for instrument, numbers in refs_by_instrument(refs).items())


class Provisions:
    """Finds provisions of the law by their citation, and says a citation as a lawyer would."""

    def __init__(self, law: Law, wording: Wording) -> None:
        self._law = law
        self._wording = wording
        self._by_path: dict[str, list[int]] = {}
        for provision in law.provisions:
            self._by_path.setdefault(provision.path, []).append(provision.index)
        self._said: dict[str, str] = {}
        self._several = len(law.documents) > 1

    def all(self, path: str) -> list[Provision]:
        """The provisions that carry this very citation, in document order."""
        return [self._law.provisions[index] for index in self._by_path.get(path, ())]

    def find(self, path: str, file: str = "") -> Provision | None:
        """The provision with this citation; where the law has none, the nearest one above it. Among
        several files the one named wins. None where nothing fits."""
        while path:
            indexes = self._by_path.get(path)
            if indexes:
                provisions = [self._law.provisions[index] for index in indexes]
                return next((p for p in provisions if p.source.file == file), provisions[0])
            shorter = re.sub(r"(\([^()]*\)|\s*para\..*|\.[^.()\s]+)$", "", path)
            path = shorter if shorter != path else ""
        return None

    def say(self, path: str, file: str = "") -> str:
        """ "12(3)" → "article 12(3)" or "section 12(3)", as the law itself divides its text; the file is
        named too where the framework has several."""
        key = f"{path}\0{file}" if self._several else path
        if key not in self._said:
            said = self._word(one_line(path), file)
            if self._several and file:
                said = self._wording("cite.in_file", provision=said, file=one_line(file))
            self._said[key] = said
        return self._said[key]

    def _word(self, path: str, file: str) -> str:
        schedule = _SCHEDULE.match(path)
        if schedule:
            number, paragraph = schedule[1] or "", schedule[2]
            said = self._wording("cite.schedule", n=number).strip()
            return self._wording("cite.schedule_paragraph", schedule=said, n=paragraph) if paragraph else said
        kind = self._kind(path, file)
        return self._wording(f"cite.{kind}.one", n=path) if kind else path

    def _kind(self, path: str, file: str) -> str:
        """ "article", "section" or "other"; "" for what is cited by its own words ("Part 3")."""
        provision = self.find(path, file)
        if provision is None or not path[:1].isdigit():
            return ""
        unit = self._law.provisions[self._law.unit_of[provision.index]]
        return unit.kind if unit.kind in ("article", "section") else "other"

    def say_all(self, evidence: Sequence[Evidence], limit: int = 6) -> str:
        """The provisions of several pieces of evidence, each once, the most important first."""
        cited = list(dict.fromkeys((one_line(item.provision), item.file) for item in evidence))
        more = [self._wording.count("list.more", len(cited) - limit)] if len(cited) > limit else []
        cited = cited[:limit]
        kinds = {self._kind(path, file) for path, file in cited}
        if len(cited) > 1 and len(kinds) == 1 and "" not in kinds and not self._several:
            # "sections 12(3), 14 and 15", not "section 12(3), section 14 and section 15".
            numbers = self._wording.listed([*(path for path, _ in cited), *more])
            return self._wording(f"cite.{kinds.pop()}.other", n=numbers)
        return self._wording.listed([*(self.say(path, file) for path, file in cited), *more])


def plain_paths(evidence: Sequence[Evidence]) -> str:
    """The bare citations, for narrow columns: "12(3), 14"."""
    return ", ".join(dict.fromkeys(one_line(item.provision) for item in evidence))


def points(titles: Mapping[str, list[str]], wording: Wording, limit: int = 8, refs: bool = True) -> list[str]:
    """Titles, with the references they stand for: "rape (RS 7(1)(g), 8(2)(e)(vi))". Beyond `limit` the
    rest is counted."""
    said = [f"{title} ({short_refs(named)})" if refs else title for title, named in titles.items()]
    if len(said) > limit:
        return [*said[: limit - 1], wording.count("list.more_points", len(said) - limit + 1)]
    return said
