"""The pictures of a site, drawn once: what was drawn before is remembered, many are drawn by the worker processes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from digest import memo, render
from digest.model import Output
from digest.problems import Problem
from digest.tasks import Workshop, remembered_or_done

_SHELF = "picture"
_MANY = 24
"""Pictures from which on the workers draw: some 20 ms each here, and about half a second to start the workers."""


def drawn(pictures: Sequence[render.Picture], workshop: Workshop) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Each of `pictures` as a file; a problem, and no file, where drawing one ends its worker."""
    library = render.version()
    keys = {f"{_SHELF}:{memo.key(picture, library)}": picture for picture in pictures}
    known = workshop.memory.get(keys, render.Drawn)
    missing = {key: picture for key, picture in keys.items() if key not in known}
    hands = workshop if len(missing) >= _MANY else dataclasses.replace(workshop, executor=None)
    made, problems = remembered_or_done(missing, render.Drawn, render.draw, "pictures", hands)
    known = known | made
    workshop.memory.replace(known, _SHELF)
    return tuple(Output(keys[key].path, known[key].data, render.ORIGIN) for key in keys if key in known), problems
