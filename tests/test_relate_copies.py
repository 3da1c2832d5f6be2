"""Which articles print one text, and which of them is shown."""

from __future__ import annotations

import dataclasses
import random
import time
from datetime import date

import pytest

from digest.model import Figure, Found
from digest.relate import shingles
from digest.relate.likeness import address
from tests.copying import FOLLOW_UP, REPORT, SENTENCES, Made, found, made, pairs, stated
from tests.growth import MOST
from tests.relating import article

LIGHT_EDITS = {
    "the same": REPORT,
    "a paragraph dropped": " ".join(REPORT.replace(SENTENCES[3] + ". ", "").split()),
    "cut by half": ". ".join(SENTENCES[:6]) + ".",
    "a paragraph added": REPORT
    + " The mayor of neighbouring Ostrand offered berths for six boats. Nobody has answered him yet.",
    "figures spelled out": REPORT.replace("4 million", "four million")
    .replace("eleven", "11")
    .replace("two winters", "2 winters"),
    "other spelling": REPORT.replace("harbour", "harbor")
    .replace("organised", "organized")
    .replace("autumn", "the fall"),
    "other words here and there": REPORT.replace("closed", "shut")
    .replace("should be", "are to be")
    .replace("arrived", "come in"),
    "other quotation marks": REPORT.replace('"Nobody', "“Nobody").replace('it,"', "it,”"),
    "shouted": REPORT.upper(),
}


@pytest.mark.parametrize("edit", sorted(LIGHT_EDITS))
def test_a_lightly_edited_text_is_a_copy(edit: str) -> None:
    assert len(found(made("a", REPORT), made("b", LIGHT_EDITS[edit]))) == 1


def test_a_teaser_is_a_copy_of_the_whole() -> None:
    assert pairs(made("teaser", ". ".join(SENTENCES[:2]) + "."), made("whole", REPORT)) == [("teaser", "whole")]


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("a follow-up with the same background", REPORT, FOLLOW_UP),
        ("a few words", "The pier is closed, the council said.", "The pier is closed, the council said."),
        ("a sentence from the middle", SENTENCES[8] + ". " + SENTENCES[9] + ".", FOLLOW_UP + " " + REPORT),
        (
            "one long quotation in both",
            "Vellmar heard an angry captain at the council’s meeting on Monday. “" + ". ".join(SENTENCES[:6]) + ".”",
            "At the province’s request a letter was read to members in Ostrand. “" + ". ".join(SENTENCES[:6]) + ".”",
        ),
        (
            "a statement, and a report that quotes it whole",
            REPORT.replace('"', ""),
            "The shopkeepers of Vellmar wrote an open letter, which the paper has seen and which names nobody. They have "
            "hung it in their windows and sent it to the province by the morning post, with forty signatures under it, and "
            "they say that they will write again. “" + REPORT.replace('"', "") + "”",
        ),
    ],
)
def test_what_is_no_copy(title: str, one: str, other: str) -> None:
    assert found(made("a", one, title=title), made("b", other)) == ()


def test_reports_on_one_pattern_with_other_figures_are_no_copies() -> None:
    def daily(name: str, *numbers: int) -> Made:
        parts = (
            "calls from the islands",
            "calls from the quays",
            "boats towed in",
            "swimmers helped",
            "lost dogs",
            "flares",
        )
        rows = [
            f"The coast guard of Vellmar counted {n} {part} over the past day and night"
            for n, part in zip(numbers, parts, strict=True)
        ]
        text = (
            ". ".join([*rows, "All crews are well and remain on duty as before, the watch officer of the station said"])
            + "."
        )
        figures = tuple(
            Figure(at, str(n), float(n), part) for at, (n, part) in enumerate(zip(numbers, parts, strict=True))
        )
        return made(name, text, figures=figures)

    assert found(daily("monday", 14, 22, 3, 7, 5, 9), daily("tuesday", 19, 31, 6, 2, 8, 11)) == ()
    assert len(found(daily("monday", 14, 22, 3, 7, 5, 9), daily("reprint", 14, 22, 3, 7, 5, 9))) == 1


def test_the_outlet_that_others_name_is_shown() -> None:
    daily = made("daily", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 1), head="VELLMAR (Quay Press) —")
    wire = made("wire", REPORT, outlet="Quay Press", published=date(2025, 3, 2), head="VELLMAR (Quay Press) —")
    assert [(copy.article, copy.of, copy.kind) for copy in found(daily, wire)] == [("daily", "wire", "reprint")]


def test_a_reprint_pasted_without_its_outlet_is_not_taken_for_the_agency_it_names() -> None:
    page = made("page", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 1), head="VELLMAR (Quay Press) —")
    pasted = made("pasted", REPORT, head="VELLMAR (Quay Press) —")
    pasted = (dataclasses.replace(pasted[0], outlet=Found("Quay Press", "inferred")), pasted[1])
    assert pairs(page, pasted) == [("pasted", "page")]


