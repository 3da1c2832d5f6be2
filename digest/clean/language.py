"""The language an article is written in. The only importer of py3langid."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Any

from digest import words
from digest.model import Found, Stated

# Languages that news is commonly written in; dead and constructed ones, and close kin that are met only by mistake, are not.
KNOWN = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
    "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt",
    "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so",
    "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh", "zu",
)  # fmt: skip
UNDETERMINED = "und"

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ENOUGH = 2_000

# Below this many letters the guess is as often wrong as right, unless the model is sure. Chosen on headlines.
_SHORT = 30
_SURE = 0.9


def language(text: str, stated: Stated) -> Found:
    """The language stated, else the likeliest of those known, with the function words it shows by; `und` if none can be told."""
    if stated.language and _TAG.fullmatch(stated.language.strip()):
        return Found(stated.language.strip(), "stated")
    plain = re.sub(r"https?://\S+|\S+@\S+|[\d_]+", " ", text[:_ENOUGH])
    letters = sum(character.isalpha() for character in plain)
    if not letters:
        return Found(UNDETERMINED, "inferred", "no words")
    code, confidence = _identifier().classify(plain)
    if letters < _SHORT and confidence < _SURE:
        return Found(UNDETERMINED, "inferred", "too few words to tell")
    return Found(str(code), "inferred", _clue(plain, str(code)))


def _clue(text: str, code: str) -> str:
    """The commonest function words of the language in the text, else its first words."""
    counts = Counter(word.casefold() for word in words.words(text) if words.is_stop(word, code))
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    return ", ".join(word for word, _ in common) or " ".join(text.split()[:3])


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(KNOWN)
    return identifier
