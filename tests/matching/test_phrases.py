"""Phrases: what their notation means, shown as marked text."""

import pytest

from assess.matching.phrases import Finder, PhraseError, parse
from assess.matching.words import WordIndex
from tests.matching.laws import law_of_lines

IGNORED = frozenset({"the", "a", "an"})


def marked(phrase: str, text: str) -> str:
    """The text with «» around each place of the phrase."""
    law = law_of_lines(text)
    index = WordIndex(law, IGNORED)
    spans = sorted({span for span in Finder(index).find(parse(phrase, IGNORED)) if not index.in_heading[span[0]]})
    spans = [span for span in spans if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)]
    shown = law.provisions[-1].text
    for start, end in reversed(spans):
        first, last = index.spans[start][0], index.spans[end - 1][1]
        shown = f"{shown[:first]}«{shown[first:last]}»{shown[last:]}"
    return shown


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("murder", "«Murder» of a person."),
        ("kill*", "Whoever «kills» or has «killed»."),
        ("*paragraph", "See the «subparagraph» below."),
        ("(murder|[wilful] killing)", "«Wilful killing» and «murder»."),
        ("members of the group", "Harm to «members of group»."),
        ("destroy* ~ group", "Meaning to «destroy in whole a group»."),
        ("destroy* ~1 group", "Meaning to destroy in whole a group."),
        ("destroy* ~9 group", "To destroy; the group remains."),
        ("segregation", "«Ségrégation» raciale."),
        ("non international conflict", "A «non-international conflict»."),
        ("person property", "The «person’s property» is safe."),
        ("outside ^", "Done «outside Meridia» by anyone."),
        ("no such word", "Nothing here."),
    ],
)
def test_where_a_phrase_is_found(phrase: str, expected: str) -> None:
    assert marked(phrase, expected.replace("«", "").replace("»", "")) == expected


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("(a|b", "not closed"),
        ("a)", "without its opening bracket"),
        ("~5", "no word to look for"),
        ("[perhaps]", "every word in it is optional"),
        ("ki*ll", "a star stands at the beginning or the end"),
        ("a ~99 b", "more than 40"),
        ("(the|murder) victim", "an alternative has no word left"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, fault: str) -> None:
    with pytest.raises(PhraseError, match=fault):
        parse(phrase, IGNORED)


def test_the_longest_match_at_a_place_is_taken() -> None:
    assert marked("murder [of civilians]", "The murder of civilians.") == "The «murder of civilians»."


def test_a_full_stop_after_an_abbreviation_ends_no_sentence() -> None:
    assert marked("under ~3 statute", "Acts under art. 7 Statute.") == "Acts «under art. 7 Statute»."


def test_ignored_words_make_no_difference() -> None:
    assert parse("members of the group", IGNORED) == parse("members of group", IGNORED)
