"""Layouts of laws seen in the wild, each kind once. All texts are invented for the tests."""

from __future__ import annotations

import pytest

from .conftest import at, paths


def test_schedules_named_by_ordinals_and_with_a_note(law):
    found = law(
        "POND ACT\n\nPART I\nPRELIMINARY\n\n1. Short title.—(1) This Act may be called the Pond Act.\n\n(2) It extends to all ponds.\n\n"
        "2. Keepers; persons in charge.—(1) A keeper keeps the pond clean.\n\n(2) The keeper is paid by the village.\n\n"
        "SCHEDULE 1 (section 2)\nPROVISIONS OF THE POND TREATY HAVING THE FORCE OF LAW\n\n"
        "Article 4. The ponds are common to all.\n\nArticle 5. The frogs are protected.\n\n"
        "THE SECOND SCHEDULE\n\n1. The bucket is clean.\n\n2. The rope is sound.\n"
    )
    assert paths(found, "part", "schedule", "article", "section", "paragraph") == [
        "Part I", "1", "2", "Sch. 1", "Sch. 1 art. 4", "Sch. 1 art. 5", "Sch. 2", "Sch. 2 para. 1", "Sch. 2 para. 2",
    ]  # fmt: skip
    assert at(found, "2").heading == "Keepers; persons in charge"
    assert at(found, "Sch. 1").heading == "PROVISIONS OF THE POND TREATY HAVING THE FORCE OF LAW"


def test_provisions_inserted_into_another_law_keep_their_numbers(law):
    found = law(
        "# Pond Act\n\n### 1 Short title\n\nThis Act is the Pond Act.\n\n### 2 Schedules\n\nThe Garden Code is amended as set out.\n\n"
        "## Schedule 1 — Amendment of the Garden Code\n\n## Division 88 — Ponds\n\n### Subdivision A — Frogs\n\n"
        "##### 88.1 Catching frogs\n\n(1) A person commits an offence if the person catches a frog.\n\n(2) A net is forfeited.\n\n"
        "##### 88.1A Selling frogs\n\nA person commits an offence if the person sells a frog.\n\n"
        "## Schedule 2 — Fees\n\n### 1 Visitors\n\nA visitor pays a penny.\n",
        ".md",
    )
    assert paths(found, "section", "subsection") == ["1", "2", "88.1", "88.1(1)", "88.1(2)", "88.1A", "Sch. 2 para. 1"]


def test_chapters_that_count_their_sections_anew(law):
    chapters = law(
        "Garden Code (1889)\nChapter 11, Section 1 - Ponds (212/2008)\n"
        "(1) A person who dirties a pond is fined.\n(2) An attempt is fined.\n\n"
        "Chapter 11, Section 5(a) – Wells (511/2011)\nA person who dirties a well is fined.\n\n"
        "Garden Code (1889)\nChapter 1, Section 5 - Trees (626/1996)\nA person who fells a tree is fined.\n"
    )
    assert paths(chapters, "section", "subsection") == ["11:1", "11:1(1)", "11:1(2)", "11:5(a)", "1:5"]
    assert at(chapters, "1:5").heading == "Trees (626/1996)"
    counted_on = law(
        "Garden Code (1956)\nChapter 2\nSection 7\nWhoever dirties a pond is fined.\n\nSection 8\nWhoever dirties a well is fined.\n\n"
        "Chapter 3\nSection 9\nWhoever fells a tree is fined.\n",
        language="en",
    )
    assert paths(counted_on, "section") == ["7", "8", "9"]


def test_unnumbered_paragraphs_of_an_article_are_counted(law):
    found = law(
        "Artículo 147.- Estanques\nQuien ensucia un estanque debe ser castigado con multa.\n"
        "Con la misma pena se castiga a quien ensucia una fuente:\n1) de noche; o,\n2) en domingo.\n"
        "Si el culpable es el jardinero, la multa se dobla.\n\n"
        "Artículo 148.- Ranas\nQuien coge ranas:\n1) con red;\n2) con la mano,\ndebe ser castigado con multa.\n",
        language="es",
    )
    texts = [(p.path, p.text.split()[0]) for p in found.provisions if p.kind == "text"]
    assert texts == [("147 para. 2", "Con"), ("147 para. 3", "Si"), ("148", "debe")]
    assert "147(2)" in paths(found)


