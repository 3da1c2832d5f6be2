"""One sentence denies what another states, or states the opposite."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from digest import lexicon
from digest.meaning.forms import stem
from digest.meaning.lexical import related
from digest.model import Why
from digest.relate.differ.propositions import Denial
from digest.relate.differ.reading import UNSURE, Word, in_words, rare, shared, worth
from digest.relate.differ.sides import Side
from digest.relate.differ.states import known
from digest.relate.vectors import Weigh, pieces

# The words that what is denied and what is stated must share besides the one denied: about whom or what it is.
SUBJECT = 2
# The least share of the words under a denial that the other sentence must state; where it denies what somebody says.
DENIED, SAID = 0.7, 0.5
# The least share of a plain negation, its subject included, that the other sentence must state.
WHOLE = 0.8
# How many content words away from the word at issue another one that both have may stand.
CLOSE = 5
# Of the words of the shorter clause, how many both must have for two opposite words to be about one thing; and how many at least,
# one less where one of them is a name.
OPPOSED = 0.5
LEAST_OPPOSED = 3


def denial(a: Side, b: Side, weigh: Weigh) -> Why | None:
    """What one of the two denies that somebody says, and the other states."""
    return _denied(a, b, weigh, is_strong=True)


def negation(a: Side, b: Side, weigh: Weigh) -> Why | None:
    """What one of the two tells not to be so, and the other states."""
    return _denied(a, b, weigh, is_strong=False)


def _denied(a: Side, b: Side, weigh: Weigh, *, is_strong: bool) -> Why | None:
    for denying, plain in ((a, b), (b, a)):
        for one in denying.denials:
            if one.is_strong is is_strong and not _agree(one, plain.denials, a.vector.language):
                pairs = _disputed(one, (denying, plain), weigh)
                if pairs:
                    return Why("denied", in_words((told, under) for under, told in pairs))
    return None


def _agree(one: Denial, against: Sequence[Denial], language: str) -> bool:
    """Whether the other sentence denies the same."""
    under = [word for word in one.under if not _is_about(word, language)]
    return any(
        shared(under, [word for word in other.under if not _is_about(word, language)], language) for other in against
    )


def _is_about(word: Word, language: str) -> bool:
    """Whether a word tells whom or when, or is a word for what is said, and nothing that can be denied."""
    return word.is_name or word.text[0].isdigit() or word.stem in _stems(language, "meta")


def opposite(a: Side, b: Side, weigh: Weigh) -> Why | None:
    """The words by which two sentences about one thing tell opposite things."""
    language = a.vector.language
    if known(language):
        return None
    for first in a.words:
        contrary = against(first.stem, language)
        for second in b.words if contrary else ():
            if second.stem in contrary and first.is_told and second.is_told:
                pairs = _of_one_thing(_clause(a, first), _clause(b, second), language, weigh)
                if pairs:
                    return Why("denied", (f"{first.text}/{second.text}", *in_words(pairs)))
    return None


def _clause(side: Side, word: Word) -> list[Word]:
    """The other words of the clause of `word`."""
    return [one for one in side.words if one.clause == word.clause and one is not word]


def _of_one_thing(mine: Sequence[Word], theirs: Sequence[Word], language: str, weigh: Weigh) -> list[tuple[Word, Word]]:
    """What two clauses have in common, where that is most of the shorter; else nothing."""
    pairs = shared(mine, theirs, language)
    least = LEAST_OPPOSED - any(one.is_name for one, _ in pairs)
    is_most = worth(pairs, weigh) >= OPPOSED * min(_all(mine, weigh), _all(theirs, weigh))
    return pairs if len(pairs) >= least and is_most else []


def _all(row: Sequence[Word], weigh: Weigh) -> float:
    return sum(weigh(word.term) for word in row)


def _disputed(one: Denial, both: tuple[Side, Side], weigh: Weigh) -> list[tuple[Word, Word]]:
    """The words under a denial that the second sentence of `both` tells as so, then what else both have."""
    denying, plain, language = both[0].words, both[1].words, both[0].vector.language
    under = [word for word in one.under if not word.kinds & (UNSURE - {"possible"})]
    is_threat = bool({word.stem for word in under} & _stems(language, "threats"))
    stated = [word for word in plain if word.is_told or (is_threat and word.kinds == {"partial"})]
    told = shared(under, stated, language, is_strict=True)
    subject = [word for word in under if _tells(word, language, is_threat=is_threat)]
    telling = sorted((pair for pair in told if pair[0] in subject), key=lambda pair: -weigh(pair[0].term))
    heads = [word for word in subject if word.is_head]
    if not telling or (heads and not any(pair[0].is_head for pair in telling)):
        return []
    if not _is_named(under, told, weigh) or not _says_enough(
        telling, subject, told, weigh, SAID if one.is_of_claim else DENIED
    ):
        return []
    if not one.is_strong and not _is_whole(one, both, stated, weigh):
        return []
    taken = {id(word) for pair in told for word in pair}
    rest = shared(
        [word for word in denying if id(word) not in taken], [word for word in plain if id(word) not in taken], language
    )
    about = [pair for pair in (*told, *rest) if pair is not telling[0] and not pair[1].kinds & UNSURE]
    if not _is_close([pair[1] for pair in told], telling[0][1], [pair[1] for pair in about], plain):
        return []
    is_whole = len(telling) == len(subject) and any(pair[0].is_name for pair in told)
    return [telling[0], *about] if len(about) >= (1 if is_whole else SUBJECT) else []


def _is_whole(one: Denial, both: tuple[Side, Side], stated: Sequence[Word], weigh: Weigh) -> bool:
    """Whether nearly all that is told not to be so, with whom it is told of, stands in the other sentence."""
    language = both[0].vector.language
    aside = _stems(language, "threats") | _stems(language, "meta")
    every = [word for word in (*one.subject, *one.under) if word.stem not in aside]
    if one.opening and one.opening not in {stem(word, language) for word in pieces(both[1].vector.text)}:
        return False
    pairs = shared(every, stated, language)
    met = {id(word) for pair in pairs for word in pair}
    place = next((pair[1].clause for pair in pairs if pair[0] in one.under), None)
    other = [word for word in stated if word.clause == place and id(word) not in met and not _is_about(word, language)]
    if one.subject and other and any(id(word) not in met for word in one.under if not _is_about(word, language)):
        return False  # something else in its place: `did not sign a striker`, `signed a lease`
    is_named = all(id(word) in met or _goes_without_saying(word, weigh) for word in every if _is_fixed(word))
    has_subject = any(id(word) in met for word in one.subject) if one.subject else len(pairs) > SUBJECT
    total = sum(weigh(word.term) for word in every if id(word) in met or not _goes_without_saying(word, weigh))
    return is_named and has_subject and worth(pairs, weigh) >= WHOLE * total


def _is_fixed(word: Word) -> bool:
    """Whether nothing else can stand for a word: a name, a number."""
    return word.is_name or word.text[0].isdigit()


def _goes_without_saying(word: Word, weigh: Weigh) -> bool:
    """Whether a word is so much of the story that a sentence need not repeat it: Kursk, in a story about Kursk."""
    return weigh(word.term) < rare(weigh)


def _is_close(told: Sequence[Word], telling: Word, about: Sequence[Word], plain: Sequence[Word]) -> bool:
    """Whether the word at issue stands near another that both have, so that it is likely to be told of that."""
    place = {id(word): at for at, word in enumerate(plain)}
    return any(word is not telling and abs(place[id(word)] - place[id(telling)]) <= CLOSE for word in (*told, *about))


def _is_named(under: Sequence[Word], told: Sequence[tuple[Word, Word]], weigh: Weigh) -> bool:
    """Whether the name that tells most of those under a denial stands in both."""
    names = sorted(
        (word for word in under if word.is_name and weigh(word.term) >= rare(weigh)), key=lambda word: -weigh(word.term)
    )
    return not names or any(pair[0] is names[0] for pair in told)


def _says_enough(
    telling: Sequence[tuple[Word, Word]],
    subject: Sequence[Word],
    told: Sequence[tuple[Word, Word]],
    weigh: Weigh,
    share: float,
) -> bool:
    """Whether what both have of the thing denied is most of it, and no word of every other sentence."""
    both, all_of_it = sum(weigh(pair[0].term) for pair in telling), sum(weigh(word.term) for word in subject)
    best = weigh(telling[0][0].term)
    is_bound = any(pair[0].is_name and weigh(pair[0].term) >= rare(weigh) for pair in told)
    return both >= share * all_of_it and best >= (rare(weigh) / 2 if is_bound else rare(weigh))


def _tells(word: Word, language: str, *, is_threat: bool) -> bool:
    """Whether a word under a denial is what is denied, rather than whom it is about or the saying of it."""
    return not _is_about(word, language) and not (is_threat and word.stem in _stems(language, "threats"))


@functools.cache
def _stems(language: str, name: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in lexicon.words("differ", language, name))


@functools.cache
def against(stem: str, language: str) -> frozenset[str]:
    """The stems of words that do not hold where `stem` does: those listed, and what WordNet has as opposites."""
    met = frozenset(one for one, how in related(stem, language).items() if how == "opposite")
    return met | opposites(language.partition("-")[0].lower()).get(stem, frozenset())


@functools.cache
def opposites(language: str) -> Mapping[str, frozenset[str]]:
    """By stem, the stems of words of which not both hold."""
    out: dict[str, frozenset[str]] = {}
    for line in lexicon.words("differ", language, "opposites"):
        left, _, right = (frozenset(stem(word, language) for word in part.split()) for part in line.partition(":"))
        for one, other in ((left, right), (right, left)):
            for word in one:
                out[word] = out.get(word, frozenset()) | other
    return out
