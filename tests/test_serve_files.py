from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from digest.serve.files import find, media_type


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "topics" / "x").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "topics" / "x" / "index.html").write_text("topic")
    (site / "ім'я ß.txt").write_text("name")
    (site / ".digest-manifest").write_text("private")
    (site / ".hidden").mkdir()
    (site / ".hidden" / "index.html").write_text("private")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site-other").mkdir()
    (tmp_path / "site-other" / "index.html").write_text("secret")
    return site


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "index.html"),
        ("index.html", "index.html"),
        ("topics/x/", "topics/x/index.html"),
        ("topics/x", "topics/x/index.html"),
        ("ім'я ß.txt", "ім'я ß.txt"),
    ],
)
def test_a_path_finds_its_file_and_a_folder_its_index(site: Path, path: str, expected: str) -> None:
    found = find(site, path)
    assert found is not None
    assert (found.path, found.data) == (expected, (site / expected).read_bytes())


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "topics",
        "topics/",
        "index.html/",
        "index.html/x",
        ".digest-manifest",
        ".hidden/",
        ".hidden/index.html",
        "..",
        "../secret.txt",
        "topics/../../secret.txt",
        "../site-other/index.html",
        "../site-other",
        "/etc/passwd",
        "//etc/passwd",
        "topics//x/",
        "./index.html",
        "topics/./x/",
        "..\\secret.txt",
        "C:/secret.txt",
        "index.html\0",
        "a" * 5000,
        "a/" * 3000,
    ],
)
def test_what_is_not_a_page_of_the_site_is_not_found(site: Path, path: str) -> None:
    assert find(site, path) is None


def test_a_link_may_lead_about_inside_the_site_but_not_out_of_it(site: Path) -> None:
    (site / "out.txt").symlink_to(site.parent / "secret.txt")
    (site / "folder").symlink_to(site.parent / "site-other")
    (site / "in.html").symlink_to(site / "index.html")
    assert find(site, "out.txt") is None
    assert find(site, "folder/") is None
    assert find(site, "folder/index.html") is None
    inside = find(site, "in.html")
    assert inside is not None
    assert inside.data == b"home"


def test_pipes_and_unreadable_files_are_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "pipe.txt")
    assert find(site, "pipe.txt") is None


def test_a_site_that_is_not_there_has_no_pages(tmp_path: Path) -> None:
    assert find(tmp_path / "site", "") is None


def test_a_request_never_falls_into_the_gap_while_the_folder_is_replaced(site: Path) -> None:
    stop = threading.Event()

    def replace() -> None:
        fresh, aside = site.parent / "fresh", site.parent / "aside"
        while not stop.is_set():
            shutil.copytree(site, fresh)
            site.rename(aside)
            stop.wait(0.002)  # a gap that no real publishing has
            fresh.rename(site)
            shutil.rmtree(aside)

    thread = threading.Thread(target=replace)
    thread.start()
    try:
        missed = sum(find(site, "topics/x/") is None for _ in range(500))
    finally:
        stop.set()
        thread.join()
    assert missed == 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/index.html", "text/html"),
        ("STYLE.CSS", "text/css"),
        ("search.json", "application/json"),
        ("feed.xml", "application/xml"),
        ("app.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
        ("card.png", "image/png"),
        ("font.woff2", "font/woff2"),
        ("site.webmanifest", "application/manifest+json"),
        ("CNAME", "application/octet-stream"),
        ("x.no-such-kind", "application/octet-stream"),
    ],
)
def test_media_types_do_not_depend_on_the_machine(path: str, expected: str) -> None:
    assert media_type(path) == expected
