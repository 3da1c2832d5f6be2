"""What the editor wants each source's answer to, as it is written under `questions:` of a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from digest import words
from digest.disguise import unmasked
from digest.identity import identity, told_apart
from digest.model import Pattern, Question
from digest.problems import Problem, nearest
from digest.read.rules import Lines

KEYS = ("ask", "about", "within")
ANYWHERE = 1_000
"""Words: what a question is about may stand anywhere in a sentence, however long."""
_HINT = "write `- ask: …`, and below it, if you like, `about: [words | other words, further words]`"


def questions(given: Sequence[Any], *, path: str, lines: Lines) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions that `questions: given` asks; one that cannot be understood is left out, with a problem."""
    problems: list[Problem] = []
    found = [_question(item, ("questions", at), path, lines, problems) for at, item in enumerate(given)]
    asked = [row for row in found if row is not None]
    names = told_apart(identity(text) for text, _ in asked)
    return tuple(Question(name, *row) for name, row in zip(names, asked, strict=True)), tuple(problems)


def _question(
    item: Any, at: tuple[str | int, ...], path: str, lines: Lines, problems: list[Problem]
) -> tuple[str, tuple[Pattern, ...]] | None:
    """What is asked, and what an answer speaks of; a plain item is a question."""
    if isinstance(item, str):
        item = {"ask": item}
    if not isinstance(item, Mapping) or not isinstance(item.get("ask"), str) or not words.words(item["ask"]):
        problems.append(Problem(path, lines.get(at), "bad-question", "not a question", _HINT, "error"))
        return None
    for key in item:
        if key not in KEYS:
            line = lines.get((*at, key))
            problems.append(Problem(path, line, "unknown-key", f'unknown key "{key}"', nearest(str(key), KEYS)))
    return words.squash(unmasked(item["ask"])), _about(item, at, path, lines, problems)


def _about(
    item: Mapping[str, Any], at: tuple[str | int, ...], path: str, lines: Lines, problems: list[Problem]
) -> tuple[Pattern, ...]:
    """One pattern of all that must stand in an answer; none where the question says it by itself."""
    given = item.get("about")
    parts = [given] if isinstance(given, str) else given or []
    within = _within(item.get("within"), len(parts))
    if within is None:
        line, message = lines.get((*at, "within")), f'"within": expected a whole number, not "{item["within"]}"'
        problems.append(Problem(path, line, "bad-value", message))
    if not isinstance(parts, list) or not all(isinstance(part, str) and words.words(part) for part in parts):
        hint = "list words or phrases, other words for one behind a bar: `[encircl* | surround*, troops]`"
        problems.append(Problem(path, lines.get((*at, "about")), "bad-question", '"about": not a list of words', hint))
        return ()
    if len(parts) == 1:
        return (Pattern(text=parts[0]),)
    return (Pattern(near=tuple(parts), within=within or ANYWHERE),) if parts else ()


def _within(given: Any, parts: int) -> int | None:
    if given is None:
        return ANYWHERE
    is_count = isinstance(given, str) and len(given) <= len(str(ANYWHERE)) and given.isdecimal()
    return int(given) if is_count and int(given) >= max(parts, 1) else None
