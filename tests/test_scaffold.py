"""A new site: what is written, and what is never touched."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

from digest import config, read, scaffold, yamltext
from digest.problems import DigestError
from tests.conftest import ROOT


class Installed(metadata.Distribution):
    """A distribution with a record of where it was installed from."""

    def __init__(self, origin: object) -> None:
        self.origin = origin

    def read_text(self, filename: str) -> str | None:
        if filename == "METADATA":
            return "Metadata-Version: 2.4\nName: digest-site\nVersion: 9.8.7\n"
        return json.dumps(self.origin) if self.origin is not None else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    scaffold.init(tmp_path / "new" / "site")
    return tmp_path / "new" / "site"


def test_a_new_site_has_all_it_needs(tmp_path: Path) -> None:
    written = scaffold.init(tmp_path / "a")
    assert written == tuple(sorted(written))
    assert {
        ".github/workflows/pages.yml", ".github/workflows/preview.yml", ".gitignore", "README.md", "content/pages/about.md", "content/site.yaml",
        "content/topics/lowmere-bridge.md", "requirements.txt", "seeds/bridge-closed.txt",
    } <= set(written)  # fmt: skip
    found = {path.relative_to(tmp_path / "a").as_posix() for path in (tmp_path / "a").rglob("*") if path.is_file()}
    assert found == set(written)
    assert not [path for path in written if "dot-" in path]


def test_every_seed_says_that_it_is_invented(site: Path) -> None:
    seeds = sorted((site / "seeds").iterdir())
    assert len(seeds) == 3
    for seed in seeds:
        assert "Invented example text" in seed.read_text("utf-8"), seed.name


def test_the_options_are_all_known(site: Path) -> None:
    options, problems = config.load((site / "content/site.yaml").read_bytes(), {})
    assert problems == ()
    assert options.title == "My digest"
    found, faults = read.content(read.files(site)[0])
    assert faults == ()
    assert options.topics == tuple(topic.id for topic in found.topics)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    assert "README.md" in scaffold.init(tmp_path)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("mine")
    with pytest.raises(DigestError, match="not empty"):
        scaffold.init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(DigestError, match="is a file"):
        scaffold.init(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_a_folder_below_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DigestError, match="cannot be") as caught:
        scaffold.init(tmp_path / "file" / "site")
    assert "\n" not in str(caught.value)


def test_the_requirement_names_the_commit() -> None:
    origin = {"url": "https://example.org/digest.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}
    assert scaffold.requirement(Installed(origin)) == "digest-site @ git+https://example.org/digest.git@c0ffee\n"
    below = scaffold.requirement(Installed({**origin, "subdirectory": "tool"}))
    assert below.endswith("@c0ffee#subdirectory=tool\n")


@pytest.mark.parametrize("origin", [None, {"url": "file:///home/me/digest", "dir_info": {"editable": True}}])
def test_otherwise_the_requirement_is_the_version(origin: object) -> None:
    lines = scaffold.requirement(Installed(origin)).splitlines()
    assert lines[-1] == "digest-site==9.8.7"
    assert all(line.startswith("#") for line in lines[:-1])
    assert "/home/me" not in "\n".join(lines)


@pytest.mark.parametrize("name", ["pages.yml", "ci.yml", "preview.yml", "new/pages.yml", "new/preview.yml"])
def test_workflows_are_pinned_and_give_each_job_only_what_it_needs(name: str, site: Path) -> None:
    folder = site if name.startswith("new/") else ROOT
    text = (folder / ".github/workflows" / name.removeprefix("new/")).read_text("utf-8")
    workflow = yamltext.parse(text).value
    for use in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    assert "${{" not in "".join(re.findall(r"run: (.*)", text))
    jobs = workflow["jobs"]
    assert isinstance(jobs, dict)
    if "deploy" in jobs:
        assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
        assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
        assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
        assert "base_url" in text
    elif "preview" in jobs:
        assert jobs["preview"]["permissions"] == {"contents": "read"}
        triggers = workflow["on"]
        assert isinstance(triggers, dict)
        assert [*triggers] == ["pull_request"]  # never with the rights of the branch it is for
        assert "--drafts" in text
        assert "GITHUB_STEP_SUMMARY" in text
        assert "secrets" not in text
    else:
        assert workflow["permissions"] == {}
        assert [job["permissions"] for job in jobs.values()] == [{"contents": "read"}]


def test_a_fresh_repository_is_as_good_as_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "content/site.yaml" in scaffold.init(tmp_path)
