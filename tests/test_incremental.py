"""The law of incremental builds: whatever was done before, the published tree is the one that a clean build makes.

Sequences of edits, renames, deletions and changes of options, topics, lists and templates are drawn, with builds in between by the
command line and by a process that lives on, some of them killed at a drawn system call. `DIGEST_SEQUENCES` says how many (`make law`).
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from digest import build, entry, memo, publish, tasks
from digest.commands import site as verbs
from digest.problems import DigestError
from digest.serve.session import Session
from digest.standing import Standing
from tests.test_site import BRIDGE, BRIDGE_TOO, TOPIC

SEQUENCES = int(os.environ.get("DIGEST_SEQUENCES", "25"))
KILLED = 9
"""The exit code of a build that was ended where it stood."""

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
    FERRY.replace("topics", "tags").replace("tags: [ferry, night]", "topics: [x]"),
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
    "content/tags.yaml": ("- name: Bridges\n  also: [harbour bridge]\n",),
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
        ".digest/spare.json",
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
    killed=st.integers(1, 150),
)


class Builds:
    """Builds of one site, each in a way of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        publisher = publish.Publisher(root / "site", spare=root / ".digest" / "spare", lasting=True)
        self._session = Session(root, publisher, {}, self._opened, lambda *_: None)

    @contextlib.contextmanager
    def _opened(self, standing: Standing) -> Iterator[tasks.Workshop]:
        memory = memo.Memo(self.root / ".digest", standing)
        try:
            yield tasks.Workshop(memory)
        finally:
            memory.close()

    def build(self, how: str, killed: int = 0) -> bool:
        """Whether the site was built; one that cannot be leaves the last one."""
        if how == "none":
            return False
        if how == "killed":
            return self._apart(killed)
        return self._live() if how == "live" else self._verb()

    def _verb(self) -> bool:
        """As `digest build` does: nothing at all where nothing changed."""
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), contextlib.suppress(DigestError):
            is_built = entry.is_built(("--root", str(self.root), "--jobs", "1"))
            event("nothing to build" if is_built else "built")
            if not is_built:
                self._whole()
            return True
        return False

    def _whole(self) -> None:
        """The verb, without processes: what they are for has tests of its own."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("digest.workshop.guard", lambda *_: contextlib.nullcontext())
            verbs.build(root=self.root)

    def _live(self) -> bool:
        """As the live server does, which trusts what it has left itself: pages first, then what follows them."""
        try:
            done = self._session()
            if done.rest is not None:
                done = done.rest()
        except DigestError:
            return False
        if done.tidy is not None:
            done.tidy()
        return True

    def _apart(self, at: int) -> bool:
        """As the verb, in a process that ends, without a word, at the so-manieth call that changes a file."""
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):
                sys.addaudithook(_ending(at))
                self._verb()
            os._exit(0)
        was_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
        event("killed" if was_killed else "ended before it was killed")
        return not was_killed


def _ending(at: int) -> Callable[[str, tuple[object, ...]], None]:
    left = at

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in (
            "os.rename",
            "os.link",
            "os.remove",
            "os.mkdir",
            "os.rmdir",
            "os.chmod",
            "ctypes.call_function",
        )
        if changes or (event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            left -= 1
            if not left:
                os._exit(KILLED)

    return hook


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@functools.lru_cache(maxsize=2_000)
def clean(inputs: tuple[tuple[str, bytes], ...], scratch: Path) -> dict[str, bytes] | None:
    """What a first build makes of files; None where there is no site to be made of them."""
    shutil.rmtree(scratch, ignore_errors=True)
    for path, data in inputs:
        (scratch / path).parent.mkdir(parents=True, exist_ok=True)
        (scratch / path).write_bytes(data)
    (scratch / "seeds").mkdir(parents=True, exist_ok=True)
    try:
        outputs = build.plan(scratch, {}, tasks.Workshop(memo.Memo(None))).outputs
    except DigestError:
        return None
    publish.publish(outputs, scratch / "site")
    return tree(scratch / "site")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clean") / "site"


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_after_any_sequence_the_site_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, scratch: Path, steps: list[Step]
) -> None:
    root = tmp_path_factory.mktemp("law")
    (root / "seeds").mkdir()
    (root / "content").mkdir()
    (root / "seeds/a.txt").write_text(BRIDGE)
    (root / "content/site.yaml").write_text("search: false\n")
    builds = Builds(root)
    is_meddled = False
    for step in (*steps, Step("none", "", "", 0, "verb", 0)):
        before = tree(root / "site") if (root / "site").exists() else {}
        step.do(root)
        is_meddled |= step.kind == "meddle"
        # A process that lives on does not read again what it left itself: the verb does.
        how = "verb" if is_meddled and step.how == "live" else step.how
        done = builds.build(how, step.killed)
        is_meddled &= not done
        inputs = tuple(
            sorted(
                (name, data)
                for name, data in tree(root).items()
                if name.split("/")[0] in ("seeds", "content", "templates")
            )
        )
        expected = clean(inputs, scratch)
        found = tree(root / "site") if (root / "site").exists() else {}
        if done and expected is not None:
            assert found == expected
        elif step.kind != "meddle":
            assert found in (before, expected)
    shutil.rmtree(root)
