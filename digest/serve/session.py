"""One site built again and again: what stands is at hand, what has changed is shown first, and what no page waits for comes last."""

from __future__ import annotations

import dataclasses
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from digest import build, publish
from digest.glancing import glanced
from digest.hearing import Heard, hear
from digest.model import Analysis, Article
from digest.search import FOLDER
from digest.serve.made import made
from digest.serve.outcome import Due, Outcome, SupersededError
from digest.standing import Standing
from digest.tasks import Workshop
from digest.work import work

MOST_PROOFS = 8
"""Changed articles that are shown before the whole is made; more were not changed by hand."""

Opened = Callable[[Standing], AbstractContextManager[Workshop]]
"""Opens a workshop in which what stands is at hand."""

Tell = Callable[[build.Plan, publish.Published, float], None]
"""Told what a build came to, and how many seconds it took."""


class Session:
    """Builds the site in `root`, with `flags`, whenever it is called, and has it published; always in the same thread."""

    def __init__(
        self, root: Path, publisher: publish.Publisher, flags: Mapping[str, Any], opened: Opened, tell: Tell
    ) -> None:
        self._root = root
        self._publisher = publisher
        self._flags = flags
        self._opened = opened
        self._tell = tell
        self._standing = Standing()
        self._last: tuple[Heard, build.Draft] | None = None
        """What the pages that are published were made from."""
        self._shown: Mapping[str, bytes] = {}
        """The proofs that stand in place of published pages."""
        self._beside: build.Beside | None = None
        """The pictures and the search index that were made last."""

    def __call__(self) -> Outcome:
        """One build: the first one whole; of later ones the proofs of changed articles, to be followed by the pages, then by the rest."""
        start = time.perf_counter()
        with self._opened(self._standing) as workshop:
            told = hear(self._root, self._flags, workshop)
            if self._last is None:
                return self._whole(told, workshop, start)
        return self._showing(self._proofs(told, *self._last), lambda due: self._pages(told, start, due))

    def glance(self, saved: Path) -> Outcome | None:
        """The proof of the article in a file that was `saved`, to be followed by a whole build; None where that has to come first."""
        root = self._root.resolve()
        if self._last is None or not saved.is_relative_to(root):
            return None
        told, drafted = self._last
        with self._opened(self._standing) as workshop:
            found = glanced(root, saved.relative_to(root).as_posix(), told, workshop)
        if found is None:
            return None
        proofs = _proofs({found.article.id: (found.article, found.analysis)}, drafted, self._shown)
        return self._showing(proofs, lambda _: self())

    def _showing(self, proofs: Mapping[str, bytes], rest: Callable[[Due], Outcome]) -> Outcome:
        """What is told of `proofs` that stand in place of pages from now on."""
        changed = _unlike(self._shown, proofs)
        self._shown = proofs
        return Outcome(changed, proofs=proofs, rest=rest)

    def _whole(self, told: Heard, workshop: Workshop, start: float) -> Outcome:
        drafted = build.drafted(self._root, told, workshop, self._publisher.folder)
        self._finish(drafted, workshop)
        workshop.memory.store()
        plan = build.whole(drafted, _wanted(drafted, self._beside))
        change = self._publisher.publish(plan.outputs)
        self._last = told, drafted
        self._tell(plan, change, time.perf_counter() - start)
        outcome = _outcome(plan, change)
        return dataclasses.replace(outcome, rest=lambda _: self._rehearsed(outcome))

    def _rehearsed(self, first: Outcome) -> Outcome:
        """The `first` build again, with all at hand that the first save will need: a process that has read a text, the theme's programs."""
        if self._last is not None and self._last[0].works:
            told, drafted = self._last
            with self._opened(self._standing) as workshop:
                if workshop.executor is not None:
                    workshop.executor.submit(work, told.given.sources[0], told.given.options).exception()
            article = told.works[0].article
            _proofs({article.id: (article, told.analyses[0])}, drafted, {})
        return dataclasses.replace(first, changed=())

    def _proofs(self, told: Heard, before: Heard, drafted: build.Draft) -> Mapping[str, bytes]:
        """The pages of articles with another text than in the site, as far as they are known; none where all is changed."""
        marks = dict(before.marks)
        changed = {name for name, mark in told.marks if marks.get(name, mark) != mark}
        if not changed or len(changed) > MOST_PROOFS:
            return {}
        pairs = zip(told.articles, told.analyses, strict=True)
        texts = {article.id: (article, analysis) for article, analysis in pairs if article.id in changed}
        return _proofs(texts, drafted, {})

    def _pages(self, told: Heard, start: float, due: Due) -> Outcome:
        """The pages, beside the pictures and the index that are there; left as soon as something newer is `due`."""
        with self._opened(self._standing) as opened:
            drafted = build.drafted(self._root, told, _heeding(opened, due), self._publisher.folder)
        plan = build.whole(drafted, _wanted(drafted, self._beside))
        change = self._publisher.publish(plan.outputs)
        self._last = told, drafted
        self._tell(plan, change, time.perf_counter() - start)
        proofs, self._shown = self._shown, {}
        outcome = _outcome(plan, change, lambda due: self._rest(drafted, due), self._store)
        return dataclasses.replace(outcome, changed=_news(outcome.changed, proofs, drafted))

    def _finish(self, drafted: build.Draft, workshop: Workshop) -> None:
        self._beside = build.beside(drafted, workshop)
        self._standing.turn()

    def _rest(self, drafted: build.Draft, due: Due) -> Outcome:
        """What follows the pages that have been told of: their pictures, and the index of what they say."""
        with self._opened(self._standing) as opened:
            self._finish(drafted, _heeding(opened, due))
        plan = build.whole(drafted, _wanted(drafted, self._beside))
        return _outcome(plan, self._publisher.publish(plan.outputs), tidy=self._store)

    def _store(self) -> None:
        """Let the next run have what this one has found out."""
        with self._opened(self._standing) as workshop:
            workshop.memory.store()


