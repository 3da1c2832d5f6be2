"""YAML as an editor writes it: plain mappings, lists and scalars, with the line of every key.

Scalars stay the words they are (`NO` is a word, `12:30` a time of day); what a key expects decides their type later.
Anchors, aliases, merges, tags and several documents are refused: content needs none of them, and each is a way to
make a small file expensive. The only importer of PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 20

Path = tuple[str | int, ...]

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

# What front matter is mostly made of, read without a parser: a key and on the same line a word or several, a quotation without
# escapes, or a list of such. Signs that may mean something else at their place are left to the parser.
_QUOTED = r"""(?:"[^"\\]*"|'[^']*')"""
_ITEM = rf"(?:[^\W_]\w*(?:[ -]\w+)*|{_QUOTED})"
_LIST = rf"\[ *(?:{_ITEM} *(?:, *{_ITEM} *)*)?\]"
_PLAIN = r"[\w(](?:[^:# ]|:(?! |$)|(?<! )\#|\ (?!\#))*+"
_LINE = re.compile(rf"([A-Za-z_][\w-]{{0,99}}):(?: ++({_QUOTED}|{_LIST}|{_PLAIN}))? *+")
_ITEMS = re.compile(_ITEM)


class YamlError(Exception):
    """The text is not the YAML that content may use; `line` counts from 1 within the text given."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Parsed:
    """A mapping and where its parts stand."""

    value: dict[str, object]
    lines: dict[Path, int]
    """The line, counted from 1 within the text given, of each key and list item, by its path."""


def parse(text: str) -> Parsed:
    """The mapping that `text` holds (empty for an empty text); raises YamlError."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"longer than {MAX_CHARACTERS // 1024} kB", 1)
    return _plain(text) or _parsed(text)


def _parsed(text: str) -> Parsed:
    """The mapping that the parser finds."""
    root = _compose(text)
    lines: dict[Path, int] = {}
    if root is None:
        return Parsed({}, lines)
    if not isinstance(root, yaml.MappingNode):
        raise YamlError("expected lines of the form `key: value`", root.start_mark.line + 1)
    value = _value(root, (), lines)
    assert isinstance(value, dict)
    return Parsed(value, lines)


def _plain(text: str) -> Parsed | None:
    """The mapping of lines that need no parser; None where a line is not such."""
    value: dict[str, object] = {}
    lines: dict[Path, int] = {}
    for number, row in enumerate(text.removesuffix("\n").split("\n"), 1):
        read = _LINE.fullmatch(row) if row.isprintable() else None
        if read is None or read[1] in value:
            return None
        key, word = read[1], (read[2] or "").rstrip(" ")
        lines[(key,)] = number
        if word.startswith("["):
            items = [_word(item) for item in _ITEMS.findall(word)]
            lines |= {(key, place): number for place in range(len(items))}
            value[key] = items
        else:
            value[key] = _word(word)
    return Parsed(value, lines)


def _word(written: str) -> str | None:
    if written[:1] in ("'", '"'):
        return written[1:-1]
    return None if written in _NOTHING else written


def _compose(text: str) -> yaml.Node | None:
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            _refuse(event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:  # before PyYAML goes on: its time grows with the square of the depth
                raise YamlError("nested too deeply", _line(event.start_mark))
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        raise YamlError(fault.problem or "not valid YAML", _line(fault.problem_mark)) from None
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        raise YamlError(f"character U+{ord(text[fault.position]):04X} is not allowed in YAML", line) from None


def _refuse(event: yaml.Event) -> None:
    line = _line(event.start_mark)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise YamlError("anchors and aliases (`&`, `*`) are not supported", line)
    if getattr(event, "tag", None):
        raise YamlError("tags (`!`) are not supported", line)
    lone = _SURROGATE.search(event.value) if isinstance(event, yaml.ScalarEvent) else None
    if lone:  # an escape such as "\ud800" makes what no file can hold
        raise YamlError(f"character U+{ord(lone[0]):04X} is not allowed in YAML", line)


def _line(mark: Any) -> int:
    return mark.line + 1 if mark is not None else 1


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> object:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*path, index)] = item.start_mark.line + 1
        return [_value(item, (*path, index), lines) for index, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    plain = node.style is None
    word: str = node.value
    return None if plain and word in _NOTHING else word


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, object]:
    out: dict[str, object] = {}
    for key, item in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise YamlError("a key must be a word", line)
        if key.value in out:
            raise YamlError(f'key "{key.value}" is given twice', line)
        if key.value == "<<":
            raise YamlError("merge keys (`<<`) are not supported", line)
        lines[(*path, key.value)] = line
        out[key.value] = _value(item, (*path, key.value), lines)
    return out


def line(key: str, value: str | Sequence[str]) -> str:
    """One line that `parse` reads back as `{key: value}`: words stand plain where they can, else in quotation marks.

    What does not print, such as a mark that turns the direction of writing, is written as an escape, to be seen.
    """
    if not isinstance(value, str):
        return f"{key}: [{', '.join(_scalar(word, '[{}]'.format) for word in value)}]"
    return f"{key}: {_scalar(value, '{}'.format)}"


def _scalar(word: str, place: Callable[[str], str]) -> str:
    """`word` as it may stand where `place` puts it."""
    if word.isprintable() and "#" not in word:
        try:
            read = parse(f"key: {place(word)}").value["key"]
        except YamlError:
            read = None
        if read in (word, [word]):
            return word
    escaped = "".join(_ESCAPES.get(sign) or (sign if sign.isprintable() else _escape(sign)) for sign in word)
    return f'"{escaped}"'


def _escape(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}"
