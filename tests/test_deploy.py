"""A site becomes a commit on a branch: with real repositories in a temporary folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from digest import deploy
from digest.problems import DigestError
from tests.sites import run

TEXT = "---\ntitle: Quay closed\n---\n\nThe quay at Lowmere was closed on Monday. Nobody was hurt, the harbour master said.\n"


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a site in it and a bare remote beside it; nobody's own settings count."""
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    root = tmp_path / "news"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds/quay.md").write_text(TEXT)
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "An Editor")
    git(root, "config", "user.email", "editor@example.org")
    git(root, "add", "seeds")
    git(root, "commit", "-q", "-m", "First")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    return root


def site(root: Path, text: str = "one") -> Path:
    """A folder as a build leaves it."""
    folder = root / "site"
    (folder / "articles/a").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text)
    (folder / "articles/a/index.html").write_text("a")
    (folder / "CNAME").write_text("news.example.org\n")
    return folder


def place(root: Path, **changes: object) -> deploy.Place:
    return deploy.Place(**{"root": root, "branch": "gh-pages", "remote": "origin", "push": True, **changes})  # type: ignore[arg-type]


def test_the_site_is_committed_and_pushed_and_the_work_tree_left_alone(repository: Path) -> None:
    (repository / "seeds/new.md").write_text(TEXT)
    git(repository, "add", "seeds/new.md")
    before = git(repository, "status", "--porcelain")
    done = deploy.deploy(site(repository), place(repository), "The site")
    remote = repository.parent / "remote.git"
    assert done.new
    assert done.pushed
    assert git(remote, "ls-tree", "-r", "--name-only", "gh-pages").split("\n") == [
        ".nojekyll", "CNAME", "articles/a/index.html", "index.html",
    ]  # fmt: skip
    assert git(remote, "show", "gh-pages:CNAME") == "news.example.org"
    assert git(remote, "log", "-1", "--format=%s %an", "gh-pages") == "The site An Editor"
    assert git(repository, "status", "--porcelain") == before + "\n?? site/"
    assert git(repository, "branch", "--show-current") == "main"


def test_an_unchanged_site_makes_no_commit_and_a_changed_one_keeps_the_history(repository: Path) -> None:
    first = deploy.deploy(site(repository), place(repository), "One")
    again = deploy.deploy(site(repository), place(repository), "One")
    assert (again.new, again.commit) == (False, first.commit)
    (repository / "site/articles/a/index.html").unlink()
    third = deploy.deploy(site(repository, "two"), place(repository), "Two")
    assert third.new
    assert git(repository.parent / "remote.git", "log", "--format=%s", "gh-pages").split("\n") == ["Two", "One"]


def test_what_another_clone_deployed_is_kept_as_history(repository: Path, tmp_path: Path) -> None:
    deploy.deploy(site(repository), place(repository), "Mine")
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", str(tmp_path / "remote.git"), "other")
    git(other, "config", "user.name", "Another")
    git(other, "config", "user.email", "another@example.org")
    deploy.deploy(site(other, "theirs"), place(other), "Theirs")
    deploy.deploy(site(repository, "mine"), place(repository), "Mine again")
    assert git(tmp_path / "remote.git", "log", "--format=%s", "gh-pages").split("\n") == [
        "Mine again",
        "Theirs",
        "Mine",
    ]


def test_without_pushing_no_remote_is_needed(repository: Path) -> None:
    git(repository, "remote", "remove", "origin")
    where = place(repository, push=False, branch="pages")
    deploy.ready(where)
    assert not deploy.deploy(site(repository), where, "Here").pushed
    assert git(repository, "show", "pages:index.html") == "one"


def test_a_rejected_push_is_one_line_that_says_why(repository: Path, tmp_path: Path) -> None:
    hook = tmp_path / "remote.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(DigestError, match=r'"origin" did not take the push: .*pre-receive hook declined') as fault:
        deploy.deploy(site(repository), place(repository), "One")
    assert "\n" not in str(fault.value)
    hook.unlink()
    assert deploy.deploy(site(repository), place(repository), "One").pushed
    assert git(tmp_path / "remote.git", "show", "gh-pages:index.html") == "one"


def test_a_remote_that_is_not_there_is_told_and_nothing_committed(repository: Path) -> None:
    git(repository, "remote", "set-url", "origin", str(repository.parent / "nowhere.git"))
    with pytest.raises(DigestError, match='the remote "origin" cannot be reached') as fault:
        deploy.deploy(site(repository), place(repository), "One")
    assert "\n" not in str(fault.value)
    assert git(repository, "branch", "--list", "gh-pages") == ""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"remote": "upstream"}, 'no remote "upstream"; .*--no-push'),
        ({"branch": "main"}, '"main" is checked out'),
        ({"branch": "a..b"}, '"a..b" cannot be the name of a branch'),
        ({"branch": "--force"}, "cannot be the name"),
        ({"remote": "--upload-pack=x"}, "has no remote"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_built(
    repository: Path, changes: dict[str, object], message: str
) -> None:
    deploy.ready(place(repository))
    with pytest.raises(DigestError, match=message):
        deploy.ready(place(repository, **changes))


def test_outside_a_repository_and_without_a_name_is_told(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="is in no git repository"):
        deploy.ready(place(tmp_path))
    git(repository, "config", "--unset", "user.email")
    with pytest.raises(DigestError, match="git does not know who you are"):
        deploy.ready(place(repository))


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("https://github.com/Lowmere/news.git", "https://lowmere.github.io/news/"),
        ("git@github.com:lowmere/news.git", "https://lowmere.github.io/news/"),
        ("ssh://git@github.com/lowmere/Lowmere.github.io", "https://lowmere.github.io/"),
        ("https://someone:secret@github.com/lowmere/news/", "https://lowmere.github.io/news/"),
        ("https://git.example.org/lowmere/news.git", ""),
        ("https://github.com.example.org/lowmere/news.git", ""),
    ],
)
def test_the_address_that_github_gives(repository: Path, remote: str, url: str) -> None:
    git(repository, "remote", "set-url", "origin", remote)
    assert deploy.url(place(repository)) == url


def test_the_command_builds_and_deploys(repository: Path) -> None:
    (repository / "content").mkdir()
    (repository / "content/site.yaml").write_text("domain: News.Example.org\ncards: false\n")
    assert "would be committed to gh-pages and pushed to origin" in run("deploy", "--dry-run", cwd=repository).stdout
    assert git(repository, "branch", "--list", "gh-pages") == ""
    assert not (repository / "site").exists()
    told = run("deploy", cwd=repository).stdout
    assert "committed to gh-pages and pushed to origin as" in told
    assert told.endswith("the site's address is https://news.example.org/\n")
    remote = repository.parent / "remote.git"
    assert git(remote, "show", "gh-pages:CNAME") == "news.example.org"
    assert "https://news.example.org/articles/quay-closed/" in git(remote, "show", "gh-pages:sitemap.xml")
    head = git(repository, "rev-parse", "--short", "HEAD")
    assert git(remote, "log", "-1", "--format=%s", "gh-pages").startswith(f"Site of {head}, with changes not committed")
    assert "nothing new" in run("deploy", cwd=repository).stdout
    assert "no remote" in run("deploy", "--remote", "nobody", cwd=repository, code=1).stderr
