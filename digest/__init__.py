"""Digest: a static digest site generator whose every sentence was published by a named source.

The names below are the library face; each is loaded when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # `typing` takes longer to import than the answer to `digest --version`
if TYPE_CHECKING:
    from typing import Any

    from digest.api import analyse, read_text, relate, same_fact, stories, summarise_many
    from digest.model import Analysis, Article, Corpus, Options, Topic

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Article",
    "Corpus",
    "Options",
    "Topic",
    "analyse",
    "read_text",
    "relate",
    "same_fact",
    "stories",
    "summarise_many",
]


class _Face(type(sys)):  # type: ignore[misc] # the type of modules, which `types` only renames
    """Keeps the functions `digest.analyse` and `digest.relate` in view of the packages of the same names.

    Importing a package's submodule sets it as an attribute of the package; for these two the function wins, and the
    stages are imported as `from digest.analyse import analyse`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, type(sys))):
            super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("digest.model" if name[0].isupper() else "digest.api"), name)


sys.modules[__name__].__class__ = _Face
