"""One label for a speaker or source in all articles."""

from __future__ import annotations

from collections.abc import Mapping

import digest
from digest.model import CitationEdge
from digest.relate.provenance import Sources, named
from digest.relate.provenance.naming import edges

_ARMY = "The town is held, said the General Staff of the Armed Forces of Ukraine. “Nobody has left the town so far,” the General Staff of the Armed Forces of Ukraine said."
_SHORT = "“The bridge still stands as it did,” Ukraine's general staff said. It rains in the valley, Ukraine's general staff said."


def _told(**texts: str) -> tuple[Mapping[tuple[str, str], str], tuple[CitationEdge, ...]]:
    articles = [digest.read_text(f"News of {name}\n\n{text}", name=f"{name}.txt") for name, text in texts.items()]
    sources = Sources(articles, [digest.analyse(article) for article in articles])
    found = named(sources)
    files = {article.id: name for article, name in zip(articles, texts, strict=True)}
    return {(files[one.article], one.name): one.label for one in found}, edges(sources, found)


def test_an_institution_has_one_label() -> None:
    labels, cited = _told(a=_ARMY, b=_SHORT)
    assert list(labels) == [("b", "Ukraine's general staff")]
    assert {edge.target for edge in cited} == {"General Staff of the Armed Forces of Ukraine"}


def test_a_person_has_the_full_name_where_no_other_has_the_surname() -> None:
    full = "Fares rise, Ada Quarrel said. Ada Quarrel has run the port since 2019."
    short = "Nothing is decided, Mrs Quarrel said. Fares are what they were, Mrs Quarrel said."
    labels, cited = _told(a=full, b=short)
    assert labels == {("b", "Quarrel"): "Ada Quarrel"}
    assert {edge.target for edge in cited} == {"Ada Quarrel"}
    labels, _ = _told(a=full, b=short, c="Fares rise, Bruno Quarrel said. Bruno Quarrel leads the union.")
    assert ("b", "Quarrel") not in labels


def test_unnamed_sources_keep_the_words_of_their_article() -> None:
    labels, cited = _told(a="Fares rise, two harbour officials said.", b="Fares fall, two harbour officials said.")
    assert not labels
    assert len(cited) == 2


def test_two_names_of_one_source_make_one_edge() -> None:
    text = _ARMY + "\n\nIt rains, Ukraine's general staff said."
    _, cited = _told(a=text)
    assert len(cited) == 1
    assert len(cited[0].sentences) == 3
