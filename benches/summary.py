"""CPU seconds of the default summariser over made-up articles, its scores and its choice: from sentences whose words are known, and
from text; then of LexRank as sumy ships it on the same sentences and stems. Articles a second go to standard error.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

import digest
from benches import corpus
from benches.lexrank import theirs
from digest import segment
from digest.analyse.summary import summary
from digest.model import Article, Sentence, SummaryOptions
from digest.terms import terms

Texts = list[tuple[Article, tuple[Sentence, ...]]]


def from_tokens(texts: Texts) -> float:
    """Rank and choose, the words and stems of each article having been found just before."""
    spent = 0.0
    for article, sentences in texts:
        for sentence in sentences:
            terms(sentence.text, article.language.text)
        start = time.process_time()
        summary(article, sentences, SummaryOptions())
        spent += time.process_time() - start
    return spent


def from_text(texts: Texts) -> float:
    """Cut into sentences, find words and stems, rank and choose."""
    terms.cache_clear()
    return _timed(lambda: [summary(article, segment.sentences(article), SummaryOptions()) for article, _ in texts])


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the three times."""
    articles = [
        digest.read_text(corpus.article(random.Random(number)), name=f"{number}.md", media_type="text/markdown")
        for number in range(int(sys.argv[1]) + 1)
    ]
    texts = [(article, segment.sentences(article)) for article in articles]
    from_tokens(texts[:1])  # loads what is loaded once
    texts = texts[1:]
    for name, spent in (
        ("tokens", from_tokens(texts)),
        ("text", from_text(texts)),
        ("", _timed(lambda: theirs(texts))),
    ):
        print(spent)
        if name:
            print(f"  summaries from {name}: {len(texts) / spent:.0f} articles a second", file=sys.stderr)


if __name__ == "__main__":
    main()
