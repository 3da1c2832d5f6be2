"""How a check says what it found: whole, one fault a line, so that a failed run tells what to mend."""

from __future__ import annotations

from collections.abc import Mapping

import pytest


def nothing(faults: Mapping[str, object]) -> None:
    """Fail the test with every fault; pass where there is none."""
    lines = [
        f"{where}: {fault}"
        for where, found in faults.items()
        for fault in (found if isinstance(found, list) else [found])
    ]
    if lines:
        pytest.fail(f"{len(lines)} faults\n" + "\n".join(lines), pytrace=False)
