"""What an article says a speaker is: in apposition, before the name, or where the speaker was named first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from digest import words
from digest.analyse.people import Person
from digest.attribution import Grammar, Phrase
from digest.attribution.tokens import tokens
from digest.model import CitedKind

_LONGEST = 14
"""Words of a role; what is longer is a story."""
_LEAD = 4
"""Words before a name that may tell an office."""
_AHEAD = 6
"""Words of an apposition in which the office stands."""
_CLAUSE = re.compile(r"\s+(?:who|whose|which|where|when|while|that|speaking|citing|noting|referring)\b")
# A stop ends it, unless it is that of an initial or a title.
_APPOSITION = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,\s+((?:[^,;:.!?()“”\"«»—–]|(?<=\b[A-Z])\.|(?<=\b(?:Sen|Gov|Rep|Gen))\.){3,160})(?=[,.;:—–])"
)
_EMPTY = frozenset(
    {
        "former",
        "then",
        "mr",
        "mrs",
        "ms",
        "miss",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "señor",
        "señora",
        "sr",
        "sra",
        "pan",
        "pani",
        "м",
        "mme",
    }
)
_LAST_WORDS = re.compile(r"(?<![^\s,;:.!?()“”\"«»—–])[^\s,;:.!?()“”\"«»—–]+\.?\s*\Z")


class Offices:
    """The roles of those who speak in one article."""

    def __init__(self, texts: Sequence[str], people: Sequence[Person], rules: Grammar) -> None:
        self._rules = rules
        self._met: dict[str, str] = dict(self._mentioned(texts, people))

    def role(self, phrase: Phrase | None, label: str | None, kind: CitedKind | None) -> str | None:
        """What the speaker `label` is said to be: by `phrase`, which names them here, else where the article told it first."""
        if phrase is None or label is None or kind not in ("person", None):
            return None
        here, met = self._here(phrase, label), self._met.get(label)
        if here is None or (_is_bare(here) and (met is not None or here[0].islower())):
            return met
        self._met.setdefault(label, here)
        return here

    def known(self, label: str) -> str:
        """What was told of the speaker `label` so far; nothing where nothing was."""
        return self._met.get(label, "")

    def _here(self, phrase: Phrase, label: str) -> str | None:
        for told in (phrase.description, self._lead(phrase.text, label)):
            role = self._clean(told)
            if role is not None:
                return role
        # "the mayor said", led back to a name.
        return self._clean(phrase.text) if phrase.name is None and phrase.noun and label != phrase.text else None

    @staticmethod
    def _lead(text: str, label: str) -> str:
        """What stands before the name in its own phrase: `Mayor` of `Mayor Ada Lee`."""
        given = label.split()
        at = next((at for at in (text.find(given[0]), text.find(given[-1])) if at > 0), 0)
        return text[:at].strip()

    def _clean(self, told: str) -> str | None:
        """The words of a role without article and clauses; None where they tell none."""
        told = _CLAUSE.split(words.squash(told), maxsplit=1)[0].strip(" ,")
        opening = next(iter(tokens(told)), None)
        if opening is not None and self._rules.is_report(opening) and not self._is_office(opening.lower):
            told = told[opening.end :].strip()  # "said Representative …"
        first, _, rest = told.partition(" ")
        bare = rest if first.lower() in self._rules.determiners and rest else told
        row = bare.split()
        if (
            not row
            or len(row) > _LONGEST
            or all(word.lower().strip(".") in _EMPTY or word.lower() in self._rules.stops for word in row)
        ):
            return None
        return bare if any(self._is_office(word) for word in row[:_AHEAD]) else None

    def _is_office(self, word: str) -> bool:
        plain = word.lower().strip(".,'’")
        plain = plain.removesuffix("'s").removesuffix("’s")
        return plain in self._rules.people or plain in self._rules.titles or f"{plain}." in self._rules.titles

    def _mentioned(self, texts: Sequence[str], people: Sequence[Person]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for person in people:
            known = found.get(person.label)
            if known is None or _is_bare(known):
                role = self._beside(texts[person.block], person)
                if role is not None and (known is None or not _is_bare(role)):
                    found[person.label] = role
        return {label: role for label, role in found.items() if role[0].isupper() or not _is_bare(role)}

    def _beside(self, text: str, person: Person) -> str | None:
        behind = _APPOSITION.match(text, person.end)
        if behind is not None:
            told = words.words(behind[1])[:1]
            opens = told and (told[0].lower() in self._rules.determiners or self._is_office(told[0]))
            role = self._clean(behind[1]) if opens else None
            if role is not None:
                return role
        return self._clean(" ".join(self._before(text, person.start)))

    def _before(self, text: str, at: int) -> list[str]:
        """The words of an office right before a name: the office, and the names it belongs to."""
        row: list[str] = []
        while len(row) < _LEAD:
            found = _LAST_WORDS.search(text, max(0, at - 40), at)
            if found is None:
                break
            word = found[0].strip()
            office = self._is_office(word)
            if word.endswith(".") and word.lower() not in self._rules.titles:
                break
            if not office and not (row and (word[0].isupper() or word.lower() == "former")):
                break
            row.insert(0, word)
            at = found.start()
        return row if row and self._is_office(row[-1]) else []


def _is_bare(role: str) -> bool:
    """Whether a role is a word alone, which another place of the article may tell more of."""
    return " " not in role
