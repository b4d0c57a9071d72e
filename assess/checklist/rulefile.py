"""Reading a YAML rule file with the place of every key, so that a fault is told with file, line and column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from assess.errors import RuleError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Model = TypeVar("_Model", bound=BaseModel)

#: The examples of an entry: from their key, which stands below "- id", to the next key or entry.
_EXAMPLES = re.compile(rb"^  examples:.*\n(?:(?:  - |   ).*\n?|[ \t]*\n)*", re.MULTILINE)

#: A rule file is short; anything much longer is not one.
MAX_BYTES = 4_000_000


def load_yaml(path: Path, *, examples: bool = True) -> Any:
    """The content of a YAML file as plain data; without the `examples` of its entries where they are not wanted,
    which takes half the time. Raises RuleError with file, line and column."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror}).", "Check the path and the permissions.") from error
    if len(raw) > MAX_BYTES:
        raise RuleError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB.", "Split the rule file.")
    if not examples:
        raw = _EXAMPLES.sub(b"", raw)
    try:
        return yaml.load(raw, Loader=_Loader)  # noqa: S506 - a safe loader in either form
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        problem = getattr(error, "problem", None) or str(error)
        raise RuleError(f"{where}: not valid YAML: {problem}.", "Look at the indentation and quotes there.") from error


def place(path: Path, location: tuple[str | int, ...]) -> str:
    """`file:line:column` of the node at `location` in the file, or of its nearest parent that is there."""
    node = yaml.compose(path.read_bytes(), Loader=_Loader)
    mark = node.start_mark if node else None
    for step in location:
        found = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    found, mark = value, key.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            mark = found.start_mark
        if found is None:
            break
        node = found
    return f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)


def validate(model: type[_Model], data: Any, path: Path) -> _Model:
    """`data` as `model`; raises RuleError for the first fault, with its place and what is allowed there."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        location = tuple(first["loc"])
        hint = "See docs/writing-rules.md."
        if first["type"] == "extra_forbidden":
            message = f"unknown key “{location[-1]}”"
            allowed = _allowed(model, location[:-1])
            if allowed:
                hint = f"Allowed here: {', '.join(allowed)}."
        elif first["type"] == "missing":
            message = f"the key “{location[-1]}” is missing"
        else:
            message = f"{'.'.join(map(str, location)) or 'the file'}: {first['msg']}"
        raise RuleError(f"{place(path, location)}: {message}.", hint) from error


def _allowed(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """The keys that a mapping at `location` may have."""
    current: type[BaseModel] | None = model
    for step in location:
        if not isinstance(step, str) or current is None:
            continue
        for name, info in current.model_fields.items():
            if step in (name, info.alias):
                current = _model_in(info.annotation)
                break
    return [info.alias or name for name, info in current.model_fields.items()] if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first pydantic model inside an annotation such as `tuple[Need, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found:
            return found
    return None
