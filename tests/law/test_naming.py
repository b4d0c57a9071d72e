"""What a law is called: the line at the head of the document that names it. All texts are invented."""

from __future__ import annotations

import pytest

BODY = "\n\nSection 1\nFrogs are protected.\n\nSection 2\nNewts are protected.\n"


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        ("REPUBLIC OF X\n\nPond Crimes Act 2014\n\nNo. 6 of 2014\n\nARRANGEMENT OF PARTS\n\nPart I  Frogs\n", "Pond Crimes Act 2014", ""),
        ("REPUBLIC OF X\n\nNo. 6 of 2014\n\nPond Code\n", "Pond Code", "2014"),
        ("REPUBLIC OF X\n\nLaw No. 6/2014 of 7 August\n\nLaw on Frogs and Newts\n", "Law on Frogs and Newts", "2014"),
        ("LAWS OF X\n\nTHE PROTECTION OF FROGS AND\nNEWTS ACT, 2014\n", "THE PROTECTION OF FROGS AND NEWTS ACT, 2014", ""),
        ("REPUBLIC OF X\n\nAN ACT to protect frogs.\n", "REPUBLIC OF X", ""),
        ("Survey of ponds\n\nFrogs and newts\n", "Survey of ponds", ""),
        ("Pond Act 2011\n\nGarden Act 2012\n", "Pond Act 2011", ""),
    ],
)
def test_the_line_that_names_the_law(law, head, title, date):
    found = law(head + BODY, language="en")
    assert (found.title, found.documents[0].title, found.provisions[0].heading) == (title, title, title)
    assert found.documents[0].date == date


@pytest.mark.parametrize(
    ("language", "head", "title"),
    [
        ("fr", "RÉPUBLIQUE DU MARAIS\n\nLoi n° 2014-6 du 12 mars 2014\n\nCode pénal du Marais\n", "Code pénal du Marais"),
        ("es", "REPÚBLICA DE LA RANA\n\nLEY N.º 10.377\nDE PROTECCIÓN DE LAS RANAS\n", "LEY N.º 10.377 DE PROTECCIÓN DE LAS RANAS"),
        ("es", "ESTANQUES\n\nLey 26.200\n", "ESTANQUES"),
        ("pt", "REPÚBLICA DO BREJO\n\nLEI N.º 13, DE 11 DE MAIO DE 2018\n", "LEI N.º 13, DE 11 DE MAIO DE 2018"),
        ("de", "BUNDESREPUBLIK TEICHLAND\n\nFroschschutzgesetz\n", "Froschschutzgesetz"),
    ],
)
def test_names_in_other_languages(law, language, head, title):
    assert law(head + "\nArt. 1. Ranae.\n\nArt. 2. Bufones.\n", language=language).title == title


def test_headings_of_the_format_stand_below_the_name(law):
    found = law(
        "# REPUBLIC OF X\n\n## POND ACT 2014\n\n### No. 6 of 2014\n\n### PART 1 – FROGS\n\n**Section 1 – Frogs**\n\nFrogs croak.\n", ".md"
    )
    assert found.title == "POND ACT 2014"
    part = next(p for p in found.provisions if p.kind == "part")
    assert "REPUBLIC OF X" not in [found.provisions[index].heading for index in found.ancestors(part.index)]


def test_an_entry_of_a_table_of_contents_is_no_name(law):
    found = law(
        "Contents of this issue\n\nLaw on frogs ........ 2\n\nLAW N° 66/2018 OF 30/08/2018 REGULATING FROGS\n" + BODY, language="en"
    )
    assert found.title == "LAW N° 66/2018 OF 30/08/2018 REGULATING FROGS"
