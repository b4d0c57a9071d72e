"""Citations of the Statute: the provisions they name, and the instrument their words name."""

import pytest

from assess.matching.citations import CitationReader, load_citation_words
from assess.matching.statute import covers, load_instruments, parse_path, parse_ref
from assess.resources import rules_dir


@pytest.fixture(scope="module")
def reader() -> CitationReader:
    rules = rules_dir()
    return CitationReader(load_citation_words(rules, "en"), load_instruments(rules))


def named(reader: CitationReader, text: str) -> list[str]:
    return ["".join([path[0], *(f"({step})" for step in path[1:])]) for citation in reader.read(text) for path in citation.paths]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("article 7 of the Statute", ["7"]),
        ("articles 6 to 8", ["6", "7", "8"]),
        ("articles 6 to 8 bis of the Rome Statute", ["6", "7", "8", "8bis"]),
        ("Articles 87, 89 and 91", ["87", "89", "91"]),
        ("Article 8.2(b)", ["8(2)(b)"]),
        ("article 8, paragraph 2 (b) (xxii)", ["8(2)(b)(xxii)"]),
        ("paragraphs 1 to 3 and 5 of Article 68", ["68(1)", "68(2)", "68(3)", "68(5)"]),
        ("subparagraph (a) or (b) of Article 8.2", ["8(2)(a)", "8(2)(b)"]),
        ("point (b) of paragraph 2 of article 8", ["8(2)(b)"]),
        ("paragraphs (a) and (b) of Article 28 (responsibility of commanders)", ["28(a)", "28(b)"]),
        ("article 8(2)(b)(xxiv) to (xxvi)", ["8(2)(b)(xxiv)", "8(2)(b)(xxv)", "8(2)(b)(xxvi)"]),
        ("article 8(2)(c) and (e)", ["8(2)(c)", "8(2)(e)"]),
        ("Article 20 (ne bis in idem) and paragraph 1 of that Article", ["20", "20(1)"]),
        ("Part 10", [str(number) for number in range(103, 112)]),
        ("article 8, paragraphs 2 and 3, of the Statute", ["8(2)", "8(3)"]),
        ("clauses (a), (b) and (c) of paragraph 1 of article 70", ["70(1)(a)", "70(1)(b)", "70(1)(c)"]),
        ("article 55, paragraph 1, and article 67", ["55(1)", "67"]),
        ("no citation, only 12 articles", []),
    ],
)
def test_the_provisions_a_citation_names(reader: CitationReader, text: str, paths: list[str]) -> None:
    assert named(reader, text) == paths


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("article 7 of the Rome Statute", "RS"),
        ("Statute, article 7", "RS"),
        ("article 13 of the Agreement on the Privileges and Immunities of the Court", "APIC"),
        ("article 12 of the Constitution", "here"),
        ("article 12 of this Code", "here"),
        ("article 12", ""),
    ],
)
def test_the_instrument_a_citation_names(reader: CitationReader, text: str, instrument: str) -> None:
    assert [citation.instrument for citation in reader.read(text)] == [instrument]


def test_references_of_the_checklist() -> None:
    assert parse_ref("RS 7(1)(g), 7(2)(f)") == [("RS", ("7", "1", "g")), ("RS", ("7", "2", "f"))]
    assert parse_ref("RS 4(1), APIC 2") == [("RS", ("4", "1")), ("APIC", ("2",))]
    assert parse_ref("RS 17-19") == [("RS", ("17",)), ("RS", ("18",)), ("RS", ("19",))]
    assert parse_ref("RS 8 bis(1), 25(3 bis)") == [("RS", ("8bis", "1")), ("RS", ("25", "3bis"))]


def test_an_article_takes_in_its_paragraphs_and_not_the_other_way_round() -> None:
    assert covers(parse_path("8"), parse_path("8(2)(b)(xxii)"))
    assert not covers(parse_path("8(2)(b)"), parse_path("8(2)"))
    assert not covers(parse_path("8"), parse_path("8 bis"))


@pytest.mark.parametrize(
    ("language", "text", "paths"),
    [
        ("fr", "article 8, paragraphe 2, alinéa b), sous-alinéa xxii) du Statut", ["8(2)(b)(xxii)"]),
        ("fr", "l'article 8, § 2, f) du Statut", ["8(2)(f)"]),
        ("fr", "articles 6 à 8 du Statut de Rome", ["6", "7", "8"]),
        ("fr", "paragraphe 1er de l'article 70 du Statut", ["70(1)"]),
        ("es", "artículo 8, párrafo 2, apartado b), inciso xxii) del Estatuto de Roma", ["8(2)(b)(xxii)"]),
        ("es", "artículo 8.2.b) del Estatuto", ["8(2)(b)"]),
        ("es", "artículos 6, 7 y 8 del Estatuto de Roma", ["6", "7", "8"]),
        ("es", "artículo 70 numeral 1, literales a), b) y c) del Estatuto", ["70(1)(a)", "70(1)(b)", "70(1)(c)"]),
        ("pt", "artigo 8.º, n.º 2, alínea b), do Estatuto", ["8(2)(b)"]),
        ("pt", "artigo 8.º-bis do Estatuto", ["8bis"]),
        ("pt", "artigos 6.º a 8.º do Estatuto", ["6", "7", "8"]),
    ],
)
def test_citations_in_other_languages(language: str, text: str, paths: list[str]) -> None:
    rules = rules_dir()
    assert named(CitationReader(load_citation_words(rules, language), load_instruments(rules)), text) == paths
