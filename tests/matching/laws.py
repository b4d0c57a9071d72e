"""Small laws for tests, read as text files are."""

from pathlib import Path

from assess.assessment.model import Finding
from assess.checklist.loading import load_checklist
from assess.law.model import Law
from assess.law.readers import plain
from assess.law.reading import ReadFile, law_of
from assess.matching.engine import assess_law
from assess.resources import rules_dir


def law_of_lines(text: str, language: str = "en") -> Law:
    """The law made of a text."""
    extract = plain.read(text.encode(), "law.txt")
    return law_of([ReadFile("law.txt", "0" * 64, extract)], language=language)


def findings(text: str, language: str = "en") -> dict[str, Finding]:
    """The findings on a text by entry."""
    rules: Path = rules_dir()
    assessment = assess_law(law_of_lines(text, language), load_checklist(rules), rules)
    return {finding.id: finding for finding in assessment.findings}
