"""What a sentence gives as the cause of what: `the fire was due to a drone`."""

from __future__ import annotations

import functools
import re

from digest import lexicon

_END = re.compile(r"[,;:()–—]|\b(?:as|after|while|but|and|which|who|said|says)\b|$")
# The longest cause that is compared, in characters.
LONGEST = 80


def tells_cause(text: str, language: str) -> bool:
    """Whether a sentence gives a cause for something."""
    primary = language.partition("-")[0].lower()
    cues = (_cue(primary, "caused_by"), _cue(primary, "causes"))
    if any(cue is not None and cue.search(text) is not None for cue in cues):
        return True
    return any(_blamed(primary, name, text) is not None for name in ("blamed_on", "blamed_for"))


def parted(text: str, language: str) -> tuple[str, str] | None:
    """What was caused, and the words of the cause."""
    primary = language.partition("-")[0].lower()
    after = _cue(primary, "caused_by")
    met = after.search(text) if after is not None else None
    if met is not None:
        end = _END.search(text, met.end(), min(len(text), met.end() + LONGEST))
        return text[: met.start()], text[met.end() : end.start() if end is not None else met.end() + LONGEST].strip(
            " ."
        )
    blamed = _blamed(primary, "blamed_on", text)
    if blamed is not None:
        return blamed
    to_blame = _blamed(primary, "blamed_for", text)
    if to_blame is not None:
        return to_blame[1], to_blame[0]
    before = _cue(primary, "causes")
    met = before.search(text) if before is not None else None
    return (text[met.end() :], text[: met.start()].strip(" .")) if met is not None and met.start() <= LONGEST else None


def _blamed(language: str, name: str, text: str) -> tuple[str, str] | None:
    """What stands between the two parts of a cue, as in `blamed the fire on a smoker`, and what stands after it."""
    for cue in lexicon.words("differ", language, name):
        opening, _, joint = cue.partition("~")
        start = re.search(rf"(?<![\w'])(?:{opening.strip()})\s", text, re.IGNORECASE)
        middle = text.find(f" {joint.strip()} ", start.end(), start.end() + LONGEST) if start is not None else -1
        if start is not None and middle > 0:
            after = middle + len(joint.strip()) + 2
            end = _END.search(text, after, min(len(text), after + LONGEST))
            return text[start.end() : middle], text[after : end.start() if end else after + LONGEST].strip(" .")
    return None


@functools.cache
def _cue(language: str, name: str) -> re.Pattern[str] | None:
    cues = lexicon.words("differ", language, name)
    choices = "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])", re.IGNORECASE) if cues else None
