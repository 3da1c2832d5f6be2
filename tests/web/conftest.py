"""What the checks of the built pages share: the sites, and a browser that finds their host on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.web import builds
from tests.web.builds import Built

Sites = Callable[[str], Built]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """A site by its name; the processes of one run share what was built."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    shared = base / "web-sites"
    shared.mkdir(exist_ok=True)
    return lambda name: builds.built(name, shared)