def _proofs(
    texts: Mapping[str, tuple[Article, Analysis]], drafted: build.Draft, before: Mapping[str, bytes]
) -> Mapping[str, bytes]:
    """The pages of `texts` as far as they are other than in the site, and of those that were shown `before` the others."""
    found = drafted.made.proofs.pages(texts) if drafted.made.proofs is not None else ()
    pages = {page.path: page.data for page in found}
    others = {path: data for path, data in before.items() if path not in pages}
    return others | {path: data for path, data in pages.items() if _published(drafted, path) != data}


def _published(drafted: build.Draft, path: str) -> bytes | None:
    """The file at `path` of the site; None where there is none."""
    outputs = drafted.made.outputs
    at = bisect_left(outputs, path, key=lambda output: output.path)
    return outputs[at].data if at < len(outputs) and outputs[at].path == path else None


def _unlike(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> tuple[str, ...]:
    """The paths at which something else stands."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def _news(changed: Iterable[str], proofs: Mapping[str, bytes], drafted: build.Draft) -> tuple[str, ...]:
    """The paths at which something else stands than was shown, where `proofs` were: in the site or in their place."""
    pages = {output.path: output.data for output in drafted.made.outputs if output.path in proofs}
    return tuple(sorted({*changed, *proofs} - {path for path, data in proofs.items() if pages.get(path) == data}))


def _heeding(workshop: Workshop, due: Due) -> Workshop:
    """The `workshop` in which a step ends as soon as something newer is due."""

    def tell(step: str, done: int, whole: int) -> None:
        if due():
            raise SupersededError
        workshop.progress(step, done, whole)

    return dataclasses.replace(workshop, progress=tell)


def _wanted(drafted: build.Draft, beside: build.Beside | None) -> build.Beside:
    """Of what stands beside the pages, that which these pages want."""
    if beside is None:
        return build.Beside((), ())
    pictures = {picture.path for picture in drafted.made.pictures}
    searched = bool(drafted.made.records)
    kept = [one for one in beside.outputs if one.path in pictures or (searched and one.path.startswith(FOLDER))]
    return build.Beside(tuple(kept), beside.problems)


def _outcome(
    plan: build.Plan,
    change: publish.Published,
    rest: Callable[[Due], Outcome] | None = None,
    tidy: Callable[[], None] | None = None,
) -> Outcome:
    problems = tuple(str(problem) for problem in plan.problems if problem.level != "note")
    faults = tuple(str(problem) for problem in plan.problems if problem.level == "error")
    sheet = made(plan.outputs, plan.digest, plan.corrections)
    return Outcome((*change.written, *change.removed), problems, faults, made=sheet, rest=rest, tidy=tidy)
