"""Sequences of what people do to a site's folders, drawn, each with the way in which the site is built after it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from tests.test_site import BRIDGE, BRIDGE_TOO, TOPIC

FERRY = """---
title: Ferry to run all night
outlet: Island Herald
date: 2025-03-16
tags: [ferry, night]
---

The ferry of Port Ellery will run all night until the harbour bridge is open, the Harbour Authority said on Sunday.

"We owe the islanders a bridge," Mayor Anna Lindqvist told the Coast Gazette.
"""
TEXTS = (
    BRIDGE,
    BRIDGE_TOO,
    FERRY,
    BRIDGE.replace("Friday", "Thursday"),
    BRIDGE_TOO.replace("48 million", "52 million").replace("Coast Gazette", "Island Herald"),
    BRIDGE_TOO.replace("title: Port", "draft: true\ntitle: Port"),
    FERRY.replace("tags: [ferry, night]", "topics: [x]"),
    "",
    "---\ntitle: Only a title\n---\n",
    "---\ntitle: [broken\n---\n\nThe text under broken front matter is still read here.\n",
)
SEEDS = ("seeds/a.txt", "seeds/b.md", "seeds/c.md", "seeds/below/d.md", "seeds/photo.jpg")
FILES = {
    "content/site.yaml": (
        "search: false\n",
        "title: X\nsearch: false\n",
        "tags:\n  count: 2\nsearch: false\n",
        "url: https://news.example/x\nlanguage: fr\nsearch: false\n",
        "title: X\n",
    ),
    "content/topics/x.md": (TOPIC, TOPIC.replace("bridge", "ferry"), TOPIC + "\nMore is *known*.\n"),
    "content/topics/y.md": (TOPIC.replace("Harbour bridge", "Ferries").replace("harbour bridge", "ferry"),),
    "content/articles/fix.md": (
        "---\nseed: a.txt\noutlet: Ellery Post\n---\n",
        "---\nseed: b.md\ndate: 2025-03-01\n---\n",
    ),
    "content/pages/about.md": ("---\ntitle: About us\n---\n\nWe read.\n",),
    "content/tags.yaml": (
        "tags:\n  - label: Bridges\n    forms: [harbour bridge]\n",
        "tags:\n  - label: Port Ellery\n    kind: place\n    broader: Bridges\n  - Bridges\n",
        "- no list of tags\n",
    ),
    "content/permalinks.txt": ("articles/bridge-kept    seeds/a.txt\n", "articles/bridge-gone    gone\n", "nonsense\n"),
    "templates/404.html": (
        '{% extends "digest/404.html" %}{% block content %}Lost at sea{% endblock %}',
        '{% extends "digest/404.html" %}',
    ),
    "templates/parts.html": ('{% extends "digest/parts.html" %}',),
    "templates/assets/own.css": ("p { color: red }\n", ""),
}
PATHS = (*SEEDS, *FILES)


@dataclass(frozen=True, slots=True)
class Step:
    """Something done to the folders, and how the site is then built."""

    kind: str
    path: str
    other: str
    text: int
    how: str
    killed: int
    """The file-changing call at which a build ends that is killed."""

    def do(self, root: Path) -> None:
        """Do it, where it can be done."""
        path, other = root / self.path, root / self.other
        texts = FILES.get(self.path, TEXTS)
        if self.kind == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[self.text % len(texts)])
        elif self.kind == "delete":
            path.unlink(missing_ok=True)
        elif self.kind == "rename" and path.exists():
            other.parent.mkdir(parents=True, exist_ok=True)
            path.replace(other)
        elif self.kind == "touch" and path.exists():
            os.utime(path)
        elif self.kind == "meddle":
            _meddle(root, self.text)


def _meddle(root: Path, how: int) -> None:
    """Change what was built, or what is remembered of it."""
    chosen = (
        "site/index.html",
        ".digest/memo.sqlite",
        ".digest/unchanged",
        ".digest/spare/index.html",
        "site/.digest-manifest",
    )
    path = root / chosen[how % len(chosen)]
    if how % len(chosen) == 4 or not path.exists():  # the list of what is ours is ours alone
        shutil.rmtree(root / ".digest/spare", ignore_errors=True)
        return
    data = bytearray(path.read_bytes() or b"x")
    data[len(data) * how // 97 % len(data)] ^= 0xFF
    path.write_bytes(data)


STEPS = st.builds(
    Step,
    kind=st.sampled_from(("write", "write", "write", "delete", "rename", "touch", "meddle")),
    path=st.sampled_from(PATHS),
    other=st.sampled_from(SEEDS),
    text=st.integers(0, 96),
    how=st.sampled_from(("verb", "verb", "live", "killed", "none")),
    killed=st.one_of(st.integers(1, 40), st.integers(1, 300)),
)
