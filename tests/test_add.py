"""Bringing sources in: files from paths and from a real server, by the same calls as the command line's."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from digest import add as adding
from digest.add import links, names
from digest.add.shelf import Shelf
from digest.fetch import Client
from digest.problems import DigestError, Overrun, Problem
from digest.read import seeds as reads
from digest.read import sidecar
from digest.read.files import SIDECAR, is_litter
from digest.read.walk import files
from tests.conftest import ROOT
from tests.servers import Everywhere, Resolver, Server, Visit, client, head, server
from tests.sites import run

PAGE = (
    "<!doctype html><html><head><title>Ferry</title></head><body><p>The ferry to Orlund sails again.</p></body></html>"
)


@pytest.fixture
def site() -> Iterator[Server]:
    with server() as told:
        yield told


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def add(root: Path, *arguments: str, articles: bool = False, by: Client | None = None) -> list[str]:
    """What is added, as `state seed`; of what fails `code argument`."""
    return [
        f"{one.code} {one.path}" if isinstance(one, Problem) else f"{one.state} {one.seed}"
        for one in added(root, *arguments, articles=articles, by=by)
    ]


def added(
    root: Path, *arguments: str, articles: bool = False, by: Client | None = None
) -> list[adding.Added | Problem]:
    with ThreadPoolExecutor(1) as executor:
        helpers = adding.Helpers(Shelf(root), by or client(), executor)
        return list(adding.add(arguments, helpers, articles=articles))


def about(root: Path, seed: str) -> sidecar.Fetched:
    raw = next(raw for raw in files(root)[0] if raw.path == seed)
    found, problems = sidecar.parse(raw)
    assert problems == ()
    return found


def entry(path: str) -> str:
    return f"<item><title>Ferry</title><link>{path}</link><description>Short.</description></item>"


def feed(*paths: str) -> str:
    return f'<rss version="2.0"><channel><title>Herald</title>{"".join(map(entry, paths))}</channel></rss>'


def opml(*urls: str) -> str:
    return '<opml version="2.0"><body>' + "".join(f'<outline xmlUrl="{url}"/>' for url in urls) + "</body></opml>"


def test_a_page_is_saved_as_it_came_with_a_note_beside_it(root: Path, site: Server) -> None:
    site.give(
        "/2026/Ferry-Sails.html", PAGE, "text/html; charset=iso-8859-1", etag='W/"a\\"\u00e9"', last_modified="Mon"
    )
    url = site.move("/short", "/2026/Ferry-Sails.html")
    seed = f"seeds/news.example-{site.port}/2026-ferry-sails.html"
    assert add(root, url) == [f"added {seed}"]
    assert (root / seed).read_text("utf-8") == PAGE
    note = about(root, seed)
    assert (note.url, note.final_url) == (url, site.url("/2026/Ferry-Sails.html"))
    assert (note.status, note.media_type, note.last_modified) == (200, "text/html", "Mon")
    assert note.etag == 'W/"a\\"\u00e9"'
    assert note.fetched.endswith("+00:00")
    assert add(root, url) == [f"unchanged {seed}"]
    assert "if-none-match" not in site.visits[-1].headers  # no header holds such a letter
    assert site.visits[-1].headers["if-modified-since"] == "Mon"
    assert sorted(path.name for path in (root / seed).parent.iterdir()) == [
        "2026-ferry-sails.html",
        "2026-ferry-sails.html.fetched.yaml",
    ]


def test_the_same_address_again_changes_the_file_only_where_the_page_changed(root: Path, site: Server) -> None:
    url = site.give("/a", PAGE)
    (first,) = add(root, url)
    seed = first.removeprefix("added ")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert add(root, url) == [f"unchanged {seed}"]
    assert add(root, site.move("/b", "/a")) == [f"unchanged {seed}"]
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    site.give("/a", PAGE.replace("again", "at last"))
    assert add(root, url) == [f"updated {seed}"]
    assert "at last" in (root / seed).read_text()
    assert add(root, url) == [f"unchanged {seed}"]


def test_a_file_changed_by_hand_is_left_alone(root: Path, site: Server) -> None:
    url = site.give("/a", PAGE)
    (first,) = add(root, url)
    mine = root / first.removeprefix("added ")
    mine.write_text("mine")
    assert add(root, url) == [f"name-taken {url}"]
    assert mine.read_text() == "mine"


def test_a_file_of_the_editors_with_that_name_is_left_alone(root: Path, site: Server) -> None:
    url = site.give("/Ferry", PAGE)
    folder = root / f"seeds/news.example-{site.port}"
    folder.mkdir(parents=True)
    (folder / "FERRY.HTML").write_text("mine")
    (line,) = add(root, url)
    assert (folder / "FERRY.HTML").read_text() == "mine"
    name = line.rpartition("/")[2]
    assert name.startswith("ferry-")
    assert add(root, url) == [line.replace("added", "unchanged")]


def test_addresses_that_make_one_name_get_two(root: Path, site: Server) -> None:
    urls = [site.give(path, PAGE + path) for path in ("/a/b", "/a-b", "/A-B", "/a?b")]
    lines = add(root, *urls[:2], urls[3])
    assert len(set(lines)) == 3
    assert add(root, *urls[:2], urls[3]) == [line.replace("added", "unchanged") for line in lines]


def test_a_file_without_its_note_gets_one_when_the_page_is_the_same(root: Path, site: Server) -> None:
    url = site.give("/a", PAGE)
    (first,) = add(root, url)
    seed = first.removeprefix("added ")
    (root / (seed + SIDECAR)).unlink()
    assert add(root, url) == [f"unchanged {seed}"]
    assert about(root, seed).url == url


def test_a_seed_that_was_removed_is_fetched_again(root: Path, site: Server) -> None:
    url = site.give("/a", PAGE, etag='"1"')
    (first,) = add(root, url)
    (root / first.removeprefix("added ")).unlink()
    assert add(root, url) == [first]
    assert "if-none-match" not in site.visits[-1].headers


def test_a_feed_is_asked_only_for_changes(root: Path, site: Server) -> None:
    def answer(visit: Visit) -> None:
        if visit.headers.get("if-none-match") == '"1"':
            visit.send(head("304 Not Modified"))
        else:
            visit.send(head("200 OK", {"content-type": "text/xml", "etag": '"1"'}) + feed("/a").encode())

    url = site.script("/feed", answer)
    (first,) = add(root, url)
    assert first.endswith("/feed.xml")
    assert add(root, url) == [first.replace("added", "unchanged")]
    assert site.visits[-1].headers["if-none-match"] == '"1"'


def on(day: str) -> Client:
    """A client to which it is 8 o'clock of `day`."""
    made = client()
    outside = dataclasses.replace(made.line.outside, now=lambda: datetime.fromisoformat(f"{day}T08:00:00+00:00"))
    return Client("digest/test", dataclasses.replace(made.line, outside=outside))


