"""The forms that regular verbs of saying take in news: third persons of present and past, participles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_VOWELS = "aeiou"
# English verbs of two syllables whose last is stressed double their consonant as those of one do; lists of them are short.
_DOUBLING = frozenset({
    "chat", "quip", "plan", "rip", "pan", "hit", "dub", "slam", "nod", "beg", "shrug", "brag", "refer", "rebut", "admit", "concur",
})  # fmt: skip

# German prefixes before which a participle takes no `ge-`.
_INSEPARABLE = ("be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "wider")


def forms(language: str, lemma: str) -> tuple[str, ...]:
    """The forms of a regular verb given by its infinitive; the lemma alone for a language without rules here."""
    rule = _RULES.get(language)
    return rule(lemma) if rule is not None else (lemma,)


def _english(lemma: str) -> tuple[str, ...]:
    """The finite forms and participles of an English verb."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return lemma, lemma + ending, stem + "ed", stem + "ing"


def _german(lemma: str) -> tuple[str, ...]:
    """A weak verb: `klagen`, `klagt`, `klagte`, `klagten`, `geklagt`; an `e` stands before `t` after `d` and `t`."""
    stem = lemma.removesuffix("n").removesuffix("e")
    link = "e" if stem.endswith(("d", "t", "chn", "ffn")) else ""
    past = f"{stem}{link}te"
    plain = stem.startswith(_INSEPARABLE) or stem.endswith("ier")
    return lemma, f"{stem}{link}t", past, past + "n", f"{'' if plain else 'ge'}{stem}{link}t"


def _french(lemma: str) -> tuple[str, ...]:
    """A verb in `-er`: `il explique`, `expliquait`, `expliqua`, `a expliqué`; with `s'` before it where it is reflexive."""
    stem = lemma.removesuffix("er")
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    open_ = _french_open(stem)
    present = (f"{open_}e", f"{open_}ent")
    past = (f"{soft}ait", f"{soft}aient", f"{soft}a", f"{stem}èrent")
    return (*present, *past, *(f"{stem}é{ending}" for ending in ("", "e", "s", "es")))


def _french_open(stem: str) -> str:
    """The stem before a mute `e`: `révél-` becomes `révèl-`, `rappel-` becomes `rappell-`."""
    if stem.endswith("ppel"):
        return stem + "l"
    head, vowel, last = stem[:-2], stem[-2:-1], stem[-1:]
    return f"{head}è{last}" if vowel in {"é", "e"} and last not in _VOWELS else stem


def _spanish(lemma: str) -> tuple[str, ...]:
    """Third persons of present, preterite and imperfect, and the participle: `explica`, `explicaron`, `explicaba`."""
    stem, kind = lemma[:-2], lemma[-2:]
    if kind == "ar":
        endings = ("a", "an", "ó", "aron", "aba", "aban", "ado")
    else:
        endings = ("e", "en", "ió", "ieron", "ía", "ían", "ido")
    return tuple(stem + ending for ending in endings)


_RULES: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "es": _spanish,
}
