"""Loading the checklist from `rules/`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from assess.checklist.models import Checklist, Group
from assess.checklist.rulefile import load_yaml, place, validate
from assess.errors import RuleError


@lru_cache(maxsize=4)
def load_checklist(rules: Path) -> Checklist:
    """All groups named in `rules/checklist/index.yaml`, in its order; the entries of a group that is spread over
    several files follow the order of those files. Raises RuleError."""
    index = load_yaml(rules / "checklist" / "index.yaml")
    merged: dict[str, Group] = {}
    seen: dict[str, Path] = {}
    for name in index["files"]:
        path = rules / "checklist" / name
        data = load_yaml(path, examples=False)  # `rules check` reads the files whole
        group = validate(Group, data, path)
        for number, entry in enumerate(group.entries):
            if entry.id in seen:
                where = place(path, ("entries", number, "id"))
                raise RuleError(f"{where}: the id “{entry.id}” is used in {seen[entry.id]} already.")
            seen[entry.id] = path
        filled = tuple(
            entry.model_copy(
                update={
                    "group": group.group,
                    "context": entry.context or group.context,
                    "limited_reference": group.limited_reference,
                }
            )
            for entry in group.entries
        )
        if group.group in merged:
            earlier = merged[group.group]
            filled = earlier.entries + filled
            group = group.model_copy(update={"clauses": earlier.clauses + group.clauses, "title": earlier.title})
        merged[group.group] = group.model_copy(update={"entries": filled})
    return Checklist(version=str(index["version"]), groups=tuple(merged.values()))
