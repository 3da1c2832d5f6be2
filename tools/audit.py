"""Asks for known weaknesses of everything that is locked: `make audit`, in CI and once a week.

pip-audit reads the locks and asks PyPI, which passes on what the Python Packaging Advisory Database and GitHub know. By
itself it says that nothing is known to be wrong, and succeeds, where the index told it nothing, and fails with a traceback
where there is no network. Here a weakness fails, and what could not be asked is said in one line; with `--strict` that fails
as well. Every other argument is handed on, such as `--ignore-vuln ID`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_STRICT = "--strict"
_UNREACHED = re.compile(
    r"^(?:requests|urllib3)\.exceptions\.\w+|^pip_audit\S+\.(?:Connection|Service)Error", re.MULTILINE
)
"""The last line of the traceback with which pip-audit ends where there is no network, or no answer from the index."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was answered about the locked packages."""

    weak: tuple[str, ...]
    """A line for each known weakness: package, version, identifier, and the versions without it."""
    asked: int
    """Packages about which there was an answer."""
    unasked: int
    """Packages about which there was none."""


def asked(locks: list[Path], arguments: list[str]) -> Found:
    """What is known of the packages in `locks`; raises RuntimeError with what pip-audit said, where that is not about a network."""
    files = [part for lock in locks for part in ("--requirement", str(lock))]
    fixed = ["--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", *fixed, *files, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments, and those of who calls
    if not done.stdout.strip():
        if not _UNREACHED.search(done.stderr):
            raise RuntimeError(done.stderr)
        return Found((), 0, 0)
    return found(done.stdout)


def found(report: str) -> Found:
    """What is in pip-audit's report, a JSON object; a package that stands in several locks is one."""
    packages = {package["name"]: package for package in json.loads(report)["dependencies"]}
    answers = [package for package in packages.values() if "skip_reason" not in package]
    weak = [
        f"{package['name']} {package['version']}: {one['id']}, not in {', '.join(one['fix_versions']) or 'any version'}"
        for package in answers
        for one in package["vulns"]
    ]
    return Found(tuple(weak), len(answers), len(packages) - len(answers))


def verdict(answer: Found, *, strict: bool) -> tuple[tuple[str, ...], int]:
    """What is said of an answer, and the exit code: 1 where there is a weakness or, if `strict`, anything was not asked."""
    if not answer.asked:
        return ("audit: nobody could be asked about weaknesses; nothing is known",), int(strict)
    unasked = f", {answer.unasked} could not be asked about" if answer.unasked else ""
    closing = f"audit: {len(answer.weak)} known weaknesses in {answer.asked} packages{unasked}"
    return (*answer.weak, closing), int(bool(answer.weak) or (strict and bool(answer.unasked)))


def main(arguments: list[str], folder: Path = ROOT / "requirements") -> int:
    """Prints what is known of the locks in `folder`, and returns the exit code."""
    answer = asked(sorted(folder.glob("*.txt")), [one for one in arguments if one != _STRICT])
    lines, code = verdict(answer, strict=_STRICT in arguments)
    print(*lines, sep="\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
