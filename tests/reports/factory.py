"""An invented law and a plausible assessment of it over all entries, for the tests of the reports.

Every provision is written for the project; no law and no treaty was copied."""

# ruff: noqa: E501 - the tables below are read across
from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from assess.assessment.model import AssessedFile, AssessedLaw, Assessment, ChecklistStamp, Evidence, Finding
from assess.law.model import Document, Law, Provision, Source
from assess.reports.context import EntryNote, RunMeta

FILE = "international-crimes-bill.pdf"
META = RunMeta(tool_version="0.1.0", date="2026-11-21", draft_version="second reading", requested_by="Ministry of Justice")

#: kind, number, heading, text; depth by kind
_TEXT = [
    ("part", "1", "Preliminary", ""),
    ("section", "1", "Short title", "This Act is called the International Crimes (Ruritania) Act."),
    ("section", "2", "Interpretation", "In this Act the Court is the criminal court that sits at The Hague under its Statute."),
    ("part", "2", "Crimes", ""),
    ("section", "3", "Genocide", "Whoever, meaning to wipe out all or some of a national, ethnic, racial or religious group for what it is,"),
    ("paragraph", "a", "", "takes the life of one of its members;"),
    ("paragraph", "b", "", "gravely harms one of its members in body;"),
    ("paragraph", "c", "", "takes its children away by force to be raised in another group,"),
    ("text", "", "", "is guilty of genocide and is imprisoned for life."),
    ("section", "4", "Crimes against humanity", "Whoever, as part of a widespread and systematic assault upon civilians, and aware of that assault,"),
    ("paragraph", "a", "", "murders;"),
    ("paragraph", "b", "", "enslaves;"),
    ("paragraph", "c", "", "tortures in the exercise of public office;"),
    ("paragraph", "d", "", "rapes;"),
    ("paragraph", "e", "", "makes people disappear on behalf of the State,"),
    ("text", "", "", "is guilty of a crime against humanity."),
    ("section", "5", "War crimes", ""),
    ("subsection", "1", "", "An act listed in article 8, paragraph 2 (a), of the Statute is an offence when done in war between States."),
    ("subsection", "2", "", "Whoever in any armed conflict breaks the customs of war in another grave manner commits an offence."),
    ("part", "3", "General rules", ""),
    ("section", "6", "Office", "The office a person holds is no defence, save that the Head of State answers only once the term of office is over."),
    ("section", "7", "Commanders", "A commander of troops answers for crimes of the troops which the commander knew of and let happen."),
    ("section", "8", "Time", "No lapse of time bars a prosecution under Part 2."),
    ("section", "9", "Courts", "The High Court tries offences under Part 2, wherever they were done, if the accused is a citizen or is found here."),
    ("part", "4", "The Court", ""),
    ("section", "10", "Requests", "The Attorney General receives requests of the Court, keeps them secret if asked to, and has them carried out."),
    ("section", "11", "Arrest", ""),
    ("subsection", "1", "", "A judge issues a warrant of arrest upon a request of the Court."),
    ("subsection", "2", "", "The person arrested is brought to the judge within two days."),
    ("subsection", "3", "", "The judge may refuse surrender if the evidence would not put the person on trial here."),
    ("section", "12", "Nationals", "Citizens are surrendered on the same terms as others."),
    ("section", "13", "Help", "The Attorney General may have witnesses heard, documents served and places searched for the Court."),
]  # fmt: skip
_DEPTH = {"part": 1, "section": 2, "subsection": 3, "paragraph": 3, "text": 3}
_LABEL = {"part": "PART {}", "section": "{}.", "subsection": "({})", "paragraph": "({})", "text": ""}


