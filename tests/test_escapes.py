"""No hostile name leads a build, or `digest add`, to write outside the site's folder. With DIGEST_PATHS the whole collection: `make paths`."""

# ruff: noqa: PTH118 - names are joined as careless programs do

from __future__ import annotations

import contextlib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import build, publish
from digest.add.local import Local, data
from digest.add.shelf import Shelf, Taken
from digest.fetch import FetchError, Page, joined, normal
from digest.model import Output
from digest.problems import DigestError
from digest.workshop import workshop
from tests.escapes import Sandbox, hostile

MOST = int(os.environ.get("DIGEST_PATHS", "0")) or 40
NAMES = hostile(MOST)
TRIED: dict[str, int] = {}


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    made = Sandbox(tmp_path / "base")
    monkeypatch.chdir(made.base)
    return made


@pytest.fixture(scope="module", autouse=True)
def told() -> Iterator[None]:
    """How many paths were tried, for docs/reliability.md."""
    yield
    if "DIGEST_PATHS" in os.environ:
        print(f"\n{sum(TRIED.values()):,} hostile paths: {TRIED}")


def test_what_is_watched_for_is_seen(sandbox: Sandbox) -> None:
    """The control: a program that joins paths as they come. It climbs within the sandbox; absolute ones are not tried."""
    site, written = sandbox.root / "site", 0
    with sandbox.watched():
        for name in NAMES:
            if not name.startswith("/"):
                with contextlib.suppress(OSError, ValueError):
                    place = Path(os.path.join(site, name))
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(b"escaped")
                    written += 1
    outside = {path for path in sandbox.escaped if Path(path).exists()}
    assert written > 100
    assert len(sandbox.escaped) > 4
    assert any(Path(path).read_bytes() == b"escaped" for path in outside if Path(path).is_file())


def test_no_output_is_published_elsewhere(sandbox: Sandbox) -> None:
    site, refused = sandbox.root / "site", 0
    publisher = publish.Publisher(site, lasting=True)
    shapes = ("{}", "articles/{}/index.html", "assets/{}")
    with sandbox.watched():
        for number, name in enumerate(NAMES):
            for shape in shapes:
                path = shape.format(name) if "{" not in name else shape.replace("{}", name)
                try:
                    publisher.publish((Output("index.html", b"%d" % number, "a"), Output(path, b"escaped", "b")))
                    assert (site / path).read_bytes() == b"escaped"
                except DigestError:
                    refused += 1
    TRIED["outputs"] = len(shapes) * len(NAMES)
    assert sandbox.escaped == []
    assert 0 < refused < TRIED["outputs"]


def test_lists_of_files_remove_nothing_elsewhere(sandbox: Sandbox) -> None:
    site, spare = sandbox.root / "site", sandbox.root / ".digest/spare"
    lines = [line for name in NAMES for line in (name, f"../{name}", f"../../{name}") if "\n" not in line]
    for number in range(3):
        publish.Publisher(site, spare=spare).publish((Output("index.html", b"%d" % number, "a"),))
        with (site / publish.MANIFEST).open("ab") as manifest:
            manifest.write("\n".join(lines).encode("utf-8", "surrogatepass" if number else "replace") + b"\n")
        with sandbox.watched():
            publish.Publisher(site, spare=spare).publish((Output("index.html", b"%d again" % number, "a"),))
    TRIED["lists"] = len(lines)
    assert sandbox.escaped == []


def test_nothing_that_is_fetched_is_kept_elsewhere(sandbox: Sandbox) -> None:
    (sandbox.root / "seeds").mkdir()
    tried = kept = 0
    with sandbox.watched():
        for start in range(0, len(NAMES), 50):
            shelf = Shelf(sandbox.root)
            for name in NAMES[start : start + 50]:
                for make in (_path, _query, _host, _redirect):
                    tried += 1
                    with contextlib.suppress(FetchError, Taken):
                        url = make(name)
                        page = Page(
                            url, url, "2026-11-21T10:00:00+00:00", 200, name.encode("utf-8", "replace"), "text/plain"
                        )
                        shelf.keep(page, lambda _old, _new: True)
                        kept += 1
            for file in sorted(sandbox.root.glob("seeds/*/*")):
                file.unlink()
    TRIED["addresses"] = tried
    assert sandbox.escaped == []
    assert kept > tried / 3


def _path(name: str) -> str:
    return normal(f"https://news.example/{name}")


def _query(name: str) -> str:
    return normal(f"https://news.example/a?file={name}")


def _host(name: str) -> str:
    return normal(f"https://{name}/")


def _redirect(name: str) -> str:
    return joined("https://news.example/a/b", name)


def test_no_file_of_the_editors_is_copied_elsewhere(sandbox: Sandbox) -> None:
    own = sandbox.root / "own.txt"
    own.write_text("a text")
    shelf, refused = Shelf(sandbox.root), 0
    with sandbox.watched():
        for name in NAMES:
            try:
                shelf.copy(f"folder/{name}", data(Local(own, f"folder/{name}")))
            except (DigestError, Taken):
                refused += 1
    TRIED["own files"] = len(NAMES)
    assert sandbox.escaped == []
    assert 0 < refused < len(NAMES)


def test_a_site_of_hostile_names_is_built_in_its_folder(sandbox: Sandbox) -> None:
    root, names = sandbox.root, NAMES[: min(3 * MOST, 2500)]
    for folder in ("seeds/named", "content/topics", "content/pages"):
        (root / folder).mkdir(parents=True)
    for number, name in enumerate(names):
        front = {"title": name, "outlet": name, "tags": [name], "author": name}
        front |= {"slug": f"{number}/../{name}", "aliases": [f"{number}-{name}", name]}
        if number % 2:
            del front["slug"]
        said = json.dumps(front, ensure_ascii=True)
        text = f"The council of Orlund opened quay {number} on Monday."
        (root / f"seeds/{number}.md").write_text(f"---\n{said}\n---\n\n{text}\n")
        if number % 20 == 0:
            (root / f"content/topics/{number}.md").write_text(
                f"---\n{json.dumps({'title': name, 'slug': f'{number}-{name}'})}\n---\n"
            )
        _create(root / "seeds/named", name, f"Ferry {number} sails to Orlund again.")
    (root / "seeds/packed.zip").write_bytes(_packed(names[:1500]))
    with sandbox.watched(), workshop(root, progress=lambda *_: None, jobs="2") as shop:
        plan = build.plan(root, {}, shop, root / "site")
        publish.Publisher(root / "site", spare=root / ".digest/spare").publish(plan.outputs)
    TRIED["in articles"] = 6 * len(names) + min(len(names), 1500)
    assert sandbox.escaped == []
    assert len(plan.digest.articles) > len(names) / 2
    assert all((root / "site" / output.path).is_file() for output in plan.outputs)


def _create(folder: Path, name: str, text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        if "/" not in name:
            (folder / f"{name}.txt").write_text(text)


def _packed(names: list[str]) -> bytes:
    packed, taken = io.BytesIO(), set[str]()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, name in enumerate(names):
            with contextlib.suppress(UnicodeEncodeError):
                member = zipfile.ZipInfo(f"{name}.txt")
                if member.filename in taken:
                    continue
                taken.add(member.filename)
                archive.writestr(member, f"Packed {number}: the mill at Orlund burned down.")
    return packed.getvalue()
