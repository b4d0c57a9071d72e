"""The fixed sentences of memo and report, read from `rules/wording/<language>/memo.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from assess.errors import CallError, RuleError


@dataclass(frozen=True, slots=True)
class Theme:
    """Findings that one amendment mends. `entries` are entry ids with `*`; `advice` completes
    "The draft must/should/could …". Themes stand in order of gravity."""

    id: str
    title: str
    advice: str
    entries: tuple[str, ...]

    def holds(self, entry_id: str) -> bool:
        """True where the entry belongs to the theme."""
        return any(_fits(entry_id, pattern) for pattern in self.entries)


def _fits(entry_id: str, pattern: str) -> bool:
    # Not fnmatch: it would compile a hundred expressions on each start.
    first, *parts = pattern.split("*")
    if not parts:
        return entry_id == pattern
    if not entry_id.startswith(first):
        return False
    at = len(first)
    for part in parts[:-1]:
        at = entry_id.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(entry_id) - at >= len(parts[-1]) and entry_id.endswith(parts[-1])


@dataclass(frozen=True)
class Wording:
    """Sentences by dotted key ("summary.heading"), with {placeholders}, and the themes.

    `wording("key", name=value)` gives the sentence filled in; a key the file lacks, or a placeholder the
    program does not know, raises RuleError with the file's name."""

    language: str
    file: str
    sentences: Mapping[str, str]
    themes: tuple[Theme, ...]

    def __call__(self, key: str, **values: Any) -> str:
        try:
            template = self.sentences[key]
        except KeyError:
            raise RuleError(f"{self.file}: the sentence '{key}' is missing.", "Add it; the English file has it.") from None
        if "{" not in template:
            return template
        try:
            return template.format_map(values)
        except (KeyError, IndexError, ValueError, AttributeError) as fault:
            raise RuleError(
                f"{self.file}: the sentence '{key}' has a placeholder that cannot be filled ({fault}).",
                f"Known here: {', '.join(sorted(values)) or 'none'}.",
            ) from None

    def count(self, key: str, n: int, **values: Any) -> str:
        """The sentence `key.one` or `key.other`, as `n` asks, filled in with `n` and the values."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=n, **values)

    def has(self, key: str) -> bool:
        """True where the file has this sentence."""
        return key in self.sentences

    def listed(self, items: Sequence[str]) -> str:
        """ "a, b and c" in the language of the memo."""
        if len(items) < 2:
            return "".join(items)
        return self("list.last", first=self("list.comma").join(items[:-1]), last=items[-1])


def load_wording(rules: Path, language: str) -> Wording:
    """Reads the wording of a language.

    rules: the folder `rules/`. Raises CallError where the language has no memo wording, RuleError where
    the file is faulty. A language that gives a theme no `entries` takes those of the English file."""
    path = rules / "wording" / language / "memo.yaml"
    if not path.is_file():
        known = sorted(file.parent.name for file in rules.glob("wording/*/memo.yaml"))
        raise CallError(
            f"There is no memo wording for the language '{language}'.",
            f"Choose one of: {', '.join(known) or 'none found'}.",
        )
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _load(path: Path, _changed: int) -> Wording:
    # The file's time is part of the cache key, so that a lawyer's edit shows in a program that runs on.
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as fault:
        raise RuleError(f"{path}: not readable as YAML: {' '.join(str(fault).split())}") from None
    if not isinstance(data, dict):
        raise RuleError(f"{path}: a mapping of keys to sentences is expected.")
    themes = data.pop("themes", {})
    sentences: dict[str, str] = {}
    _flatten(data, "", sentences, path)
    language = path.parent.name
    english = path.parent.parent / "en" / "memo.yaml"
    entries = (
        {} if language == "en" or not english.is_file() else {t.id: t.entries for t in _load(english, english.stat().st_mtime_ns).themes}
    )
    return Wording(language, str(path), sentences, _themes(themes, entries, path))


def _flatten(data: Mapping[Any, Any], prefix: str, into: dict[str, str], path: Path) -> None:
    for key, value in data.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(value, f"{name}.", into, path)
        elif isinstance(value, str):
            _check_placeholders(name, value, path)
            into[name] = value
        else:
            raise RuleError(f"{path}: '{name}' must be a sentence, not {type(value).__name__}.", "Put it in quotes.")


def _check_placeholders(name: str, template: str, path: Path) -> None:
    try:
        fields = [field for _, field, _, _ in Formatter().parse(template) if field is not None]
    except ValueError as fault:
        raise RuleError(f"{path}: '{name}': {fault}.", "A brace that is meant as such is doubled.") from None
    for field in fields:
        # Only plain names: "{x.y}" and "{x[0]}" would let a data file reach into the program.
        if not field.isidentifier():
            raise RuleError(f"{path}: '{name}': placeholder {{{field}}} is not a plain name.")


def _themes(data: Any, inherited: Mapping[str, tuple[str, ...]], path: Path) -> tuple[Theme, ...]:
    themes = []
    for id, value in (data or {}).items():
        unknown = set(value) - {"title", "advice", "entries"}
        if unknown:
            raise RuleError(f"{path}: theme '{id}': unknown key {', '.join(sorted(unknown))}.")
        entries = tuple(value.get("entries") or inherited.get(id, ()))
        if not entries or not value.get("title") or not value.get("advice"):
            raise RuleError(f"{path}: theme '{id}' needs title, advice and entries.")
        themes.append(Theme(id, value["title"], value["advice"], entries))
    return tuple(themes)
