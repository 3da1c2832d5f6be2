"""Drafts a correction: what was found in a seed, as front matter to put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import yamltext
from digest.corrections.checksum import checksum
from digest.model import Analysis, Article, Found, When
from digest.read.content import ARTICLES
from digest.words import squash

_HEAD = """\
# What was found. A key without # is taken as stated: correct it, or delete the line and it is looked for anew.
# Behind # stands what was inferred, or is not known: correct it and delete the # to state it."""
_FOOT = "# The text stays the seed's own. To replace it, write below the line that follows."
# What is longer is no headline or name; front matter as a whole may have 64 kB.
_LONGEST = 1_000
_LONGEST_CLUE = 100
_MARKS = ("“", '"', "«", "„")


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction as it would be written."""

    seed: str
    path: str
    """Relative to the site's root."""
    text: str


def draft(article: Article, analysis: Analysis | None, topics: Sequence[str]) -> Draft:
    """The correction of a seed's article that changes nothing: what is stated in keys, what is not in comments.

    `topics` are the ids of those that the article is found to belong to.
    """
    assert article.seed is not None
    rows = (
        "---",
        _HEAD,
        yamltext.line("seed", article.seed),
        yamltext.line("checked", checksum(article.source, article.clues)),
        *_found(article),
        _or_comment("slug", article.stated.slug, article.id, "made from the title; stated, it outlasts another title"),
        *_lists(article, tuple(tag.label for tag in analysis.tags) if analysis else (), topics),
        *_rest(article),
        _FOOT,
        "---",
    )
    return Draft(article.seed, f"{ARTICLES}{article.id}.md", "\n".join(rows) + "\n")


def _found(article: Article) -> Iterator[str]:
    """The keys whose values have grounds."""
    known = None if article.language.text == "und" else article.language
    for key, found in (("title", article.title), ("outlet", article.outlet), ("author", article.author)):
        yield _grounded(key, found.text if found else None, found)
    day = _written(article.published)
    stated = article.published is not None and article.published.basis == "stated"
    yield _grounded("date", article.stated.date if stated and article.stated.date else day, article.published)
    yield _grounded("language", known.text if known else None, known)
    yield _grounded("url", article.url, Found(article.url, "stated") if article.url else None)


def _grounded(key: str, value: str | None, found: Found | When | None) -> str:
    if found is None or value is None:
        return (
            f"# {key}:   # unknown" if found is None else f"# {key}:   # {_clue(found)}; no single day, month or year"
        )
    return _or_comment(key, value if found.basis == "stated" else None, value, _clue(found))


def _or_comment(key: str, stated: str | Sequence[str] | None, found: str | Sequence[str], reason: str) -> str:
    """The key as stated; where it is not, what was found as a comment that is a valid line without its mark."""
    value = stated or found
    if len(value) > _LONGEST or not value:
        return f"# {key}:   # {'too long to be written' if value else 'none found'}"
    return yamltext.line(key, value) if stated else f"# {yamltext.line(key, value)}   # {reason}"


def _clue(found: Found | When) -> str:
    """The grounds of what was inferred, on one line."""
    if not found.clue:
        return found.basis
    shown = "".join(sign for sign in squash(found.clue) if sign.isprintable())
    shown = shown if len(shown) <= _LONGEST_CLUE else f"{shown[:_LONGEST_CLUE].rstrip()}…"
    return f"{'stated as' if found.basis == 'stated' else 'inferred from'} {shown if shown[:1] in _MARKS else f'“{shown}”'}"


def _written(when: When | None) -> str | None:
    """The day, month or year as front matter has it; None for other stretches of time."""
    length = {"day": 10, "month": 7, "year": 4}.get(when.precision) if when else None
    if when is None or length is None:
        return None
    first, last = when.start.isoformat()[:length], when.end.isoformat()[:length]
    return first if first == last else None


def _lists(article: Article, tags: Sequence[str], topics: Sequence[str]) -> Iterator[str]:
    stated = article.stated
    yield _or_comment("tags", stated.tags, tags, "found in the text; stated ones stand before those that are found")
    yield _or_comment("topics", stated.topics, topics, "found by the topics' patterns")
    if stated.aliases:
        yield yamltext.line("aliases", stated.aliases)


def _rest(article: Article) -> Iterator[str]:
    """What front matter of the seed says beside."""
    for key, value in (("note", article.stated.note), ("publish", article.stated.publish)):
        if value:
            yield _or_comment(key, value, value, "")
    if article.stated.draft:
        yield "draft: true"
