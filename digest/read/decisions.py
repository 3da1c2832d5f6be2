"""What the editor decides in place of the program, as it is written under `decisions:` of a topic."""

from __future__ import annotations

import calendar
import dataclasses
import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from digest.disguise import unmasked
from digest.model import APART, DECIDED, CitedKind, Decision, DecisionVerb, Outcome, PinKind, Target, TargetKind, When
from digest.problems import Problem, nearest
from digest.read.rules import Lines

KINDS: tuple[TargetKind, ...] = typing.get_args(TargetKind)
NOBODY = "none"
_PINS: tuple[PinKind, ...] = typing.get_args(PinKind)
_OUTCOMES: tuple[Outcome, ...] = typing.get_args(Outcome)
_CITED: tuple[CitedKind, ...] = typing.get_args(CitedKind)
# An id as it is shown, or its first characters: six are enough to tell thousands apart. `fact-…` is the address on a page.
_TARGET = re.compile(r"(?:([a-z]+)[ -]+)?([0-9a-f]{6,12}(?:-[0-9]+)?)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_TO = " to "


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a decision of one verb looks like."""

    least: int = 1
    needs: str | None = None
    """The key that must stand beside it."""
    may: tuple[str, ...] = ()
    each: bool = False
    """Whether a list decides each of its entries by itself."""


VERBS: Mapping[DecisionVerb, _Shape] = {
    "reject": _Shape(each=True),
    "pin": _Shape(least=2, may=("as",)),
    "merge": _Shape(least=2),
    "split": _Shape(needs="apart"),
    "origins": _Shape(needs="are"),
    "speaker": _Shape(needs="is"),
    "claimant": _Shape(needs="is", may=("kind",)),
    "date": _Shape(needs="is"),
    "hide": _Shape(each=True),
    "outcome": _Shape(needs="is"),
}
KEYS = ("as", "apart", "are", "is", "kind")


class _Slip(Exception):  # noqa: N818 - ends the reading of one decision; becomes a problem
    """What is wrong with a decision, at which of its keys, and what to do about it."""

    def __init__(self, message: str, key: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.key = key
        self.hint = hint


def decisions(
    given: Sequence[Any], *, path: str, lines: Lines, text: str = ""
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions that `decisions: given` states; one that cannot be understood is left out, with a problem.

    `text` is that of the file, from which the comments are taken.
    """
    rows = text.split("\n")
    out: list[Decision] = []
    problems: list[Problem] = []
    for at, item in enumerate(given):
        line = lines.get(("decisions", at))
        try:
            out += (dataclasses.replace(one, note=_comment(rows, line)) for one in _decision(item, line))
        except _Slip as slip:
            line = lines.get(("decisions", at, slip.key or ""), line)
            problems.append(Problem(path, line, "bad-decision", str(slip), slip.hint, "error"))
    return tuple(out), tuple(problems)


def _comment(rows: Sequence[str], line: int | None) -> str:
    """What stands behind `#` in a line."""
    row = rows[line - 1] if line is not None and line <= len(rows) else ""
    return " ".join(row.partition(" #")[2].split())


def _decision(item: Any, line: int | None) -> Iterator[Decision]:
    verb, shape = _verb(item)
    targets = tuple(_target(word, verb, DECIDED[verb]) for word in _list(item[verb], verb))
    if len(targets) < shape.least:
        raise _Slip(f"`{verb}` needs at least {shape.least} of them", verb, f"write `{verb}: [ID, ID]`")
    if len(targets) > 1 and shape.least == 1 and not shape.each:
        raise _Slip(f"`{verb}` takes one of them", verb, "give each its own item")
    made = _made(verb, targets, item, line)
    if not shape.each:
        yield made
        return
    yield from (Decision(verb, (target,), line=line) for target in targets)


def _verb(item: Any) -> tuple[DecisionVerb, _Shape]:
    """The verb of a decision, with no key beside it that does not belong there."""
    given = [key for key in item if key in VERBS] if isinstance(item, Mapping) else []
    if len(given) != 1:
        strange = [str(key) for key in item if key not in KEYS] if isinstance(item, Mapping) else []
        hint = nearest(strange[0], VERBS) if strange and not given else None
        said = " and ".join(given) or (f'unknown key "{strange[0]}"' if strange else "none of them")
        message = f"a decision needs one of {', '.join(VERBS)}; this has {said}"
        raise _Slip(message, strange[0] if strange else None, hint or "give each decision its own item, `- verb: ID`")
    verb: DecisionVerb = given[0]
    shape = VERBS[verb]
    known = (*((shape.needs,) if shape.needs else ()), *shape.may)
    for key in item:
        if key != verb and key not in known:
            takes = f"`{verb}` takes {' and '.join(f'`{name}`' for name in known) or 'nothing'} beside it"
            raise _Slip(f'unknown key "{key}"', key, nearest(str(key), known) or takes)
    if shape.needs and shape.needs not in item:
        raise _Slip(f"`{verb}` needs `{shape.needs}:` beside it", verb)
    return verb, shape


def _made(verb: DecisionVerb, targets: tuple[Target, ...], item: Mapping[str, Any], line: int | None) -> Decision:
    value = item.get("is")
    if verb == "pin":
        return Decision(verb, targets, link=cast("PinKind", _one_of(item.get("as", _PINS[0]), "as", _PINS)), line=line)
    if verb == "split":
        taken = tuple(_target(word, "apart", APART) for word in _list(item["apart"], "apart"))
        return Decision(verb, targets, apart=taken, line=line)
    if verb == "origins":
        return Decision(verb, targets, names=_names(_list(item["are"], "are")), line=line)
    if verb == "date":
        return Decision(verb, targets, date=_date(value), line=line)
    if verb == "outcome":
        return Decision(verb, targets, outcome=cast("Outcome", _one_of(value, "is", _OUTCOMES)), line=line)
    if verb in ("speaker", "claimant"):
        kind = cast("CitedKind", _one_of(item["kind"], "kind", _CITED)) if "kind" in item else None
        return Decision(verb, targets, names=_names(_list(value, "is"))[:1], kind=kind, line=line)
    return Decision(verb, targets, line=line)


def _list(value: Any, key: str) -> list[str]:
    """One word, or several: in a list, or parted by commas in the items of `are`."""
    found = value if isinstance(value, list) else [value]
    if not found or not all(isinstance(word, str) and word.strip() for word in found):
        raise _Slip(f'"{key}": expected a word or a list of them', key)
    return [" ".join(unmasked(word).split()) for word in found]


def _target(word: str, key: str, kinds: tuple[TargetKind, ...]) -> Target:
    match = _TARGET.fullmatch(word.lower())
    if match is None:
        hint = "an id has 12 of the signs 0-9 and a-f, its first six are enough; `digest explain TOPIC` lists them"
        raise _Slip(f'"{word}" is no id', key, hint)
    kind = match[1]
    if kind is not None and kind not in KINDS:
        raise _Slip(f'"{kind}" is nothing that has an id', key, nearest(kind, KINDS) or f"one of {', '.join(KINDS)}")
    if kind is not None and kind not in kinds:
        raise _Slip(f"`{key}` does not go with a {kind}", key, f"it takes a {' or '.join(kinds)}")
    return Target(match[2], cast("TargetKind", kind) if kind else kinds[0] if len(kinds) == 1 else None)


def _one_of(value: Any, key: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise _Slip(f'"{key}": expected one of {", ".join(known)}, not "{value}"', key, nearest(str(value), known))
    return cast("str", value)


def _names(found: list[str]) -> tuple[str, ...]:
    return tuple(name for name in found if name != NOBODY)


def _date(value: Any) -> When:
    """A day, month or year as ISO 8601 has it, or two of them with `to` between."""
    first, to, last = value.partition(_TO) if isinstance(value, str) else ("", "", "")
    begin, end = _calendar(first), _calendar(last) if to else None
    if begin is None or (to and (end is None or end.end < begin.start)):
        raise _Slip(f'"is": "{value}" is no date', "is", "write 2025-03-13, 2025-03, 2025 or 2025-03-10 to 2025-03-13")
    return begin if end is None else When(begin.start, end.end, "range", "stated")


def _calendar(text: str) -> When | None:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return When(start, start, "day", "stated")
    if month is not None:
        return When(start, date(start.year, month, calendar.monthrange(start.year, month)[1]), "month", "stated")
    return When(start, date(start.year, 12, 31), "year", "stated")
