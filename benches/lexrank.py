"""CPU seconds of LexRank over made-up articles: as Digest runs it, then as sumy ships it on the same sentences and stems."""

from __future__ import annotations

import random
import sys
import time

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lex_rank import LexRankSummarizer

import digest
from benches import corpus
from digest import segment, words
from digest.analyse.summary import scores
from digest.model import Article, Sentence


class Stems:
    """What sumy calls a tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The stems of a sentence."""
        return words.stems(text, "en", content_only=True)


def ours(texts: list[tuple[Article, tuple[Sentence, ...]]]) -> None:
    """Rank every text as Digest does."""
    for article, sentences in texts:
        scores(article, sentences, "lexrank")


def theirs(texts: list[tuple[Article, tuple[Sentence, ...]]]) -> None:
    """Rank every text as sumy does."""
    for _, sentences in texts:
        distinct = dict.fromkeys(sentence.text for sentence in sentences)
        document = ObjectDocumentModel([Paragraph([SumySentence(text, Stems()) for text in distinct])])
        LexRankSummarizer()(document, 3)


def main() -> None:
    """Print the two times."""
    articles = [
        digest.read_text(corpus.article(random.Random(number)), name=f"{number}.md", media_type="text/markdown")
        for number in range(int(sys.argv[1]))
    ]
    texts = [(article, segment.sentences(article)) for article in articles]
    ours(texts[:1])  # loads what is loaded once
    for ranked in (ours, theirs):
        start = time.process_time()
        ranked(texts)
        print(time.process_time() - start)


if __name__ == "__main__":
    main()
