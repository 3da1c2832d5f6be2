"""The last part of each article's address: stated, recorded, or made from the title that was found; no two are alike.

An editor's correction of a title moves no page: without a record the address is made from the title as the seed has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import clean, memo, words
from digest.model import Article, Permalinks, Source
from digest.model.permalinks import ARTICLES
from digest.problems import DigestError, Problem
from digest.tasks import Workshop, remembered_or_done

TAKEN = "slug-taken"


@dataclass(frozen=True, slots=True)
class Derived:
    """The slug that a text has by its own title."""

    slug: str


def file(article: Article) -> str:
    """What an article is recorded by: its seed's name, which lasts when an entry has left its feed, or its own file."""
    return f"seeds/{article.seed}" if article.seed else article.path


def derive(source: Source) -> Derived:
    """The slug of `source` by the title that is found in it: the unit of work that an executor is given."""
    return Derived(clean.article(source)[0].id)


def before_corrections(found: Iterable[Source], workshop: Workshop) -> tuple[Mapping[str, str], dict[str, Derived]]:
    """The slug of each of the seeds as they stand, by its file, and the same work by its key in the memo.

    One that breaks a limit has none: its correction may be there for that very reason.
    """
    keys = {memo.key("address", source): source for source in found}
    known, _ = remembered_or_done(keys, Derived, derive, "addresses", workshop)
    return {f"seeds/{keys[key].seed}": one.slug for key, one in known.items()}, known


def apart(
    articles: Sequence[Article], permalinks: Permalinks, derived: Mapping[str, str]
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The ids of `articles` by their paths, and a problem for each that wants what another has.

    What is stated or recorded comes first; of the others, a text that knows its address on the web comes before one that
    does not: the page before what was pasted from it. The later one gets a suffix made from its file's name.
    """
    recorded = permalinks.slugs(ARTICLES)
    former = _former(articles, recorded)
    owner: dict[str, str] = {}
    ids: dict[str, str] = {}
    problems: list[Problem] = []
    for article in sorted(articles, key=lambda one: (not _is_firm(one, recorded), one.url is None)):
        firm = _is_firm(article, recorded)
        slug = _wanted(article, recorded, derived)
        holder = owner.get(slug) or (article.path if firm else former.get(slug, article.path))
        if holder == article.path:
            owner[slug], ids[article.path] = article.path, slug
        else:
            unique = next(
                one
                for one in _apart(slug, file(article))
                if owner.get(one) is None and former.get(one, article.path) == article.path
            )
            owner[unique], ids[article.path] = article.path, unique
            problems.append(_taken(article.path, slug, holder, ids[article.path], firm=firm))
    return ids, tuple(problems)


def _apart(slug: str, name: str) -> Iterator[str]:
    """The slug with more and more of a digest of `name` behind it: of thousands that want one slug, two may have the first digits by chance."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    return (f"{slug}-{digest[:length]}" for length in range(6, len(digest) + 1))


def refuse(clashes: Iterable[Problem]) -> None:
    """Raises DigestError where two articles were both given one address: nobody but the editor can say whose it is."""
    fatal = next((clash for clash in clashes if clash.level == "error"), None)
    if fatal is not None:
        raise DigestError(str(fatal))


def _is_firm(article: Article, recorded: Mapping[str, tuple[str, ...]]) -> bool:
    return bool(_stated(article)) or file(article) in recorded


def _stated(article: Article) -> str:
    return words.slug(article.stated.slug) if article.stated.slug else ""


def _wanted(article: Article, recorded: Mapping[str, tuple[str, ...]], derived: Mapping[str, str]) -> str:
    name = file(article)
    return _stated(article) or (recorded[name][-1] if name in recorded else derived.get(name, article.id))


def _former(articles: Iterable[Article], recorded: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """The slugs that lead to articles, each with the path of the one it leads to: no new article may take them."""
    found: dict[str, str] = {}
    for article in articles:
        for slug in (*article.stated.aliases, *recorded.get(file(article), ())):
            found.setdefault(slug, article.path)
    return found


def _taken(path: str, slug: str, holder: str, unique: str, *, firm: bool) -> Problem:
    if firm:
        message = f"the address articles/{slug}/ is given to this file and to {holder}"
        return Problem(path, None, TAKEN, message, "give one of them another `slug`", "error")
    message = f'slug "{slug}" is taken by {holder}; published as "{unique}"'
    return Problem(path, None, TAKEN, message, "set `slug:` in one of them")
