"""Who cites whom, and the independent origins behind sentences."""

from __future__ import annotations

from datetime import date

from digest.model import Analysis, Article, Block, Citation, CitedKind, Found, Name, Place, Sentence, When
from digest.relate.provenance import edges, origins


def _article(
    id_: str,
    sentences: list[tuple[int, str]],
    cites: tuple[Citation, ...],
    outlet: str | None = None,
    names: tuple[Name, ...] = (),
) -> tuple[Article, Analysis]:
    """An article of sentences, each given with the number of its paragraph."""
    rows, at = [], 0
    for index, (block, text) in enumerate(sentences):
        rows.append(Sentence(index, block, at, at + len(text), text))
        at += len(text) + 1
    article = Article(
        id=id_, path=f"seeds/{id_}.txt", seed=f"{id_}.txt", media_type="text/plain", title=Found(id_, "inferred"),
        outlet=Found(outlet, "stated") if outlet else None, author=None,
        published=When(date(2025, 3, 3), date(2025, 3, 3), "day", "stated"), language=Found("en", "inferred"), url=None,
        source="", blocks=(Block("paragraph", 0, 0, ""),), dropped=(),
    )  # fmt: skip
    return article, Analysis(id_, tuple(rows), (), (), names, (), (), (), cites)


def _cited(name: str, kind: CitedKind, *sentences: int) -> Citation:
    return Citation(name, kind, sentences)


def _origins(places: list[tuple[str, int]], *pairs: tuple[Article, Analysis]) -> tuple[str, ...]:
    return origins([Place(*one) for one in places], [a for a, _ in pairs], [b for _, b in pairs])


def test_two_that_cite_one_have_one_origin() -> None:
    a = _article("a", [(0, "Fares rise.")], (_cited("Harbour Institute", "organisation", 0),), "The Bee")
    b = _article("b", [(0, "Fares will rise.")], (_cited("Harbour Institute", "organisation", 0),))
    assert _origins([("a", 0), ("b", 0)], a, b) == ("Harbour Institute",)


def test_no_source_is_the_outlet_or_an_honest_label() -> None:
    a = _article("a", [(0, "Fares rise.")], (), "The Bee")
    b = _article("b", [(0, "Fares will rise.")], ())
    assert _origins([("a", 0), ("b", 0)], a, b) == ("The Bee", "unnamed outlet (b.txt)")


def test_the_cue_stands_in_the_next_sentence_of_the_paragraph() -> None:
    cites = (_cited("Bloomberg", "outlet", 1),)
    a = _article("a", [(0, "Fares rise."), (0, "This is reported by Bloomberg."), (1, "It rains.")], cites)
    assert _origins([("a", 0)], a) == ("Bloomberg",)
    b = _article("b", [(0, "Fares rise."), (0, "Bloomberg says that it rains.")], cites)
    assert _origins([("b", 0)], b) == ("unnamed outlet (b.txt)",), "the next sentence cites for what it says itself"


def test_a_whole_report_from_one_source() -> None:
    cites = (_cited("Le Monde", "outlet", 1),)
    a = _article("a", [(0, "Fares rise."), (1, "This is stated in the material Le Monde."), (2, "It rains.")], cites)
    assert _origins([("a", 2)], a) == ("Le Monde",)


def test_an_outlet_and_one_that_cites_it_are_one() -> None:
    a = _article("a", [(0, "Fares rise.")], (), "Reuters")
    b = _article("b", [(0, "Fares will rise.")], (_cited("Reuters", "outlet", 0),), "The Bee")
    assert _origins([("a", 0), ("b", 0)], a, b) == ("Reuters",)


def test_one_outlet_with_two_sources_has_two_origins() -> None:
    a = _article("a", [(0, "Fares rise.")], (_cited("Nora Finch", "person", 0),), "The Bee")
    b = _article("b", [(0, "Fares will rise.")], (_cited("Adam Lee", "person", 0),), "The Bee")
    assert _origins([("a", 0), ("b", 0)], a, b) == ("Adam Lee", "Nora Finch")


def test_unnamed_sources_of_two_outlets_stay_two() -> None:
    a = _article("a", [(0, "Fares rise.")], (_cited("one official", "anonymous", 0),), "The Bee")
    b = _article("b", [(0, "Fares will rise.")], (_cited("one official", "anonymous", 0),))
    assert _origins([("a", 0), ("b", 0)], a, b) == ("one official (The Bee)", "one official (unnamed outlet (b.txt))")


def test_an_analyst_and_the_institute_are_one() -> None:
    cites = (_cited("Nora Finch", "person", 0), _cited("Harbour Institute", "organisation", 0))
    a = _article("a", [(0, "Fares rise.")], cites)
    b = _article("b", [(0, "Fares will rise.")], (_cited("Harbour Institute", "organisation", 0),))
    assert _origins([("a", 0), ("b", 0)], a, b) == ("Harbour Institute",)


def test_a_short_form_introduced_in_one_article_counts_in_all() -> None:
    name = Name("Harbour Institute", "organisation", (0,), ("Harbour Institute", "HI"))
    a = _article("a", [(0, "Fares rise.")], (_cited("Harbour Institute", "organisation", 0),), names=(name,))
    b = _article("b", [(0, "Fares will rise.")], (_cited("HI", "organisation", 0),))
    assert _origins([("a", 0), ("b", 0)], a, b) == ("Harbour Institute",)
    assert [edge.target for edge in edges([b[0], a[0]], [b[1], a[1]])] == ["Harbour Institute"] * 2


def test_edges_are_in_the_order_of_ids() -> None:
    a = _article("a", [(0, "Fares rise.")], (_cited("Reuters", "outlet", 0),))
    b = _article("b", [(0, "Fares rise.")], (_cited("Nora Finch", "person", 0),))
    found = edges([b[0], a[0]], [b[1], a[1]])
    assert [(edge.article, edge.target, edge.kind) for edge in found] == [
        ("a", "Reuters", "outlet"),
        ("b", "Nora Finch", "person"),
    ]


def test_places_of_unknown_articles_have_no_origin() -> None:
    assert _origins([("gone", 0)]) == ()


def test_a_person_and_the_institution_they_speak_for_are_one_origin() -> None:
    institute = Name("Harbour Institute", "organisation", (0,), ("Harbour Institute",))
    text = "Fares rise, said Jane Roe, an analyst with the Harbour Institute."
    a = _article("a", [(0, text)], (_cited("Jane Roe", "person", 0),), names=(institute,))
    b = _article("b", [(0, "Fares will rise.")], (_cited("Harbour Institute", "organisation", 0),))
    c = _article(
        "c", [(0, "Fares rise, said Jane Roe. The Harbour Institute is shut.")], (_cited("Jane Roe", "person", 0),)
    )
    assert _origins([("a", 0), ("b", 0)], a, b) == ("Harbour Institute",)
    assert _origins([("b", 0), ("c", 0)], b, c) == ("Harbour Institute", "Jane Roe")


def test_a_sentence_about_somebody_else_does_not_take_the_source_before_it() -> None:
    roe = Name("Jane Roe", "person", (1,), ("Jane Roe",))
    rows = [(0, "Fares rise, the Bee writes."), (0, "Jane Roe called that untrue."), (0, "Trams are full.")]
    a = _article("a", rows, (_cited("The Bee", "outlet", 0),), names=(roe,))
    assert _origins([("a", 1)], a) == ("unnamed outlet (a.txt)",)
