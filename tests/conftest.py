"""What every test module may use."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.servers import Server
    from tests.tabs import Open

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM = Path("/usr/bin/chromium")

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a shell starts what runs in the background so; programs under test are to hear it
    with contextlib.suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.default_int_handler)
LONGEST = ("web", "quality", "test_render_hostile.py", "test_cli.py", "test_wheel.py", "test_same_bytes.py", "test_faults.py", "test_incremental.py", "test_remote.py")  # fmt: skip
"""What takes longest is begun first, so that no worker is left with it when the others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first, each file as it was."""
    items.sort(key=lambda item: item.path.relative_to(ROOT / "tests").parts[0] not in LONGEST)


settings.register_profile("any machine", deadline=None)  # how long one example takes is no test's business
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def real_seeds() -> dict[str, str]:
    """The five real articles by file name, read where they lie; they are never copied into the project."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles in ../shared/seeds are not on this machine")
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


@pytest.fixture
def site() -> Iterator[Server]:
    """A site on this machine that answers as it is told."""
    from tests.servers import server

    with server() as told:
        yield told


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Open]:
    """Opens pages in tabs of one window."""
    from tests.tabs import window

    with window(browser) as opened:
        yield opened