def test_else_the_earliest_with_an_outlet_and_a_date() -> None:
    nameless = made("a", REPORT, published=date(2025, 3, 1))
    later = made("b", REPORT, outlet="Ostrand Post", published=date(2025, 3, 3))
    earlier = made("c", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 2))
    assert pairs(nameless, later, earlier) == [("a", "c"), ("b", "c")]


def test_of_one_outlets_versions_the_latest_is_shown() -> None:
    first = made("first", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 1))
    second = made(
        "second", REPORT + " The pier has since been fenced.", outlet="Vellmar Daily", published=date(2025, 3, 4)
    )
    assert [(copy.article, copy.of, copy.kind) for copy in found(first, second)] == [("first", "second", "version")]


def test_an_excerpt_is_never_shown_in_place_of_the_whole() -> None:
    early = made("early", ". ".join(SENTENCES[:4]) + ".", outlet="Vellmar Daily", published=date(2025, 3, 1))
    assert pairs(early, made("whole", REPORT)) == [("early", "whole")]


def test_one_page_saved_twice_is_a_duplicate() -> None:
    page = made("page", REPORT, outlet="Vellmar Daily", url="https://www.daily.example/pier/?utm_source=mail#top")
    text = made("text", REPORT, outlet="Vellmar Daily", url="http://daily.example/pier")
    assert [(copy.kind, copy.why) for copy in found(page, text)] == [("duplicate", "the same address")]


def test_a_feed_entry_in_other_words_is_told_by_address_and_title() -> None:
    entry = made("entry", "Islanders are angry about it.", title="The pier is shut", url="https://daily.example/pier")
    page = made("page", REPORT, title="The pier is shut", url="https://daily.example/pier")
    assert pairs(entry, page) == [("entry", "page")]
    assert pairs(entry, made("page", REPORT, title="Another report", url="https://daily.example/pier")) == []


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://WWW.Daily.example/a/", "daily.example/a?"),
        ("http://daily.example/a?b=1&utm_medium=x#c", "daily.example/a?b=1"),
        ("https://daily.example/?id=7", "daily.example?id=7"),
        ("https://daily.example/", ""),
        ("http://[broken", ""),
        (None, ""),
    ],
)
def test_addresses_are_compared_without_what_does_not_matter(url: str | None, same: str) -> None:
    assert address(url) == same


def test_a_copy_is_compared_with_the_very_text_it_is_listed_under() -> None:
    # The teaser opens both; the whole texts have little more in common and stay apart.
    opening = ". ".join(SENTENCES[:2]) + ". "
    one, other = made("one", opening + ". ".join(SENTENCES[2:])), made("other", opening + FOLLOW_UP)
    assert pairs(one, made("teaser", opening), other) in ([("teaser", "one")], [("teaser", "other")])


def test_the_editor_has_the_last_word() -> None:
    early = made("early", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 1))
    late = made("late", REPORT, outlet="Ostrand Post", published=date(2025, 3, 2))
    assert pairs(early, late) == [("late", "early")]
    assert pairs(stated(early, copy_of="late"), late) == [("early", "late")]
    assert pairs(early, stated(late, copy_of="none")) == []
    assert pairs(stated(made("other", FOLLOW_UP), copy_of="early.txt"), early) == [("other", "early")]


def test_the_order_of_the_files_changes_nothing() -> None:
    given = [made(f"a{at}", REPORT if at % 2 else FOLLOW_UP, outlet=f"Outlet {at}") for at in range(12)]
    mixed = given.copy()
    random.Random(3).shuffle(mixed)
    assert found(*mixed) == found(*given)
    assert len(found(*given)) == 10


def test_the_work_grows_with_the_articles() -> None:
    def seconds(count: int) -> float:
        draw = random.Random(5)
        texts = [" ".join(f"w{draw.randrange(4000)}" for _ in range(200)) for _ in range(count)]
        given = [made(f"a{at}", text + " " + REPORT) for at, text in enumerate(texts)]  # one background in all of them
        start = time.process_time()
        found(*given)
        return time.process_time() - start

    assert seconds(800) / max(seconds(200), 1e-3) < MOST


def test_a_text_shared_by_very_many_is_found_in_all() -> None:
    given = [made(f"a{at:02}", f"Bulletin number {at}. " + REPORT) for at in range(40)]
    assert pairs(*given) == [(f"a{at:02}", "a00") for at in range(1, 40)]


def test_scripts_without_spaces_are_compared_by_character() -> None:
    text = "港務委員會週二關閉了北碼頭，因為潛水員發現木樁上有裂縫。渡輪將從魚市場出發，直到修理完畢。"
    one, two = article("a", text), article("b", text.replace("週二", "星期二"))
    assert len(shingles.text(one[1])) > 30
    assert len(found(one, two)) == 1


def test_nothing_comes_of_nothing() -> None:
    assert found() == ()
    assert found(made("a", ""), made("b", "")) == ()
