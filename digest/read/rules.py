"""What makes an article part of a topic, as the editor writes it under `match:`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest import schema
from digest.model import Pattern, Rule
from digest.problems import Problem, nearest

Lines = Mapping[tuple[str | int, ...], int]

LISTS = ("any", "all", "never")
_KEYS = (*LISTS, "threshold")


@dataclass(frozen=True, slots=True)
class _Threshold:
    threshold: float = Rule().threshold


def rule(given: Mapping[str, Any], *, path: str, lines: Lines) -> tuple[Rule, tuple[Problem, ...]]:
    """The rule that `match: given` states; a pattern that cannot be used is left out, with a problem."""
    problems: list[Problem] = []
    for key in given:
        if key not in _KEYS:
            at = lines.get(("match", key))
            problems.append(Problem(path, at, "unknown-key", f'unknown key "{key}"', nearest(key, _KEYS)))
    lists = {name: patterns(given.get(name), ("match", name), path, lines, problems) for name in LISTS}
    threshold = _threshold(given, path, lines, problems)
    if not lists["any"] and not lists["all"]:
        hint = "list what counts under `any:` or `all:`"
        problems.append(Problem(path, lines.get(("match",)), "no-patterns", "nothing can match this topic", hint))
    return Rule(any=lists["any"], all=lists["all"], never=lists["never"], threshold=threshold), tuple(problems)


def sure(given: float | None, *, path: str, lines: Lines) -> tuple[float | None, tuple[Problem, ...]]:
    """The `certainty` that an editor asks for; None with a problem where it is no number from 0 to 1."""
    if given is None or 0 <= given <= 1:
        return given, ()
    message = f'"certainty": expected a number from 0 to 1, not {given:g}'
    return None, (Problem(path, lines.get(("certainty",)), "bad-value", message),)


def _threshold(given: Mapping[str, Any], path: str, lines: Lines, problems: list[Problem]) -> float:
    value, faults = schema.checked(
        _Threshold,
        {key: item for key, item in given.items() if key == "threshold"},
        path=path,
        lines=below(lines, ("match",), given),
    )
    problems += faults
    return value.threshold


def patterns(
    given: Any, at: tuple[str | int, ...], path: str, lines: Lines, problems: list[Problem]
) -> tuple[Pattern, ...]:
    """The patterns that `given`, one or a list, states under the key `at`; faults are added to `problems`."""
    if given is None:
        return ()
    if not isinstance(given, list):
        given, single = [given], True
    else:
        single = False
    found = [_pattern(item, path, at if single else (*at, index), lines, problems) for index, item in enumerate(given)]
    return tuple(pattern for pattern in found if pattern is not None)


def _pattern(item: Any, path: str, at: tuple[str | int, ...], lines: Lines, problems: list[Problem]) -> Pattern | None:
    """A plain item is a text to find; else exactly one of text, name, near."""
    line = lines.get(at)
    if isinstance(item, str):
        item = {"text": item}
    if not isinstance(item, Mapping):
        hint = "write words, or one of text, name, near"
        problems.append(Problem(path, line, "bad-pattern", "not a pattern", hint, "error"))
        return None
    pattern, faults = schema.checked(Pattern, item, path=path, lines=below(lines, at, item))
    problems += faults
    given = [key for key in ("text", "name", "near") if getattr(pattern, key)]
    if len(given) != 1:
        said = " and ".join(given) or "none of them"
        message = f"a pattern needs exactly one of text, name, near; this has {said}"
        problems.append(Problem(path, line, "bad-pattern", message, "give each its own item", "error"))
        return None
    return pattern


def below(lines: Lines, at: tuple[str | int, ...], item: Any) -> dict[tuple[str | int, ...], int]:
    """The lines of what `item`, which stands at `at`, holds, by the paths within it.

    Found by the item: to look through all lines for each of many items would take time with their square.
    """
    found: dict[tuple[str | int, ...], int] = {}
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), item)]
    while waiting:
        path, value = waiting.pop()
        if (line := lines.get((*at, *path))) is not None:
            found[path] = line
        inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
        waiting += [((*path, key), one) for key, one in inner]
    return found
