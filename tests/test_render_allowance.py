from __future__ import annotations

from digest import render, words
from digest.render.allowance import Passage, Wish, allow, everything
from digest.render.catalog import catalog
from tests import sample

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
TEXTS = {0: "Four words stand here.", 1: LONG + ".", 2: "“Three fine words,” she said."}


def test_what_is_required_is_printed_whatever_the_limit() -> None:
    found = allow(TEXTS, [Wish(0, required=True)], total=25, limit=0)
    assert found.sentences == {0: Passage("Four words stand here.")}
    assert (found.printed, found.total) == (4, 25)


def test_words_count_once() -> None:
    found = allow(TEXTS, [Wish(2), Wish(2, piece="Three fine words,"), Wish(2)], total=25, limit=5)
    assert found.printed == 5
    assert found.pieces == {(2, "Three fine words,"): Passage("Three fine words,")}


def test_a_long_sentence_is_cut_when_the_whole_does_not_fit() -> None:
    found = allow(TEXTS, [Wish(1)], total=25, limit=15)
    assert found.sentences[1] == Passage(" ".join(LONG.split()[:14]), after=True)


def test_the_cut_keeps_the_words_asked_for() -> None:
    passage = allow(TEXTS, [Wish(1, around="fifteen")], total=25, limit=14).sentences[1]
    assert passage.before
    assert not passage.after
    assert "fifteen" in passage.text


def test_too_few_words_are_not_printed_at_all() -> None:
    assert allow(TEXTS, [Wish(1), Wish(0)], total=25, limit=3).sentences == {}


def test_a_wish_for_what_is_not_there_is_ignored() -> None:
    found = allow(TEXTS, [Wish(9), Wish(0, piece="absent"), Wish(9, piece="x")], total=25, limit=25)
    assert (found.sentences, found.pieces, found.printed) == ({}, {}, 0)


def test_everything_is_whole() -> None:
    found = everything(TEXTS, [(2, "Three fine words,")], 25)
    assert all(passage.whole for passage in found.sentences.values())
    assert found.full


def test_no_page_prints_more_of_a_source_than_its_allowance() -> None:
    options = sample.options(share=0.3)
    digest = sample.digest()
    site = " ".join(
        output.data.decode()
        for output in render.outputs(digest, options, sample.theme())
        if output.path.endswith(".html")
    )
    allowances = catalog(digest, options).allowances
    for article, analysis in zip(digest.articles, digest.analyses, strict=True):
        allowance = allowances[article.id]
        topics = {
            place.sentence for found in digest.corpus.topics for place in found.summary if place.article == article.id
        }
        required = {chosen.index for chosen in analysis.summary} | topics
        needed = sum(len(words.words(sentence.text)) for sentence in analysis.sentences if sentence.index in required)
        if not allowance.full:
            assert allowance.printed <= max(needed, 0.3 * allowance.total)
        for sentence in analysis.sentences:
            passage = allowance.sentences.get(sentence.index)
            if passage is None or not passage.whole:
                assert sentence.text.replace("'", "&#39;") not in site, sentence.text


def test_more_is_printed_when_more_is_allowed() -> None:
    digest = sample.digest()
    printed = [
        sum(found.printed for found in catalog(digest, sample.options(share=share)).allowances.values())
        for share in (0.0, 0.6, 0.8, 1.0)
    ]
    assert printed == sorted(set(printed))
