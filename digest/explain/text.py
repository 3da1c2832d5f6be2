"""Grounds as lines to read: aligned tables, each feature's share with its sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.explain.article import ArticleGrounds, RankedSentence
from digest.explain.things_text import asked_lines, list_lines
from digest.explain.topic import Told, TopicGrounds
from digest.model import Found, MemberBasis, Membership, Reason, Tag, TagBasis, When

_CLUES = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "published": "date",
    "updated": "updated",
    "language": "language",
    "url": "address",
}
_BEST = 10
"""Sentences that are listed unless all are asked for."""
_WIDE = 8
"""Sentences side by side in a table of shares."""
_BASES: Mapping[MemberBasis, str] = {
    "stated": "put there by the editor",
    "example": "an example that the topic gives",
    "pattern": "patterns that matched",
    "similar": "like the examples",
}
_TAG_BASES: Mapping[TagBasis, str] = {
    "stated": "stated by the editor",
    "vocabulary": "on the editor's list",
    "used": "a tag the editor uses elsewhere",
    "found": "found",
}
_CHOSEN, _NEXT, _OTHER = "✓", "→", " "

Lines = Iterator[str]


def article_lines(found: ArticleGrounds, *, every: bool) -> tuple[Lines, ...]:
    """The parts of an article's grounds, each a run of lines."""
    clues = (_clues(found),) if found.clues else ()
    if found.copy_of is not None:
        parts: tuple[Lines, ...] = (_copy(found),)
    elif found.sentences:
        parts = (_sentences(found, every=every), _features(found, every=every), _tags(found.tags), _topics(found))
    else:
        parts = ()
    return (_metadata(found), *clues, *parts, _dropped(found))


def topic_lines(found: TopicGrounds, *, every: bool) -> tuple[Lines, ...]:
    """The parts of a topic's grounds, each a run of lines."""
    head = iter((f"{found.path} → topics/{found.id}/", f"title    {found.title}"))
    columns = [(f"{_mark(row)}{at}", row.score, row.reasons) for at, row in enumerate(found.sentences, 1)]
    return (
        head,
        _told(found.sentences),
        _shares(columns),
        _members(found, every=every),
        asked_lines(found.asked),
        list_lines("Facts that several sources tell", found.facts, every=every),
        list_lines("Differences", found.differences, every=every),
        list_lines("What happened", found.happenings, every=every),
        list_lines("Forecasts", found.forecasts, every=every),
        list_lines("Figures side by side", found.tallies, every=every),
    )


# -- what is known of an article -----------------------------------------------------------------------


def _metadata(found: ArticleGrounds) -> Lines:
    yield f"{found.path} → {found.published_at or 'not published: no sentence is left'}"
    yield _ground("title", found.title)
    yield _ground("outlet", found.outlet)
    yield _ground("author", found.author)
    yield _ground("date", found.published)
    yield _ground("language", found.language)


def _ground(name: str, found: Found | When | None) -> str:
    if found is None:
        return f"{name:9}unknown"
    shown = found.text if isinstance(found, Found) else _interval(found)
    clue = f", from “{found.clue}”" if found.clue else ""
    return f"{name:9}{shown} ({found.basis}{clue})"


def _interval(when: When) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def _clues(found: ArticleGrounds) -> Lines:
    """What is said of it beside its text, whether it was believed or not."""
    yield "Clues: what is said of it beside its text, and where"
    for field, shown in _CLUES.items():
        for clue in (clue for clue in found.clues if clue.field == field):
            yield f"  {shown:9}{clue.text} ({clue.origin})"


def _copy(found: ArticleGrounds) -> Lines:
    assert found.copy_of is not None
    yield f"Copy ({found.copy_of.kind}) of {found.copied}, and listed on its page"
    yield f"  {found.copy_of.score:.3f}  {found.copy_of.why}"
    yield "  `copy_of: none` in its front matter or correction makes it an article of its own"


def _dropped(found: ArticleGrounds) -> Lines:
    yield "Dropped from the text, and why" if found.dropped else "Dropped from the text: nothing"
    for piece in found.dropped:
        yield f"  {piece.reason}: {' '.join(piece.text.split())}"


# -- sentences and what earned them their place ----------------------------------------------------------