def make_law(copies: int = 1, title: str = "International Crimes (Ruritania) Bill") -> Law:
    """The invented law; `copies` > 1 appends further parts with other numbers, to make a long one."""
    provisions: list[Provision] = []
    document = Document(FILE, hashlib.sha256(title.encode()).hexdigest(), "pdf", 4 * copies, "en", title)
    provisions.append(Provision(0, None, "document", "", "", "", title, "", Source(FILE, 0, len(title), 1)))
    at = len(title) + 1
    for copy in range(copies):
        stack: list[int] = [0]
        for kind, number, heading, text in _TEXT:
            depth = _DEPTH[kind]
            if copy and kind in ("part", "section"):
                number = str(int(number) + copy * (4 if kind == "part" else 13))
            del stack[depth:]
            parent = provisions[stack[-1]]
            if kind == "part":
                path = f"Part {number}"
            elif kind == "section":
                path = number
            else:
                path = f"{parent.path}({number})" if number else parent.path
            words = text or heading
            source = Source(FILE, at, at + len(words), 1 + at // 1200)
            at += len(words) + 1
            index = len(provisions)
            provisions.append(Provision(index, parent.index, kind, _LABEL[kind].format(number), number, path, heading, text, source))
            stack.append(index)
    return Law(title, "en", (document,), tuple(provisions))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with Path(__file__).with_name("entries.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


_OTHER_LAW = {
    "principle": "the general part of the criminal code",
    "assistance": "the code of criminal procedure",
    "trial": "the constitution or the code of criminal procedure",
    "victims": "the law on the protection of witnesses",
}


def make_notes() -> dict[str, EntryNote]:
    """A note on each of the 235 entries."""
    notes = {}
    for order, row in enumerate(_rows()):
        asks = row["asks"]
        notes[row["id"]] = EntryNote(
            id=row["id"],
            group=row["group"],
            group_title=row["group_title"],
            title=row["title"],
            ref=row["ref"],
            level=row["level"],  # type: ignore[arg-type]
            asks=asks,
            why=f"Without the rule on {row['title'].lower()} a case of this kind could fail, and the Court could step in.",
            recommend=f"Provide that: {asks[0].lower()}{asks[1:]}",
            other_law=_OTHER_LAW.get(row["id"].split(".")[0], ""),
            order=order,
        )
    return notes


#: entry or prefix → (status, provision, missing, reason, basis, confidence)
_ANSWERS: dict[str, tuple[str, str, tuple[str, ...], str, str, float]] = {
    "genocide.intent": ("met", "3", (), "The intent and the four groups are named.", "text", 0.96),
    "genocide.killing": ("met", "3(a)", (), "Taking a life is killing.", "text", 0.97),
    "genocide.serious-harm": ("partial", "3(b)", ("mental harm",), "Only harm to the body is an act of genocide.", "text", 0.91),
    "genocide.transferring-children": ("met", "3(c)", (), "Taking children away by force is named.", "text", 0.95),
    "cah.attack": ("partial", "4", ("“widespread or systematic” as alternatives",), "The draft asks for an attack that is both widespread and systematic.", "text", 0.93),
    "cah.knowledge": ("met", "4", (), "The person has to be aware of the attack.", "text", 0.9),
    "cah.murder": ("met", "4(a)", (), "Murder is listed.", "text", 0.97),
    "cah.enslavement": ("met", "4(b)", (), "Enslavement is listed.", "text", 0.97),
    "cah.torture": ("partial", "4(c)", ("torture by persons without public office",), "The draft asks for a public official.", "text", 0.88),
    "cah.rape": ("met", "4(d)", (), "Rape is listed.", "text", 0.97),
    "cah.enforced-disappearance": ("partial", "4(e)", ("political organizations",), "Only the State can be behind the disappearance.", "text", 0.55),
    "war.no-threshold": ("met", "5(1)", (), "No plan, policy or scale is asked for.", "text", 0.8),
    "war.gc": ("met", "5(1)", (), "Article 8(2)(a) is incorporated by reference.", "reference", 0.94),
    "war.iac": ("partial", "5(2)", ("a definition of the conduct",), "An open reference to the customs of war does not define the conduct.", "text", 0.72),
    "war.iac.biological-weapons": ("absent", "", (), "The draft does not deal with it.", "", 0.9),
    "war.iac.undetectable-fragments": ("absent", "", (), "The draft does not deal with it.", "", 0.9),
    "war.iac.blinding-lasers": ("absent", "", (), "The draft does not deal with it.", "", 0.9),
    "principle.official-capacity": ("contrary", "6", (), "The Head of State is shielded while in office.", "text", 0.95),
    "principle.immunities": ("contrary", "6", (), "Immunity of the Head of State bars proceedings.", "text", 0.85),
    "principle.command-military": ("partial", "7", ("“should have known”", "a duty to report to the authorities"), "Only actual knowledge founds responsibility.", "text", 0.9),
    "principle.no-limitation": ("met", "8", (), "No lapse of time bars prosecution.", "text", 0.98),
    "jurisdiction.territorial": ("met", "9", (), "The High Court tries offences wherever done.", "text", 0.92),
    "jurisdiction.nationality": ("met", "9", (), "Citizens are reached.", "text", 0.95),
    "jurisdiction.universal": ("partial", "9", ("jurisdiction without presence of the suspect",), "The suspect has to be found in the State.", "text", 0.58),
    "jurisdiction.civil-courts": ("met", "9", (), "The High Court is named.", "text", 0.9),
    "penalty.proportionate": ("partial", "3", ("penalties for the crimes of sections 4 and 5",), "Only genocide carries a penalty.", "text", 0.84),
    "cooperation.general": ("met", "10", (), "Requests are carried out.", "text", 0.8),
    "cooperation.channel": ("met", "10", (), "The Attorney General is the channel.", "text", 0.95),
    "cooperation.confidentiality": ("met", "10", (), "Requests are kept secret if asked.", "text", 0.9),
    "surrender.arrest": ("met", "11(1)", (), "A judge issues the warrant.", "text", 0.95),
    "surrender.judge": ("partial", "11(2)", ("what the judge checks",), "The person is brought before a judge; what is checked is not said.", "text", 0.9),
    "surrender.warrant-not-reviewed": ("contrary", "11(3)", (), "The judge asks for evidence of guilt.", "text", 0.96),
    "surrender.nationals": ("met", "12", (), "Citizens are surrendered.", "text", 0.98),
    "assistance.evidence": ("partial", "13", ("a duty: the draft says “may”",), "Assistance is left to discretion.", "text", 0.75),
    "assistance.service": ("partial", "13", ("a duty: the draft says “may”",), "Assistance is left to discretion.", "text", 0.75),
    "assistance.search-seizure": ("partial", "13", ("a duty: the draft says “may”",), "Assistance is left to discretion.", "text", 0.75),
}  # fmt: skip


def make_assessment(law: Law, profile: str = "mixed") -> Assessment:
    """235 findings. profile "mixed": all statuses · "weak": all absent · "strong": nearly all met, by
    reference · "full": all met."""
    by_path: dict[str, Provision] = {}
    for provision in law.provisions:
        if provision.text:
            by_path.setdefault(provision.path, provision)
    findings = []
    for row in _rows():
        id = row["id"]
        answer = _ANSWERS.get(id) or _ANSWERS.get(id.rpartition(".")[0])
        if profile == "weak":
            answer = None
        elif profile == "full" or (profile == "strong" and id != "cah.persecution"):
            answer = ("met", "5(1)", (), "Incorporated by reference.", "reference", 0.94)
        status, path, missing, reason, basis, confidence = answer or (
            "absent", "", (), "The draft does not deal with it.", "", 0.9,
        )  # fmt: skip
        evidence: tuple[Evidence, ...] = ()
        if path:
            provision = by_path[path]
            evidence = (
                Evidence(
                    provision=path, file=provision.source.file, page=provision.source.page, quote=provision.text,
                    covers=(row["title"],), start=provision.source.start, end=provision.source.end,
                ),
            )  # fmt: skip
        asks = row["asks"]
        findings.append(
            Finding(
                id=id, group=row["group"], ref=row["ref"], level=row["level"], title=row["title"], status=status,
                basis=basis or None, confidence=confidence, evidence=evidence,
                missing=missing or ((row["title"],) if status == "absent" else ()), reason=reason,
                recommendation=None if status == "met" else f"Provide that {asks[0].lower()}{asks[1:]}",
            )
        )  # fmt: skip
    document = law.documents[0]
    return Assessment(
        law=AssessedLaw(
            title=law.title, language="en", country="RU",
            files=(AssessedFile(name=document.name, sha256=document.sha256, format=document.format, pages=document.pages, language="en"),),
        ),
        checklist=ChecklistStamp(version="1", entries=len(findings)),
        warnings=(),
        findings=tuple(findings),
    )  # fmt: skip


HOSTILE = "<script>alert('x')</script> | **bold** [link](http://x.test) =1+1 \x00\x07 &amp; \ue000para\ue001"


def make_hostile() -> tuple[Assessment, Law]:
    """A law whose title, headings, text and file name try to break out of every format."""
    law = make_law(title=HOSTILE)
    provisions = tuple(
        replace(p, heading=p.heading and HOSTILE + p.heading, text=p.text and f'=HYPERLINK("x") {HOSTILE} {p.text}') for p in law.provisions
    )
    law = replace(law, provisions=provisions)
    assessment = make_assessment(law)
    findings = tuple(
        f.model_copy(
            update={"reason": HOSTILE + f.reason, "missing": tuple(HOSTILE + m for m in f.missing), "title": f"@{HOSTILE}{f.title}"}
        )
        for f in assessment.findings
    )
    return assessment.model_copy(update={"findings": findings, "warnings": (HOSTILE,)}), law
