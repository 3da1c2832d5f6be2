"""`make train`: finds all shipped weights again, or those named: `python -m training news topic`."""

from __future__ import annotations

import importlib
import sys

MODELS: tuple[str, ...] = ("frequency", "news", "topic", "topics", "tags", "same", "story", "outcomes")


def main(wanted: list[str]) -> int:
    """Train each of `wanted`, all where there is none; 2 where there is no such model."""
    unknown = [name for name in wanted if name not in MODELS]
    if unknown:
        print(f"no such model: {', '.join(unknown)}; there are {', '.join(MODELS)}", file=sys.stderr)
        return 2
    for name in wanted or MODELS:
        print(f"{name} …", flush=True)
        importlib.import_module(f"training.{name}").train()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