def test_a_feed_that_entries_have_left_is_kept_by_its_day(root: Path, site: Server) -> None:
    folder = f"seeds/news.example-{site.port}"

    def fetch(day: str, *paths: str) -> list[str]:
        return add(root, site.give("/feed", feed(*map(site.url, paths)), "text/xml"), by=on(day))

    def standing() -> list[str]:
        return sorted(path.name for path in (root / folder).iterdir() if not path.name.endswith(SIDECAR))

    assert fetch("2026-11-20", "/a", "/b") == [f"added {folder}/feed.xml"]
    assert fetch("2026-11-21", "/a", "/b", "/c") == [f"updated {folder}/feed.xml"]
    assert standing() == ["feed.xml"]
    fetch("2026-11-22", "/c", "/d")
    assert standing() == ["feed.2026-11-21.xml", "feed.xml"]
    kept = about(root, f"{folder}/feed.2026-11-21.xml")
    assert (kept.fetched, kept.url) == ("2026-11-21T08:00:00+00:00", site.url("/feed"))
    assert about(root, f"{folder}/feed.xml").fetched.startswith("2026-11-22")
    assert "/a" in (root / folder / "feed.2026-11-21.xml").read_text()
    fetch("2026-11-22", "/e")
    fetch("2026-11-22", "/f")
    assert standing() == ["feed.2026-11-21.xml", "feed.2026-11-22-2.xml", "feed.2026-11-22.xml", "feed.xml"]
    assert fetch("2026-11-23", "/f") == [f"unchanged {folder}/feed.xml"]


def test_of_what_is_kept_people_are_told(root: Path, site: Server) -> None:
    json = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "%s", "content_text": "The ferry sails."}]}'
    )
    add(root, site.give("/feed", json % "a", "application/json"), by=on("2026-11-20"))
    (one,) = added(root, site.give("/feed", json % "b", "application/json"))
    assert isinstance(one, adding.Added)
    kept = f"seeds/news.example-{site.port}/feed.2026-11-20.json"
    assert one.hint == f"entries have left this feed; they stay in {kept}"


