"""The words by which a language names the parts of a law, from `rules/lexicon/<language>/structure.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assess.errors import RuleError
from assess.resources import rules_dir

#: Keys every file has; anything else is an error, so that a slip of the pen is not passed over in silence.
_KEYS = frozenset(
    [
        "language",
        "units",
        "divisions",
        "schedules",
        "schedule_articles",
        "ordinals",
        "contents",
        "notes",
        "definition_verbs",
        "closing",
        "joiners",
        "law_names",
        "history",
        "references",
        "titles",
        "long_titles",
        "penalties",
        "sole_paragraphs",
        "states",
    ]
)


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language (or of several, joined), folded to lower case.

    kinds       word → kind of provision ("article", "section", "part", …, "schedule")
    ordinals    number word → number
    definition  pattern: does a paragraph's rest open a definition?
    closing     pattern: do words close a list above them?
    title       pattern: does a line name a law? (`long_title`: is it the long title or enacting formula instead?)
    penalty     pattern: do words open the penalty for the conduct before them?
    sole        pattern: "Parágrafo único."
    state       pattern: does a line name a State?
    """

    language: str
    kinds: dict[str, str]
    ordinals: dict[str, int]
    contents: re.Pattern[str]
    notes: frozenset[str]
    joiners: frozenset[str]
    references: frozenset[str]
    heading: re.Pattern[str]
    ordinal_heading: re.Pattern[str]
    definition: re.Pattern[str]
    closing: re.Pattern[str]
    law_name: re.Pattern[str]
    history: re.Pattern[str]
    title: re.Pattern[str]
    long_title: re.Pattern[str]
    penalty: re.Pattern[str]
    sole: re.Pattern[str]
    state: re.Pattern[str]


def languages() -> list[str]:
    """Languages for which the words of structure are written down."""
    return sorted(path.parent.name for path in rules_dir().glob("lexicon/*/structure.yaml"))


#: A number as it stands after "Article", "Part" …: 12, 12bis, 8.º-bis, 8º-A, 7/a, 50A, 431-2, 102[1], 98(1), L. 12, IV, Ier, A
NUMBER = (
    r"(?:(?:L\.?\s?O|[LRD])\.?\s?(?=\d))?"
    r"\d+(?:[.\-‐‑–/:]\d+)*"
    r"(?:"
    r"\s?-?(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies|undecies|duodecies)\b(?:\s?[A-Z](?!\w))?"
    r"|(?:er|re|ère|st|nd|rd|th)(?!\w)"
    r"|[A-Za-z]{1,2}(?![\w’'])"
    r"|\s?-?[a-z](?=[.,:)]|\s*$)"
    r"|/[a-z](?![\w’'/])"
    r"|-[A-Z]{1,2}(?=\s?[.:–—]|\s+[-(A-ZÀ-Ý“\"]|\s*$)"
    r")?"
    r"(?:\[\d+\]|\(\d+\)(?=\s*[.:–—-]|\s*$)|\([a-z]\)(?=\s+[–—-]\s))?"
    r"(?:\s?\.?[ºª°](?:[\s-]?(?:bis|ter|quater|quinquies|sexies)\b|-[A-Z]{1,2}(?=\s?[.:–—]|\s+[-(A-ZÀ-Ý“\"]|\s*$))?)?"
    r"|[IVXLCDM]+(?:er|re|ère|\s?(?:bis|ter|quater))?(?![\w’'])"
)


