"""The JSON Schema: the saved copy is the generated one, and assessments fit it."""

from __future__ import annotations

import json

import jsonschema
import pytest

from assess.law.model import Law
from assess.reports.data import render_json
from assess.reports.schema import SCHEMA_FILE, assessment_schema, schema_text

from .factory import make_assessment


def test_saved_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run: python -m assess.reports.schema"


@pytest.mark.parametrize("profile", ["mixed", "weak", "strong", "full"])
def test_assessments_fit(law: Law, profile: str) -> None:
    schema = assessment_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render_json(make_assessment(law, profile))), schema)


def test_what_is_wrong_does_not_fit(law: Law) -> None:
    data = json.loads(render_json(make_assessment(law)))
    data["findings"][0]["status"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, assessment_schema())


def test_a_damaged_character_does_not_stop_the_data(law: Law) -> None:
    assessment = make_assessment(law)
    first = assessment.findings[0].model_copy(update={"reason": "broken \ud83d font"})
    damaged = assessment.model_copy(update={"findings": (first, *assessment.findings[1:])})
    assert json.loads(render_json(damaged))["findings"][0]["reason"] == "broken \ud83d font"
