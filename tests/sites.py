"""A small fluent helper for whole-site tests: write files, build, look.

`SiteTest(tmp_path).seed("a.txt", "…").build().has("index.html", "…").edit("seeds/a.txt", "…").build().wrote(3)`.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Self

import pytest

from digest import build, entry, memo, publish, tasks
from digest.problems import Problem


class SiteTest:
    """A site in a folder of its own, built in this process through the same calls as the command line's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self.change: publish.Published | None = None
        self.problems: tuple[Problem, ...] = ()
        (root / "seeds").mkdir(parents=True, exist_ok=True)

    def seed(self, name: str, text: str | bytes) -> Self:
        return self.edit(f"seeds/{name}", text)

    def topic(self, name: str, text: str | bytes) -> Self:
        return self.edit(f"content/topics/{name}", text)

    def edit(self, path: str, text: str | bytes) -> Self:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def delete(self, path: str) -> Self:
        (self.root / path).unlink()
        return self

    def rename(self, old: str, new: str) -> Self:
        (self.root / old).rename(self.root / new)
        return self

    def plan(self, *, remember: bool = True) -> build.Plan:
        memory = memo.Memo(self.root / ".digest" if remember else None)
        try:
            return build.plan(self.root, {}, tasks.Workshop(memory), self.site)
        finally:
            memory.close()

    def build(self, *, remember: bool = True) -> Self:
        plan = self.plan(remember=remember)
        self.change = publish.publish(plan.outputs, self.site)
        self.problems = plan.problems
        return self

    def has(self, path: str, *texts: str) -> Self:
        page = (self.site / path).read_text("utf-8")
        for text in texts:
            assert text in page, f"{path} does not hold {text!r}"
        return self

    def lacks(self, path: str, *texts: str) -> Self:
        page = (self.site / path).read_text("utf-8")
        for text in texts:
            assert text not in page, f"{path} holds {text!r}"
        return self

    def wrote(self, count: int) -> Self:
        assert self.change is not None
        assert len(self.change.written) == count, self.change.written
        return self

    def told(self, code: str, *texts: str) -> Self:
        """There is a problem of this code whose line holds each of the texts."""
        lines = [str(problem) for problem in self.problems if problem.code == code]
        assert any(all(text in line for text in texts) for line in lines), [str(problem) for problem in self.problems]
        return self

    def tree(self) -> dict[str, bytes]:
        """Every file of the published site."""
        files = sorted(path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}


def run(
    *arguments: str, cwd: Path, code: int = 0, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, expected to end with `code`."""
    done = subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "100", "PYTHONUTF8": "1", **(environment or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def verb(*arguments: str, cwd: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """As `run`, but in this process, which has loaded everything: a verb's own work is a tenth of what a new process costs."""
    said, wrong, ended = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(wrong):
        patch.chdir(cwd)
        patch.setenv("COLUMNS", "100")
        patch.setattr(sys, "argv", ["digest", *arguments])
        try:
            entry.main()
        except SystemExit as left:
            ended = int(left.code or 0)
    assert ended == code, f"exit {ended}\n{said.getvalue()}\n{wrong.getvalue()}"
    return subprocess.CompletedProcess(arguments, ended, said.getvalue(), wrong.getvalue())
