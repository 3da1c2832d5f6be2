"""A line under the headline that holds no more than who wrote the article, for whom or where: `Ann Lee, “The Bee”`, `Ann Lee at Eastport`."""

from __future__ import annotations

import re

from digest import words
from digest.clean import shape

_LONGEST = 90
_WORD = r"[^\W\d_][\w.'’-]*"
_SIGNED = re.compile(
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,2}})"
    rf"(?:,\s*(?P<quoted>[«“„\"][^«»“”„\"]{{2,50}}[»”“\"])|(?:,\s*|\s*\|\s*|\s(?:at|in|à|w|в|у|aus)\s)(?P<rest>{_WORD}(?:\s{_WORD}){{0,5}}))"
)


def signer(text: str) -> str | None:
    """The name in such a line; None where `text` is none. Whether it is a byline, only what stands round it tells."""
    line = words.squash(text)
    found = _SIGNED.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None or shape.ends(line):
        return None
    name = found["name"]
    capital = all(word[0].isupper() for word in name.split())
    if not capital or not (found["quoted"] or shape.is_name(found["rest"])):
        return None
    # A surname is often in capitals: `Андрій МЕЛЬНИЧУК`.
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in name.split())
