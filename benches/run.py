"""`make bench`: what a build costs beside a peer, in the same run and on the same texts.

Prints one row a figure: the median of the ratios of paired runs, with the least and the greatest. CPU time (user and system,
children included) of whole processes.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benches import corpus

PEER = """
import sys, pathlib, re, jinja2, markdown_it
page = jinja2.Environment(autoescape=True).from_string("<!doctype html><title>{{ t }}</title>{{ b }}")
out = pathlib.Path(sys.argv[2]); out.mkdir(parents=True, exist_ok=True)
for path in sorted(pathlib.Path(sys.argv[1]).glob("seeds/*.md")):
    _, front, body = path.read_text().split("---\\n", 2)
    (out / path.with_suffix(".html").name).write_text(page.render(t=front, b=markdown_it.MarkdownIt().render(body)))
"""


def cpu(*command: str | Path) -> float:
    """CPU seconds of a command, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def row(name: str, peer: str, ratios: list[float]) -> None:
    """Print a figure."""
    middle = statistics.median(ratios)
    print(f"{name:44} {middle:7.2f} × {peer:34} ({min(ratios):.2f} to {max(ratios):.2f}, n={len(ratios)})", flush=True)


def paired(runs: int, ours: Callable[[], float], theirs: Callable[[], float]) -> list[float]:
    """The ratios of `runs` pairs, taken in turn."""
    return [ours() / theirs() for _ in range(runs)]


def site_rows(root: Path, count: int, runs: int) -> None:
    """Cold, unchanged and one-article builds of `count` articles."""
    corpus.write(root, count)
    build = (sys.executable, "-m", "digest", "build", "--quiet", "--jobs", "1", "--root", root)

    def cold() -> float:
        for name in ("site", ".digest"):
            shutil.rmtree(root / name, ignore_errors=True)
        return cpu(*build)

    def peer() -> float:
        return cpu(sys.executable, "-c", PEER, root, root / "peer")

    def one() -> float:
        with (root / "seeds/00000.md").open("a") as file:
            file.write("\nThe quay was closed again.\n")
        return cpu(*build)

    row(f"cold build, {count} articles", "markdown-it and Jinja alone", paired(runs, cold, peer))
    row(f"nothing changed, {count} articles", "markdown-it and Jinja alone", paired(runs, lambda: cpu(*build), peer))
    row(f"one article changed, {count} articles", "markdown-it and Jinja alone", paired(runs, one, peer))


def summary_row(count: int, runs: int) -> None:
    """LexRank as we run it beside LexRank as sumy ships it, on the same sentences."""
    ratios = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-m", "benches.lexrank", str(count)], check=True, capture_output=True, text=True
        )
        ours, theirs = map(float, done.stdout.split())
        ratios.append(ours / theirs)
    row(f"LexRank, {count} articles", "sumy's LexRank as shipped", ratios)


def default_rows(count: int, runs: int) -> None:
    """The default summariser beside LexRank as sumy ships it, on the same sentences."""
    ratios: dict[str, list[float]] = {"ranked from tokens": [], "from text (segment and rank)": []}
    for _ in range(runs):
        command = [sys.executable, "-m", "benches.summary", str(count)]
        *ours, theirs = map(
            float, subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        )
        for name, spent in zip(ratios, ours, strict=True):
            ratios[name].append(spent / theirs)
    for name, found in ratios.items():
        row(f"{name}, {count} articles", "sumy's LexRank as shipped", found)


def stage_rows(count: int, runs: int) -> None:
    """Reading, cutting and analysing a text beside LexRank as sumy ships it, on the same texts."""
    ratios: dict[str, list[float]] = {"read": [], "cut into sentences": [], "analysed": []}
    for _ in range(runs):
        command = [sys.executable, "-m", "benches.stages", str(count)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        *ours, theirs = map(float, done.stdout.split())
        for name, spent in zip(ratios, ours, strict=True):
            ratios[name].append(spent / theirs)
    for name, found in ratios.items():
        row(f"{name}, {count} articles", "sumy's LexRank as shipped", found)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=40)
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site_rows(Path(folder), given.articles, given.runs)
    summary_row(min(given.articles, 100), given.runs)
    default_rows(min(given.articles, 100), given.runs)
    stage_rows(min(given.articles, 100), given.runs)


if __name__ == "__main__":
    main()