def _alternatives(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _titles(words) -> str:
    """Pattern of the words that name a law, as names are written: "Penal Code", "PENAL CODE", not "a code"."""
    found = []
    for word in words:
        stem = word.lstrip("*")
        before = r"\w+" if stem != word else ""
        forms = {stem, stem.upper()} if before else {stem[:1].upper() + stem[1:], stem.upper(), stem.title()}
        found += [before + re.escape(form) for form in sorted(forms)]
    return "|".join(sorted(found, key=len, reverse=True))


def _load(language: str) -> dict:
    import yaml

    path = rules_dir() / "lexicon" / language / "structure.yaml"
    try:
        with path.open(encoding="utf-8") as stream:
            data = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 – safe either way
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise RuleError(f"{path}{where}: not valid YAML.", "Check indentation, brackets and quotation marks.") from error
    if not isinstance(data, dict) or set(data) != _KEYS:
        wrong = sorted(_KEYS ^ set(data or {}))
        raise RuleError(f"{path}: missing or unknown keys: {', '.join(wrong)}.", f"Keys: {', '.join(sorted(_KEYS))}.")
    return data


@lru_cache(maxsize=16)
def vocabulary(language: str = "") -> Vocabulary:
    """The words for `language`; for a language without a file, those of all languages joined.

    Raises RuleError where a file is missing keys or has unknown ones.
    """
    known = languages()
    chosen = [language] if language in known else known
    kinds: dict[str, str] = {}
    ordinals: dict[str, int] = {}
    lists: dict[str, list[str]] = {key: [] for key in _KEYS}
    for code in chosen:
        data = _load(code)
        for group in ("divisions", "units"):
            for kind, words in data[group].items():
                for word in words:
                    kinds.setdefault(word.lower(), "section" if kind == "rule" else kind)
        for word in data["schedules"]:
            kinds.setdefault(word.lower(), "schedule")
        for word, number in data["ordinals"].items():
            ordinals.setdefault(str(word).lower(), int(number))
        for key in lists:
            if isinstance(data[key], list):
                lists[key] += [str(word).lower() for word in data[key]]
    words, numbers = _alternatives(kinds), _alternatives(ordinals)
    flags = re.IGNORECASE
    return Vocabulary(
        language=language,
        kinds=kinds,
        ordinals=ordinals,
        # "Arrangement of *": of whatever the law is made of.
        contents=re.compile("|".join(re.escape(entry).replace(r"\*", r"[\w ,-]+") for entry in lists["contents"]), flags),
        notes=frozenset(lists["notes"]),
        joiners=frozenset(lists["joiners"]),
        references=frozenset(lists["references"]),
        # The number itself keeps its case: "PART V", but not "Part v…" or "article d'un".
        heading=re.compile(
            rf"[\[(“\"*]{{0,2}}(?P<word>(?i:{words}))(?:(?<=[§.\w])\s*(?:[-–—]\s(?=\d+\s[-–—]\s))?)"
            rf"(?P<number>(?i:(?:n[o°º]\.?|nr\.?)\s*)?(?:{NUMBER}|(?i:{numbers})\b|[A-Z](?![\w’']))|)"
        ),
        ordinal_heading=re.compile(
            rf"(?:the\s+)?(?P<number>(?:{numbers})|\d+(?:st|nd|rd|th|\.|ª|º)|[IVX]+\.?)\s+(?P<word>{words})(?![\w])", flags
        ),
        definition=re.compile(rf"(?:{_alternatives(lists['definition_verbs'])})\b", flags),
        closing=re.compile(rf"(?:{_alternatives(lists['closing'])})\b", flags),
        # "Penal Code" names a law, "applicable law" does not.
        law_name=re.compile(
            rf"(?<![\w-])(?:{_alternatives([form for word in lists['law_names'] for form in (word.capitalize(), word.upper())])})(?![\w-])"
        ),
        history=re.compile(rf"\b(?:{_alternatives(lists['history'])})\b", flags),
        title=re.compile(rf"(?<![\w-])(?:{_titles(lists['titles'])})(?!\d?[^\W\d]|-)"),
        state=re.compile(rf"\b(?:{_alternatives(lists['states'])})\b", flags),
        long_title=re.compile(rf"(?:{_alternatives(lists['long_titles'])})(?!\w)", flags),
        penalty=re.compile(rf"(?:{_alternatives(lists['penalties'])})\s?(?:[-–—:]|\.\s?[-–—])", flags),
        sole=re.compile(rf"(?:{_alternatives(lists['sole_paragraphs']) or '(?!)'})\s?[.:–—-]{{1,2}}\s*[–—-]?\s*", flags),
    )
