"""For which institution a person or an unnamed official speaks, as the words beside the name tell it."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest import lexicon
from digest.attribution import Grammar, grammar
from digest.attribution.details import CLOSE
from digest.attribution.tokens import Token, tokens
from digest.model import Analysis, Article, Name
from digest.relate.provenance.bodies import Bodies, Source
from digest.relate.recall import AFRESH, Recall
from digest.words import fold

# Characters between a name and an institution that may belong together, and words that a role may take.
_FAR = 70
_ROLE = 7
_MARKS = frozenset('.;:!?“”"«»()—–')
_INSERTION = re.compile(r",\s([^,.;:!?“”\"«»()]{4,90})(?=[,.;:!?“”\"«»()]|$)")
# The classes of `people` in attribution.toml of those who speak for something: officials, spokesmen.
_SPEAKING = frozenset({1, 2})
# Bodies that have officials of many kinds: "a state official" is nobody's.
_WIDE = frozenset(
    {
        "state",
        "country",
        "city",
        "county",
        "district",
        "party",
        "company",
        "group",
        "team",
        "government",
        "military",
        "administration",
        "campaign",
        "bank",
        "school",
        "union",
        "army",
        "force",
        "forces",
        "service",
        "network",
    }
)
_RANKS = frozenset(
    {
        "senior",
        "top",
        "former",
        "retired",
        "high-ranking",
        "ranking",
        "unnamed",
        "anonymous",
        "current",
        "local",
        "other",
        "more",
    }
)
_NAMES = 40
"""The names of an article that are looked at; further ones are met once, in lists."""


def institutions(
    articles: Sequence[Article], analyses: Sequence[Analysis], bodies: Bodies, recall: Recall = AFRESH
) -> Mapping[str, Source]:
    """The institution of each person, by the person's id: the one they are most often said to speak for."""
    counts: defaultdict[str, Counter[Source]] = defaultdict(Counter)
    for both in zip(articles, analyses, strict=True):
        for person, labels in recall.once("affiliations", both, (), functools.partial(affiliations, *both)).items():
            for label, times in labels.items():
                counts[bodies.person(person).id][bodies.organisation(both[0].id, label)] += times
    return {
        person: min(found, key=lambda source: (-found[source], source.label, source.id, source.name))
        for person, found in counts.items()
    }


def affiliations(article: Article, analysis: Analysis) -> Mapping[str, Counter[str]]:
    """The institutions that the people cited or quoted in `article` are said to belong to, by the people's names as cited."""
    rules = grammar(article.language.text)
    wanted = {cited.name: set(cited.sentences) for cited in analysis.cites if cited.kind == "person"}
    for quote in analysis.quotes:
        if quote.speaker:
            wanted.setdefault(quote.speaker, set()).add(quote.sentence)
    forms = {name.label: name for name in analysis.names if name.kind == "person"}
    institutions = _institutions(analysis)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for person, cited in wanted.items():
        known = forms.get(person)
        places = sorted(cited | set(known.sentences if known else ()))[:_NAMES]
        written = _pattern({person, person.split()[-1], *(known.forms if known else ())})
        for index in places:
            text = analysis.sentences[index].text
            beside = list(_beside(text, written, institutions, rules)) or list(_described(text, written, rules))
            found[person].update(beside)
    for quote in analysis.quotes:
        if quote.speaker and quote.role and not _is_head(quote.role, rules):
            found[quote.speaker].update(label for label, form in institutions if form.search(quote.role))
    return {person: labels for person, labels in found.items() if labels}


def of_role(described: str, names: Iterable[str], language: str) -> str | None:
    """The institution in the words for an unnamed source: `harbour authority` of `a spokesman for the harbour authority`.

    None for `a military official`, who might be anybody's.
    """
    rules = grammar(language)
    if _is_head(described, rules):
        return None
    for name in sorted(names, key=lambda one: (-len(one), one)):
        if re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(described)) and fold(name) != fold(described):
            return name
    row = tokens(described)
    if any(token.lower in CLOSE for token in row):
        return None  # "people close to the ministry"
    at = next((index for index, token in enumerate(row) if index and token.lower in rules.links), None)
    told = row[at + 1 :] if at is not None else ()
    if told and told[0].lower in rules.indefinite:
        return None  # "a diplomat of a western country"
    definite = at is not None and (
        row[at].lower in rules.determiners or bool(told and told[0].lower in rules.determiners)
    )
    while told and told[0].lower in rules.determiners:
        told = told[1:]
    told = told if len(told) > 1 or definite else ()  # "the head of government" speaks for himself
    named = next((token for token in told if rules.noun(token.lower) in rules.organisations), None)
    return described[told[0].start : told[-1].end] if named is not None else _before_role(described, row, rules)


