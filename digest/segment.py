"""Paragraphs become sentences. The only importer of nupunkt.

nupunkt (Punkt with an English model) proposes where sentences end; what it cannot know is mended here: sentences glued
together, abbreviations of other languages, other scripts' stops, and quotations, which are kept whole.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Set

from digest import lexicon, quotation, words
from digest.meaning import frequency
from digest.model import Article, Sentence

_CLOSERS = "\"”’»“‘)\\]›」』'"
# Stops before white space (French sets one before its closing mark) or, in scripts without it, before anything. Those with the group
# stand before a letter, where two sentences may be glued. The signs come first, so that a text is scanned for them alone.
_STOP = re.compile(
    rf"[.!?…؟۔।。！？｡](?:(?<=[.!?…؟۔।])(?:[{_CLOSERS}]|\s[»›](?=\s))*\s+(?=\S)|(?<=[。！？｡])[{_CLOSERS}]*\s*(?=\S)"
    r"|(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*([\"“”„«»]*)(?=[^\W\d_]))"
)
_STOPS = ".!?…"
_ADDRESS = re.compile(r"(?<!\S)\S*(?://|www\.|@)\S*")
_DOMAINS = frozenset({
    "com", "org", "net", "gov", "edu", "int", "mil", "info", "biz", "io", "co", "uk", "ua", "ru",
    "de", "fr", "es", "pl", "eu", "us", "ca", "tv", "me", "js", "ts", "py", "md",
})  # fmt: skip
_BEFORE = re.compile(r"([^\s\"“”„«»‘()\[\]]{1,30})\.$")
_AFTER = re.compile(r"[\"“”„«»‘'(\[¿¡「『–—.…\s-]{0,20}([^\W_]{1,60}(?:['’.][^\W_]{1,60}){0,4})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+$")
_OMISSION = re.compile(r"(?:\.\.\.|…)\s+")
_USUAL = 20
"""The articles of those counted that a short word must stand in to be taken for a word: one in a hundred and forty."""
_METRES = frozenset({"м", "m"})
_EXCLAIMED = re.compile(r"[!?…][\"”»“'’]\s*$")
_BETWEEN = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_NEAR, _FAR = 40, 80
"""Characters on either side of a stop that are shown to nupunkt, at least and at most: up to a space between two words."""
_LONG = 8
"""Words of a sentence that has most likely ended at an abbreviation that may end one (`2022 г. Президент …`)."""


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs of `article` in reading order; each has words."""
    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind == "paragraph":
            text = block.text
            places = block.offsets or range(block.start, block.start + len(text))
            squashed = text.isprintable() and "  " not in text  # of all white space only the space is printable
            for low, piece in _pieces(text, article.language.text):
                start, end = places[low], places[low + len(piece) - 1] + 1
                told = piece if squashed else words.squash(piece)
                found.append(Sentence(len(found), number, start, end, told))
    return tuple(found)


def spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a paragraph stand in it, without the white space and marks of omission between them."""
    return tuple((low, low + len(piece)) for low, piece in _pieces(text, language))


def _pieces(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph as written there, each with where it begins."""
    for low, high in itertools.pairwise((0, *_cuts(text, language), len(text))):
        omission = _OMISSION.match(text, low, high) if low and text[low] in _STOPS else None
        start = omission.end() if omission else low
        piece = text[start:high].rstrip()
        if piece[:1].isalnum():
            yield start, piece
        elif any(character.isalnum() for character in piece):
            bare = piece.lstrip()
            yield start + len(piece) - len(bare), bare


def _cuts(text: str, language: str) -> list[int]:
    """The characters that sentences after the first begin with."""
    cuts: list[int] = []
    glue: list[re.Match[str]] = []
    for match in _STOP.finditer(text):
        if not match.lastindex:
            if _ends(text, match, language):
                cuts.append(match.end())
        elif _is_glue(text, match, language):
            glue.append(match)
    is_marked = quotation.is_marked(text) and bool(cuts or glue)
    quoted = quotation.spans(text) if is_marked else ()
    held = quotation.held(text, quoted) if is_marked else ()
    if held:
        cuts = [cut for cut in cuts if not quotation.within(cut, held)]
    if glue:
        closings = {end for _, end in quoted}
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        parted = {cut for cut in (_glued(match, closings) for match in glue) if not quotation.within(cut, addresses)}
        cuts = sorted({*cuts, *(cut for cut in parted if not quotation.within(cut, held))})
    return _attributed(text, cuts, language)


# -- stops before white space -----------------------------------------------------------------------


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a sentence ends at a stop that white space, or nothing in scripts without it, follows."""
    at, end = match.span()
    told = _told(text[max(0, at - 31) : at].rpartition(" ")[2], language) if end - at == 2 and text[at] == "." else None
    if told and text[end].isalnum():
        return not text[end].islower()
    after = _AFTER.match(text, end)
    following = after[1] if after else ""
    if following[:1].islower():
        return False
    if match[0].strip() != ".":
        return True
    opener = following[:1].isupper() and following.casefold() in _words(language, "openers")
    if after and len(following) == 1 and text[after.end() : after.end() + 1] == ".":
        opener = False
    if told is not None:
        return told or opener or _is_proposed(text, match)
    before = _BEFORE.search(text, max(0, at - 30), at + 1)
    if before is None or text[at - 1] == ".":
        return opener or text[at - 1 : at].isspace() or _is_proposed(text, match)
    known = _ends_after(text[:at], before[1], following, language, opener=opener)
    return _is_usual(before[1], language) or _is_proposed(text, match) if known is None else known


@functools.lru_cache(maxsize=50_000)
def _told(word: str, language: str) -> bool | None:
    """Whether a stop behind `word` ends a sentence, unless a small letter follows: False where that takes a common opening word or
    nupunkt’s leave, None where more has to be seen of the text. `word` stands behind white space.
    """
    before = _BEFORE.fullmatch(f"{word}.")
    if before is None or word.endswith(".") or word.casefold() in _listed(language) or _INITIALS.fullmatch(word):
        return None
    if word.isdigit() and len(word) <= 2 and _ordinals(language):
        return None
    return (word.islower() and len(word) > 3) or _is_usual(word, language)


def _is_proposed(text: str, match: re.Match[str]) -> bool:
    """Whether nupunkt begins a sentence behind a stop. It costs more than all else here, and is shown no more than it tells it by."""
    at, end = match.span()
    before = _BETWEEN.search(text, max(0, at - _FAR), max(0, at - _NEAR))
    behind = _BETWEEN.search(text, end + _NEAR, end + _FAR)
    if (before is None and at > _FAR) or (behind is None and end + _FAR < len(text)):
        return end in _proposed(text)
    low = before.end() if before else 0
    return end - low in _proposed(text[low : behind.start() if behind else len(text)])


@functools.lru_cache(maxsize=4)
def _proposed(text: str) -> frozenset[int]:
    from nupunkt import sent_spans

    return frozenset(start for start, _ in sent_spans(text))


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


def _attributed(text: str, cuts: list[int], language: str) -> list[int]:
    """`cuts` without those that part a quotation from its speaker: `“Is it?” Smith asked.`"""
    if not ("?" in text or "!" in text or "…" in text):
        return cuts
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


@functools.cache
def _listed(language: str) -> frozenset[str]:
    """The words that abbreviations end in."""
    every = (form for key in ("never", "number", "maybe") for form in _words(language, key))
    return frozenset(form.rpartition(" ")[2] for form in every)


def _ordinals(language: str) -> bool:
    return bool(lexicon.table("segment").get(language.partition("-")[0].lower(), {}).get("ordinals"))