def _sentences(found: ArticleGrounds, *, every: bool) -> Lines:
    yield f"Summary by `{found.method}`: {len(found.summary)} of {len(found.sentences)} sentences, best first"
    yield f"  {_CHOSEN} chosen   {_NEXT} the best that was not"
    rows = sorted(found.sentences, key=lambda row: row.rank)
    worst = max((row.rank for row in rows if row.chosen), default=0)
    shown = rows if every else [row for row in rows if row.rank <= _BEST or row.chosen or row.index == found.runner_up]
    for row in shown:
        yield f"  {_sign(found, row)} {f'[{row.index}]':>5} {row.score:+.3f}  {row.text}"
        if row.objection and (every or row.rank <= worst):
            yield f"{'':18}left out: {row.objection}"
    if len(shown) < len(rows):
        yield f"  … and {len(rows) - len(shown)} more; `--all` lists them"


def _sign(found: ArticleGrounds, row: RankedSentence) -> str:
    return _CHOSEN if row.chosen else _NEXT if row.index == found.runner_up else _OTHER


def _features(found: ArticleGrounds, *, every: bool) -> Lines:
    best = sorted(found.sentences, key=lambda row: (not row.chosen, row.index != found.runner_up, row.rank))
    wanted = best if every else [row for row in best if row.chosen or row.index == found.runner_up]
    return _shares([(f"{_sign(found, row).strip()}[{row.index}]", row.score, row.reasons) for row in wanted])


def _told(rows: Sequence[Told]) -> Lines:
    chosen = sum(row.chosen for row in rows)
    yield f"Summary: {chosen} sentences, best first, and the next best ones" if rows else "Summary: none"
    for at, row in enumerate(rows, 1):
        yield f"  {_mark(row)} {at}. {row.score:+.3f}  {row.text}"
        yield f"       {row.article} [{row.sentence}]{_repeated(row)}"


def _repeated(row: Told) -> str:
    return f"; says the same as {row.repeats.article} [{row.repeats.sentence}]" if row.repeats else ""


def _mark(row: Told) -> str:
    return _CHOSEN if row.chosen else _NEXT


def _shares(columns: Sequence[tuple[str, float, tuple[Reason, ...]]]) -> Lines:
    """A table: a row for each feature, those that tell most apart first, and a column for each sentence."""
    yield "What each feature adds"
    for start in range(0, len(columns), _WIDE):
        part = columns[start : start + _WIDE]
        values = [{reason.feature: reason.value for reason in reasons} for _, _, reasons in part]
        names = sorted({name for row in values for name in row}, key=lambda name: (-_spread(name, values), name))
        width = max(map(len, (*names, "score"))) + 2
        yield "  " + " " * width + "".join(f"{head:>9}" for head, _, _ in part)
        for name in names:
            yield f"  {name:{width}}" + "".join(f"{row[name]:+9.3f}" if name in row else f"{'·':>9}" for row in values)
        yield f"  {'score':{width}}" + "".join(f"{score:+9.3f}" for _, score, _ in part)


def _spread(name: str, values: Sequence[dict[str, float]]) -> float:
    return max(abs(row.get(name, 0.0)) for row in values)


# -- tags and topics -------------------------------------------------------------------------------------


def _tags(tags: Sequence[Tag]) -> Lines:
    yield (
        "Tags: whose they are, the sentences each was found in, and what earned it its place" if tags else "Tags: none"
    )
    for tag in tags:
        places = ", ".join(str(index) for index in tag.sentences) or "in no sentence"
        merged = f", here {tag.was}" if tag.was else ""
        yield f"  {tag.score:.3f}  {tag.label} ({tag.kind}, {_TAG_BASES[tag.basis]}{merged}): {places}"
        if tag.reasons:
            strongest = sorted(tag.reasons, key=lambda reason: (-abs(reason.value), reason.feature))
            yield "         " + ", ".join(f"{reason.feature} {reason.value:+.3f}" for reason in strongest)


def _topics(found: ArticleGrounds) -> Lines:
    texts = {row.index: row.text for row in found.sentences}
    yield "Topics: why it is there, and by which sentences" if found.topics else "Topics: none"
    for title, member in zip(found.topic_titles, found.topics, strict=True):
        yield f"  {member.score:.3f}  {title}: {_why(member)}"
        for index in member.sentences:
            yield f"        [{index}] {texts[index]}"


def _members(found: TopicGrounds, *, every: bool) -> Lines:
    yield f"Articles: {len(found.members)}, strongest first, with why each is there"
    for member in found.members:
        yield f"  {member.membership.score:.3f}  {member.path}: {_why(member.membership)}"
        for sentence in member.evidence if every else member.evidence[:1]:
            yield f"        [{sentence.sentence}] {sentence.text}"


def _why(member: Membership) -> str:
    """Why an article belongs to a topic, in words."""
    reasons = "; ".join(member.why)
    return f"{_BASES[member.basis]}: {reasons}" if reasons else _BASES[member.basis]