def test_a_note_below_an_article_has_points_of_its_own(law):
    found = law(
        "Article 404. Frogs\n1. Taking frogs is punished by a fine.\n2. Taking newts is punished by a fine.\nNote:\n"
        "1. For the purposes of this article, a toad is a frog.\n2. A newt is no frog for any purpose.\n\n"
        "Article 405. Fish\n1. Taking fish is punished by a fine.\n2. The fine is doubled on Sundays.\nThe fine goes to the village.\n"
    )
    assert paths(found) == ["404", "404(1)", "404(2)", "404 Note(1)", "404 Note(2)", "405", "405(1)", "405(2)"]
    assert [p.path for p in found.provisions if p.kind == "text"] == ["404 Note", "405(2)"]


def test_signs_are_paragraphs_where_articles_count(law):
    found = law(
        "Garden Code of 8 June 1867\n\nArt.12bis.\n§ 1. Whoever fells a tree is fined.\n§ 2. Whoever fells two trees is fined twice.\n\n"
        "Art 12octies § 2.\n§ 2. The fact that the gardener gave the order does not exempt the one who felled the tree.\n\n"
        "Art. 13.\n§ (1) Whoever picks apples is fined by the keeper.\n§ 2 Whoever picks pears is fined by the keeper as well.\n"
    )
    assert paths(found) == ["12bis", "12bis(1)", "12bis(2)", "12octies", "12octies(2)", "13", "13(1)", "13(2)"]


def test_numbers_and_headings_of_many_hands(law):
    found = law(
        "Garden Code (last consolidated 2017)\nArticle 403, Ponds\nWhoever dirties a pond is fined.\n\n"
        "Article 403-a, Wells\nWhoever dirties a well is fined.\n\nArt. 404 fish and frogs\nWhoever takes a fish or a frog is fined.\n\n"
        "Section 405. Newts\n(1) Whoever takes a newt is fined.\n(2) Whoever takes two newts is fined twice.\n\n"
        "Article 406: The order to take newts is manifestly unlawful.\nIt exempts nobody from the fine.\n\n"
        "Water Act of Arcadia (1999)\n44 Meaning of “pond” and “well”\n(1) In this Part —\n"
        "“pond” means still water;\n(2) A well is a pond.\n\n"
        "Title 1 ‐ Of wells\n45 Covers of wells\n(1) A well is covered.\n(2) Its rope is sound.\n"
    )
    assert paths(found, "article", "section", "title") == ["403", "403-a", "404", "405", "406", "44", "Title 1", "45"]
    assert [at(found, path).heading for path in ("403", "403-a", "404", "405", "406", "44")] == [
        "Ponds", "Wells", "fish and frogs", "Newts", "", "Meaning of “pond” and “well”",
    ]  # fmt: skip
    assert at(found, "406").text == "The order to take newts is manifestly unlawful."


def test_a_sentence_that_names_the_act_is_no_law_of_its_own(law):
    found = law(
        "Pond Act\n\n1 Short title\n\nThis Act may be cited as the Pond Act 1986.\n\n2 Tax\n\n"
        "A tax is levied on ponds.\n\n3 Rate\n\nIt is a penny.\n"
    )
    assert not [p for p in found.provisions if p.heading.startswith("This Act")]
    assert paths(found) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Members of a list are left out of an extract.
        ("2. In this article:|(a) “pond” means still water;|(e) “well” means a hole;|"
        "(i) “frog” means a frog.", ["(2)", "(2)(a)", "(2)(e)", "(2)(i)"]),
        ("(1) The fine is due:|2. for frogs;|2a. for newts, if|a) big or|b) old;|4c. for fish.",
         ["(1)", "(1)(2)", "(1)(2a)", "(1)(2a)(a)", "(1)(2a)(b)", "(1)(4c)"]),
        # The first member stands in the opening sentence, with no colon before it.
        ("(1) A keeper is fined if (a) the keeper sleeps at the pond|(b) the keeper swims; and|(c) the keeper sings.",
         ["(1)", "(1)(a)", "(1)(b)", "(1)(c)"]),
        # Lines of a list have been run together; so have subsections.
        ("1. Le gardien veille:|a) le jour, oub) la nuit.|2. Il dort le matin.", ["(1)", "(1)(a)", "(1)(b)", "(2)"]),
        ("(1) A keeper sleeps by day. (2) A keeper who sleeps by night is fined:|a) a penny;|"
        "b) or two.", ["(1)", "(2)", "(2)(a)", "(2)(b)"]),
        ("Fined is who: 1° takes frogs; (2) takes newts; 3° takes fish.", ["(1)", "(2)", "(3)"]),
        ("1st. the frogs;|2nd. the newts;|3rd. the fish.", ["(1)", "(2)", "(3)"]),
    ],
)  # fmt: skip
def test_lists_as_they_come(law, lines, expected):
    found = law("Article 7\n" + lines.replace("|", "\n") + "\n", language="fr" if "gardien" in lines else "en")
    assert [path.removeprefix("7") for path in paths(found)][1:] == expected


