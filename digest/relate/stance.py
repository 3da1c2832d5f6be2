"""How a sentence stands to what it tells: denied, possible, asked for; none of these where it plainly asserts."""

from __future__ import annotations

import functools
import re

from digest import lexicon

KINDS = ("asked", "denied", "possible")


def stance(text: str, language: str) -> frozenset[str]:
    """Which of KINDS the cue words of `language` show in `text`."""
    folded = text.casefold().replace("’", "'")
    found = ((kind, _cues(language.partition("-")[0].lower(), kind)) for kind in KINDS)
    return frozenset(kind for kind, cues in found if cues is not None and cues.search(folded))


@functools.cache
def _cues(language: str, kind: str) -> re.Pattern[str] | None:
    cues = lexicon.words("stance", language, kind)
    if not cues:
        return None
    choices = "|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in sorted(cues))
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])")
