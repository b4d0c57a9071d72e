"""Structure: levels found from the text, headings, lists, definitions, unnumbered words."""

from __future__ import annotations

import pytest

from .conftest import at, paths

ACT = """PART 1 Preliminary

##### 1. **Short title.**

**1**.— This Act may be cited as the Orchard Act.

##### 2. **Interpretation.**

**2**.— (1) In this Act—

“apple” means a fruit of the orchard;

“basket” includes—

(*a*) a crate, and

(*b*) a sack;

“pear” has the meaning given to it by *section**9**(1)*.

(2) A reference to fruit includes blossom.

## PART 2 Picking

##### 3. **Unlawful picking.**

**3**.— (1) A person who picks fruit—

(*a*) at night,

(*b*) without a ladder—

(i) of wood, or

(ii) of metal,

is guilty of an offence.

(2) This section applies to trees.

##### 3A. **Windfalls.**

**3A**.— Windfalls may be gathered.
"""


def test_common_law_act(law):
    found = law(ACT, ".md")
    assert paths(found) == [
        "Part 1", "1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "Part 2", "3", "3(1)", "3(1)(a)", "3(1)(b)",
        "3(1)(b)(i)", "3(1)(b)(ii)", "3(2)", "3A",
    ]  # fmt: skip
    assert at(found, "3").heading == "Unlawful picking"
    assert at(found, "3A").text == "Windfalls may be gathered."
    definitions = [p for p in found.provisions if p.kind == "definition"]
    assert [p.text.split()[0] for p in definitions] == ["“apple”", "“basket”", "“pear”"]
    assert "section 9(1)" in definitions[2].text
    closing = next(p for p in found.provisions if p.text.startswith("is guilty"))
    assert closing.kind == "text" and closing.path == "3(1)"


def test_code_with_articles_and_sections_above_them(law):
    found = law(
        "LIVRE II: DES JARDINS\n\nSECTION I : DES ARBRES\nArticle 10 : La taille est permise :\n1. en hiver ;\n"
        "2. au printemps.\nLe maire peut en décider autrement.\n\nSECTION II : DES FLEURS\nArticle 11 : Nul ne peut "
        "les cueillir sans la permission du gardien.\nArticle 12 bis : Les roses sont à tous, hormis les blanches."
    )
    assert paths(found) == ["Book II", "Division I", "10", "10(1)", "10(2)", "Division II", "11", "12bis"]
    extra = next(p for p in found.provisions if p.text.startswith("Le maire"))
    assert (extra.kind, extra.path) == ("text", "10 para. 2")


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("(g) x;|(h) x;|(i) x;|(j) x.", ["(g)", "(h)", "(i)", "(j)"]),
        ("(a) x:|(i) x;|(ii) x;|(b) x.", ["(a)", "(a)(i)", "(a)(ii)", "(b)"]),
        ("(h) x:|(i) x;|(ii) x;|(i) x.", ["(h)", "(h)(i)", "(h)(ii)", "(i)"]),
        ("(iv) x;|(v) x;|(vi) x.", ["(iv)", "(v)", "(vi)"]),
        ("(b) x;|(c) x;|(d) x.", ["(b)", "(c)", "(d)"]),
        ("1. x:|a) x;|b) x:|1° x;|2° x;|2. x.", ["(1)", "(1)(a)", "(1)(b)", "(1)(b)(1)", "(1)(b)(2)", "(2)"]),
        ("(A): x:|1. x;|2. x.|(B): x:|1. x.|C) x.", ["(A)", "(A)(1)", "(A)(2)", "(B)", "(B)(1)", "(C)"]),
        ("(1) x.|(1.1) x.|(2) x.|(2A) x.", ["(1)", "(1.1)", "(2)", "(2A)"]),
        ("1 - Quem x:|a) x;|b) x.|2 - x.", ["(1)", "(1)(a)", "(1)(b)", "(2)"]),
    ],
)
def test_labels_in_a_unit(law, labels, expected):
    lines = [line.replace("x", "The rule of this garden is kept", 1) for line in labels.split("|")]
    found = law("Article 7\nWhoever enters the garden keeps the rules:\n" + "\n".join(lines))
    assert [path.removeprefix("7") for path in paths(found)][1:] == expected


