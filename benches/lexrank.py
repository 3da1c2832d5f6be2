"""LexRank over made-up articles: CPU seconds as Digest runs it, as sumy ships it on the same sentences and stems, and of the
default method; then on which share of the articles both LexRanks pick the same three sentences.

Sentences and stems are found before, for all sides. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lex_rank import LexRankSummarizer

import digest
from benches import corpus
from digest import segment, words
from digest.analyse.summary import scores, summary
from digest.model import Article, Sentence, SummaryOptions

Text = tuple[Article, tuple[Sentence, ...]]
PICKS = 3
_DIGITS = 6
_WARM = 3
"""Articles that are ranked before, so that no side pays for the lists that are loaded once."""


class Stems:
    """What sumy calls a tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The stems of a sentence."""
        return words.stems(text, "en", content_only=True)


def ours(text: Text) -> set[str]:
    """The best sentences by Digest's LexRank."""
    article, sentences = text
    rated = [score for score, _ in scores(article, sentences, "lexrank")]
    best = sorted(range(len(rated)), key=lambda at: (-rated[at], at))[:PICKS]
    return {sentences[at].text for at in best}


class Even(LexRankSummarizer):  # type: ignore[misc]
    """Sumy's, with ranks that differ by the order of a sum only taken as equal, and the earlier of equals first."""

    def _get_best_sentences(self, sentences: Iterable[SumySentence], count: int, rating: Any) -> list[SumySentence]:
        return sorted(sentences, key=lambda sentence: -round(rating[sentence], _DIGITS))[:count]


def theirs(text: Text, summarizer: type[LexRankSummarizer] = LexRankSummarizer) -> set[str]:
    """The best sentences by sumy's."""
    distinct = dict.fromkeys(sentence.text for sentence in text[1])
    document = ObjectDocumentModel([Paragraph([SumySentence(text, Stems()) for text in distinct])])
    return {str(sentence) for sentence in summarizer()(document, PICKS)}


def default(text: Text) -> set[str]:
    """The sentences that a site shows, where nothing else is asked for."""
    return {sentence.text for sentence in summary(*text, SummaryOptions())}


def timed(pick: Callable[[Text], set[str]], texts: list[Text]) -> tuple[float, list[set[str]]]:
    """CPU seconds that `pick` takes for all texts, and what it picks."""
    spent, picked = 0.0, []
    for text in texts:
        for sentence in text[1]:
            words.stems(sentence.text, "en", content_only=True)
        start = time.process_time()
        picked.append(pick(text))
        spent += time.process_time() - start
    return spent, picked


def same(one: list[set[str]], other: list[set[str]]) -> float:
    """The share of the texts with equal picks."""
    return sum(first == second for first, second in zip(one, other, strict=True)) / len(one)


def main() -> None:
    """Print the times and the share of equal picks."""
    articles = [
        digest.read_text(corpus.markdown(corpus.article(number)), name=f"{number}.md", media_type="text/markdown")
        for number in range(int(sys.argv[1]) + _WARM)
    ]
    texts = [(article, segment.sentences(article)) for article in articles]
    for pick in (ours, theirs, default):
        timed(pick, texts[:_WARM])
    texts = texts[_WARM:]
    (mine, best), (shipped, _), (usual, _) = (timed(pick, texts) for pick in (ours, theirs, default))
    even = [theirs(text, Even) for text in texts]
    found = {"ours": mine, "sumy": shipped, "default": usual, "same": same(best, even)}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
