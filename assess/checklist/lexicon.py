"""The lexicon of one language: the words in which each concept appears."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from assess.checklist.rulefile import load_yaml, place
from assess.errors import LanguageError, RuleError
from assess.matching.phrases import Element, PhraseError, parse

#: Files of a language folder that hold something other than concepts.
NOT_CONCEPTS = frozenset({"language.yaml", "structure.yaml", "citations.yaml"})


@dataclass(frozen=True)
class Lexicon:
    """Concept → phrases, for one language (ISO 639-1), with the small words that matching passes over."""

    language: str
    ignored: frozenset[str]
    concepts: dict[str, tuple[str, ...]]
    files: dict[str, Path] = field(default_factory=dict)
    _compiled: dict[str, tuple[tuple[Element, ...], ...]] = field(default_factory=dict)

    def phrases(self, concept: str) -> tuple[tuple[Element, ...], ...]:
        """The compiled phrases of a concept, those of the concepts it includes among them. A concept that the
        language lacks has none. Raises RuleError where a phrase cannot be read."""
        if concept not in self._compiled:
            self._compiled[concept] = tuple(self._compile(concept, ()))
        return self._compiled[concept]

    def conditional(self, concept: str) -> list[tuple[str, str]]:
        """The concepts that a concept takes in on a condition: "@the-court-defined if court-definition" gives
        ("the-court-defined", "court-definition"), that is, only in a law that shows the second."""
        return [
            (included[1:], condition)
            for phrase in self.concepts.get(concept, ())
            if phrase.startswith("@")
            for included, separator, condition in [phrase.partition(" if ")]
            if separator
        ]

    def _compile(self, concept: str, above: tuple[str, ...]) -> list[tuple[Element, ...]]:
        if concept in above:
            raise RuleError(f"The concept “{concept}” includes itself ({' → '.join((*above, concept))}).")
        found = []
        for number, phrase in enumerate(self.concepts.get(concept, ())):
            if " if " in phrase and phrase.startswith("@"):
                continue
            if phrase.startswith("@"):
                if phrase[1:] not in self.concepts:
                    raise RuleError(f"{self._place(concept, number)}: no concept is called “{phrase[1:]}”.")
                found += self._compile(phrase[1:], (*above, concept))
                continue
            try:
                found.append(parse(phrase, self.ignored))
            except PhraseError as error:
                raise RuleError(f"{self._place(concept, number)}: {error}.", "See docs/writing-rules.md.") from error
        return found

    def _place(self, concept: str, number: int) -> str:
        path = self.files.get(concept)
        return place(path, (concept, number)) if path else f"concept {concept}"


@lru_cache(maxsize=16)
def load_lexicon(rules: Path, language: str) -> Lexicon:
    """The lexicon of `language` under `rules/lexicon`. Raises LanguageError where there is none, RuleError
    where a file is wrong."""
    folder = rules / "lexicon" / language
    if not (folder / "language.yaml").is_file():
        raise LanguageError(
            f"There is no lexicon for the language “{language}”.",
            f"Languages that can be read: {', '.join(languages(rules))}. Use --language if it was detected wrongly.",
        )
    settings = load_yaml(folder / "language.yaml")
    concepts: dict[str, tuple[str, ...]] = {}
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in NOT_CONCEPTS:
            continue
        data = load_yaml(path) or {}
        if not isinstance(data, dict):
            raise RuleError(f"{path}:1:1: a lexicon file maps concepts to lists of phrases.")
        for concept, phrases in data.items():
            if concept in concepts:
                raise RuleError(f"{place(path, (concept,))}: “{concept}” is defined in {files[concept]} already.")
            if not isinstance(phrases, list) or not all(isinstance(phrase, (str, int)) for phrase in phrases):
                raise RuleError(f"{place(path, (concept,))}: “{concept}” must be a list of phrases.")
            concepts[concept] = tuple(str(phrase) for phrase in phrases)
            files[concept] = path
    ignored = frozenset(str(word) for word in settings.get("ignored", ()))
    return Lexicon(language, ignored, concepts, files)


def languages(rules: Path) -> list[str]:
    """The languages that have a lexicon, by their folders."""
    return sorted(path.parent.name for path in (rules / "lexicon").glob("*/language.yaml"))
