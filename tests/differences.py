"""Stories of a few short articles that say which of their sentences differ: `tests/fixtures/differences/*.txt`."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import digest
from digest.model import Analysis, Article, Corpus, Place, Topic

FOLDER = Path(__file__).resolve().parent / "fixtures" / "differences"
TOPIC = "story"

Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the pairs that differ; those of `contradicts` and `either` in order, in `supersedes` the later first."""

    name: str
    pairs: tuple[tuple[Article, Analysis], ...]
    texts: dict[Place, str]
    contradicts: frozenset[Pair]
    supersedes: frozenset[Pair]
    either: frozenset[Pair]


def stories(name: str) -> Iterator[Told]:
    """The stories of the file `name`."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    title, rows = "", list[str]()
    for line in [*lines, "# "]:
        if line.startswith("# "):
            if any(row.startswith("==") for row in rows):
                yield story(title, rows)
            title, rows = line[2:], []
        elif line:
            rows.append(line)


def related(told: Told) -> Corpus:
    """What the story's articles say together, all in one topic."""
    return digest.relate(told.pairs, topics=[Topic(TOPIC, TOPIC, "")])


def story(name: str, rows: list[str]) -> Told:
    """The story that lines as those of the files tell."""
    articles: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for row in rows:
        if row.startswith("=="):
            _, key, day = row.split()
            articles[key] = day, []
        else:
            marks, bar, text = row.partition(" | ")
            articles[key][1].append((marks, text) if bar else ("", row))
    pairs, texts, marked = list[tuple[Article, Analysis]](), dict[Place, str](), list[tuple[str, Place]]()
    for key, (day, sentences) in articles.items():
        pair = _worked(key, day, [text for _, text in sentences])
        pairs.append(pair)
        for index, (marks, text) in enumerate(sentences):
            if pair[1].sentences[index].text != text:
                raise ValueError(f"{name}/{key}: sentence {index} is read as {pair[1].sentences[index].text!r}")
            texts[Place(key, index)] = text
            marked += [(mark, Place(key, index)) for mark in marks.split()]
    pairs.sort(key=lambda pair: (pair[0].published is None, -_day(pair[0]), pair[0].id))
    later = frozenset((a, b) for a, b in _crossed(marked, "s", ">", "<"))
    against, either = (
        frozenset((min(pair), max(pair)) for pair in _crossed(marked, letter, "+", "-")) for letter in "cm"
    )
    return Told(name, tuple(pairs), texts, against, later, either)


def _crossed(marked: list[tuple[str, Place]], letter: str, first: str, second: str) -> Iterator[Pair]:
    """The pairs of sentences marked alike but for the sign."""
    for (mark, a), (other, b) in itertools.product(marked, marked):
        if mark[0] == letter and mark.endswith(first) and other == mark[:-1] + second:
            yield a, b


def _worked(key: str, day: str, sentences: list[str]) -> tuple[Article, Analysis]:
    text = f"---\ntitle: Report {key}\ndate: {day}\n---\n\n" + "\n\n".join(sentences)
    article = digest.read_text(text, name=f"{key}.md", media_type="text/markdown")
    article = dataclasses.replace(article, id=key, stated=dataclasses.replace(article.stated, topics=(TOPIC,)))
    return article, digest.analyse(article)


def _day(article: Article) -> int:
    return article.published.start.toordinal() if article.published else 0
