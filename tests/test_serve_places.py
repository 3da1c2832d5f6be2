from __future__ import annotations

from pathlib import Path

import pytest

from digest.serve.places import Places
from digest.serve.sources import SourceText

PAGE = """---
title: Harbour wall mended
note: by the port office
---

<p>The harbour   wall was
<b>mended</b> on&nbsp;Monday, the port&#39;s office said.</p>
Ferries ran as usual.

Engineers looked at the *northern* pier.
Ferries ran as usual.
"""


def places(text: str) -> Places:
    return Places(SourceText("seeds/a.md", Path("a.md"), tuple(text.split("\n"))))


@pytest.mark.parametrize(
    ("words", "guess", "line"),
    [
        ("The harbour wall was mended on Monday, the port's office said.", None, 6),
        ("mended on Monday, the port's office said.", None, 7),
        ("Ferries ran as usual.", None, 8),
        ("Ferries ran as usual.", 11, 11),
        ("Ferries ran as usual.", 8, 8),
        ("Ferries ran as usual.", 3, 8),
        ("Ferries ran as usual.", 999, 8),
        ("Engineers looked at the northern pier.", None, 10),
        ("Engineers looked at the northern pier, and then at a wall that nobody had seen.", None, 10),
        ("Nobody was hurt.", None, None),
        ("", 3, None),
        ("…", None, None),
    ],
)
def test_words_are_found_whatever_stands_between_them(words: str, guess: int | None, line: int | None) -> None:
    assert places(PAGE).words(words, guess) == line


def test_keys_are_those_of_the_front_matter() -> None:
    assert places(PAGE).key("title") == 2
    assert places(PAGE).key("Ferries ran as usual.") is None
    assert places("text\ntitle: no front matter\n\n---\n").key("title") == 2
    assert places("title: Site\nurl: x\n").key("url") == 2
    assert places("---\ntitle: never closed\n").key("title") is None


@pytest.mark.parametrize(
    ("text", "line"), [(PAGE, 6), ("words", 1), ("\n\nwords", 3), ("---\na: b\n---\n", None), ("", None)]
)
def test_the_body_is_what_follows_the_front_matter(text: str, line: int | None) -> None:
    assert places(text).body() == line


@pytest.mark.parametrize("piece", ["<", "<a ", "&", "&#x", " ", "\n"])
def test_hostile_texts_are_gone_through_once(piece: str) -> None:
    assert places(piece * 200_000).words("The harbour wall") is None
