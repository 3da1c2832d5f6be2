"""LexRank over made-up articles: CPU seconds from a text to three sentences, as sumy ships it and as Digest does it; then of the
ranking alone, with the sentences and stems given to both, and on which share of the articles both pick the same three.

As shipped, sumy parts and stems with NLTK, whose model of sentences is a download; here it is one that NLTK's own trainer makes
from the articles, which costs as much to use. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nltk
from nltk.tokenize.punkt import PunktTrainer, save_punkt_params
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

import digest
from benches import corpus
from digest import segment
from digest.analyse.summary import scores, summary
from digest.model import Article, Method, Sentence, SummaryOptions
from digest.terms import terms

PICKS = 3
_DIGITS = 6
_WARM = 3
"""Articles that are summarised before, so that no side pays for the lists that are loaded once."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article in the forms that the sides begin with."""

    article: Article
    plain: str
    sentences: tuple[Sentence, ...]


class Stems:
    """What sumy calls a tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The stems of a sentence."""
        return terms(text, "en").content


class Even(LexRankSummarizer):  # type: ignore[misc]
    """Sumy's, with ranks that differ by the order of a sum only taken as equal, and the earlier of equals first."""

    def _get_best_sentences(self, sentences: Iterable[SumySentence], count: int, rating: Any) -> list[SumySentence]:
        return sorted(sentences, key=lambda sentence: -round(rating[sentence], _DIGITS))[:count]


def best(article: Article, sentences: tuple[Sentence, ...], method: Method) -> set[str]:
    """The sentences that Digest rates highest."""
    rated = [score for score, _ in scores(article, sentences, method)]
    order = sorted(range(len(rated)), key=lambda at: (-rated[at], at))[:PICKS]
    return {sentences[at].text for at in order}


def from_text(text: Text) -> set[str]:
    """The best sentences by Digest's LexRank, which have to be found first."""
    return best(text.article, segment.sentences(text.article), "lexrank")


def ranked(text: Text) -> set[str]:
    """The same of sentences that are known."""
    return best(text.article, text.sentences, "lexrank")


def default(text: Text) -> set[str]:
    """The sentences that a site shows, where nothing else is asked for, from the text on."""
    sentences = segment.sentences(text.article)
    return {sentence.text for sentence in summary(text.article, sentences, SummaryOptions())}


class Shipped:
    """Sumy's LexRank, set up once as its own documentation has it."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer("english")
        self._summarizer = LexRankSummarizer(Stemmer("english"))
        self._summarizer.stop_words = get_stop_words("english")

    def __call__(self, text: Text) -> set[str]:
        """The best sentences, which have to be found first."""
        document = PlaintextParser.from_string(text.plain, self._tokenizer).document
        return {str(sentence) for sentence in self._summarizer(document, PICKS)}


def given(text: Text, summarizer: type[LexRankSummarizer] = LexRankSummarizer) -> set[str]:
    """The same of our sentences and stems."""
    distinct = dict.fromkeys(sentence.text for sentence in text.sentences)
    document = ObjectDocumentModel([Paragraph([SumySentence(text, Stems()) for text in distinct])])
    return {str(sentence) for sentence in summarizer()(document, PICKS)}


def timed(pick: Callable[[Text], set[str]], texts: list[Text], *, known: bool) -> tuple[float, list[set[str]]]:
    """CPU seconds that `pick` takes for all texts, and what it picks; nothing of their sentences is `known` unless so."""
    spent, picked = 0.0, []
    for text in texts:
        terms.cache_clear()
        for sentence in text.sentences if known else ():
            terms(sentence.text, "en")
        start = time.process_time()
        picked.append(pick(text))
        spent += time.process_time() - start
    return spent, picked


def same(one: list[set[str]], other: list[set[str]]) -> float:
    """The share of the texts with equal picks."""
    return sum(first == second for first, second in zip(one, other, strict=True)) / len(one)


@contextmanager
def model(texts: list[Text]) -> Iterator[None]:
    """While this lasts, NLTK has a model of sentences, learned from `texts`."""
    with tempfile.TemporaryDirectory() as folder:
        nltk.data.path.insert(0, folder)
        place = Path(folder) / "tokenizers/punkt_tab/english"
        place.mkdir(parents=True)
        trainer = PunktTrainer()
        trainer.train("\n".join(text.plain for text in texts))
        save_punkt_params(trainer.get_params(), str(place))
        yield
        nltk.data.path.remove(folder)


def text(number: int) -> Text:
    """A made-up article."""
    source = corpus.markdown(corpus.article(number))
    article = digest.read_text(source, name=f"{number}.md", media_type="text/markdown")
    plain = "\n\n".join(block.text for block in article.blocks if block.kind == "paragraph")
    return Text(article, plain, segment.sentences(article))


def main() -> None:
    """Print the times and the share of equal picks."""
    texts = [text(number) for number in range(int(sys.argv[1]) + _WARM)]
    with model(texts):
        sides: dict[str, Callable[[Text], set[str]]] = {
            "shipped": Shipped(),
            "ours": from_text,
            "default": default,
            "given": given,
            "ranked": ranked,
        }
        for pick in sides.values():
            timed(pick, texts[:_WARM], known=False)
        del texts[:_WARM]
        taken = {name: timed(pick, texts, known=name in ("given", "ranked")) for name, pick in sides.items()}
    even = [given(text, Even) for text in texts]
    found = {name: spent for name, (spent, _) in taken.items()}
    print(json.dumps({**found, "same": same(taken["ranked"][1], even)}))


if __name__ == "__main__":
    main()
