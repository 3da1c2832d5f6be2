"""Says of each correction what in it no longer applies to its seed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from digest import clean, memo, read
from digest.build import Plan
from digest.corrections.checksum import checksum, is_checksum
from digest.inputs import Correction
from digest.model import Article, Found, Source, Stated, When
from digest.problems import Problem
from digest.read import frontmatter
from digest.tasks import Workshop, remembered_or_done

# What says which seed is corrected, and when it was looked at: neither corrects anything.
_ABOUT = ("seed", "checked")


def stale(plan: Plan, workshop: Workshop) -> tuple[Problem, ...]:
    """A problem for each correction that its seed has left behind, and for each of its keys that changes nothing."""
    pairs = [(one, one.found) for one in plan.corrections if one.found is not None]
    sources = {source for one, found in pairs for source in (found, read.corrected(found, one.stated))}
    keys = {memo.key("cleaned", source): source for source in sorted(sources, key=repr)}
    known, _ = remembered_or_done(keys, Article, _article, "corrections", workshop)
    articles = {keys[key]: article for key, article in known.items()}
    seeds = tuple(article.seed for article in plan.digest.articles if article.seed is not None)
    problems = [problem for one in plan.corrections if one.found is None for problem in _several(one, seeds)]
    for one, found in pairs:
        corrected = read.corrected(found, one.stated)
        if found in articles and corrected in articles:
            problems += _about(_Case(one.stated, articles[found], articles[corrected]))
    return tuple(problems)


def _article(source: Source) -> Article:
    return clean.article(source)[0]


@dataclass(frozen=True, slots=True)
class _Case:
    """A correction, what is found without it, and what comes of it."""

    correction: Source
    found: Article
    corrected: Article

    @property
    def given(self) -> tuple[str, ...]:
        """The keys that are meant to correct something."""
        stated = self.correction.stated
        fields = [field for field in dataclasses.fields(Stated) if field.name not in _ABOUT]
        return tuple(field.name for field in fields if getattr(stated, field.name) != field.default)

    @property
    def has_text(self) -> bool:
        """Whether it replaces the text."""
        return bool(self.correction.text[self.correction.body :].strip())


def _several(one: Correction, seeds: tuple[str, ...]) -> Iterator[Problem]:
    """A correction of a whole file that holds several texts."""
    seed = one.stated.stated.seed
    parts = [part for part in seeds if part.startswith(f"{seed}#")]
    if parts:
        message = f'corrects nothing: "{seed}" holds {len(parts)} texts' if len(parts) > 1 else "names no text"
        hint = f'write the one that is meant, such as "{parts[0]}"'
        yield Problem(one.stated.path, _line(one.stated, "seed"), "unused-correction", message, hint, "error")


def _about(case: _Case) -> Iterator[Problem]:
    changed = tuple(_changed(case))
    yield from changed
    idle = [key for key in case.given if _is_idle(key, case)]
    if len(idle) == len(case.given) and not case.has_text:
        fresh = case.correction.stated.checked is not None and not changed
        yield _needless(case.correction, fresh)
        return
    for key in idle:
        message = f'"{key}" changes nothing: the same is found without it'
        yield Problem(case.correction.path, _line(case.correction, key), "idle-key", message, "it can go", "note")


def _changed(case: _Case) -> Iterator[Problem]:
    """The seed is no longer what the correction was written for."""
    path, checked = case.correction.path, case.correction.stated.checked
    now = checksum(case.found.source, case.found.clues)
    if checked is None or checked.strip() == now:
        return
    line = _line(case.correction, "checked")
    if is_checksum(checked.strip()):
        message = "what is read from the seed has changed since this correction was written"
        yield Problem(path, line, "seed-changed", message, f"see whether it still holds, then write `checked: {now}`")
    else:
        hint = f"write `checked: {now}`, or leave the key out"
        yield Problem(path, line, "bad-value", '"checked": not a checksum that `digest import` writes', hint)


def _needless(correction: Source, fresh: bool) -> Problem:
    """All that is stated is found without it; a file just imported says nothing else until it is edited."""
    message = "corrects nothing: all that it states is found without it"
    hint = "correct what is wrong in it, or remove the file" if fresh else "remove the file"
    line = _line(correction, "seed")
    return Problem(correction.path, line, "idle-correction", message, hint, "note" if fresh else "warning")


def _is_idle(key: str, case: _Case) -> bool:
    """Whether the article is the same without the key."""
    one, other = case.found, case.corrected
    values: dict[str, tuple[object, object]] = {
        "title": (_grounds(one.title), _grounds(other.title)),
        "outlet": (_grounds(one.outlet), _grounds(other.outlet)),
        "author": (_grounds(one.author), _grounds(other.author)),
        "language": (_grounds(one.language), _grounds(other.language)),
        "date": (_days(one.published), _days(other.published)),
        "slug": (one.id, other.id),
        "url": (one.url, other.url),
    }
    without, with_it = values.get(key) or (getattr(one.stated, key), getattr(other.stated, key))
    return without == with_it


def _grounds(found: Found | None) -> object:
    return found and (found.text, found.basis)


def _days(when: When | None) -> object:
    return when and (when.start, when.end, when.precision, when.basis)


def _line(correction: Source, key: str) -> int | None:
    front, _ = frontmatter.parse(correction.path, correction.text)
    return front.lines.get((key,))
