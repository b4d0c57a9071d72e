"""The JSON Schema of `<stem>.assessment.json`, made from the models. `python -m assess.reports.schema`
writes the saved copy anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assess.assessment.model import Assessment

SCHEMA_FILE = Path(__file__).with_name("assessment.schema.json")


def assessment_schema() -> dict[str, Any]:
    """The schema as a dictionary, in the dialect of 2020-12."""
    schema = Assessment.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "assess/1: the assessment of a draft law against the Rome Statute",
    }


def schema_text() -> str:
    """The schema as it is saved."""
    return json.dumps(assessment_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
