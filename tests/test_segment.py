"""Sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import clean, quotation, segment
from digest.model import Source
from tests.cases import Case, cases


@pytest.mark.parametrize("case", cases("segment.txt"), ids=str)
def test_sentences(case: Case) -> None:
    language = case.title[1 : case.title.index("]")]
    found = [" ".join(case.given[start:end].split()) for start, end in segment.spans(case.given, language)]
    assert found == case.expected.split("\n")


def sentences(text: str, media_type: str = "text/plain"):  # type: ignore[no-untyped-def]
    article, _ = clean.article(Source("seeds/a.txt", "a.txt", media_type, text))  # type: ignore[arg-type]
    return article, segment.sentences(article)


PIECES = st.sampled_from(
    ["The port shut.", "Why?", "“We go. We stay,”", "he said.", "U.S. officials", "losses.Despite", "…", "...", "z. B.", "г.",
     "(It was. So.)", "3.5", "«Так. Ні».", "这是。", '"', "“", "\u00a0", "\n", "\n\n", "A", "J. R.", "*bold*", "Dr.", "No. 10"]
)  # fmt: skip

# Reading refuses texts with NULs.
READABLE = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@settings(max_examples=200, deadline=None)
@example("\x850\n The port shut. \n", "text/markdown")
@given(
    st.lists(st.one_of(PIECES, st.text(READABLE, max_size=12)), max_size=20).map(" ".join),
    st.sampled_from(["text/plain", "text/markdown"]),
)
def test_sentences_are_slices_of_the_source_in_order(text: str, media_type: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    article, found = sentences(text, media_type)
    assert [sentence.index for sentence in found] == list(range(len(found)))
    end = 0
    for sentence in found:
        block = article.blocks[sentence.block]
        assert end <= sentence.start < sentence.end
        assert block.start <= sentence.start < sentence.end <= block.end
        assert re.search(r"\w", sentence.text)
        end = sentence.end
        if not block.offsets:
            assert sentence.text == " ".join(article.source[sentence.start : sentence.end].split())


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    kept = "".join(text[start:end] for start, end in segment.spans(text, "en"))
    assert re.sub(r"[\W_]+", "", kept) == re.sub(r"[\W_]+", "", text)


PLAIN = st.sampled_from(
    ["The port shut.", "Trade fell in 2020.", "It was Verimpel.", "a tax. Then", "Dr. Brown", "“We go,”", "it’s ours.", "(so it is.)", "is it?", "..."]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@example("This was long ago in the town of Verimpel. Brown said so, and others said it too, on that day.", "en")
@given(st.lists(st.one_of(PLAIN, PIECES), max_size=25).map(" ".join), st.sampled_from(["en", "de", "uk", "fr"]))
def test_shortcuts_change_nothing(text: str, language: str) -> None:
    """Words that are told beforehand, marks that are looked for before they are matched, and a part of a text shown to nupunkt."""
    found = segment.spans(text, language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segment, "_told", lambda _word, _language: None)
        patch.setattr(segment, "_NEAR", len(text) + 1)
        patch.setattr(quotation, "is_marked", lambda _text: True)
        assert segment.spans(text, language) == found


def test_nupunkt_tells_the_same_of_the_words_beside_a_stop_as_of_the_text(
    real_seeds: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = segment._proposed
    shown: list[str] = []
    said = set()

    def proposed(text: str) -> frozenset[int]:
        shown.append(text)
        return known(text)

    monkeypatch.setattr(segment, "_proposed", proposed)
    for text in real_seeds.values():
        for match in re.finditer(r"[.!?]\s+(?=\S)", text):
            said.add(segment._is_proposed(text, match))
            assert segment._is_proposed(text, match) == (match.end() in known(text))
    assert said == {True, False}
    assert any(text not in real_seeds.values() for text in shown)


def test_headings_have_no_sentences() -> None:
    article, found = sentences(
        "A storm\n\nIt rained all day. It blew.\n\nWhat we know so far\n\nThe port is shut until the end of the week.\n"
    )
    assert article.headings == ("What we know so far",)
    assert [sentence.text for sentence in found] == [
        "It rained all day.",
        "It blew.",
        "The port is shut until the end of the week.",
    ]


def test_markup_is_no_part_of_the_text_but_of_the_place() -> None:
    article, found = sentences("Title\n=====\n\nThe **old** port. It [is](http://x.example) shut.\n", "text/markdown")
    assert [sentence.text for sentence in found] == ["The old port.", "It is shut."]
    assert article.source[found[1].start : found[1].end] == "It [is](http://x.example) shut."


def test_a_long_line_of_stops_and_marks_is_done_in_time() -> None:
    assert segment.spans("“(. " * 5_000 + "a.A" * 5_000, "en")


def test_the_real_articles(real_seeds: dict[str, str]) -> None:
    found = [sentences(text)[1] for text in real_seeds.values()]
    texts = [sentence.text for group in found for sentence in group]
    assert sum(text.startswith("Despite the possibility") for text in texts) == 1
    assert sum(text.startswith("“Will all") and text.endswith("surrender?”") for text in texts) == 1
    assert not any(text.startswith(("...", "officials", ".")) for text in texts)
    assert not any(text.endswith(("U.S.", " .")) and len(text) < 20 for text in texts)
