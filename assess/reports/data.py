"""The assessment as JSON, in the form `assess/1` of the contract."""

from __future__ import annotations

import json

from pydantic_core import PydanticSerializationError

from assess.assessment.model import Assessment


def render_json(assessment: Assessment) -> bytes:
    """The assessment as UTF-8 JSON, indented, keys in the order of the contract."""
    try:
        return assessment.model_dump_json(by_alias=True, indent=2).encode("utf-8") + b"\n"
    except (PydanticSerializationError, UnicodeEncodeError):
        # A lone surrogate from a damaged font map: ASCII escapes keep the rest readable.
        data = assessment.model_dump(by_alias=True)
        return json.dumps(data, indent=2, ensure_ascii=True).encode("ascii") + b"\n"
