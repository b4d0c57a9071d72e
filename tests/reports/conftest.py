"""What the tests of the reports share: the invented law, its assessments, and the English wording."""

from __future__ import annotations

import pytest

from assess.law.model import Law
from assess.reports.content import Memo
from assess.reports.memo import build_memo
from assess.reports.wording import Wording, load_wording
from assess.resources import rules_dir

from .factory import META, make_assessment, make_hostile, make_law, make_notes


@pytest.fixture(scope="session")
def law() -> Law:
    return make_law()


@pytest.fixture(scope="session")
def wording() -> Wording:
    return load_wording(rules_dir(), "en")


@pytest.fixture(scope="session")
def memos(law: Law, wording: Wording) -> dict[str, Memo]:
    """The memo on each profile of the factory, and on the hostile law."""
    notes = make_notes()
    made = {
        profile: build_memo(make_assessment(law, profile), law, notes, META, wording, "Ruritania")
        for profile in ("mixed", "weak", "strong", "full")
    }
    assessment, hostile = make_hostile()
    made["hostile"] = build_memo(assessment, hostile, notes, META, wording)
    return made
