"""`--open`: the browser is opened once, at the right address, when there is something to see."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path

import pytest

from digest.problems import DigestError
from digest.serve import Outcome, address, run
from tests.serving import Desk, until

pytestmark = pytest.mark.alone


class Browser:
    """Stands in for the one of this machine; it knows whether the site was there when it was opened."""

    def __init__(self, site: Path, patch: pytest.MonkeyPatch) -> None:
        self.opened: list[tuple[str, bool]] = []
        self._site = site
        patch.setattr(webbrowser, "open", self._open)

    def _open(self, url: str) -> bool:
        self.opened.append((url, (self._site / "index.html").is_file()))
        return True


def serve(desk: Desk, stop: threading.Event, **options: object) -> threading.Thread:
    def work() -> None:
        run(
            desk.build,
            [desk.root / "content"],
            desk.site,
            port=0,
            open_browser=True,
            say=desk.said.append,
            until=stop,
            **options,  # type: ignore[arg-type]
        )

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("host", "name", "base"),
    [
        ("127.0.0.1", "127.0.0.1", "/"),
        ("0.0.0.0", "127.0.0.1", "/my repo/"),
        ("localhost", "localhost", "/"),
        ("::1", "[::1]", "/"),
        ("::", "[::1]", "/"),
    ],
)
def test_the_browser_opens_after_the_first_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, name: str, base: str
) -> None:
    desk, stop, leave = Desk(tmp_path), threading.Event(), threading.Event()
    browser = Browser(desk.site, monkeypatch)
    desk.write("content/index.txt", "one")
    try:
        address.listen(host, 0).close()
    except DigestError:
        pytest.skip(f"this machine has no address {host}")

    def slow() -> None:
        leave.wait(30)

    desk.before_build = slow
    thread = serve(desk, stop, host=host, base=base)
    try:
        until(lambda: desk.builds, "the first build begins")
        assert browser.opened == []
        leave.set()
        until(lambda: browser.opened, "the browser opens")
        builds = desk.builds
        desk.write("content/index.txt", "two")
        until(lambda: desk.builds > builds, "another build")
    finally:
        leave.set()
        stop.set()
        thread.join(30)
    (url, built), *others = browser.opened
    assert built
    assert others == []
    assert url == next(line for line in desk.said if line.startswith("Serving")).split()[1]
    assert url.startswith(f"http://{name}:")
    assert url.endswith(base.replace(" ", "%20"))


def test_it_opens_on_a_first_build_that_failed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, stop = Desk(tmp_path), threading.Event()
    browser = Browser(desk.site, monkeypatch)
    desk.write("content/index.txt", "BROKEN")
    thread = serve(desk, stop)
    until(lambda: browser.opened, "the browser opens")
    stop.set()
    thread.join(30)
    assert [built for _, built in browser.opened] == [False]


def test_an_unknown_editor_ends_before_anything_is_built(tmp_path: Path) -> None:
    def build() -> Outcome:
        raise AssertionError("built")

    with pytest.raises(DigestError, match="no editor known here"):
        run(build, [tmp_path], tmp_path, port=0, editor="notepad", say=print)
