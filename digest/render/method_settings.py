"""What the method page tells of how a site was really built: its options, the languages of its sources, the program's version."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass

from digest.model import Options
from digest.render.catalog import Catalog

_SHOWN = ("language", "publish", "share", "summary", "topic", "links", "tags", "names")
"""The options that decide what is printed; those of looks do not."""


@dataclass(frozen=True, slots=True)
class SettingView:
    """An option as `content/site.yaml` writes it."""

    name: str
    value: str
    own: bool
    """Whether the editor set it otherwise than it is by default."""


def settings(options: Options) -> tuple[SettingView, ...]:
    """The options that shape what is shown, by their keys."""
    given, standard = _flat(options), _flat(Options())
    return tuple(SettingView(name, _written(value), value != standard.get(name)) for name, value in given.items())


def languages(catalog: Catalog) -> str:
    """In which languages the sources are, most of them first: `English (11), Ukrainian (1)`."""
    strings = catalog.strings
    found = Counter(strings.language_name(article.language.text) for article in catalog.digest.articles)
    ordered = sorted(found, key=lambda name: (-found[name], name))
    return strings.listed(f"{name} ({strings.number(found[name])})" for name in ordered)


def version() -> str:
    """That of the program."""
    from digest import __version__

    return __version__


def _flat(options: Options) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in _SHOWN:
        value = getattr(options, name)
        if dataclasses.is_dataclass(value):
            found |= {f"{name}.{field.name}": getattr(value, field.name) for field in dataclasses.fields(value)}
        else:
            found[name] = value
    return found


def _written(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {inner}" for key, inner in sorted(value.items()))
    return "–" if value in ("", None) else str(value)