def test_compound_numbers_stand_for_themselves(law):
    found = law(
        "Artículo 4\n\n(Huertos y jardines).-\n\n4.1. Los huertos se riegan de noche:\n\nA) los grandes;\n\nB) los chicos."
        "\n\n4.2. Los jardines se riegan de día.\n\nArtículo 5\n\n5.1. La fuente es común a todos.",
        language="es",
    )
    assert paths(found) == ["4", "4.1", "4.1(A)", "4.1(B)", "4.2", "5", "5.1"]
    assert at(found, "4").heading == "Huertos y jardines"


def test_inserted_sections(law):
    found = law(
        "§ 98. Fences\n(1) A fence is made of wood.\n(2) It is painted green.\n\n§ 98(1). Gates\n(1) A gate is made of iron."
        "\n\n§ 98[2]. Hedges\n(1) A hedge is cut in spring.\n\n§ 99a. Walls\n(1) A wall is built by a mason."
    )
    assert paths(found, "section") == ["98", "98(1)", "98[2]", "99a"]
    assert at(found, "98[2](1)").text == "A hedge is cut in spring."


def test_lists_inside_one_paragraph(law):
    found = law(
        "Article 3\n1. A gardener may: (a) dig the beds; (b) water them; and (c) rake the leaves.\n"
        "2. The tools are the spade; 3. the rake shall be returned at night.\n"
        "4. See paragraphs (a) and (b) of this article."
    )
    assert paths(found) == ["3", "3(1)", "3(1)(a)", "3(1)(b)", "3(1)(c)", "3(2)", "3(3)", "3(4)"]
    assert at(found, "3(1)(b)").text == "water them; and"


def test_extracts_of_several_laws(law):
    found = law(
        "Garden Code of Arcadia (2011)\nArticle 88 Weeding\n(1) Whoever weeds:\n1. by hand;\n2. by hoe.\n\n"
        "[A survey's own remark about weeding, which is no law.]\n\n"
        "Water Act of Arcadia (1999)\n3. Wells\n(1) A well is covered.\n(2) Its rope is sound.\n"
    )
    divisions = [p.heading for p in found.provisions if p.kind == "division"]
    assert "Water Act of Arcadia (1999)" in divisions
    assert paths(found) == ["88", "88(1)", "88(1)(1)", "88(1)(2)", "3", "3(1)", "3(2)"]
    remark = next(p for p in found.provisions if "survey" in (p.text + p.heading))
    assert not any(found.provisions[i].kind == "article" for i in found.ancestors(remark.index))


def test_heading_forms(law):
    found = law(
        "Article 1.- Ponds.\nWhoever owns a pond keeps it clean and free of leaves.\n\n"
        "Article 2 (Frogs)\n(1) Frogs are protected.\n\nArticle 3: Of newts\n1. Newts are protected as frogs are.\n\n"
        "Article 4\nToads\nToads are protected in the months of spring.\n"
    )
    headings = [p.heading for p in found.provisions if p.kind == "article"]
    assert headings == ["Ponds", "Frogs", "Of newts", "Toads"]
    assert at(found, "4").text == "Toads are protected in the months of spring."


def test_schedule_with_articles_and_paragraphs(law):
    found = law(
        "1. Short title\n(1) This is the Pond Act.\n\n2. Treaty\n(1) The Pond Treaty is in Schedule 1.\n\n3. Rules\n"
        "(1) The rules are in Schedule 2.\n\nSCHEDULE 1\n\nArticle 7\n1. Ponds are:\n(a) round;\n(b) oval.\n\n"
        "SCHEDULE 2\n\n1. The rope is sound and strong.\n\n2. The bucket is clean and whole.\n"
    )
    assert "Sch. 1 art. 7(1)(b)" in paths(found)
    assert "Sch. 2 para. 2" in paths(found)
    assert "3(1)" in paths(found)


def test_contents_are_not_the_law(law):
    found = law(
        "Pond Act\n\nARRANGEMENT OF SECTIONS\n\n1. Short title\n2. Frogs\n3. Newts\n\nPART 1\nGENERAL\n\n1. Short title\n"
        "(1) This is the Pond Act.\n\n2. Frogs\n(1) Frogs are protected.\n\n3. Newts\n(1) Newts are protected."
    )
    assert paths(found, "section") == ["1", "2", "3"]
    assert all(found.children[p.index] for p in found.provisions if p.kind == "section")


