"""Checks what an editor wrote against a frozen dataclass, and turns values into JSON and back.

The only importer of pydantic.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar, cast

import pydantic
import pydantic_core

from digest.problems import Problem, nearest
from digest.table import one_set

T = TypeVar("T")
S = TypeVar("S", bound=tuple[Any, ...])
KeyPath = tuple[str | int, ...]

_EXPECTED = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "lines of the form `key: value`",
    "dataclass_type": "lines of the form `key: value`",
    "dataclass_exact_type": "lines of the form `key: value`",
}


def to_json(value: object, *, indent: int | None = None) -> bytes:
    """The stable JSON form of a value of the model: keys in the order of its fields, dates in ISO 8601."""
    try:
        return pydantic_core.to_json(value, indent=indent)
    except pydantic_core.PydanticSerializationError:  # half a character, which UTF-8 has no bytes for
        return json.dumps(to_plain(value), indent=indent).encode()


def to_plain(value: object) -> Any:
    """The same as dicts, lists, numbers and strings."""
    return pydantic_core.to_jsonable_python(value)


def from_json(kind: type[T], data: bytes) -> T:
    """The value that `to_json` gave `data` for; raises ValueError where `data` is something else."""
    value: T = _adapter(cast("Any", kind)).validate_json(data)
    return value


class Once:
    """Marks a field of sets: of those that `from_json` makes equal small ones are one."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: pydantic.GetCoreSchemaHandler
    ) -> pydantic_core.CoreSchema:
        """As pydantic asks for it."""
        return pydantic_core.core_schema.no_info_after_validator_function(one_set, handler(source))


def sequence_of(item: type) -> Callable[[type[S]], type[S]]:
    """Has `from_json` make a class that is a tuple of `item` and more."""

    def made(kind: type[S]) -> type[S]:
        def core(_: Any, handler: pydantic.GetCoreSchemaHandler) -> pydantic_core.CoreSchema:
            return pydantic_core.core_schema.no_info_after_validator_function(
                kind, handler(types.GenericAlias(tuple, (item, ...)))
            )

        kind.__get_pydantic_core_schema__ = staticmethod(core)  # type: ignore[attr-defined]
        return kind

    return made


def checked(
    kind: type[T], given: Mapping[str, Any], *, path: str, lines: Mapping[KeyPath, int]
) -> tuple[T, tuple[Problem, ...]]:
    """`given` as a `kind`, whose every field has a default, and a problem for each key left out of it.

    `lines` has the line in the file at `path` of each key path. A key that is unknown or whose value does not fit is left
    out, so that one slip does not lose the rest.
    """
    unknown = tuple(_unknown(kind, given, ()))
    problems = [
        Problem(path, lines.get(at), "unknown-key", f'unknown key "{at[-1]}"', _nearest(str(at[-1]), known))
        for at, known in unknown
    ]
    kept = _without(given, {at for at, _ in unknown})
    while True:
        try:
            value: T = _adapter(cast("Any", kind)).validate_python(kept)
            return value, tuple(problems)
        except pydantic.ValidationError as fault:
            for error in fault.errors(include_url=False, include_context=True):
                where = _present(kept, error["loc"])
                problems.append(_misfit(where, error, path, lines))
                _remove(kept, where)


@functools.lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The hint on a slip of the pen, worked out once: what an editor's program adds stands in every file."""
    return nearest(word, known)


@functools.cache
def _adapter(kind: Any) -> pydantic.TypeAdapter[Any]:
    return pydantic.TypeAdapter(kind)


@functools.cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _unknown(kind: object, given: Any, at: KeyPath) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    """Each key of `given` that no field of `kind` has, with the names of the fields there are."""
    nested = _dataclass_in(kind)
    if isinstance(given, list):
        for index, item in enumerate(given):
            yield from _unknown(kind, item, (*at, index))
    elif isinstance(given, Mapping) and nested is not None:
        hints = _hints(nested)
        for key, value in given.items():
            if key in hints:
                yield from _unknown(hints[key], value, (*at, key))
            else:
                yield (*at, key), tuple(hints)


def _without(given: Any, left_out: Set[KeyPath], at: KeyPath = ()) -> Any:
    """A copy of `given` without the keys at `left_out` and those that hold nothing."""
    if isinstance(given, Mapping):
        kept = {key: value for key, value in given.items() if value is not None and (*at, key) not in left_out}
        return {key: _without(value, left_out, (*at, key)) for key, value in kept.items()}
    if isinstance(given, list):
        return [_without(item, left_out, (*at, index)) for index, item in enumerate(given)]
    return given


def _dataclass_in(kind: object) -> type | None:
    """The dataclass that `kind` is, is optionally, or is a tuple of."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind
    if typing.get_origin(kind) in (tuple, typing.Union, types.UnionType):
        return next((found for arg in typing.get_args(kind) if (found := _dataclass_in(arg))), None)
    return None


def _present(kept: Any, location: Sequence[str | int]) -> KeyPath:
    """The longest part of an error's location that names something in `kept`."""
    out: list[str | int] = []
    for step in location:
        in_list = isinstance(kept, list) and isinstance(step, int) and step < len(kept)
        if not in_list and not (isinstance(kept, dict) and step in kept):
            break
        kept = kept[step]
        out.append(step)
    return tuple(out)


def _remove(kept: Any, where: KeyPath) -> None:
    """Take out what stands at `where`; a list item takes its list's key with it, so that no index shifts."""
    names = next((i for i, step in enumerate(where) if isinstance(step, int)), len(where))
    for step in where[: names - 1]:
        kept = kept[step]
    if isinstance(kept, dict):
        kept.pop(where[names - 1], None)


def _misfit(where: KeyPath, error: Mapping[str, Any], path: str, lines: Mapping[KeyPath, int]) -> Problem:
    line = next((lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in lines), None)
    key = ".".join(str(step) for step in where if isinstance(step, str))
    expected = _EXPECTED.get(error["type"]) or error.get("ctx", {}).get("expected")
    wanted = f"expected {expected}" if expected else error["msg"]
    shown = error["input"] if isinstance(error["input"], str | int | float) else None
    given = f', not "{shown}"' if shown is not None else ""
    return Problem(path, line, "bad-value", f'"{key}": {wanted}{given}')
