"""Why two sentences were put together, in words that read well.

The words both have are given in the order in which they stand, as the whole phrase or name where both have that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest import words
from digest.model import Link, Place
from digest.render import parts
from digest.render.catalog import Catalog
from digest.render.strings import Mixed, Piece

_BETWEEN = 12  # characters at most between two words of one phrase: "Institute for the Study"

_Span = tuple[int, int]


def reason(catalog: Catalog, link: Link) -> Mixed:
    """Why `link` was made, each sentence's words in its language; the same on every page."""
    return parts.shared(catalog, "", ("reason", id(link)), lambda: _reason(catalog, link))


def _reason(catalog: Catalog, link: Link) -> Mixed:
    strings, why = catalog.strings, link.why
    a, b = (parts.foreign(catalog, catalog.articles[end.article].language.text) for end in (link.a, link.b))
    if link.basis == "stated":
        return strings.mixed("why_stated")
    if why.kind == "replaced":
        later, before = why.words
        return strings.mixed("why_replaced", before=Piece(before, a), later=Piece(later, a))
    if why.kind in {"figures", "causes"}:
        first, second = why.words
        return strings.mixed(f"why_{why.kind}", first=Piece(first, a), second=Piece(second, b))
    words = Piece(strings.listed(_phrases(catalog, link, why.words)), a if a == b else None)
    return strings.mixed(f"why_{why.kind}", words=words)


def _phrases(catalog: Catalog, link: Link, terms: Sequence[str]) -> Sequence[str]:
    """`terms` grown to the phrases that both sentences have; as they are where the sentences do not hold them."""
    texts = [_text(catalog, link.a), _text(catalog, link.b)]
    for text, other in (texts, texts[::-1]):
        places = _places(text, terms)
        if places is not None:
            names = [
                name for end in (link.a, link.b) for name in _names(catalog, end) if name in text and name in other
            ]
            grown = sorted({_grown(text, place, names) for place in places})
            found = [text[start:end] for start, end in _joined(text, other.casefold(), grown)]
            return list(dict.fromkeys(found))
    return terms


def _text(catalog: Catalog, place: Place) -> str:
    return next(
        (found.text for found in catalog.analyses[place.article].sentences if found.index == place.sentence), ""
    )


def _names(catalog: Catalog, place: Place) -> Iterable[str]:
    """The spellings of names in the article of `place`, longest first."""
    forms = {form for name in catalog.analyses[place.article].names for form in name.forms if name.kind != "phrase"}
    return sorted(forms, key=lambda form: (-len(form), form))


def _places(text: str, terms: Sequence[str]) -> list[_Span] | None:
    """Where each term first stands in `text`; None where one does not."""
    known: dict[str, _Span] = {}
    for start, end in words.spans(text):
        known.setdefault(text[start:end].casefold(), (start, end))
    found = [known.get(term.casefold()) for term in terms]
    places = [place for place in found if place is not None]
    return places if len(places) == len(terms) else None


def _grown(text: str, place: _Span, names: list[str]) -> _Span:
    """The longest of `names` around `place`, or the place itself."""
    for name in names:
        start = text.find(name)
        if start <= place[0] and place[1] <= start + len(name):
            return start, start + len(name)
    return place


def _joined(text: str, other: str, places: list[_Span]) -> list[_Span]:
    """`places` in order, neighbours made one where `other` has the same words from the first to the last."""
    found: list[_Span] = []
    for start, end in places:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif found and start - found[-1][1] <= _BETWEEN and text[found[-1][0] : end].casefold() in other:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found
