"""The language an article is written in."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest import words
from digest.clean import clues as decide
from digest.clean import kin
from digest.model import AGAINST, Clue, Found, Stated

# Languages that news is commonly written in; dead and constructed ones, and close kin that are met only by mistake, are not.
KNOWN = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
    "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt",
    "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so",
    "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh", "zu",
)  # fmt: skip
UNDETERMINED = "und"

_DIGITS = re.compile(r"[\d_]+")
_ADDRESSES = re.compile(rf"https?://\S+|(?<!\S)\S+@\S+|{_DIGITS.pattern}")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ENOUGH = 2_000

# Below this many letters the guess is as often wrong as right, unless the model is sure. Chosen on headlines.
_SHORT = 30
_SURE = 0.9
_TELLING = 200  # letters from which a text is believed against what the page declares

_SCRIPTS = ("Arab", "Cyrl", "Hans", "Hant", "Latn")
_RENAMED = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "ua": "uk", "sh": "sr"}
_KIN = (
    frozenset({"hr", "bs", "sr"}),
    frozenset({"id", "ms"}),
    frozenset({"no", "da"}),
    frozenset({"af", "nl"}),
    frozenset({"gl", "pt"}),
)


def language(text: str, stated: Stated, clues: Sequence[Clue] = ()) -> Found:
    """The language stated, else the likeliest of those known, with the function words it shows by; `und` if none can be told.

    Templates often declare the language that they were made in, so that what a text of some length shows wins over `clues`.
    """
    if stated.language and _TAG.fullmatch(stated.language.strip()):
        return Found(stated.language.strip(), "stated")
    shown, sure = _shown(text)
    declared = [
        decide.Candidate(code, clue.origin) for clue in decide.of(clues, "language") if (code := _code(clue.text))
    ]
    agreeing = [one for one in declared if _is_kin(one.value, shown.text)]
    if agreeing:
        return Found(agreeing[0].value, "stated", "; ".join(dict.fromkeys(one.origin for one in agreeing)))
    if not declared or sure:
        against = "; ".join(dict.fromkeys(one.origin for one in declared))
        return replace(shown, clue=f"{shown.clue}{AGAINST}{against}") if against else shown
    verdict = decide.decided(declared, _is_kin)
    return verdict.found() if verdict else shown


def _shown(text: str) -> tuple[Found, bool]:
    """The language that the text shows, and whether there is enough of it to be sure."""
    plain = _in_words(text[:_ENOUGH])
    if not _has_letters(plain, 1):
        return Found(UNDETERMINED, "inferred", "no words"), False
    own = _QUOTED.sub(" ", plain)  # somebody may be quoted in another language
    plain = own if _has_letters(own, _SHORT) else plain
    code, confidence = _classified(plain)
    code, told = kin.among(plain, code)
    if confidence < _SURE and not told and not _has_letters(plain, _SHORT):
        return Found(UNDETERMINED, "inferred", "too few words to tell"), False
    return Found(code, "inferred", _clue(plain, code)), _has_letters(plain, _TELLING)


def _in_words(text: str) -> str:
    """`text` without addresses and numbers."""
    pattern = _ADDRESSES if "@" in text or "://" in text else _DIGITS
    return pattern.sub(" ", text)


def _has_letters(text: str, least: int) -> bool:
    """Whether `text` has so many letters; it is read no further than to there."""
    return next(itertools.islice(filter(str.isalpha, text), least - 1, None), None) is not None


def _classified(text: str) -> tuple[str, float]:
    """The likeliest of the known languages, and how likely it is."""
    from digest.clean.identifier import identifier

    code, confidence = identifier(KNOWN).classify(text)
    return str(code), float(confidence)


def _code(tag: str) -> str | None:
    """The language of a tag, with its script where that is told: `en` of `en_GB`, `zh-Hant` of `zh-Hant-TW`; None for no tag."""
    parts = tag.split(",", maxsplit=1)[0].strip().replace("_", "-").split("-")
    code = _RENAMED.get(parts[0].lower(), parts[0].lower())
    if code not in KNOWN:
        return None
    script = next((part.title() for part in parts[1:] if part.title() in _SCRIPTS), None)
    return f"{code}-{script}" if script else code


def _is_kin(declared: str, shown: str) -> bool:
    """Whether two tags are of one language, or of two that short texts do not tell apart."""
    own, other = declared.partition("-")[0], shown.partition("-")[0]
    return own == other or any(own in kin and other in kin for kin in _KIN)


def _clue(text: str, code: str) -> str:
    """The commonest function words of the language in the text, else its first words."""
    counts: Counter[str] = Counter()
    for word, count in Counter(words.words(text)).items():
        if words.is_stop(word, code):
            counts[word.casefold()] += count
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    return ", ".join(word for word, _ in common) or " ".join(text.split()[:3])
