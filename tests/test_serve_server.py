from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from digest import serve
from digest.problems import DigestError
from digest.serve import patience, run
from digest.serve.app import ASSETS
from tests.serving import Desk, until

pytestmark = pytest.mark.alone


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    desk.write("content/index.txt", "one")
    desk.write("content/topics/x/index.txt", "topic")
    desk.write("templates/style.css", "main { color: black }")
    with desk.open():
        yield desk


def channel(
    desk: Desk, *, version: str = "", host: str = "", origin: str | None = "", token: str | None = None
) -> ClientConnection:
    place = desk.url.removeprefix("http://").split("/")[0]
    known = desk.token() if token is None else token
    headers = {"Host": host} if host else {}
    return connect(
        f"ws://{place}/-/live?version={version}&token={known}",
        origin=f"http://{place}" if origin == "" else origin,  # type: ignore[arg-type]
        additional_headers=headers,
        open_timeout=30,
        proxy=None,
    )


def drain(socket: ClientConnection) -> None:
    """Hear everything still said, until the end."""
    while True:
        socket.recv(30)


def test_a_tab_may_listen_for_longer_than_a_request_may_take(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<main>one</main>" in desk.get().body  # the site is built
    monkeypatch.setattr(patience, "HEAD", 0.2)
    with channel(desk) as socket:
        socket.recv(30)
        time.sleep(1)
        desk.write("content/index.txt", "two")
        assert "/index.html" in socket.recv(30)


def test_the_site_is_built_before_the_first_answer(desk: Desk) -> None:
    answer = desk.get()
    assert answer.status == 200
    assert "<main>one</main>" in answer.body
    assert desk.builds >= 1


def test_pages_get_the_script_and_the_site_does_not(desk: Desk) -> None:
    answer = desk.get()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.body.count('src="/-/live.js"') == 1
    assert "script-src &#x27;self&#x27;" in answer.body
    held = {path: path.read_bytes() for path in sorted(desk.site.rglob("*")) if path.is_file()}
    assert not [path for path, data in held.items() if b"/-/" in data or b"script-src" in data]
    for path in ("/", "/style.css", "/topics/x/", "/nothing", "/-/live.js"):
        desk.get(path)
    assert {path: path.read_bytes() for path in sorted(desk.site.rglob("*")) if path.is_file()} == held


def test_every_answer_is_fresh_typed_and_for_this_site_only(desk: Desk) -> None:
    for path in ("/", "/style.css", "/-/live.js", "/-/live.css", "/nothing"):
        answer = desk.get(path)
        assert answer.headers["cache-control"] == "no-store", path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert answer.headers["cross-origin-resource-policy"] == "same-origin", path
        assert "access-control-allow-origin" not in answer.headers, path
        assert "server" not in answer.headers, path
    assert desk.get("/-/live.js").headers["content-type"].startswith("text/javascript")
    assert desk.get("/-/live.css").headers["content-type"].startswith("text/css")
    assert desk.get("/style.css").body == "main { color: black }"


def test_every_live_script_and_what_it_imports_is_served(desk: Desk) -> None:
    files = sorted(path.name for path in Path(serve.__file__).parent.iterdir() if path.suffix in (".js", ".css"))
    assert set(files) == set(ASSETS)
    for name in files:
        answer = desk.get(f"/-/{name}")
        assert answer.status == 200
        assert set(re.findall(r'from "\./([a-z]+\.js)"', answer.body)) <= set(files)


def test_head_is_get_without_the_body(desk: Desk) -> None:
    for path in ("/", "/style.css", "/nothing", "/-/live.js"):
        full, head = desk.get(path), desk.get(path, method="HEAD")
        assert head.body == ""
        assert (head.status, head.headers["content-length"]) == (full.status, str(len(full.body.encode())))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_there_is_nothing_to_do_but_read(desk: Desk, method: str) -> None:
    for path in ("/", "/-/live.js"):
        answer = desk.get(path, method=method)
        assert answer.status == 405
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_folder_has_one_address(desk: Desk) -> None:
    answer = desk.get("/topics/x?q=1")
    assert answer.status == 307
    assert answer.headers["location"] == "/topics/x/?q=1"
    assert "topic" in desk.get("/topics/x/").body
    assert desk.get("/topics/").status == 404


def test_an_unknown_path_is_answered_with_the_sites_own_page(desk: Desk) -> None:
    assert desk.get("/nothing").status == 404
    assert "/-/live.js" in desk.get("/nothing").body
    desk.write("content/404.txt", "lost?")
    until(lambda: "lost?" in desk.get("/nothing").body, "the 404 page")
    answer = desk.get("/nothing/at/all.html")
    assert answer.status == 404
    assert 'data-file="/404.html"' in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/topics/../../secret.txt",
        "/topics/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/.%00./secret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/%2fetc/passwd",
        "/out.txt",
        "/.digest-manifest",
        "/-/../secret.txt",
        "/-/..%2fapp.py",
        "/-/app.py",
        "/-/%2e%2e/app.py",
        "/%ff%fe",
        "/" + "a" * 3000,
    ],
)
def test_nothing_outside_the_site_can_be_reached(desk: Desk, path: str) -> None:
    desk.get()
    desk.write("secret.txt", "secret")
    (desk.site / "out.txt").symlink_to(desk.root / "secret.txt")
    answer = desk.get(path)
    assert answer.status == 404
    assert "secret\n" not in answer.body
    assert "def application" not in answer.body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "192.168.1.5", ""])
