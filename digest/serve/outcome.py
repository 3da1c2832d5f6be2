"""What one build did, as far as open pages and the terminal need to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.serve.made import Made

Due = Callable[[], bool]
"""Whether something newer waits, for which what is under way can be left."""


class SupersededError(Exception):
    """What was under way was left for something newer; nothing was changed by it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One whole build with its publishing, or with `proofs` the first look at what it will show."""

    changed: tuple[str, ...] = ()
    """Paths written to or removed from the site, relative to it, with `/`; empty when everything stood already."""
    problems: tuple[str, ...] = ()
    """One line each, as the editor is to read them."""
    faults: tuple[str, ...] = ()
    """Those of the problems for which something was left out of the site: the open pages show them too."""
    error: str | None = None
    """Why there is no new site; None when the build succeeded."""
    made: Made | None = None
    """What its pages were made from, where the build can tell."""
    proofs: Mapping[str, bytes] | None = None
    """Pages to be shown in place of those in the site until the build is whole, by path; None once it is."""
    rest: Callable[[Due], Outcome] | None = None
    """Makes what the open pages need not wait for, once they have been told; not called when a newer build is due, which
    makes all of it anew, and may raise SupersededError as soon as one is."""
    tidy: Callable[[], None] | None = None
    """What can wait until nothing else is to be done, or the end; of several builds the newest one's is enough."""


def lines(outcome: Outcome, before: Outcome | None) -> tuple[str, ...]:
    """What to say in the terminal after a build: why it failed, or those problems that the build `before` did not have."""
    if outcome.error is not None:
        return (f"The site stays as it was: {outcome.error}",)
    known = frozenset(before.problems) if before else frozenset[str]()
    return tuple(problem for problem in outcome.problems if problem not in known)
