"""The dated sentences of several articles, in order."""

from __future__ import annotations

from datetime import date

from digest.model import Analysis, Article, DateMention, Found, Place, Precision, Sentence, When
from digest.relate.timeline import events

Row = tuple[str, tuple[tuple[str, str, str, Precision], ...]]


def article(name: str, published: str | None) -> Article:
    day = date.fromisoformat(published) if published else None
    when = When(day, day, "day", "stated") if day else None
    found, language = Found("T", "inferred"), Found("en", "stated")
    return Article(name, f"seeds/{name}.txt", name, "text/plain", found, None, None, when, language, None, "", (), ())


def analysis(name: str, *rows: Row) -> Analysis:
    sentences = tuple(Sentence(index, 0, 0, 0, text) for index, (text, _) in enumerate(rows))
    mentions = tuple(
        DateMention(
            index, words, When(date.fromisoformat(first), date.fromisoformat(last), precision, "inferred", words), 0, 0
        )
        for index, (_, found) in enumerate(rows)
        for words, first, last, precision in found
    )
    return Analysis(name, sentences, (), (), (), (), (), mentions, ())


def test_earliest_first_then_the_more_precise_then_by_place() -> None:
    b = analysis(
        "b",
        ("It fell on Monday.", (("Monday", "2025-03-10", "2025-03-10", "day"),)),
        ("In March it rained.", (("March", "2025-03-01", "2025-03-31", "month"),)),
    )
    a = analysis("a", ("It fell on Monday.", (("Monday", "2025-03-10", "2025-03-10", "day"),)))
    found = events([article("b", "2025-03-14"), article("a", "2025-03-14")], [b, a])
    assert [event.place for event in found] == [Place("b", 1), Place("a", 0), Place("b", 0)]


def test_one_event_for_a_sentence_the_most_precise_and_nearest_to_its_verb() -> None:
    row = (
        "The aid was restored on Wednesday, after a pause that began on March 3 in a hard spring.",
        (
            ("Wednesday", "2025-03-12", "2025-03-12", "day"),
            ("March 3", "2025-03-03", "2025-03-03", "day"),
            ("spring", "2025-03-01", "2025-05-31", "season"),
        ),
    )
    (event,) = events([article("a", "2025-03-14")], [analysis("a", row)])  # type: ignore[arg-type]
    assert event.text == "Wednesday"


def test_background_and_what_had_not_happened_stay_out() -> None:
    rows: tuple[Row, ...] = (
        ("Since last year it was closed.", (("last year", "2024-01-01", "2024-12-31", "year"),)),
        ("It will open next month.", (("next month", "2025-04-01", "2025-04-30", "month"),)),
    )
    assert events([article("a", "2025-03-14")], [analysis("a", *rows)]) == ()


def test_without_publication_the_tense_decides() -> None:
    rows: tuple[Row, ...] = (
        ("It opened on 3 March 2025.", (("3 March 2025", "2025-03-03", "2025-03-03", "day"),)),
        ("It will close on 3 May 2025.", (("3 May 2025", "2025-05-03", "2025-05-03", "day"),)),
    )
    found = events([article("a", None)], [analysis("a", *rows)])
    assert [event.text for event in found] == ["3 March 2025"]
