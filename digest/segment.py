"""Paragraphs become sentences. The only importer of nupunkt.

nupunkt (Punkt with an English model) proposes where sentences end; what it cannot know is mended here: sentences glued
together, abbreviations of other languages, other scripts' stops, and quotations, which are kept whole.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence, Set

from digest import lexicon, quotation, words
from digest.meaning import frequency
from digest.model import Article, Block, Sentence

_CLOSERS = "\"”’»“‘)\\]›」』'"
# French sets a space before its closing mark.
_STOP = re.compile(rf"(?:[.!?…؟۔।](?:[{_CLOSERS}]|\s[»›](?=\s))*\s+|[。！？｡][{_CLOSERS}]*\s*)(?=\S)")
_GLUE = re.compile(r"(?<![.!?…])[.!?…]+([\"“”„«»]*)(?=[^\W\d_])")
_STOPS = ".!?…"
_ADDRESS = re.compile(r"(?<!\S)\S*(?://|www\.|@)\S*")
_DOMAINS = frozenset(
    [
        "com",
        "org",
        "net",
        "gov",
        "edu",
        "int",
        "mil",
        "info",
        "biz",
        "io",
        "co",
        "uk",
        "ua",
        "ru",
        "de",
        "fr",
        "es",
        "pl",
        "eu",
        "us",
        "ca",
        "tv",
        "me",
        "js",
        "ts",
        "py",
        "md",
    ]
)
_BEFORE = re.compile(r"([^\s\"“”„«»‘()\[\]]{1,30})\.$")
_AFTER = re.compile(r"[\"“”„«»‘'(\[¿¡「『–—.…\s-]{0,20}([^\W_]{1,60}(?:['’.][^\W_]{1,60}){0,4})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+$")
_OMISSION = re.compile(r"(?:\.\.\.|…)\s+")
_USUAL = 20
"""The articles of those counted that a short word must stand in to be taken for a word: one in a hundred and forty."""
_METRES = frozenset({"м", "m"})
_EXCLAIMED = re.compile(r"[!?…][\"”»“'’]\s*$")

# A sentence this long has most likely ended at an abbreviation that may end one (`2022 г. Президент …`).
_LONG = 8


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs of `article` in reading order; each has words."""
    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "paragraph":
            for start, end in spans(block.text, article.language.text):
                found.append(_sentence(len(found), number, block, start, end))
    return tuple(found)


def spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a paragraph stand in it, without the white space and marks of omission between them."""
    return tuple(_spans(text, [0, *_cuts(text, language), len(text)]))


def _spans(text: str, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    for low, high in itertools.pairwise(edges):
        omission = _OMISSION.match(text, low, high) if low else None
        start = omission.end() if omission else low
        piece = text[start:high]
        if any(character.isalnum() for character in piece):
            start += len(piece) - len(piece.lstrip())
            yield start, start + len(piece.strip())


def _sentence(index: int, number: int, block: Block, start: int, end: int) -> Sentence:
    first, last = block.offset(start), block.offset(end - 1) + 1
    return Sentence(index, number, first, last, words.squash(block.text[start:end]))


def _cuts(text: str, language: str) -> list[int]:
    """The characters that sentences after the first begin with."""

    @functools.cache
    def proposed() -> frozenset[int]:
        """What nupunkt says, which costs more than all else here and is asked where nothing else tells."""
        from nupunkt import sent_spans

        return frozenset(start for start, _ in sent_spans(text))

    quoted = quotation.spans(text)
    held = quotation.held(text, quoted)
    closings = {end for _, end in quoted}
    cuts = {
        match.end()
        for match in _STOP.finditer(text)
        if _ends(text, match, language, proposed) and not quotation.within(match.end(), held)
    }
    glued = {_glued(match, closings) for match in _GLUE.finditer(text) if _is_glue(text, match, language)}
    glued = {cut for cut in glued if not quotation.within(cut, held)}
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if glued else ()
    cuts |= {cut for cut in glued if not quotation.within(cut, addresses)}
    return _attributed(text, sorted(cut for cut in cuts if cut < len(text)), language)


# -- stops before white space -----------------------------------------------------------------------


def _ends(text: str, match: re.Match[str], language: str, proposed: Callable[[], Set[int]]) -> bool:
    """Whether a sentence ends at a stop that white space, or nothing in scripts without it, follows."""
    after = _AFTER.match(text, match.end())
    following = after[1] if after else ""
    if following[:1].islower():
        return False
    if match[0].strip() != ".":
        return True
    opener = following[:1].isupper() and following.casefold() in _words(language, "openers")
    at = match.start()
    if after and len(following) == 1 and text[after.end() : after.end() + 1] == ".":
        opener = False
    before = _BEFORE.search(text, max(0, at - 30), at + 1)
    if before is None or text[at - 1] == ".":
        return opener or text[at - 1 : at].isspace() or match.end() in proposed()
    told = _ends_after(text[:at], before[1], following, language, opener=opener)
    return match.end() in proposed() or _is_usual(before[1], language) if told is None else told


def _ends_after(left: str, word: str, following: str, language: str, *, opener: bool) -> bool | None:
    """Whether a stop after `word` ends a sentence, or only an abbreviation, an initial or an ordinal; None where its words do not tell."""
    forms = {word.casefold(), " ".join(left[-40:].casefold().split()[-2:])}
    if forms & _words(language, "never"):
        # `м. Київ`, `pan m. Nowak`; but metres have no stop of their own: `40 м. Близько …`, `1,97 m. To rekord`
        return _is_unit(left, word) and (opener or word in _METRES)
    if following[:1].isdigit() and forms & _words(language, "number"):
        return False
    if forms & _words(language, "maybe"):
        return opener or (_is_unit(left, word) and len(left.rpartition(". ")[2].split()) >= _LONG)
    if _INITIALS.fullmatch(word):
        return opener
    if word.isdigit() and len(word) <= 2 and _ordinals(language):
        return opener
    return True if opener or (word.islower() and len(word) > 3) else None


def _is_usual(word: str, language: str) -> bool:
    """Whether a short word is known from news as a word, such as `tax` or `bus`: those that are abbreviations too are listed."""
    return word.islower() and frequency.articles(words.stem(word, language), language) >= _USUAL


def _is_unit(left: str, word: str) -> bool:
    """Whether an abbreviation counts or measures: it follows a number (`2022 г.`, `15 тыс.`)."""
    before = left[: len(left) - len(word)].rstrip()
    return word.islower() and before[-1:].isdigit()


# -- stops before the next word ---------------------------------------------------------------------


def _glued(match: re.Match[str], closings: Set[int]) -> int:
    """Where the sentence after a stop begins: behind the marks that close a quotation."""
    low, high = match.span(1)
    return max([low, *(at + 1 for at in range(low, high) if at in closings)])


def _is_glue(text: str, match: re.Match[str], language: str) -> bool:
    """Whether two sentences meet at a stop without white space: not in `U.S.Army`, `example.com`, `3.5`, `Node.js`."""
    last = text[match.start() - 1 : match.start()]
    if not last or last.isspace() or last in _STOPS:
        return False
    after = _AFTER.match(text, match.end())
    following = after[1] if after else ""
    if not following[:1].isupper() or following.casefold() in _DOMAINS:
        return False
    if match[1] or not last.isalpha():
        return not last.isupper() or bool(match[1])
    word = _LETTERS.search(text, max(0, match.start() - 30), match.start())
    before = word[0] if word else last
    dotted = word is not None and text[word.start() - 1 : word.start()] == "."
    if dotted or len(before) < 2 or before.casefold() in _words(language, "never"):
        return False
    # `ASP.NET` and `St.Petersburg` are names; after a capital only a word in small letters begins a sentence.
    return last.islower() and (not following.isupper() or before.islower() or len(following) == 1)


def _attributed(text: str, cuts: Sequence[int], language: str) -> list[int]:
    """`cuts` without those that part a quotation from its speaker: `“Is it?” Smith asked.`"""
    out = []
    for cut, following in itertools.pairwise([*cuts, len(text)]):
        exclaimed = _EXCLAIMED.search(text, max(0, cut - 10), cut)
        if not (exclaimed and _is_attribution(text[cut:following], language)):
            out.append(cut)
    return out


def _is_attribution(text: str, language: str) -> bool:
    """Whether a few words only say who spoke."""
    named = words.words(text)
    return len(named) <= 8 and any(word.casefold() in _words(language, "said") for word in named[:6])


@functools.cache
def _words(language: str, key: str) -> frozenset[str]:
    known = language.partition("-")[0].lower()
    return frozenset(lexicon.words("segment", known if known in lexicon.table("segment") else "en", key))


def _ordinals(language: str) -> bool:
    return bool(lexicon.table("segment").get(language.partition("-")[0].lower(), {}).get("ordinals"))