def test_other_names_for_this_machine_are_refused(desk: Desk, host: str) -> None:
    for path in ("/", "/-/live.js", "/nothing"):
        assert desk.get(path, Host=host).status == 400
    assert desk.get(Host="localhost:1234").status == 200


def test_the_channel_is_for_pages_of_this_server_only(desk: Desk) -> None:
    place = desk.url.removeprefix("http://").rstrip("/")
    for origin in (None, "null", "http://evil.example", f"http://{place}.evil.example", "http://127.0.0.1:1"):
        with pytest.raises(InvalidStatus) as refusal, channel(desk, origin=origin):
            pass
        assert refusal.value.response.status_code == 403, origin
    for host in ("evil.example", "evil.example:8000"):
        with pytest.raises(InvalidStatus) as refusal, channel(desk, host=host, origin=f"http://{host}"):
            pass
        assert refusal.value.response.status_code == 400
    for token in ("", "x", desk.token()[:-1], desk.token() + "x"):
        with pytest.raises(InvalidStatus) as refusal, channel(desk, token=token):
            pass
        assert refusal.value.response.status_code == 403
    with channel(desk) as socket:
        assert json.loads(socket.recv(30))["error"] is None


def test_a_page_is_told_what_changed_since_it_was_served_and_only_that(desk: Desk) -> None:
    def version() -> str:
        return desk.get().body.split('data-version="')[1].split('"')[0]

    before = version()
    with channel(desk, version=before) as socket:
        assert json.loads(socket.recv(30)) == {
            "version": before, "changed": [], "error": None, "faults": [], "more": 0,
        }  # fmt: skip
        desk.write("content/index.txt", "two")
        news = json.loads(socket.recv(30))
        assert news["changed"] == ["/index.html"]
        assert news["version"] == version() != before
        builds = desk.builds
        desk.write("content/index.txt", "two")
        until(lambda: desk.builds > builds, "another build")
        desk.write("content/late.txt", "three")
        assert json.loads(socket.recv(30))["changed"] == ["/.digest-manifest", "/late.html"]
    with channel(desk, version=before) as socket:
        assert json.loads(socket.recv(30))["changed"] == ["/.digest-manifest", "/index.html", "/late.html"]
    with channel(desk, version="earlier.1") as socket:
        assert json.loads(socket.recv(30))["changed"] is None


