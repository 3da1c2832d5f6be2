"""Which articles print one text, and which of them is shown."""

from __future__ import annotations

import dataclasses
import random
import time
from datetime import date

import pytest

from digest.model import Analysis, Article, Citation, Copy, Dropped, Figure, Found, LinkOptions, Options, Place
from digest.relate import copies, originals, provenance, relate, shingles
from digest.relate.likeness import address
from tests.growth import MOST
from tests.relating import article

Made = tuple[Article, Analysis]

REPORT = """\
The harbour council of Vellmar closed the northern pier on Tuesday after divers found cracks in eleven of its wooden piles. \
Ferries to the islands will leave from the fish market until the repairs are done, the council said. \
Engineers had warned of the damage two winters ago, when a drifting barge struck the pier at night. \
"Nobody listened to us then, and now every family on the islands pays for it," said the ferry captain Oda Brunn. \
Repairs will cost about 4 million crowns and should be finished before the herring season begins in autumn. \
The council has asked the province for half of the money. \
A spokesman for the province said the request had arrived and would be read like any other. \
Islanders plan to march from the church to the town hall on Sunday morning. \
Shopkeepers along the quay expect to lose most of their summer trade, since day visitors buy their bread and fuel beside the pier. \
The last time the pier was closed, for three weeks, two bakeries gave up for good."""

FOLLOW_UP = """\
Several hundred islanders marched through Vellmar on Sunday and blocked the doors of its town hall for an hour. \
They demanded that the mayor resign and that ferries run at night as well. \
The mayor did not show himself; his deputy promised an answer within days and was booed. \
Police counted 600 people, the organisers twice as many, and nobody was hurt. \
Children carried paper boats with the names of shops that fear for their customers. \
Oda Brunn, a ferry captain, told the crowd that the sea would not wait for a vote. \
Engineers had warned of the damage two winters ago, when a drifting barge struck the pier at night. \
Repairs will cost about 4 million crowns and should be finished before the herring season begins in autumn. \
The council has asked the province for half of the money. \
The last time the pier was closed, for three weeks, two bakeries gave up for good."""

SENTENCES = REPORT.split(". ")


def made(name: str, text: str, *, outlet: str = "", url: str | None = None, head: str = "", **more: object) -> Made:
    one, analysis = article(name, text, **more)  # type: ignore[arg-type]
    dropped = (Dropped(head, "dateline", 0, 0),) if head else ()
    known = Found(outlet, "stated") if outlet else None
    return dataclasses.replace(one, outlet=known, url=url, dropped=dropped), analysis


def stated(one: Made, **given: object) -> Made:
    return dataclasses.replace(one[0], stated=dataclasses.replace(one[0].stated, **given)), one[1]  # type: ignore[arg-type]


def found(*given: Made) -> tuple[Copy, ...]:
    return copies.copies([one for one, _ in given], [analysis for _, analysis in given])


def pairs(*given: Made) -> list[tuple[str, str]]:
    return [(copy.article, copy.of) for copy in found(*given)]


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


def test_an_original_that_there_is_not_is_told() -> None:
    one, two = stated(made("one", REPORT), copy_of="tow"), made("two", REPORT)
    given = found(one, two)
    told = originals.problems([one[0], two[0]], given)
    assert [(problem.code, problem.level) for problem in told] == [("copy", "note"), ("unknown-original", "warning")]
    assert told[1].hint == 'did you mean "two"?'


def test_copies_add_nothing_to_what_sources_say_together() -> None:
    wire = made("wire", REPORT, outlet="Quay Press", published=date(2025, 3, 1))
    daily = made("daily", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 2))
    citing = made(
        "citing", "The northern pier of Vellmar was closed on Tuesday after divers found cracks in its wooden piles."
    )
    alone = made("alone", FOLLOW_UP, outlet="Ostrand Post", published=date(2025, 3, 4))
    given = [wire, daily, citing, alone]
    corpus = relate([one for one, _ in given], [two for _, two in given], (), Options(links=LinkOptions(threshold=0.3)))
    assert [(copy.article, copy.of) for copy in corpus.copies] == [("daily", "wire")]
    met = {place.article for fact in corpus.facts for place in fact.sentences}
    met |= {place.article for link in corpus.links for place in (link.a, link.b)}
    met |= {event.place.article for event in corpus.timeline} | {edge.article for edge in corpus.edges}
    assert "wire" in met
    assert "daily" not in met
    assert all("Vellmar Daily" not in fact.origins for fact in corpus.facts)


def test_who_cites_an_outlet_that_printed_a_copy_has_the_origin_of_the_article() -> None:
    wire = made("wire", REPORT, outlet="Quay Press", url="https://quay.example/pier")
    daily = made("daily", REPORT, outlet="Vellmar Daily")
    citing = made("citing", "The northern pier is closed, the Vellmar Daily reported.", outlet="Ostrand Post")
    cites = (Citation("Vellmar Daily", "outlet", (0,)),)
    told = [wire, (citing[0], dataclasses.replace(citing[1], cites=cites))]
    shown = originals.carriers([wire[0], daily[0]], found(wire, daily))
    assert shown == {"wire": ("Vellmar Daily",)}
    places = [Place("wire", 0), Place("citing", 0)]
    articles, analyses = [one for one, _ in told], [two for _, two in told]
    assert provenance.origins(places, articles, analyses) == ("Quay Press", "Vellmar Daily")
    assert provenance.origins(places, articles, analyses, shown) == ("Quay Press",)


def test_an_outlet_that_printed_a_copy_may_still_report_by_itself() -> None:
    wire, own = made("wire", REPORT, outlet="Quay Press"), made("own", FOLLOW_UP, outlet="Vellmar Daily")
    places, shown = [Place("wire", 0), Place("own", 0)], {"wire": ("Vellmar Daily",)}
    assert provenance.origins(places, [wire[0], own[0]], [wire[1], own[1]], shown) == ("Quay Press", "Vellmar Daily")


def test_a_topic_given_to_a_copy_goes_to_the_article_shown() -> None:
    one, two = made("one", REPORT, topics=("ferries",)), made("two", REPORT, topics=("harbours",))
    given = found(one, two)
    (shown,) = originals.filed([one[0], two[0]], given)
    assert shown.stated.topics == ("ferries", "harbours")
    assert originals.without([one[1], two[1]], given) == (one[1],)


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
    assert len(shingles.read([one[1]])[0]) > 30
    assert len(found(one, two)) == 1


def test_nothing_comes_of_nothing() -> None:
    assert found() == ()
    assert found(made("a", ""), made("b", "")) == ()
