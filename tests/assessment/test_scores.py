"""Scores, by hand-counted cases."""

import pytest

from assess.assessment.gold import provision_tokens, same_place
from assess.assessment.scores import GAP, Pair, agreement, kappa, place, rates, report


def pair(expected: str, found: str, place: bool | None = None) -> Pair:
    return Pair("law", "en", "group", "entry", expected, found, place)


def test_agreement_and_kappa() -> None:
    pairs = [pair("met", "met")] * 4 + [pair("absent", "absent")] * 3 + [pair("partial", "met")] * 2 + [pair("met", "absent")]
    assert agreement(pairs) == pytest.approx(0.7)
    # chance: met 5/10*6/10 + absent 3/10*4/10 + partial 2/10*0 = 0.42
    assert kappa(pairs) == pytest.approx((0.7 - 0.42) / (1 - 0.42))


def test_kappa_is_one_where_both_always_say_the_same_thing() -> None:
    assert kappa([pair("met", "met")] * 5) == 1.0


def test_gaps_are_everything_but_met() -> None:
    pairs = [pair("partial", "absent"), pair("contrary", "met"), pair("met", "partial"), pair("met", "met")]
    gap = rates(pairs, GAP)
    assert (gap.precision, gap.recall, gap.support) == (0.5, 0.5, 2)


def test_place_counts_only_what_both_hold_present() -> None:
    assert place([pair("met", "met", True), pair("met", "partial", False), pair("absent", "met")]) == 0.5


def test_report_has_groups_languages_and_laws() -> None:
    figures = report([pair("met", "met", True)])
    assert set(figures) >= {"kappa", "gap", "place", "by_status", "by_group", "by_language", "by_law"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("CP 607 bis(2)(1)", ("607bis", "2", "1")),
        ("12(3)(a)(ii)", ("12", "3", "a", "ii")),
        ("Schedule, art. 7(1)(g)", ("7", "1", "g")),
        ("12 al. 1", ("12", "1")),
        ("268.14(1)", ("268", "14", "1")),
    ],
)
def test_numbers_are_compared_token_by_token(text: str, tokens: tuple[str, ...]) -> None:
    assert provision_tokens(text) == tokens


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("7(1)(g)", "7(1)", True), ("7", "7(1)(g)", True), ("7(2)", "7(1)", False), ("17", "7", False), ("", "7", False)],
)
def test_a_provision_is_in_place_if_one_holds_the_other(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
