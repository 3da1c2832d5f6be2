"""Annotated stories: articles of several outlets on one matter, and what a careful reader finds in them together.

A story is a TOML file. `[[article]]` has `key`, and `file` with `text`, or the name of a `seed` in ../shared/seeds, which is read
where it lies. Sentences are named `key: words of it`, quotations by words of theirs. Under `[gold]`:

- `same`: lists of sentences that report one fact: each pair of them from two articles; `either`: such pairs that readers may
  judge either way, which count neither way
  unless they are named under `same`; `traps`: pairs that look alike and are not the same;
- `contradicts`: pairs of lists, each sentence of one against each of the other; `supersedes`: the later, then the earlier;
  `may_contradict`, `may_supersede`: what counts neither way;
- `origins`: a sentence and who it is from, where that is not its own outlet; the names of outlets are in `outlets`;
- `speakers`: every quotation and who says it, empty where the text does not tell; others are no speech, but for
  `may_speak`;
- `cites`: an article and whom it cites; `may_cite`: others that it is no fault to find; `passes`: an article or a source, and whom
  it has something from;
- `events`: a sentence and the day, or first and last day, of what it tells; `one_event`: sentences that date one event;
- `forecasts`: a sentence, what became of it, and the sentences that tell it; `may_forecast`: what counts neither way;
- `figures`: a sentence, the number, and words of its scope or none.

Other names of one thing are parted by `|`.
"""

from __future__ import annotations

import dataclasses
import itertools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import digest
from digest.model import Analysis, Article, Stated
from digest.words import squash

FOLDER = Path(__file__).resolve().parent / "fixtures" / "stories"
SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
TOPIC = "story"
_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}

Spot = tuple[str, int]
"""An article's key and the number of a sentence; -1 for a sentence that was not kept as one."""
Pair = tuple[Spot, Spot]


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it was read and annotated."""

    name: str
    pairs: tuple[tuple[Article, Analysis], ...]
    gold: dict[str, Any]

    def text(self, spot: Spot) -> str:
        """The words of a sentence."""
        found = {article.id: analysis for article, analysis in self.pairs}[spot[0]].sentences
        return found[spot[1]].text if spot[1] >= 0 else "(not kept)"

    def rows(self, name: str) -> list[Any]:
        """What is annotated under `name`."""
        return list(self.gold.get(name, []))

    def spot(self, named: str) -> Spot:
        """The place of a sentence named `key: words`; ValueError where no article, or more than one sentence, has the words."""
        key, _, words = named.partition(": ")
        known = {article.id: (article, analysis) for article, analysis in self.pairs}
        if key not in known:
            raise ValueError(f"{self.name}: no article {key!r} ({named!r})")
        article, analysis = known[key]
        found = [one.index for one in analysis.sentences if _plain(one.text).startswith(_plain(words))]
        found = found or [one.index for one in analysis.sentences if _plain(words) in _plain(one.text)]
        if len(found) > 1 or _plain(words) not in _plain(article.source):
            raise ValueError(f"{self.name}: {len(found)} sentences have {named!r}")
        return key, found[0] if found else -1

    def spots(self, named: Iterable[str]) -> list[Spot]:
        """The places of several sentences."""
        return [self.spot(one) for one in named]

    def across(self, name: str) -> frozenset[Pair]:
        """The pairs, in order, that each list under `name` makes of sentences of two articles."""
        rows = (itertools.combinations(sorted(self.spots(row)), 2) for row in self.rows(name))
        return frozenset(pair for row in rows for pair in row if pair[0][0] != pair[1][0])

    def between(self, name: str) -> frozenset[Pair]:
        """The pairs that two lists make of each row under `name`, first to second, from two articles."""
        rows = (itertools.product(self.spots(first), self.spots(second)) for first, second in self.rows(name))
        return frozenset(pair for row in rows for pair in row if pair[0][0] != pair[1][0])


def named(names: Sequence[str] = (), folder: Path = FOLDER) -> list[Path]:
    """The files of the stories of these names in `folder`, else of all."""
    return [path for path in sorted(folder.glob("*.toml")) if not names or path.stem in names]


def present(path: Path) -> bool:
    """Whether all that the story is told in is on this machine."""
    rows = tomllib.loads(path.read_text("utf-8"))["article"]
    return all("text" in row or (SEEDS / row["seed"]).is_file() for row in rows)


def story(path: Path) -> Story:
    """The story in the file at `path`, its articles read and analysed, newest first as a build has them."""
    given = tomllib.loads(path.read_text("utf-8"))
    pairs = [_worked(row) for row in given["article"]]
    pairs.sort(key=lambda pair: (pair[0].published is None, _days(pair[0]), pair[0].id))
    return Story(path.stem, tuple(pairs), given["gold"])


def _worked(row: dict[str, str]) -> tuple[Article, Analysis]:
    name = row.get("seed") or row["file"]
    text = row["text"] if "text" in row else (SEEDS / name).read_text("utf-8")
    article = digest.read_text(text, name=name, media_type=_TYPES[Path(name).suffix])
    stated: Stated = dataclasses.replace(article.stated, topics=(TOPIC,))
    article = dataclasses.replace(article, id=row["key"], stated=stated)
    return article, digest.analyse(article)


def _days(article: Article) -> int:
    return -article.published.start.toordinal() if article.published else 0


def _plain(text: str) -> str:
    """White space and quotation marks in one form, so that a fixture may write them plainly."""
    return squash(text.translate(str.maketrans("“”„«»‘’", '"""""\'\'')))
