"""Text cases in fixture files: a title, a line `.`, the input, a line `.`, what is expected, a line `.`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a fixture file."""

    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.title


def cases(name: str) -> list[Case]:
    """The cases in `tests/fixtures/NAME`; lines between cases that start with `#` are comments."""
    found: list[Case] = []
    parts: list[str] = []
    part: list[str] = []
    for line in (FIXTURES / name).read_text("utf-8").splitlines():
        if line == ".":
            parts.append("\n".join(part))
            part = []
            if len(parts) == 3:
                title = "\n".join(row for row in parts[0].splitlines() if row and not row.startswith("#"))
                found.append(Case(title, parts[1], parts[2]))
                parts = []
        else:
            part.append(line)
    if parts or any(row and not row.startswith("#") for row in part):
        raise ValueError(f"{name}: the last case is not closed by a line `.`")
    return found