def test_headings_that_are_no_bodies_and_the_other_way_round(law):
    found = law(
        "Pond Act (2014)\n2. Definitions: Unless the context or subject otherwise requires, in this Act,-\n"
        "(a) “pond” means still water;\n(b) “well” means a hole.\n\n"
        "3. Frogs abroad that are taken without regard to the law (2021)\n(1) The law applies to them.\n(2) So does the fine.\n\n"
        "4. Whoever takes a frog from a pond when\n(a) the pond is another’s; or\n(b) the frog is,\nis fined.\n"
    )
    assert [p.heading for p in found.provisions if p.kind == "section"] == [
        "Definitions",
        "Frogs abroad that are taken without regard to the law (2021)",
        "",
    ]


def test_heading_of_a_chapter_on_the_next_line_of_markdown(law):
    found = law(
        "# Pond Act\n\n### CHAPTER I\n### INTRODUCTORY PROVISIONS\n\n**SECTION 1. Short Title.** – This is the Pond Act.\n\n"
        "### CHAPTER II\n### FROGS\n\n**SECTION 2. Frogs.** – Frogs are protected by this Act.\n",
        ".md",
    )
    assert [(p.path, p.heading) for p in found.provisions if p.kind == "chapter"] == [
        ("Chapter I", "INTRODUCTORY PROVISIONS"),
        ("Chapter II", "FROGS"),
    ]
    assert paths(found, "section") == ["1", "2"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "LEY DE ESTANQUES\n\nSUMARIO\n\nTÍTULO I. DISPOSICIONES GENERALES\nArtículo 1. Objeto\nArtículo 2. Ranas\n"
            "Anexo I. Formularios\n\nTÍTULO I\nDISPOSICIONES GENERALES\n\nArtículo 1. Objeto.- Esta ley protege los estanques.\n\n"
            "Artículo 2. Ranas.- Las ranas están protegidas.\n\nANEXO I\nFormularios\n\n1. Solicitud de captura.\n",
            ["Title I", "1", "2", "Sch. I", "Sch. I para. 1"],
        ),
        (
            "fr",
            "LOI SUR LES ÉTANGS\n\nSOMMAIRE\n\nTITRE Ier - DES ÉTANGS (article 1)\nTITRE II - DES GRENOUILLES (article 2)\n\n"
            "TITRE Ier\nDES ÉTANGS\n\nArticle 1er\nLa présente loi protège les étangs.\n\nTITRE II\nDES GRENOUILLES\n\n"
            "Article 2\nLes grenouilles sont protégées.\n",
            ["Title I", "1", "Title II", "2"],
        ),
        (
            "en",
            "POND ACT 2011\n\nTABLE OF CONTENTS\n\n1\nShort title\n2\nFrogs\n\nSchedule\n\n1 Short title\n\nThis Act is the Pond Act.\n\n"
            "2 Frogs\n\nFrogs are protected as the Schedule says.\n\nTHE SCHEDULE\n(See section 2)\n\n1. Grass frog.\n",
            ["1", "2", "Sch. para. 1"],
        ),
        (  # no heading above the table
            "en",
            "POND ACT 2011\n\nPART I PRELIMINARY\n1. Short title.\n2. Interpretation.\nPART II FROGS\n3. Frogs.\n\n"
            "AN ACT to protect the frogs and newts that live in the ponds of the realm and for other purposes connected therewith.\n\n"
            "PART I\nPRELIMINARY\n\n1. Short title\nThis Act may be cited as the Pond Act 2011.\n\n2. Interpretation\n"
            "In this Act a frog includes a toad.\n\nPART II\nFROGS\n\n3. Frogs\n(1) Frogs are protected.\n(2) So are tadpoles.\n",
            ["Part I", "1", "2", "Part II", "3", "3(1)", "3(2)"],
        ),
    ],
)
def test_contents_in_many_forms(law, language, text, expected):
    assert paths(law(text, language=language)) == expected
