"""Whether what stands in quotation marks is speech: not a name, a title, a nickname or a doubtful word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.analyse import marks
from digest.analyse.views import View
from digest.words import words

# With fewer words and no cue, a stretch in quotation marks is a doubtful word rather than speech.
_LONG = 5
_LEADS_IN = re.compile(r"[:,]\s*\Z")


def is_speech(view: View, span: marks.Span, unit: tuple[int, int], *, bound: bool) -> bool:
    """Whether what stands in `span` of the sentence `unit` is somebody's words; `bound` tells that a cue belongs to it."""
    said = words(view.text[span.start : span.end])
    if not said or _is_label(view, span, said):
        return False
    if bound or len(said) >= _LONG:
        return True
    around = view.words_around
    return len(said) > 1 and not (around.any(unit[0], span.outer_start) or around.any(span.outer_end, unit[1]))


def _is_label(view: View, span: marks.Span, said: Sequence[str]) -> bool:
    """Whether what is quoted is a name, a title or a doubtful word: after "so-called", or in capitals with no stop."""
    text, rules = view.text, view.rules
    lead = words(text[max(0, span.outer_start - 40) : span.outer_start])
    if (
        lead
        and lead[-1].lower() in rules.works
        and not _LEADS_IN.search(text, max(0, span.outer_start - 40), span.outer_start)
    ):
        return len(said) <= 8
    joining = rules.particles | rules.links
    small = any(not word[0].isupper() and not word[0].isdigit() and word.lower() not in joining for word in said)
    ended = text[span.end - 1] in ".,!?…"
    return not small and not ended and len(said) <= 8 and said[0][0].isupper()
