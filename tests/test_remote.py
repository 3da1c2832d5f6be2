"""Seeds on other machines are read as if they lay in seeds/, from real servers; what they may not do, they cannot."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from digest import build, config, remote, unchanged
from digest.commands import site as commands
from digest.problems import DigestError
from digest.read.files import MAX_BYTES
from digest.remote import places
from digest.remote.places import Entry, Place
from digest.standing import Standing
from digest.tasks import Workshop
from digest.workshop import workshop
from tests import distant, servers
from tests.conftest import ROOT
from tests.sites import SiteTest

NOTE = "url: https://news.example/ferry\noutlet: The Harbour Post\nfetched: 2031-03-09T10:00:00+00:00\n"
OLD = 1_700_000_000
"""A time long ago, for files of which it is told apart when they changed."""
Serve = Callable[[], AbstractContextManager[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example's texts, and what else lies about in folders."""
    there = tmp_path / "there"
    shutil.copytree(ROOT / "seeds", there)
    (there / "Порт & гавань 100%.txt").write_text("Port Ellery\n\nThe ferry sailed on Friday.", "utf-8")
    (there / "below/deeper").mkdir(parents=True)
    (there / "below/deeper/a.txt").write_text("The quay\n\nThe quay at Lowmere was repaired on 3 March.", "utf-8")
    (there / "below/deeper/a.txt.fetched.yaml").write_text(NOTE, "utf-8")
    (there / "below/alone.txt.fetched.yaml").write_text(NOTE, "utf-8")
    (there / "empty").mkdir()
    (there / "empty.txt").write_bytes(b"")
    (there / "notes.xyz").write_text("not a text", "utf-8")
    (there / "draft.txt~").write_text("litter", "utf-8")
    (there / "page.html").write_text("<p>The harbour office opened on Monday, the council said.</p>", "utf-8")
    (there / "page_files").mkdir()
    (there / "page_files/frame.html").write_text("<p>An advertisement.</p>", "utf-8")
    (there / "large.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    for path in there.rglob("*"):
        os.utime(path, (OLD, OLD))
    return there


@pytest.fixture(params=["nginx", "sshd", "s3"])
def serve(
    request: pytest.FixtureRequest, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Serve]:
    """Starts a server that hands out the folder."""
    for library in ("fsspec", "aiohttp", "paramiko"):
        pytest.importorskip(library, reason="the extra digest-site[remote] is not installed")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("HOME", str(work / "home"))

    @contextlib.contextmanager
    def serving() -> Iterator[str]:
        if request.param == "s3":
            with distant.s3(folder, work, monkeypatch) as address:
                yield address
        else:
            with {"nginx": distant.nginx, "sshd": distant.sshd}[request.param](folder, work) as address:
                yield address

    return serving  # type: ignore[return-value]


def site(root: Path, *addresses: str) -> SiteTest:
    """The example without its seeds, which lie at `addresses`."""
    made = SiteTest(root)
    shutil.copytree(ROOT / "content", root / "content")
    options = (ROOT / "content/site.yaml").read_text("utf-8")
    listed = "".join(f"\n  - {address}" for address in addresses)
    return made.edit("content/site.yaml", f"{options}\nseeds:{listed}\n" if addresses else options)


def test_the_same_site_is_made_of_seeds_that_lie_elsewhere(serve: Serve, folder: Path, tmp_path: Path) -> None:
    here = site(tmp_path / "here")
    shutil.copytree(folder, here.root / "seeds", dirs_exist_ok=True)
    ours = here.plan()
    with serve() as address:
        elsewhere = site(tmp_path / "elsewhere", address)
        theirs = elsewhere.plan()
        assert theirs.outputs == ours.outputs
        assert theirs.problems == ours.problems
        told = {problem.code for problem in theirs.problems}
        assert {"too-large", "unknown-type", "stray-file"} <= told
        with fetching() as fetched:  # what stands as it was is not asked for again
            assert elsewhere.plan().outputs == ours.outputs
        assert fetched == []
    with pytest.raises(DigestError, match=r"cannot be read: .*; see that the address can be reached"):
        elsewhere.plan()


@contextlib.contextmanager
def fetching() -> Iterator[list[str]]:
    """The names of what is fetched in the block."""
    names: list[str] = []
    whole = Place.read

    def read(self: Place, entry: Entry, most: int) -> bytes:
        names.append(entry.name)
        return whole(self, entry, most)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Place, "read", read)
        yield names


def test_what_changed_is_fetched_and_nothing_else(serve: Serve, folder: Path, tmp_path: Path) -> None:
    (folder / "large.txt").unlink()
    with serve() as address:
        elsewhere = site(tmp_path / "elsewhere", address).build()
        text = folder / "below/deeper/a.txt"
        text.write_text("The quay\n\nThe quay at Lowmere was closed again on 4 March, the office said.", "utf-8")
        os.utime(text, (OLD + 60, OLD + 60))
        if address.startswith("s3:"):
            distant.put(folder, "archive")
        with fetching() as fetched:
            elsewhere.build()
        assert fetched == ["a.txt"]
        assert any("closed again" in page.read_text("utf-8") for page in elsewhere.site.rglob("*.html"))


