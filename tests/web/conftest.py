"""What the checks of the built pages share: the sites, and a browser that finds their host on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHROMIUM
from tests.web import builds
from tests.web.builds import Sites
from tests.web.serving import served


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """A site by its name; the processes of one run share what was built.

    With DIGEST_SITES they are kept in the folder it names, and taken from there as they are: for work on the checks themselves.
    """
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    shared = Path(os.environ.get("DIGEST_SITES") or base / "web-sites")
    shared.mkdir(parents=True, exist_ok=True)
    return lambda name: builds.built(name, shared)


@pytest.fixture(scope="module")
def browser(sites: Sites) -> Iterator[Any]:
    """Chromium, to which the hosts of all sites are this machine; each site is built when it is first asked for."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium on this machine")
    with served(sites) as port, sync_api.sync_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP *.localhost 127.0.0.1:{port}"
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", rules])
        yield found
        found.close()
