"""CPU seconds of reading made-up articles, of cutting them into sentences and of their whole analysis; then of LexRank as sumy ships it
on the same sentences and stems. Milliseconds an article go to standard error.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import digest
from benches import corpus
from benches.lexrank import theirs
from digest import segment

Given = TypeVar("Given")
Made = TypeVar("Made")

_WARM = 5
"""Articles read before, so that no stage pays for the lists that are loaded once."""


def timed(work: Callable[[Given], Made], given: Sequence[Given]) -> tuple[float, list[Made]]:
    """The seconds that `work` takes for all that is `given`, and what it makes of it."""
    start = time.process_time()
    made = [work(one) for one in given]
    return time.process_time() - start, made


def main() -> None:
    """Print the four times."""
    texts = [corpus.article(random.Random(number)) for number in range(int(sys.argv[1]) + _WARM)]
    for text in texts[:_WARM]:
        digest.analyse(digest.read_text(text, name="warm.md", media_type="text/markdown"))
    texts = texts[_WARM:]
    reading, articles = timed(lambda text: digest.read_text(text, name="a.md", media_type="text/markdown"), texts)
    cutting, sentences = timed(segment.sentences, articles)
    analysing, _ = timed(digest.analyse, articles)
    ranking, _ = timed(lambda pair: theirs([pair]), list(zip(articles, sentences, strict=True)))
    for name, spent in (("read", reading), ("segment", cutting), ("analyse", analysing), ("sumy", ranking)):
        print(spent)
        print(f"{name}: {1000 * spent / len(texts):.2f} ms an article", file=sys.stderr)


if __name__ == "__main__":
    main()