def test_a_page_that_talks_too_much_is_hung_up_on(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    with channel(desk) as socket:
        socket.recv(30)
        socket.send("a text")
        socket.send(b"bytes")
        socket.send("x" * 100_000)
        with pytest.raises(ConnectionClosed):
            drain(socket)
    assert desk.get().status == 200
    assert capfd.readouterr().err == ""


def test_a_fault_keeps_the_last_good_site_and_is_said_and_its_mending_is_noticed(desk: Desk) -> None:
    with channel(desk, version=desk.get().body.split('data-version="')[1].split('"')[0]) as socket:
        socket.recv(30)
        desk.write("content/index.txt", "BROKEN")
        news = json.loads(socket.recv(30))
        assert news["error"] == {
            "text": "content/index.txt:1: this <b>text</b> is broken [broken]",
            "path": "content/index.txt",
            "line": 1,
            "first": 1,
            "lines": ["BROKEN"],
            "marked": None,
            "href": "/-/source/content/index.txt?line=1#L1",
            "editor": None,
        }
        assert news["changed"] == []
        assert "<main>one</main>" in desk.get().body
        assert "The site stays as it was: content/index.txt:1: this <b>text</b> is broken [broken]" in desk.said
        desk.write("content/index.txt", "one")
        assert json.loads(socket.recv(30)) == {**news, "error": None}


def test_a_bug_shows_its_traceback_in_the_terminal_and_the_server_lives_on(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.get()
    with channel(desk) as socket:
        socket.recv(30)
        desk.write("content/index.txt", "CRASH")
        assert json.loads(socket.recv(30))["error"]["text"] == "internal error, see the terminal"
    assert "ZeroDivisionError" in capfd.readouterr().err
    assert "one" in desk.get().body
    desk.write("content/index.txt", "fine again")
    until(lambda: "fine again" in desk.get().body, "the server lives on")


def test_problems_are_said_once(desk: Desk) -> None:
    desk.write("content/w.txt", "WARN")
    until(lambda: any("a warning" in line for line in desk.said), "the warning")
    desk.write("content/index.txt", "two")
    until(lambda: "two" in desk.get().body, "another build")
    assert sum("a warning" in line for line in desk.said) == 1


def test_many_files_at_once_end_in_the_right_site_with_few_builds(desk: Desk) -> None:
    desk.get()
    builds = desk.builds
    for turn in ("first", "second"):
        for number in range(200):
            desk.write(f"content/many/{number}.txt", f"{turn} {number}")
    until(lambda: "second 199" in desk.get("/many/199.html").body, "the last file")
    until(lambda: all(f"second {n}<" in desk.get(f"/many/{n}.html").body for n in range(200)), "all files")
    assert desk.builds - builds < 20


def test_a_save_during_a_build_leads_to_another_build_and_never_to_two_at_once(desk: Desk) -> None:
    desk.get()
    inside, leave = threading.Event(), threading.Event()

    def slow() -> None:
        inside.set()
        leave.wait(30)

    texts = []

    def read_then_wait() -> None:
        texts.append((desk.root / "content/index.txt").read_text())

    desk.before_build = slow
    desk.write("content/index.txt", "early")
    until(inside.is_set, "the build begins")
    builds = desk.builds
    for number in range(20):
        desk.write("content/index.txt", f"late {number}")
    desk.before_build = read_then_wait
    leave.set()
    until(lambda: texts and texts[-1] == "late 19", "the build after it")
    until(lambda: "late 19" in desk.get().body, "the last save is served")
    assert desk.builds - builds <= 3
    assert desk.most_at_once == 1


def test_requests_never_fail_while_the_site_is_published_again_and_again(desk: Desk) -> None:
    desk.get()
    for number in range(15):
        desk.write("content/index.txt", f"turn {number}")
        while f"turn {number}" not in (answer := desk.get()).body:
            assert answer.status == 200
            assert desk.get("/topics/x/").status == 200
            assert desk.get("/style.css").status == 200


def test_a_folder_missing_at_the_start_and_one_that_goes_and_comes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with desk.open():
        assert desk.get().status == 503
        assert "/-/live.js" in desk.get().body
        desk.write("content/index.txt", "first")
        until(lambda: "first" in desk.get().body, "the first page")
        (tmp_path / "content").rename(tmp_path / "aside")
        until(lambda: desk.get().status in (404, 503), "the page is gone")
        (tmp_path / "aside").rename(tmp_path / "content")
        until(lambda: "first" in desk.get().body, "the page is back")
        desk.write("content/index.txt", "second")
        until(lambda: "second" in desk.get().body, "a save in the folder that came back")


def test_a_fault_in_the_first_build_is_shown_where_the_site_will_be(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("content/index.txt", "BROKEN")
    with desk.open():
        answer = desk.get()
        assert answer.status == 503
        with channel(desk) as socket:
            assert "is broken" in json.loads(socket.recv(30))["error"]["text"]
        desk.write("content/index.txt", "mended")
        until(lambda: "mended" in desk.get().body, "the first good site")


def test_the_site_can_be_served_under_a_base_path(tmp_path: Path) -> None:
    desk = Desk(tmp_path, base="/my repo/")
    desk.write("content/index.txt", "home")
    desk.write("content/x/index.txt", "x")
    with desk.open():
        assert desk.url.endswith("/my%20repo/")
        assert "home" in desk.get("/my%20repo/").body
        assert desk.get("/").headers["location"] == "/my%20repo/"
        assert desk.get("/my%20repo").headers["location"] == "/my%20repo/"
        assert desk.get("/my%20repo/x").headers["location"] == "/my%20repo/x/"
        assert desk.get("/x/").status == desk.get("/my%20repository/").status == 404
        assert 'data-file="/my repo/x/index.html"' in desk.get("/my%20repo/x/").body
        with channel(desk, version=desk.get("/my%20repo/").body.split('data-version="')[1].split('"')[0]) as socket:
            socket.recv(30)
            desk.write("content/index.txt", "new home")
            assert json.loads(socket.recv(30))["changed"] == ["/my repo/index.html"]


def test_a_taken_port_ends_before_anything_is_built(desk: Desk, tmp_path: Path) -> None:
    port = int(desk.url.rstrip("/").rsplit(":", 1)[1])
    built: list[int] = []
    with pytest.raises(DigestError, match="--port"):
        run(lambda: built.append(1), [tmp_path], tmp_path, port=port, say=print)  # type: ignore[arg-type, return-value]
    assert built == []


def test_the_server_ends_with_tabs_open_and_tells_them(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("content/index.txt", "one")
    with ExitStack() as tabs:
        with desk.open():
            open_tabs = [tabs.enter_context(channel(desk)) for _ in range(10)]
            for tab in open_tabs:
                tab.recv(30)
        for tab in open_tabs:
            with pytest.raises(ConnectionClosed):
                drain(tab)
