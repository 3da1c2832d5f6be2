"""What a name may hold that nobody sees: signs without a shape, and signs that turn the direction of writing.

With them `Le Monde` passes for another `Le Monde`, and a title turns the words that follow it. The sets are those of Unicode 16:
`Bidi_Control` and `Default_Ignorable_Code_Point` (DerivedCoreProperties.txt), with the interlinear annotations. Joiners, variation
selectors and the tags of flags stay where they change a shape (UAX 31, 2.3; UTS 51).
"""

from __future__ import annotations

import re

_JOINING = "[\u0590-\u10ff\u1200-\u1cff\u200d\u20d0-\u2bff\u3030\u303d\u3297\u3299\ua800-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010800-\U0001fbff]"
"""Letters of the scripts that joiners part or join, and what pictures are made of; none is Latin, Greek or Cyrillic."""
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SELECTED = f"[^\\s\u0000-\u0022\u0024-\u0029\u002b-\u002f\u003a-\u00a8{_UNSEEN}][\ufe00-\ufe0f\U000e0100-\U000e01ef]|[\u1820-\u18aa][\u180b-\u180f]"
"""A sign and the one selector that chooses its form; letters of Latin and marks of ASCII have none, figures, `#` and `*` on keys do."""
_MASK = re.compile(f"({_FLAG}|{_SELECTED}|(?<={_JOINING})[\u200c\u200d](?={_JOINING}))|[{_UNSEEN}]+")
_BLANK = re.compile("[\\s\u2800\x00-\x1f\x7f-\x9f]*")


def unmasked(text: str) -> str:
    """`text` without the signs that nobody sees and those that turn the direction of writing; empty where nothing else is in it."""
    if text.isascii() and text.isprintable():
        return text if text.strip() else ""
    bare = _MASK.sub(lambda match: match[1] or "", text)
    return "" if _BLANK.fullmatch(bare) else bare
