"""Puts a built site as a commit on a branch, for hosts that publish a branch; the only importer of ghp-import.

The work tree and the index are not touched. What stands on the remote's branch is fetched first and kept as history.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import ghp_import

from digest.problems import DigestError

# How GitHub writes the addresses of a repository: https, ssh, and the short form of ssh.
_GITHUB = re.compile(
    r"(?:https://(?:[^/@]*@)?github\.com/|ssh://git@github\.com/|git@github\.com:)([\w.-]+)/([\w.-]+?)(?:\.git)?/?"
)
_NO_IDENTITY = "git does not know who you are; tell it with `git config user.name` and `git config user.email`"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is deployed to."""

    root: Path
    """A folder of the repository."""
    branch: str
    remote: str
    push: bool


@dataclass(frozen=True, slots=True)
class Deployed:
    """What a deployment did."""

    commit: str
    """The short name of the branch's newest commit."""
    new: bool
    """False where the branch had the very same site."""
    pushed: bool


def ready(place: Place) -> None:
    """Raises DigestError where nothing can be deployed: no repository, no remote, a branch that is in use, nobody to commit as."""
    if not _answer(place.root, "rev-parse", "--git-dir"):
        _refuse(f"{place.root.resolve()} is in no git repository; make one there: git init")
    if not _works(place.root, "check-ref-format", "--branch", place.branch):
        _refuse(f'"{place.branch}" cannot be the name of a branch')
    if _is_checked_out(place):
        _refuse(
            f'the branch "{place.branch}" is checked out, and its files would be replaced; name another with --branch'
        )
    if place.push and place.remote not in _answer(place.root, "remote").split("\n"):
        hint = "add one: git remote add NAME ADDRESS; or commit without it: --no-push"
        _refuse(f'the repository has no remote "{place.remote}"; {hint}')
    known = {key: _answer(place.root, "config", f"user.{key}") for key in ("name", "email")}
    if not all(known[key] or os.environ.get(f"GIT_COMMITTER_{key.upper()}") for key in known):
        _refuse(_NO_IDENTITY)


def url(place: Place) -> str:
    """The address that GitHub Pages gives the site of a repository on GitHub; empty for any other."""
    found = _GITHUB.fullmatch(_answer(place.root, "remote", "get-url", place.remote))
    if found is None:
        return ""
    owner, name = found[1].lower(), found[2]
    return (
        f"https://{owner}.github.io/" if name.lower() == f"{owner}.github.io" else f"https://{owner}.github.io/{name}/"
    )


def message(root: Path, version: str) -> str:
    """What the commit says: which state of the repository was built, by which Digest."""
    state = _answer(root, "rev-parse", "--short", "--verify", "HEAD")
    changed = ", with changes not committed" if state and _answer(root, "status", "--porcelain") else ""
    return f"Site of {state}{changed} ({version})" if state else f"Site ({version})"


def deploy(site: Path, place: Place, text: str) -> Deployed:
    """Commit the files in `site` to the branch, saying `text`, and push it; raises DigestError with git's own reason.

    A branch that has the very same files gets no commit. It is pushed all the same: an earlier push may have failed.
    """
    ref = f"refs/heads/{place.branch}"
    if place.push:
        _fetch(place)
    tracked = f"refs/remotes/{place.remote}/{place.branch}"
    before = _answer(place.root, "rev-parse", "--verify", "--quiet", tracked if place.push else ref)
    before = before or _answer(place.root, "rev-parse", "--verify", "--quiet", ref)
    _commit(site.resolve(), place, text)
    after = _answer(place.root, "rev-parse", "--verify", ref)
    new = not before or _tree(place, before) != _tree(place, after)
    if not new:
        _git(place.root, "update-ref", ref, before)
    if place.push:
        _push(place, ref)
    return Deployed(_answer(place.root, "rev-parse", "--short", ref), new, place.push)


def _commit(site: Path, place: Place, text: str) -> None:
    standing = _answer(place.root, "rev-parse", "--verify", "--quiet", f"refs/heads/{place.branch}")
    try:
        with contextlib.chdir(place.root):  # it asks git where it stands
            ghp_import.ghp_import(str(site), branch=place.branch, remote=place.remote, mesg=text, nojekyll=True)
    except (ghp_import.GhpError, OSError, TypeError) as fault:  # TypeError: how it tells that git took no commit
        _refuse(f"git made no commit on {place.branch}: {_line(str(getattr(fault, 'message', fault)))}")
    if _answer(place.root, "rev-parse", "--verify", "--quiet", f"refs/heads/{place.branch}") == standing:
        _refuse(f"git made no commit on {place.branch}")


def _fetch(place: Place) -> None:
    """Bring what the remote has on the branch, if it has it."""
    asked = _git(place.root, "ls-remote", "--exit-code", "--heads", place.remote, f"refs/heads/{place.branch}")
    if asked.returncode == 2:  # reached, and there is no such branch
        _git(place.root, "update-ref", "-d", f"refs/remotes/{place.remote}/{place.branch}")
        return
    spec = f"+refs/heads/{place.branch}:refs/remotes/{place.remote}/{place.branch}"
    done = asked if asked.returncode else _git(place.root, "fetch", "--quiet", place.remote, spec)
    if done.returncode:
        _refuse(f'the remote "{place.remote}" cannot be reached: {_line(done.stderr)}')


def _push(place: Place, ref: str) -> None:
    done = _git(place.root, "push", "--porcelain", place.remote, f"{ref}:{ref}")
    if done.returncode:
        reason = next((line for line in done.stdout.split("\n") if line.startswith("!")), done.stderr)
        hint = f"the commit is on your branch {place.branch}; when what hinders it is mended, deploy again"
        _refuse(f'the remote "{place.remote}" did not take the push: {_line(reason)}; {hint}')


def _is_checked_out(place: Place) -> bool:
    trees = _answer(place.root, "worktree", "list", "--porcelain").split("\n")
    return f"branch refs/heads/{place.branch}" in trees


def _tree(place: Place, commit: str) -> str:
    return _answer(place.root, "rev-parse", f"{commit}^{{tree}}")


def _answer(root: Path, *words: str) -> str:
    """What git says; empty where it fails."""
    done = _git(root, *words)
    return done.stdout.strip() if done.returncode == 0 else ""


def _works(root: Path, *words: str) -> bool:
    return _git(root, *words).returncode == 0


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = ("git", *words)
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        _refuse("git is not installed, or the site's folder is gone")


def _line(text: str) -> str:
    return " ".join(text.replace("fatal: ", "").split())


def _refuse(text: str) -> NoReturn:
    raise DigestError(text)
