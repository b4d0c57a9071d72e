"""Laws in, findings out: what the engine promises, on small laws written for the tests."""

from tests.matching.laws import findings

CAH = """12. Crimes against humanity
(1) A person commits a crime against humanity who, as part of a widespread or systematic attack on a civilian population and knowing of it—
(a) murders a person;
(b) tortures a person;
(c) rapes a person,
and is liable to imprisonment for life.
"""


def test_a_leaf_is_read_with_its_branch() -> None:
    found = findings(CAH)
    assert found["cah.murder"].status == "met"
    assert found["cah.murder"].evidence[0].provision == "12(1)(a)"
    assert found["war.niac.murder"].status == "absent"
    assert found["genocide.killing"].status == "absent"


def test_the_quote_stands_word_for_word_in_the_law() -> None:
    for finding in findings(CAH).values():
        for evidence in finding.evidence:
            assert evidence.quote in CAH


def test_ordinary_offences_answer_nothing() -> None:
    found = findings("1. Murder\nWhoever murders a person is liable to imprisonment for life.\n2. Rape\nWhoever rapes a person is liable.\n")
    assert {finding.status for finding in found.values()} == {"absent"}


def test_armed_conflict_without_more_is_both_kinds() -> None:
    found = findings("5. War crimes\nWhoever, in an armed conflict, takes hostages is guilty of a war crime and punished with imprisonment.\n")
    assert found["war.gc.hostages"].status == found["war.niac.hostages"].status == "met"


def test_a_conflict_not_of_an_international_character_is_one_kind_only() -> None:
    found = findings(
        "5. War crimes\nWhoever, in an armed conflict not of an international character, takes hostages is guilty of a war crime.\n"
    )
    assert found["war.niac.hostages"].status == "met"
    assert found["war.gc.hostages"].status == "absent"


BY_REFERENCE = """International Crimes Act 2015

1. In this Act "Statute" means the Rome Statute of the International Criminal Court.
2. (1) A person who commits genocide, a crime against humanity or a war crime is guilty of an offence and liable to imprisonment for life.
(2) In this section—
"genocide" has the meaning given in article 6 of the Statute;
"crime against humanity" has the meaning given in article 7 of the Statute;
"war crime" means an act set out in article 8(2) of the Statute{except}.
3. Articles 25 and 27 of the Statute apply to proceedings for an offence under this Act.
"""


def test_a_reference_covers_what_it_names() -> None:
    found = findings(BY_REFERENCE.format(except_="", **{"except": ""}))
    assert (found["cah.rape"].status, found["cah.rape"].basis) == ("met", "reference")
    assert found["cah.rape"].evidence[0].provision.startswith("2(2)")
    assert found["war.iac.pillage"].status == "met"
    assert found["principle.official-capacity"].status == "met"
    assert found["principle.command-military"].status == "absent"


def test_a_fixed_reference_does_not_reach_later_amendments() -> None:
    found = findings(BY_REFERENCE.format(**{"except": ""}))
    assert found["war.niac.poison"].status == "met"  # 2010, before the Act
    assert found["war.iac.blinding-lasers"].status == "absent"  # 2017, after it


def test_an_express_exclusion_is_honoured() -> None:
    found = findings(BY_REFERENCE.format(**{"except": " (except subparagraph (b)(xvi))"}))
    assert found["war.iac.pillage"].status == "absent"
    assert found["war.iac.rape"].status == "met"


def test_a_bare_mention_incorporates_nothing() -> None:
    found = findings("1. The Minister reports every year on article 7 of the Rome Statute of the International Criminal Court.\n")
    assert found["cah.murder"].status == "absent"


def test_conduct_taken_from_another_section() -> None:
    law = (
        "14. Taking hostages\nA person commits a war crime who, in an international armed conflict, takes hostages.\n"
        "15. Internal conflicts\nA person who, in an armed conflict not of an international character, commits an act described in "
        "section 14 commits a war crime.\n"
    )
    found = findings(law)
    assert found["war.niac.hostages"].status == "met"
    assert "15" in [evidence.provision for evidence in found["war.niac.hostages"].evidence]


def test_a_refugee_exclusion_clause_punishes_nothing() -> None:
    found = findings(
        "4. Exclusion\nA person is not a refugee who has committed a war crime or a crime against humanity such as murder or torture of civilians.\n"
    )
    assert {finding.status for finding in found.values()} == {"absent"}


def test_every_entry_has_one_finding_in_the_order_of_the_checklist() -> None:
    found = findings(CAH)
    assert len(found) == 235
    assert next(iter(found)) == "genocide.intent"


def test_what_falls_short_says_in_what() -> None:
    found = findings(
        "3. Genocide\nWhoever, intending to destroy a national, ethnical, racial or religious group as such, kills members of the group commits genocide.\n"
    )
    intent = found["genocide.intent"]
    assert intent.status == "partial"
    assert intent.missing
    assert intent.recommendation