def _before_role(described: str, row: Sequence[Token], rules: Grammar) -> str | None:
    """The institution before the noun for those who speak for it: `health ministry` of `two health ministry officials`."""
    role = next((at for at, token in enumerate(row) if rules.people.get(token.lower, frozenset()) & _SPEAKING), None)
    if rules.language != "en" or role is None:
        return None
    last = next((at for at in range(role - 1, -1, -1) if row[at].lower in rules.organisations), None)
    if last is None or last != role - 1 or row[last].lower in _WIDE:
        return None
    first = last
    while first and row[first - 1].lower not in rules.determiners and row[first - 1].lower not in _RANKS:
        first -= 1
    return described[row[first].start : row[last].end]


def _institutions(analysis: Analysis) -> Sequence[tuple[str, re.Pattern[str]]]:
    listed = [name for name in analysis.names if name.kind == "organisation"][:_NAMES]
    cited = [one.name for one in analysis.cites if one.kind == "organisation"]
    known = {form for name in listed for form in (name.label, *name.forms)}
    rows = [(name.label, _pattern(_written(name))) for name in listed]
    return [*rows, *((name, _pattern({name})) for name in cited if name not in known)]


def _written(name: Name) -> set[str]:
    return {name.label, *name.forms}


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


def _beside(
    text: str, person: re.Pattern[str], institutions: Sequence[tuple[str, re.Pattern[str]]], rules: Grammar
) -> Iterator[str]:
    """The institutions that stand beside the person as theirs, in one sentence."""
    here = [match.span() for match in person.finditer(text)][:3]
    for label, pattern in institutions:
        spans = [match.span() for match in pattern.finditer(text)][:3] if here else []
        if any(_belongs(text, one, other, rules) for one in here for other in spans):
            yield label


def _described(text: str, person: re.Pattern[str], rules: Grammar) -> Iterator[str]:
    """The institution without a name in the insertion behind a person: `, a spokeswoman for the general staff`."""
    for match in list(person.finditer(text))[:3]:
        behind = _INSERTION.match(text, match.end())
        if behind is not None and any(_is_role(token.lower, rules) for token in tokens(behind[1])):
            institution = of_role(behind[1], (), rules.language)
            if institution is not None:
                yield institution


def _belongs(text: str, person: tuple[int, int], institution: tuple[int, int], rules: Grammar) -> bool:
    if person[1] <= institution[0]:
        gap, before, behind = text[person[1] : institution[0]], "", text[institution[1] :][:_FAR]
    elif institution[1] <= person[0]:
        gap, before, behind = text[institution[1] : person[0]], text[: institution[0]][-_FAR:], ""
    else:
        return False
    row = tokens(gap)
    if len(gap) > _FAR or not _is_quiet(row, rules):
        return False
    told = [token.lower for token in row if token.is_word and token.lower != "s"]
    roles = [word for word in told if _is_role(word, rules)]
    if behind:
        after = [token.lower for token in tokens(behind)[:4] if token.is_word and not rules.is_report(token)]
        if _only(told, rules.determiners) and "," in gap:
            return any(_is_role(word, rules) for word in after[:3]) and not _is_head(" ".join(after[:3]), rules)
        linked = bool(told) and (told[-1] in rules.links or told[-1] in rules.determiners or "," in gap)
        return linked and (bool(roles) or _only(told, rules.determiners | rules.links))
    ahead = [token.lower for token in tokens(before)[-4:]]
    if roles:
        return told[-1] == roles[-1] or "," in gap
    led = any(_is_role(word, rules) for word in ahead) and not _is_head(" ".join(ahead), rules)
    return not told and (led or gap.strip() in ("'s", "’s"))


def _is_quiet(row: Sequence[Token], rules: Grammar) -> bool:
    """Whether words between two names may join them: no verb of saying, no second clause, nobody who speaks for himself."""
    texts = {token.lower for token in row}
    return (
        len(row) <= _ROLE + 3
        and not texts & _MARKS
        and sum(token.text == "," for token in row) <= 1
        and not any(rules.is_report(token) and not _is_role(token.lower, rules) for token in row)
        and not any(rules.pronouns.get(word) for word in texts)
        and not any(word in ("and", "but", "or", "і", "та", "и", "und", "et", "y", "i", "oraz") for word in texts)
        and not _is_head(" ".join(token.text for token in row), rules)
    )


def _only(told: Iterable[str], allowed: frozenset[str]) -> bool:
    return all(word in allowed for word in told)


def _is_role(word: str, rules: Grammar) -> bool:
    return word in rules.people or (word in rules.titles and len(word) > 2)


def _is_head(described: str, rules: Grammar) -> bool:
    """Whether the words name an office whose holder speaks for himself, or a past one."""
    heads = _heads(rules.language)
    return any(part in heads for token in tokens(described) for part in token.lower.split("-"))


@functools.cache
def _heads(language: str) -> frozenset[str]:
    return frozenset(lexicon.words("provenance", language, "heads"))
