"""What the editor writes under `content/`: topics, corrections, articles and pages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from digest import schema, words
from digest.disguise import unmasked
from digest.model import Permalinks, Rule, Source, Stated, Text, Topic
from digest.model.permalinks import TOPICS as TOPIC_PAGES
from digest.problems import Problem
from digest.read import frontmatter, text
from digest.read.assigned import sorted_out
from digest.read.decisions import decisions
from digest.read.files import SEEDS, SINGLE, TOO_LARGE, RawFile
from digest.read.questions import questions
from digest.read.rules import rule, sure
from digest.read.sources import listed, source

TOPICS = "content/topics/"
ARTICLES = "content/articles/"
PAGES = "content/pages/"

MOST = 200_000
"""Characters of a topic or page, front matter and all."""
_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n]*)(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Content:
    """All that the editor wrote, by path."""

    topics: tuple[Topic, ...] = ()
    corrections: tuple[Source, ...] = ()
    """Each with the seed it is for in `stated.seed`; at most one for a seed."""
    articles: tuple[Source, ...] = ()
    """The editor's own."""
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The keys of a page."""

    title: str | None = None
    slug: str | None = None
    description: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class TopicFront(Front):
    """The keys of a topic."""

    match: dict[str, Any] | None = None
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    certainty: float | None = None
    since: date | None = None
    questions: tuple[Any, ...] = ()
    decisions: tuple[Any, ...] = ()


F = TypeVar("F", bound=Front)
N = TypeVar("N", Topic, Text)
T = TypeVar("T")
Kept = Mapping[str, tuple[str, ...]]
"""The recorded slugs of files, the last of which holds."""


def content(
    raws: Iterable[RawFile], seeds: Iterable[str] = (), recorded: Permalinks | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """The topics, corrections, articles and pages among `raws`, which hold the seeds as well.

    `seeds` are the parts of those that a correction may be for, beside whole files; `recorded` are the addresses that pages keep.
    """
    ordered = sorted(raws, key=lambda raw: raw.path)
    problems: list[Problem] = []
    known = recorded or Permalinks()
    topics = _each(ordered, TOPICS, partial(_topic, known.slugs(TOPIC_PAGES)), problems)
    texts = _each(ordered, PAGES, partial(_text, known.slugs("")), problems)
    sources = _each(ordered, ARTICLES, source, problems)
    whole = {raw.path.removeprefix(f"{SEEDS}/") for raw in ordered if raw.path.startswith(f"{SEEDS}/")}
    corrections, articles = sorted_out(sources, whole | set(seeds), problems)
    problems += [_stray(raw) for raw in ordered if _is_stray(raw.path)]
    kept = Content(_unique(topics, problems), corrections, articles, _unique(texts, problems))
    return kept, tuple(problems)


def corrected(source: Source, correction: Source) -> Source:
    """`source` with what `correction` states; a body in the correction replaces the text."""
    given = {
        field.name: value
        for field in dataclasses.fields(Stated)
        if (value := getattr(correction.stated, field.name)) != field.default
    }
    stated = dataclasses.replace(source.stated, **given)
    if correction.text[correction.body :].strip():
        return dataclasses.replace(correction, seed=source.seed, stated=stated)
    return dataclasses.replace(source, stated=stated)


def _each(
    raws: Sequence[RawFile],
    folder: str,
    make: Callable[[RawFile], tuple[T | None, tuple[Problem, ...]]],
    problems: list[Problem],
) -> list[T]:
    """What `make` makes of each file under `folder`; its problems are added to `problems`."""
    made = [make(raw) for raw in raws if raw.path.startswith(folder)]
    problems += [fault for _, faults in made for fault in faults]
    return [value for value, _ in made if value is not None]


def _topic(kept: Kept, raw: RawFile) -> tuple[Topic | None, tuple[Problem, ...]]:
    read = _opened(raw, TopicFront)
    if read.front is None:
        return None, read.problems
    front, lines = read.front, read.lines
    by_examples_alone = front.match is None and bool(front.examples)
    matching, faults = (Rule(), ()) if by_examples_alone else rule(front.match or {}, path=raw.path, lines=lines)
    certainty, doubtful = sure(front.certainty, path=raw.path, lines=lines)
    asked, unclear = questions(front.questions, path=raw.path, lines=lines)
    decided, undecided = decisions(front.decisions, path=raw.path, lines=lines, text=read.text)
    title, body, untitled = _titled(raw.path, front.title, read.body)
    topic = Topic(
        id=_id(raw.path, front.slug, title, kept),
        title=title,
        path=raw.path,
        rule=matching,
        examples=front.examples,
        not_examples=front.not_examples,
        certainty=certainty,
        since=front.since,
        introduction=body.strip(),
        description=_bare(front.description),
        aliases=front.aliases,
        draft=front.draft,
        questions=asked,
        decisions=decided,
    )
    return topic, (*read.problems, *faults, *doubtful, *unclear, *undecided, *untitled)


def _text(kept: Kept, raw: RawFile) -> tuple[Text | None, tuple[Problem, ...]]:
    read = _opened(raw, Front)
    if read.front is None:
        return None, read.problems
    title, body, untitled = _titled(raw.path, read.front.title, read.body)
    page = Text(
        id=_id(raw.path, read.front.slug, title, kept),
        title=title,
        path=raw.path,
        body=body.strip(),
        description=_bare(read.front.description),
        draft=read.front.draft,
    )
    return page, (*read.problems, *untitled)


@dataclass(frozen=True, slots=True)
class _Opened(Generic[F]):
    front: F | None
    lines: Mapping[tuple[str | int, ...], int]
    body: str
    text: str
    problems: tuple[Problem, ...]


def _opened(raw: RawFile, kind: type[F]) -> _Opened[F]:
    decoded, _, problems = text.decoded(raw.path, raw.data)
    if decoded is None:
        return _Opened(None, {}, "", "", problems)
    if len(decoded) > MOST:
        message = f"{len(decoded):,} characters; at most {MOST:,} are read"
        fault = Problem(
            raw.path, None, TOO_LARGE, f"not read: {message}", "split it, or make articles of its parts", "error"
        )
        return _Opened(None, {}, "", "", (*problems, fault))
    front, faults = frontmatter.parse(raw.path, decoded)
    value, misfits = schema.checked(kind, listed(front.value), path=raw.path, lines=front.lines)
    return _Opened(value, front.lines, decoded[front.body :], decoded, (*problems, *faults, *misfits))


def _titled(path: str, stated: str | None, body: str) -> tuple[str, str, tuple[Problem, ...]]:
    """The title stated, else the heading the body opens with (taken off it), else the file's name with a problem."""
    stated = words.squash(unmasked(stated or ""))
    if stated:
        return stated, body, ()
    name = PurePosixPath(path).stem
    heading = _HEADING.match(body)
    if heading:
        return words.squash(unmasked(heading[1].rstrip(" \t#") or "#")) or name, body[heading.end() :], ()
    return (
        name,
        body,
        (Problem(path, 1, "no-title", "no title", f"add a line `title: …`; until then it is called “{name}”"),),
    )


def _bare(text: str | None) -> str | None:
    return unmasked(text) or None if text else text


def _id(path: str, slug: str | None, title: str, kept: Kept) -> str:
    recorded = kept[path][-1] if path in kept else ""
    return words.slug(slug or "") or recorded or words.slug(PurePosixPath(path).stem) or words.slug(title) or "page"


def _unique(found: list[N], problems: list[Problem]) -> tuple[N, ...]:
    """The first of those with one id; each later one is a problem that names both files."""
    first: dict[str, N] = {}
    for item in found:
        if item.id in first:
            message = f'the slug "{item.id}" is already taken by {first[item.id].path}'
            problems.append(Problem(item.path, None, "same-slug", message, "give one of them another `slug`", "error"))
        else:
            first[item.id] = item
    return tuple(first.values())


def _is_stray(path: str) -> bool:
    return path.startswith("content/") and path not in SINGLE and not path.startswith((TOPICS, ARTICLES, PAGES))


def _stray(raw: RawFile) -> Problem:
    hint = "put it into content/topics, content/articles or content/pages"
    return Problem(raw.path, None, "stray-file", "not read: in none of the folders that are", hint)
