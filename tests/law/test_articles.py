"""Forms of articles: chapeau and penalty, suffixed numbers, Roman items, only paragraphs. All texts are invented."""

from __future__ import annotations

from .conftest import at, paths

BROOK = """Código do Brejo

TÍTULO I
DAS RÃS

Captura

Art. 13. Pescar rã alheia:
Pena – multa, de seis a vinte moedas.

Parágrafo único. Se o agente pesca de noite, a multa é dobrada.

Sujeira
Art. 14. Sujar o brejo: Pena – multa, de três moedas.

Destruição
Art. 15. Com a intenção de destruir o brejo:
I - secar a fonte;
II - cortar o junco;
III - espantar as aves:
a) com pedras;
b) com gritos.
Pena – multa, de vinte a trinta moedas
Parágrafo único. Na mesma pena incorre quem:
I - manda secar a fonte;
II - paga quem a seca.

Art. 16. Considera-se brejo:
I – a lagoa;
II – o charco.
§ 1.º O poço não é brejo.
§ 2.º A fonte é brejo.
"""


def test_conduct_and_penalty(law):
    found = law(BROOK, language="pt")
    assert (at(found, "13").heading, at(found, "13").text) == ("Captura", "Pescar rã alheia:")
    assert (at(found, "14").heading, at(found, "14").text) == ("Sujeira", "Sujar o brejo: Pena – multa, de três moedas.")
    texts = [(p.path, p.label, p.text.split()[0]) for p in found.provisions if p.kind == "text" and p.path[:2].isdigit()]
    assert texts == [
        ("13 para. 2", "", "Pena"), ("13 para. 3", "Parágrafo único.", "Se"),
        ("15 para. 2", "", "Pena"), ("15 para. 3", "Parágrafo único.", "Na"),
    ]  # fmt: skip


def test_conduct_in_bold_or_in_a_heading(law):
    found = law("# Código do Brejo\n\n**Art. 13.** Pescar rã:\n\nPena – multa\n\n### Art. 14. Sujar o brejo:\n\nPena: multa.\n", ".md")
    assert [(at(found, path).heading, at(found, path).text) for path in ("13", "14")] == [("", "Pescar rã:"), ("", "Sujar o brejo:")]
    assert not [p for p in found.provisions if p.kind == "definition"]


def test_roman_items_signs_and_the_only_paragraph(law):
    found = law(BROOK, language="pt")
    assert paths(found, "paragraph", "item") == [
        "15(I)", "15(II)", "15(III)", "15(III)(a)", "15(III)(b)", "15 para. 3(I)", "15 para. 3(II)",
        "16(I)", "16(II)", "16(1)", "16(2)",
    ]  # fmt: skip
    assert at(found, "16(1)").text == "O poço não é brejo."


def test_roman_items_on_one_line(law):
    found = law(
        "Art. 1. É rã:\nI - a verde;\nII - a parda.\n\nArt. 2. A multa dobra se a pesca ocorre: I - de noite; II - em domingo.\n",
        language="pt",
    )
    assert paths(found, "paragraph") == ["1(I)", "1(II)", "2(I)", "2(II)"]


def test_a_heading_with_a_colon_above_a_whole_sentence(law):
    found = law(
        "Article 4\nThe frogs are common.\n\nArticle 5: On the crime of frogging:\nThe crime of frogging is any taking of frogs from "
        "the ponds of the village with intent to sell them, by night or by day.\n\n"
        "Article 6: The following are frogs:\nThe grass frog;\nThe pool frog.\n"
    )
    assert (at(found, "5").heading, at(found, "5").text[:9]) == ("On the crime of frogging", "The crime")
    assert (at(found, "6").heading, at(found, "6").text) == ("", "The following are frogs:")


def test_numbers_with_suffixes(law):
    found = law(
        "Art. 7\nRãs.\n\nArtigo 8.º-bis\nAs rãs verdes são protegidas.\n\nArt. 8º-A As rãs pardas são protegidas.\n\n"
        "Art. 9-B. As rãs pretas são protegidas.\n\nArt. 9º - A rã é livre.\n",
        language="pt",
    )
    assert paths(found) == ["7", "8-bis", "8-A", "9-B", "9"]
    assert at(found, "9").text == "A rã é livre."
    found = law(
        "Article 7 - Frogs\nFrogs are free.\n\nArticle 7/a - Newts\nNewts are free.\n\nArt. 136ter.\nToads are free.\n", language="en"
    )
    assert [(p.number, p.heading) for p in found.provisions if p.kind == "article"] == [("7", "Frogs"), ("7/a", "Newts"), ("136ter", "")]


def test_a_number_between_dashes(law):
    found = law(
        "Pond Code (1960)\n\nSection 5 - Frogs.\n(1) A frog is free.\n\nPonds Act (Act 45 of 1993)\n\n"
        "Section - 56 - Jurisdiction of the Pond Courts.\n(4) Any person may be tried for—\n(e) frogging;\n(n) newting.\n"
    )
    assert paths(found, "section", "subsection", "paragraph") == ["5", "5(1)", "56", "56(4)", "56(4)(e)", "56(4)(n)"]
    assert at(found, "56").heading == "Jurisdiction of the Pond Courts"


def test_the_first_item_on_the_line_of_the_chapeau(law):
    found = law(
        "Art. 136ter.\nA pond crime means any of the following acts, done with knowledge of the frogs:"
        "1° frogging;\n2° newting;\n3° toading.\n"
    )
    assert paths(found) == ["136ter", "136ter(1)", "136ter(2)", "136ter(3)"]
    assert at(found, "136ter").text.endswith("knowledge of the frogs:")


def test_two_lists_in_one_article_have_paths_of_their_own(law):
    found = law(
        "Section 103. Frogs\n\nAny person is fined who in a pond\n(a) takes a frog, or\n(b) takes a newt.\n\n"
        "A pond is\n(a) a pool, or\n(b) a bog.\n\n"
        "Section 104. Toads\n\nToads are free.\n",
        language="en",
    )
    assert len(set(paths(found))) == len(paths(found)), paths(found)
