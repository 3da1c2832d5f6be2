"""What every test module may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def real_seeds() -> dict[str, str]:
    """The five real articles by file name, read where they lie; they are never copied into the project."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles in ../shared/seeds are not on this machine")
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}