def test_an_edition_half_kept_is_kept_once(root: Path, site: Server) -> None:
    add(root, site.give("/feed", feed(site.url("/a")), "text/xml"), by=on("2026-11-20"))
    standing = root / f"seeds/news.example-{site.port}/feed.xml"
    kept = standing.with_name("feed.2026-11-20.xml")
    kept.write_bytes(standing.read_bytes())
    add(root, site.give("/feed", feed(site.url("/b")), "text/xml"))
    assert len(list(standing.parent.iterdir())) == 4
    assert about(root, f"seeds/news.example-{site.port}/feed.2026-11-20.xml").fetched.startswith("2026-11-20")


def test_entries_are_fetched_on_request_and_once(root: Path, site: Server) -> None:
    site.give("/a", PAGE)
    site.give("/b", PAGE)
    url = site.give("/feed", feed(site.url("/a"), site.url("/b"), site.url("/gone")), "application/rss+xml")
    assert len(add(root, url)) == 1
    folder = f"seeds/news.example-{site.port}"
    expected = [f"unchanged {folder}/feed.xml", f"added {folder}/a.html", f"added {folder}/b.html"]
    assert add(root, url, articles=True) == [*expected, f"http-status {site.url('/gone')}"]
    asked = len(site.asked)
    add(root, url, articles=True)
    assert [path for path in site.asked[asked:] if path != "/robots.txt"] == ["/feed", "/gone"]


def test_atom_and_json_feeds_lead_to_their_entries_too(root: Path, site: Server) -> None:
    site.give("/a", PAGE)
    site.give("/b", PAGE)
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{site.url("/a")}"/></entry></feed>'
    json = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "1", "url": "{site.url("/b")}"}}]}}'
    urls = [site.give("/atom", atom, "text/html"), site.give("/json", json, "application/json")]
    lines = add(root, *urls, articles=True)
    assert [line.rpartition("/")[2] for line in lines] == ["atom.xml", "a.html", "json.json", "b.html"]


def test_each_feed_of_a_list_is_fetched_and_the_list_is_not_kept(root: Path, site: Server, tmp_path: Path) -> None:
    one, two = (site.give(path, feed("/x"), "text/xml") for path in ("/one", "/two"))
    (tmp_path / "mine.opml").write_text(opml(one, site.url("/gone"), "ftp://news.example/feed"))
    url = site.give("/list", opml(two, one), "text/xml")
    lines = add(root, str(tmp_path / "mine.opml"), url)
    folder = f"seeds/news.example-{site.port}"
    assert lines == [f"added {folder}/one.xml", f"http-status {site.url('/gone')}", f"added {folder}/two.xml"]
    assert not list((root / "seeds").rglob("*.opml"))
    assert add(root, site.give("/empty", opml(), "text/xml")) == [f"no-feeds {site.url('/empty')}"]


def test_lists_that_name_further_lists_without_end_do_end(
    root: Path, site: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "MOST", 5)

    def more(visit: Visit) -> None:
        data = opml(*(site.url(f"/{len(site.asked)}-{number}.opml") for number in range(3))).encode()
        visit.send(head(headers={"content-type": "text/x-opml", "content-length": str(len(data))}) + data)

    site.pages = Everywhere(more)
    told = add(root, site.url("/0.opml"))
    assert "too-many" in told[-1]
    assert len([path for path in site.asked if path != "/robots.txt"]) == 5


def test_a_front_page_offers_its_feed(root: Path, site: Server) -> None:
    link = '<link rel="Alternate" type="application/atom+xml" href="/feed">'
    url = site.give("/", PAGE.replace("</head>", f"{link}</head>"))
    (one,) = added(root, url)
    assert isinstance(one, adding.Added)
    assert one.hint == f"this is a front page; for its news: digest add {site.url('/feed')}"
    assert "/feed" not in site.asked