def test_a_host_whose_key_is_not_known_is_not_talked_to(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("paramiko", reason="the extra digest-site[remote] is not installed")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with distant.sshd(folder, tmp_path) as address:
        remote.seeds([address], Workshop())
        (tmp_path / "home/.ssh/known_hosts").write_text("", "utf-8")
        with pytest.raises(DigestError, match="not found in known_hosts"):
            remote.seeds([address], Workshop())


def test_what_changed_a_moment_ago_is_fetched_again() -> None:
    """Its time is told in whole seconds, and its size may be the same: a second change would not show."""
    entry = Entry("a.txt", "file", "a.txt", 3, "mtime=1000 size=3", changed=1000.0)
    assert not remote._will_show(entry, 1001.5)
    assert remote._will_show(entry, 1004.5)
    assert not remote._will_show(Entry("a.txt", "file", "a.txt", 3, ""), 1004.5)


class Drawn(Place):
    """A place whose server says what it is told to say."""

    def __init__(self, address: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.address, self.root, self.lanes, self._web = address, address.rstrip("/"), 1, address.startswith("http")
        self._system = self
        self.rows = rows

    def ls(self, at: str, detail: bool) -> Sequence[Mapping[str, Any]]:
        return self.rows.get(at, [])


@pytest.mark.parametrize(
    "name",
    [
        "..",
        "../a.txt",
        "%2e%2e/a.txt",
        "..%2fa.txt",
        "%2Fetc%2Fpasswd.txt",
        "./a.txt",
        "b/../a.txt",
        "",
        "?C=N",
        "a.txt#b",
    ],
)
def test_names_that_lead_elsewhere_are_left_out(name: str) -> None:
    base = "http://news.example/texts"
    listed = (f"{base}/{name}", f"{base}/b.txt", "http://other.example/texts/c.txt")
    rows = [{"name": one, "type": "file"} for one in listed]
    assert [entry.name for entry in Drawn(base, {f"{base}/": rows}).entries(base)] == ["b.txt"]


def test_a_folder_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(Drawn):
        def entries(self, at: str) -> list[Entry]:
            return [Entry("a", "directory", f"{at}/a")]

    monkeypatch.setattr(remote, "Place", lambda address: Endless(address, {}))
    monkeypatch.setattr(Endless, "close", lambda _: None)
    with pytest.raises(DigestError, match="more than 32 folders deep"):
        remote.seeds(["http://news.example/"], Workshop())


def test_a_server_that_sends_more_than_it_said_or_refuses_one_file_costs_that_file(tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="the extra digest-site[remote] is not installed")
    with servers.server() as server:
        links = "".join(f'<a href="{name}.txt">{name}</a>' for name in ("fine", "lies", "shut", "gone"))
        server.give("/texts/", links)
        server.give("/texts/fine.txt", "The quay\n\nThe quay was repaired.", "text/plain")
        server.give("/texts/shut.txt", "no", "text/plain", status="403 Forbidden")

        def lying(visit: servers.Visit) -> None:
            visit.send(servers.head("200 OK", {"content-type": "text/plain"}))
            with contextlib.suppress(OSError):
                for _ in range(3 * MAX_BYTES // 65536):
                    visit.send(b"a" * 65536)

        server.script("/texts/lies.txt", lying)
        files, problems = remote.seeds([server.url("/texts/", "127.0.0.1")], Workshop())
    assert [raw.path for raw in files] == ["seeds/fine.txt"]
    assert {problem.path: problem.code for problem in problems} == {
        "seeds/gone.txt": "unreadable",
        "seeds/lies.txt": "too-large",
        "seeds/shut.txt": "unreadable",
    }


def test_a_live_server_asks_other_machines_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def seeds(addresses: Sequence[str], workshop: Workshop) -> remote.Files:
        asked.append(addresses)
        return (), ()

    monkeypatch.setattr(remote, "seeds", seeds)
    root, standing = site(tmp_path, "https://news.example/texts/").root, Standing()
    for _ in range(2):
        with workshop(root, progress=lambda *_: None, jobs="1", standing=standing) as shop:
            build.gather(root, {}, shop)
    assert asked == [("https://news.example/texts/",)]


def test_no_record_says_that_nothing_changed_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    monkeypatch.setattr(unchanged, "keep", lambda _command, seen, *_: kept.append(seen))
    monkeypatch.setattr(remote, "seeds", lambda _addresses, workshop: ((), ()))
    commands.build(root=site(tmp_path, "https://news.example/texts/").root, jobs="1", quiet=True)
    assert kept == [None]


def test_of_two_files_with_one_path_the_nearer_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = "http://news.example/texts"
    rows = {f"{base}/": [{"name": f"{base}/a.txt", "type": "file", "size": 3}]}
    monkeypatch.setattr(remote, "Place", lambda address: Drawn(base, rows))
    monkeypatch.setattr(Drawn, "close", lambda _: None)
    monkeypatch.setattr(Drawn, "about", lambda _, entry: entry)
    monkeypatch.setattr(Drawn, "read", lambda *_: b"The ferry\n\nThe ferry sailed.")
    made = site(tmp_path, base).seed("a.txt", "The quay\n\nThe quay at Lowmere was repaired on 3 March.").build()
    made.told("same-name", "seeds/a.txt: lies in seeds/ and at another machine")
    assert len(list((made.site / "articles").iterdir())) == 1


def test_without_the_extra_the_build_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(DigestError, match=r'pip install "digest-site\[remote\]"'):
        places.Place("https://news.example/texts/")


@pytest.mark.parametrize(
    "address",
    [
        "/etc", "file:///etc", "../texts", "memory://a", "zip::https://news.example/a.zip", "https://", "sftp://user:word@host/",
        "https://user@news.example/", "https://news.example/texts/?key=word", "https://news.example:x/", "s3://", "http://[::1/",
    ],
)  # fmt: skip
def test_an_address_that_is_no_folder_elsewhere_or_holds_a_secret_is_named_and_passed_over(address: str) -> None:
    options, (problem,) = config.load(f"seeds:\n  - https://news.example/texts/\n  - '{address}'\n".encode(), {})
    assert options.seeds == ("https://news.example/texts/",)
    assert (problem.line, problem.code) == (1, "bad-value")
    assert "the address of a folder, without a password" in problem.message
