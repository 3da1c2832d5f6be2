"""The words of attribution in one language, ready for look-up."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest import lexicon
from digest.attribution.listing import Sequences, bases_of, forms_of, lower, regular_of, sequences_of
from digest.attribution.nouns import classes, compounded, every_noun, nominatives, nouns
from digest.attribution.tokens import Token

CONJUNCTIONS = frozenset(
    {
        "and",
        "but",
        "or",
        "then",
        "та",
        "і",
        "й",
        "и",
        "но",
        "und",
        "aber",
        "et",
        "mais",
        "y",
        "e",
        "pero",
        "i",
        "a",
        "oraz",
        "ale",
    }
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists of `attribution.toml`, lower case; phrases as word sequences by their first word."""

    language: str
    report: frozenset[str]
    stance: frozenset[str]
    base: frozenset[str]
    """English forms that are also nouns and infinitives; as verbs they follow a plural."""
    mental: frozenset[str]
    """Forms of verbs of opinion or wish that are not spoken: "decided"."""
    prefixes: re.Pattern[str] | None
    """For inflected languages: the reporting verbs written with `*`."""
    stance_prefixes: re.Pattern[str] | None
    phrases: Sequences
    postposed: frozenset[str]
    nouns: frozenset[str]
    """English verb forms in "-s" that are also plural nouns."""
    via: Sequences
    whole: tuple[str, ...]
    impersonal: Sequences
    idioms: Sequences
    """Verbs of saying in several words: "shot back"."""
    views: Sequences
    """Words of a view that are no verb: "critical of"."""
    sayings: frozenset[str]
    """Nouns for something said, that belong to who said it: "claim"."""
    possessives: Mapping[str, str]
    """Gender or kind, as in `pronouns`, by possessive: "her"."""
    openings: frozenset[str]
    """The first words of all those phrases, so that a word which begins none is passed by at once."""
    skip: frozenset[str]
    be: frozenset[str]
    stops: frozenset[str]
    links: frozenset[str]
    calendar: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    particles: frozenset[str]
    people: Mapping[str, frozenset[int]]
    """For each noun the classes it belongs to; two nouns of one class may mean one person."""
    titles: frozenset[str]
    documents: frozenset[str]
    mute: frozenset[str]
    """Documents that are no source where they speak alone: "sign", "contract"."""
    shown: frozenset[str]
    """Forms of verbs that cite where a document is their subject: "records"."""
    shown_prefixes: re.Pattern[str] | None
    organisations: frozenset[str]
    outlets: frozenset[str]
    nominatives: Mapping[str, str]
    """The noun to show for a form of it, where cases are told by endings."""
    works: frozenset[str]
    unnamed: frozenset[str]
    estimates: frozenset[str]
    """Verbs that give somebody's figure: "puts the damage at"."""
    held: frozenset[str]
    """Forms of the verbs of stance that cite whoever is their subject."""
    held_prefixes: re.Pattern[str] | None
    spoken: frozenset[str]
    """Forms of verbs of which only people, bodies and what they wrote can be the subject, and phrases before such."""
    weak: frozenset[str]
    """Forms of verbs of saying that cite nobody but beside a quotation."""
    things: frozenset[str]
    """English plurals that end as those of people do and are none: "numbers"."""
    pronouns: Mapping[str, str]
    """Gender or kind by pronoun: `m`, `f`, `n`, `p`, `r`, `self`; `e` for a man or a woman."""

    def is_report(self, token: Token) -> bool:
        """Whether the token is a form of a reporting verb."""
        return token.is_word and _kinds(token.lower, self.language)[0]

    def is_stance(self, token: Token) -> bool:
        """Whether the token is a form of a verb of opinion, wish or judgement."""
        return token.is_word and _kinds(token.lower, self.language)[1]

    def is_cue(self, token: Token) -> bool:
        """Whether it is either."""
        return token.is_word and any(_kinds(token.lower, self.language))

    def is_notable(self, word: str) -> bool:
        """Whether the word, lower case, can be or begin a cue wherever it stands."""
        return _notable(word, self.language)

    def holds(self, word: str) -> bool:
        """Whether the word, lower case, is a form of a verb of stance that cites."""
        return word in self.held or bool(self.held_prefixes and self.held_prefixes.match(word))

    def is_noun(self, word: str) -> bool:
        """Whether `word` is a noun for what can speak."""
        return self.noun(word) is not None

    def noun(self, word: str) -> str | None:
        """The noun for what can speak that `word`, lower case, is a form of: a plural itself, a case its nominative, a German
        word of several the last of them; None where it is none.
        """
        if self.language == "fr" and word[1:2] in ("'", "’"):
            word = word[2:]  # "L'Institut"
        if word in self.people or word in self.documents or word in self.organisations or word in self.outlets:
            return self.nominatives.get(word, word)
        return _compounded(word, self.language) if self.language == "de" else None

    def shows(self, word: str) -> bool:
        """Whether the word, lower case, is a form of a verb that cites where a document is its subject."""
        return word in self.shown or bool(self.shown_prefixes and self.shown_prefixes.match(word))

    def is_document(self, noun: str | None) -> bool:
        """Whether the noun is that of a document by which knowledge is had."""
        return noun in self.documents and noun not in self.mute

    def is_name_word(self, token: Token) -> bool:
        """Whether the token may be part of a name."""
        word = token.lower
        return (
            token.is_capital and word not in self.calendar and word not in self.pronouns and word not in self.indefinite
        )


