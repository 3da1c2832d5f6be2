"""When Python looks for garbage that refers to itself, which nothing else finds."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def at_rest() -> Iterator[None]:
    """Let nobody look for it: a build makes values that stay, and a fifth of its time went into looking.

    What was made counts as old from then on: else it would all be looked through as soon as somebody may look again.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _aged()
        if was:
            gc.enable()


@contextlib.contextmanager
def swept() -> Iterator[None]:
    """Have what is made inside looked through at the end, and nothing else: a template that has macros leaves behind all it was given."""
    _aged()
    try:
        yield
    finally:
        gc.collect(0)


def _aged() -> None:
    """Have all there is belong to the oldest generation, without a look at it."""
    gc.freeze()
    gc.unfreeze()
