"""Why an article is shown as it is: the grounds of its title, summary, tags and topics, and what was dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from digest import schema
from digest.model import Analysis, Article, Copy, Digest, Found, Membership, When
from digest.problems import DigestError, Problem, nearest

_MOST = 20  # texts of a file that are listed
_CLUES = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "published": "date",
    "updated": "updated",
    "language": "language",
    "url": "address",
}


def find(digest: Digest, wanted: str, left_out: Sequence[Article] = (), problems: Sequence[Problem] = ()) -> Article:
    """The article that `wanted` means: its id, path, or file's name; those `left_out` of the site come last.

    The name of a file that holds one text means that text. Raises DigestError: with the texts of a file that holds several, with
    what `problems` say of one that was not read, else with the name that is nearest.
    """
    name = wanted.removeprefix("./")
    every = (*digest.articles, *left_out)
    for article in every:
        if name in (article.id, article.path, article.seed, f"seeds/{article.seed}", article.path.rpartition("/")[2]):
            return article
    held = [article for article in every if _is_of(name, article.path)]
    if len(held) == 1:
        return held[0]
    if held:
        texts = ", ".join(f'"{article.path}"' for article in held[:_MOST]) + (", …" if len(held) > _MOST else "")
        raise DigestError(f'"{wanted}" holds {len(held)} texts; ask for one of them: {texts}')
    told = min((problem for problem in problems if _is_of(name, problem.path)), key=_gravity, default=None)
    if told is not None:
        raise DigestError(str(told))
    known = [known for article in digest.articles for known in (article.id, article.path)]
    hint = nearest(wanted, known) or "an id is the last part of a page's address"
    raise DigestError(f'no article "{wanted}"; {hint}')


def _is_of(name: str, path: str) -> bool:
    """Whether `path` is that of the file `name`, or of a text in it."""
    file = path.partition("#")[0]
    return bool(name) and name in (path, file, file.removeprefix("seeds/"), file.rpartition("/")[2])


def _gravity(problem: Problem) -> tuple[bool, str]:
    return problem.level != "error", str(problem)


def as_json(digest: Digest, article: Article) -> str:
    """The grounds as a JSON document; an article left out of the site has neither summary nor tags nor topics."""
    analysis = _analysis(digest, article)
    value: dict[str, Any] = {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "language": article.language,
        "summary": analysis.summary if analysis else (),
        "tags": analysis.tags if analysis else (),
        "topics": _memberships(digest, article.id) if analysis else (),
        "copy_of": _copy(digest, article),
        "clues": article.clues,
        "dropped": article.dropped,
    }
    return schema.to_json(value, indent=2).decode()


def as_text(digest: Digest, article: Article) -> str:
    """The grounds as lines to read."""
    analysis = _analysis(digest, article)
    copy = _copy(digest, article)
    place = f"articles/{copy.of if copy else article.id}/" if analysis else "not published: no sentence is left"
    clues = (_clues(article),) if article.clues else ()
    parts = (_metadata(article, place), *clues, *_findings(digest, analysis, copy), _dropped(article))
    return "\n\n".join("\n".join(part) for part in parts)


def _findings(digest: Digest, analysis: Analysis | None, copy: Copy | None) -> tuple[Iterator[str], ...]:
    """What its page shows; of a copy why it has none."""
    if copy is not None:
        return (_listed_with(digest, copy),)
    return (_summary(analysis), _tags(analysis), _topics(digest, analysis)) if analysis else ()


def _analysis(digest: Digest, wanted: Article) -> Analysis | None:
    """What is published of it, if it is."""
    pairs = zip(digest.articles, digest.analyses, strict=True)
    return next((analysis for article, analysis in pairs if article.path == wanted.path), None)


def _copy(digest: Digest, wanted: Article) -> Copy | None:
    """Of what it is a copy, if it is one and published."""
    if _analysis(digest, wanted) is None:
        return None
    return next((copy for copy in digest.corpus.copies if copy.article == wanted.id), None)


def _listed_with(digest: Digest, copy: Copy) -> Iterator[str]:
    shown = next(article for article in digest.articles if article.id == copy.of)
    yield f"Copy ({copy.kind}) of {shown.path}, and listed on its page"
    yield f"  {copy.score:.3f}  {copy.why}"
    yield "  `copy_of: none` in its front matter or correction makes it an article of its own"


def _memberships(digest: Digest, article_id: str) -> tuple[Membership, ...]:
    return tuple(
        member for coverage in digest.corpus.topics for member in coverage.members if member.article == article_id
    )


def _metadata(article: Article, place: str) -> Iterator[str]:
    yield f"{article.path} → {place}"
    yield _ground("title", article.title)
    yield _ground("outlet", article.outlet)
    yield _ground("author", article.author)
    yield _ground("date", article.published)
    yield _ground("language", article.language)


def _clues(article: Article) -> Iterator[str]:
    """What is said of it beside its text, whether it was believed or not."""
    yield "Clues: what is said of it beside its text, and where"
    for field, shown in _CLUES.items():
        for clue in (clue for clue in article.clues if clue.field == field):
            yield f"  {shown:9}{clue.text} ({clue.origin})"


def _ground(name: str, found: Found | When | None) -> str:
    if found is None:
        return f"{name:9}unknown"
    shown = found.text if isinstance(found, Found) else _interval(found)
    clue = f", from “{found.clue}”" if found.clue else ""
    return f"{name:9}{shown} ({found.basis}{clue})"


def _interval(when: When) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def _summary(analysis: Analysis) -> Iterator[str]:
    yield "Summary: the sentences chosen, and what earned each its place"
    for sentence in analysis.summary:
        yield f"  [{sentence.index}] {sentence.score:.3f}  {sentence.text}"
        yield "        " + ", ".join(f"{reason.feature} {reason.value:+.3f}" for reason in sentence.reasons)


def _tags(analysis: Analysis) -> Iterator[str]:
    yield "Tags: with the sentences each was found in"
    for tag in analysis.tags:
        places = ", ".join(str(index) for index in tag.sentences)
        yield f"  {tag.score:.3f}  {tag.label} ({tag.kind}): {places or 'stated'}"


def _topics(digest: Digest, analysis: Analysis) -> Iterator[str]:
    titles = {topic.id: topic.title for topic in digest.topics}
    memberships = _memberships(digest, analysis.article)
    yield "Topics: what matched, and where" if memberships else "Topics: none"
    for member in memberships:
        yield f"  {member.score:.3f}  {titles[member.topic]}: {', '.join(member.why) or 'stated'}"
        for index in member.sentences:
            yield f"        [{index}] {analysis.sentences[index].text}"


def _dropped(article: Article) -> Iterator[str]:
    yield "Dropped from the text, and why" if article.dropped else "Dropped from the text: nothing"
    for piece in article.dropped:
        yield f"  {piece.reason}: {' '.join(piece.text.split())}"