@functools.lru_cache(maxsize=50_000)
def _kinds(word: str, language: str) -> tuple[bool, bool]:
    """Whether `word` is a form of a reporting verb, and of one of stance; kept, as each word is asked about many times."""
    rules = grammar(language)
    lists = ((rules.report, rules.prefixes), (rules.stance, rules.stance_prefixes))
    report, stance = (word in forms or bool(prefixes and prefixes.match(word)) for forms, prefixes in lists)
    return report, stance


@functools.lru_cache(maxsize=50_000)
def _notable(word: str, language: str) -> bool:
    rules = grammar(language)
    listed = word in rules.openings or word in rules.sayings or word in rules.estimates
    return listed or any(_kinds(word, language)) or rules.shows(word)


@functools.lru_cache(maxsize=50_000)
def _compounded(word: str, language: str) -> str | None:
    return compounded(word, grammar(language).nominatives)


@functools.cache
def grammar(language: str) -> Grammar:
    """The grammar of the primary subtag of `language`; that of English where there is none."""
    key = language.partition("-")[0].lower()
    listed = lexicon.table("attribution")
    key = key if key in listed else "en"
    data: Mapping[str, Any] = listed[key]
    verbs, stance = (forms_of(key, (*data[name], *regular_of(key, data, name))) for name in ("report", "stance"))
    flat = {name: lower(data[name]) for name in _FLAT}
    phrases, via, impersonal, idioms, views = (
        sequences_of(data.get(name, ())) for name in ("phrases", "via", "impersonal", "idioms", "views")
    )
    held, shown = (forms_of(key, data.get(name, ())) for name in ("held", "shown"))
    postposed = lower(data.get("postposed", ()))
    return Grammar(
        language=key,
        report=verbs[0],
        base=bases_of(data),
        mental=forms_of(key, data.get("mental", ()))[0],
        prefixes=verbs[1],
        stance=stance[0],
        stance_prefixes=stance[1],
        phrases=phrases,
        via=via,
        nouns=lower(data.get("nouns", ())),
        postposed=postposed,
        whole=tuple(data["whole"]),
        impersonal=impersonal,
        things=lower(data.get("things", ())),
        estimates=lower(data.get("estimates", ())),
        held=held[0],
        held_prefixes=held[1],
        spoken=forms_of(key, data.get("spoken", ()))[0],
        weak=forms_of(key, data.get("weak", ()))[0],
        idioms=idioms,
        views=views,
        sayings=nouns(key, data.get("sayings", ())),
        possessives={word: kind for kind, words in data.get("possessives", {}).items() for word in words},
        openings=frozenset((*phrases, *via, *impersonal, *postposed, *idioms, *views)),
        people=classes(key, data["people"]),
        pronouns={word: kind for kind, words in data["pronouns"].items() for word in words},
        documents=nouns(key, data["documents"]),
        mute=nouns(key, data.get("mute", ())),
        shown=shown[0],
        shown_prefixes=shown[1],
        organisations=nouns(key, data["organisations"]),
        outlets=nouns(key, data["outlets"]),
        nominatives=nominatives(key, every_noun(data)),
        **flat,
    )


_FLAT = (
    "skip",
    "be",
    "stops",
    "links",
    "calendar",
    "determiners",
    "indefinite",
    "particles",
    "titles",
    "works",
    "unnamed",
)
