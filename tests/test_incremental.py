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
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from digest import build, entry, memo, publish, tasks
from digest.commands import site as verbs
from digest.problems import DigestError
from digest.serve.session import Session
from digest.standing import Standing
from tests.sequences import STEPS, Step
from tests.test_site import BRIDGE

SEQUENCES = int(os.environ.get("DIGEST_SEQUENCES", "25"))
KILLED = 9
"""The exit code of a build that was ended where it stood."""


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
        """As the live server does, which trusts what it has left itself: proofs first, then pages, then what follows them."""
        try:
            done = self._session()
            while done.rest is not None:
                done = done.rest(lambda: False)
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