def test_what_cannot_be_looked_through_is_kept_all_the_same(root: Path, site: Server) -> None:
    class Overrunning(ThreadPoolExecutor):
        def submit(self, *_arguments: Any, **_options: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_exception(Overrun("took longer than 5 s"))
            return future

    helpers = adding.Helpers(Shelf(root), client(), Overrunning(1))
    front, list_ = site.give("/", PAGE), site.give("/feed", feed("/a"), "text/xml")
    kept, also_kept, problem = adding.add([front, list_], helpers, articles=True)
    assert isinstance(kept, adding.Added)
    assert isinstance(also_kept, adding.Added)
    assert str(problem) == f"{list_}: cannot be looked through for addresses: it took longer than 5 s [over-limit]"
    (also_kept, _) = adding.add([site.give("/feed", feed("/a", "/b"), "text/xml")], helpers, articles=True)
    assert isinstance(also_kept, adding.Added)
    assert "they stay in" in str(also_kept.hint)  # nobody could tell that all are there


def test_what_fails_is_told_and_the_rest_goes_on(root: Path, site: Server) -> None:
    good = site.give("/good", PAGE)
    pdf = site.give("/a.pdf", b"%PDF-1.7", "application/pdf")
    lines = add(root, pdf, site.url("/none"), "ftp://news.example/", "none.txt", good)
    assert lines[:2] == [f"unknown-type {pdf}", f"http-status {site.url('/none')}"]
    assert [line.partition(" ")[0] for line in lines[2:]] == ["bad-address", "no-such-file", "added"]
    assert len([path for path in (root / "seeds").rglob("*") if path.is_file()]) == 2


def test_passwords_are_neither_kept_nor_printed(root: Path, site: Server) -> None:
    site.give("/a", PAGE)
    (line,) = add(root, site.url("/a").replace("://", "://me:secret@"))
    assert line.startswith("added ")
    assert add(root, site.url("/none").replace("://", "://me:secret@")) == [f"http-status {site.url('/none')}"]
    (bad,) = add(root, "ftp://me:secret@news.example/")
    assert "secret" not in bad
    assert not any(b"secret" in path.read_bytes() for path in root.rglob("*") if path.is_file())


def test_a_name_that_leads_to_a_private_address_is_not_asked(root: Path, site: Server) -> None:
    by = client(Resolver([["10.0.0.1"]]), allow_private=False)
    assert add(root, site.give("/a", PAGE), by=by) == [f"refused-address {site.url('/a')}"]
    assert not (root / "seeds").exists()


def test_files_and_folders_are_copied_and_nothing_is_overwritten(root: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    for folder in ("page_files", "page-Dateien", "deep"):
        (desk / folder).mkdir(parents=True)
    for name in ("page.html", "page_files/ad.html", "page-Dateien/ad.html", "deep/a.txt", "picture.png", ".hidden.txt"):
        (desk / name).write_text(name)
    (desk / "link.txt").symlink_to(desk / "page.html")
    assert add(root, str(desk)) == ["added seeds/desk/deep/a.txt", "added seeds/desk/page.html"]
    assert add(root, str(desk / "deep/a.txt")) == ["added seeds/a.txt"]
    assert add(root, str(desk / "deep/a.txt")) == ["unchanged seeds/a.txt"]
    (desk / "A.txt").write_text("another")
    assert add(root, str(desk / "A.txt")) == ["added seeds/A-2.txt"]
    assert (root / "seeds/a.txt").read_text() == "deep/a.txt"
    assert add(root, str(root / "seeds/a.txt"))[0].startswith("unchanged ")
    assert add(root, str(desk / "picture.png")) == [f"not-added {desk / 'picture.png'}"]
    assert add(root, str(desk / ".hidden.txt")) == [f"not-added {desk / '.hidden.txt'}"]


@pytest.mark.parametrize(
    ("url", "folder", "stem"),
    [
        ("https://news.example/", "news.example", "index"),
        ("https://www.news.example/a/Story.html?page=2", "www.news.example", "a-story-page-2"),
        ("https://news.example/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC/", "news.example", "parom"),
        ("https://news.example/../../etc/passwd", "news.example", "etc-passwd"),
        ("https://news.example/%2e%2e%2f%2e%2e%2fetc", "news.example", "etc"),
        ("https://news.example/con", "news.example", "con-x"),
        ("https://news.example/%00%0a", "news.example", "index"),
        ("http://[::1]:8080/a", "1-8080", "a"),
        ("http://con/a", "host-con", "a"),
        ("http://news.bak/a", "news-bak", "a"),
        ("http://exa%2fmple/a", "exa-2fmple", "a"),
    ],
)
def test_names_are_safe_on_every_system(url: str, folder: str, stem: str) -> None:
    assert (names.folder(url), names.stem(url)) == (folder, stem)


def test_names_are_short_enough() -> None:
    long = f"https://{'a' * 300}.example/{'b-' * 500}"
    assert len(names.folder(long)) <= 80
    assert len(names.stem(long)) <= 80
    assert len(names.other(names.stem(long), long)) <= 80
    assert not is_litter(names.folder(long))


def test_nothing_is_written_through_a_link_out_of_seeds(
    root: Path, site: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "seeds").mkdir()
    (root / f"seeds/news.example-{site.port}").symlink_to(outside)
    with pytest.raises(DigestError, match="leads out of"):
        add(root, site.give("/a", PAGE))
    assert not any(outside.iterdir())


def test_no_link_in_seeds_is_written_through(
    root: Path, site: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    precious = tmp_path_factory.mktemp("outside") / "precious.txt"
    precious.write_text("years of work")
    url = site.give("/a", PAGE)
    folder = root / f"seeds/news.example-{site.port}"
    folder.mkdir(parents=True)
    (folder / "a.html.fetched.yaml").symlink_to(precious)
    (folder / "b.html").symlink_to(precious)
    add(root, url)
    told = add(root, site.give("/b", PAGE))
    assert told != [f"added seeds/news.example-{site.port}/b.html"]
    add(root, url)
    assert precious.read_text() == "years of work"


def test_seeds_that_are_a_link_out_are_not_added_to(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "seeds").symlink_to(outside)
    with pytest.raises(DigestError, match="seeds is a link"):
        Shelf(root)


def test_what_is_added_can_be_read(root: Path, site: Server) -> None:
    add(root, site.give("/a", PAGE.replace("Orlund", "Örlund").encode("cp1252"), "text/html; charset=windows-1252"))
    raw = next(raw for raw in files(root)[0] if raw.path.endswith(".html"))
    from digest.model import ColumnOptions

    (source,) = reads.read(raw, ColumnOptions()).sources
    assert "Örlund" in source.text
    assert any(clue.text == site.url("/a") for clue in source.clues)


def test_the_command_line_tells_what_became_of_each(root: Path, site: Server) -> None:
    good = site.give("/a", PAGE).replace("news.example", "127.0.0.1")
    gone = good.replace("/a", "/gone")
    done = run("add", "--allow-private", good, gone, cwd=root, code=1)
    assert done.stdout == f"added     seeds/127.0.0.1-{site.port}/a.html\n1 added, 0 updated, 0 unchanged, 1 failed\n"
    assert done.stderr == f"{gone}: the server answers 404 Not Found [http-status]\n"
    assert site.visits[-1].headers["user-agent"].startswith("digest/0")
    refused = run("add", good, cwd=root, code=1)
    assert "[refused-address]" in refused.stderr
    assert run("add", "--allow-private", "--quiet", good, cwd=root).stdout == ""


def test_the_agent_names_the_site(root: Path, site: Server) -> None:
    (root / "content/site.yaml").write_text("url: https://digest.example/\n")
    run("add", "--allow-private", site.give("/a", PAGE).replace("news.example", "127.0.0.1"), cwd=root)
    assert site.visits[-1].headers["user-agent"].endswith(" (+https://digest.example/)")


def test_there_must_be_a_site(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    assert "is no site" in run("add", "a.txt", cwd=tmp_path, code=1).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or sys.platform == "win32", reason="signals of Unix")
def test_an_interruption_leaves_no_half_file_and_tells_what_is_done(root: Path, site: Server) -> None:
    def stuck(visit: Visit) -> None:
        visit.send(head(headers={"content-type": "text/html"}) + b"<p>begun")
        os.kill(process.pid, signal.SIGINT)
        visit.ended.wait()

    good = site.give("/a", PAGE).replace("news.example", "127.0.0.1")
    slow = site.script("/slow", stuck).replace("news.example", "127.0.0.1")
    process = subprocess.Popen(
        [sys.executable, "-m", "digest", "add", "--allow-private", good, slow],
        cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "1 added" in out
    assert sorted(path.name for path in (root / "seeds").rglob("*") if path.is_file()) == [
        "a.html",
        "a.html.fetched.yaml",
    ]


@pytest.mark.parametrize("odd", ["<![odd[x]]>", "<![%x;[>", "<!ELEMENT>", "<!DOCTYPE [>"])
def test_a_page_of_odd_markup_offers_its_feed_all_the_same(odd: str) -> None:
    page = f'<html>{odd}<link rel="alternate" type="application/rss+xml" href="/f.xml"></html>'
    found = links.Found("x", "text/html", page.encode(), url="https://orlund.example/")
    assert links.find(found) == ("https://orlund.example/f.xml",)