def test_wrapped_lines_are_joined(law):
    body = (
        "Artículo 2\n\nEl dueño del estanque tiene el derecho y el deber de limpiarlo según la\n"
        "costumbre. Especialmente tiene el deber de cuidar los peces tal como se dice en la\n"
        "Parte II de este reglamento y en los demás que se dicten para los estanques\ngrandes.\n\n"
    )
    found = law("".join(body.replace("Artículo 2", f"Artículo {number}") for number in range(2, 8)), language="es")
    assert paths(found) == ["2", "3", "4", "5", "6", "7"]
    assert at(found, "3").text.endswith("los estanques grandes.")


def test_unnumbered_words_continue_or_stand_apart(law):
    found = law(
        "Article 9\nWhoever feeds ducks:\n(a) with bread;\n(b) with cake,\nshall be punished by a fine.\nThe fine goes to the pond.\n"
    )
    texts = [(p.path, p.text) for p in found.provisions if p.kind == "text"]
    assert texts == [("9", "shall be punished by a fine."), ("9 para. 2", "The fine goes to the pond.")]


def test_several_documents_are_one_law(tmp_path):
    from assess.law.reading import read_law

    one, two = tmp_path / "a.txt", tmp_path / "b.md"
    one.write_text("Article 1\nThe garden is open from dawn to dusk on every day.")
    two.write_text("# Rules\n\n##### Article 2\n\nThe gate is shut at night by the keeper of the garden.")
    found = read_law([one, two], title="Garden law")
    roots = [p for p in found.provisions if p.kind == "document"]
    assert [r.path for r in roots] == ["", ""] and found.title == "Garden law"
    assert paths(found) == ["1", "2"]
    assert {p.source.file for p in found.provisions} == {"a.txt", "b.md"}
    assert all(found.provisions[p.parent].index < p.index for p in found.provisions if p.parent is not None)


@pytest.mark.parametrize(
    "contents",
    [
        "ARRANGEMENT OF PARTS\n\nPart I      Preliminary\nPart II     Ponds and frogs\n"
        "Schedule 1  Sorts of frog\nSchedule 2  Sorts of newt\n",
        "Contents\n\nPART I\nPRELIMINARY\n1 Short title\n2 Interpretation\nPART II\nPONDS AND FROGS\n3 Frogs\nSCHEDULE 1\nSCHEDULE 2\n",
        "Arrangement of Parts and sections\n\n1. Short title ..... 2\n2. Interpretation ..... 2\n"
        "3. Frogs ..... 3\nSchedule 1: Sorts of frog ..... 4\n",
        "Table of provisions\n\nSection\n1. Short title\n2. Interpretation\n3. Frogs\nSchedules\n",
    ],
)
def test_contents_with_parts_and_schedules_are_not_the_law(law, contents):
    found = law(
        f"POND ACT\n\n{contents}\n"
        "AN ACT to keep ponds clean, to protect the frogs and the newts that live in them or near them, to give the "
        "keeper of ponds the powers the keeper needs, and for purposes connected with those matters.\n\n"
        "PART I\nPRELIMINARY\n\nShort title\n\n1.—(1) This Act may be cited as the Pond Act.\n\n(2) It starts in May.\n\n"
        "Interpretation\n\n2.—(1) In this Act “frog” includes a toad.\n\n(2) A pond is any standing water.\n\n"
        "PART II\nPONDS AND FROGS\n\nFrogs\n\n3.—(1) Frogs are protected as set out in Schedule 1.\n\n(2) So are newts.\n\n"
        "SCHEDULE 1\nSORTS OF FROG\n\n1. The grass frog.\n\n2. The tree frog.\n\nSCHEDULE 2\nSORTS OF NEWT\n\n1. The crested newt.\n"
    )
    assert paths(found) == [
        "Part I", "1", "1(1)", "1(2)", "2", "2(1)", "2(2)", "Part II", "3", "3(1)", "3(2)",
        "Sch. 1", "Sch. 1 para. 1", "Sch. 1 para. 2", "Sch. 2", "Sch. 2 para. 1",
    ]  # fmt: skip
    assert [p.heading for p in found.provisions if p.kind == "section" and "Sch" not in p.path] == [
        "Short title",
        "Interpretation",
        "Frogs",
    ]
    assert any(p.text.startswith("AN ACT") for p in found.provisions)
