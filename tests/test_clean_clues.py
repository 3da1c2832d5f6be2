"""Which clue is believed, and what is told of those that disagree."""

from __future__ import annotations

from datetime import date

import pytest

from digest.clean import author_clues, clues, day_clues, language, outlet, outlet_clues, title, title_clues
from digest.clean.clues import Candidate, decided
from digest.model import Block, Clue, ClueField, Found, Source, Stated, When

PROSE = "The ferries of Easton stay in the harbour, the office said, since a storm is coming from the west."


def of(field: ClueField, *said: tuple[str, str]) -> tuple[Clue, ...]:
    return tuple(Clue(field, text, origin) for text, origin in said)


def source(*found: Clue, stated: Stated | None = None) -> Source:
    return Source("seeds/a.html", "a.html", "text/html", PROSE, stated=stated or Stated(), clues=found)


def same(value: str, other: str) -> bool:
    return value == other


# -- the decision in general ------------------------------------------------------------------------


def test_agreement_is_stated_and_names_the_clues() -> None:
    verdict = decided([Candidate("a", "og:title"), Candidate("a", "<title>")], same)
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis, verdict.clue) == ("a", "stated", "og:title; <title>")


def test_disagreement_is_inferred_and_names_both_sides() -> None:
    verdict = decided([Candidate("a", "og:title"), Candidate("b", "<title>")], same)
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis, verdict.clue) == ("a", "inferred", "og:title; against: <title>")


def test_what_more_clues_say_wins_over_a_more_trusted_one() -> None:
    found = [Candidate("a", "og:title"), Candidate("b", "<h1>"), Candidate("b", "<title>")]
    verdict = decided(found, same)
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis) == ("b", "stated")


def test_one_origin_does_not_bear_itself_out() -> None:
    verdict = decided([Candidate("a", "<h1>"), Candidate("b", "<h1>"), Candidate("b", "<h1>")], same)
    assert verdict is not None
    assert verdict.chosen.value == "a"


def test_the_order_of_trust_knows_beginnings_and_puts_strangers_last() -> None:
    found = of("title", ("d", "a stranger"), ("c", "<title>"), ("b", "og:title"), ("a", "column Headline"))
    assert [clue.text for clue in clues.of(found, "title")] == ["a", "b", "c", "d"]


def test_the_address_leads_deeper_than_the_front_page() -> None:
    found = of("url", ("https://bee.example/", "canonical link"), ("https://bee.example/ferry", "og:url"))
    assert clues.url(found) == "https://bee.example/ferry"
    assert clues.url(of("url", ("javascript:alert(1)", "og:url"), ("http://[x", "saved from"))) is None


# -- title ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "others"),
    [
        ("Ferries stop at Easton | The Easton Bee", of("outlet", ("The Easton Bee", "og:site_name"))),
        ("Easton Bee - Ferries stop at Easton", of("url", ("https://www.eastonbee.example/a", "og:url"))),
        ("Ferries stop at Easton - News - Easton Bee", of("outlet", ("Easton Bee", "JSON-LD publisher"))),
        ("Ferries stop at Easton » Whoever", of("title", ("Ferries stop at Easton", "<h1>"))),
        ("The Easton Bee: Ferries stop at Easton", of("title", ("Ferries stop at Easton", "<h1>"))),
    ],
)
def test_the_name_of_the_site_is_taken_off(written: str, others: tuple[Clue, ...]) -> None:
    found = title_clues.title((*of("title", (written, "<title>")), *others))
    assert found is not None
    assert found.chosen.value == "Ferries stop at Easton"
    assert found.basis == "stated"


def test_a_dash_within_a_title_stays() -> None:
    found = title_clues.title(of("title", ("Ferries stop – storm comes", "og:title")))
    assert found is not None
    assert found.chosen.value == "Ferries stop – storm comes"


def test_a_title_that_was_cut_is_shown_whole() -> None:
    whole = "Ferries stop at Easton while a storm comes from the west"
    found = title_clues.title(of("title", ("Ferries stop at Easton while a…", "og:title"), (whole, "<h1>")))
    assert found is not None
    assert (found.chosen.value, found.basis) == (whole, "stated")


def test_a_heading_that_names_the_site_is_no_title() -> None:
    found = of("title", ("The Easton Bee", "<h1>"), ("Ferries stop", "<title>"))
    verdict = title_clues.title((*found, *of("outlet", ("The Easton Bee", "og:site_name"))))
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis) == ("Ferries stop", "stated")


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", at * 1000, at * 1000 + len(text), text) for at, text in enumerate(texts)]


@pytest.mark.parametrize("line", ["Ferries stop at Easton", "Ferries Stop at Easton.", "Boats stay in the harbour"])
def test_the_line_of_a_known_title_leaves_the_text_in_any_of_its_forms(line: str) -> None:
    found = of("title", ("Ferries stop at Easton", "og:title"), ("Boats stay in the harbour", "<h1>"))
    titled = title.title(blocks("News", line, PROSE), (), Stated(), "en", found)
    assert titled.found.text == "Ferries stop at Easton"
    assert [block.text for block in titled.blocks] == [PROSE]


def test_a_title_that_runs_on_with_its_byline_is_cut_off() -> None:
    found = of("title", ("Ferries stop at Easton harbour", "og:title"))
    titled = title.title(blocks("Ferries stop at Easton harbour By Ann Lee", PROSE), (), Stated(), "en", found)
    assert [block.text for block in titled.blocks] == ["By Ann Lee", PROSE]


def test_a_first_line_that_is_not_the_title_stays() -> None:
    found = of("title", ("Ferries stop at Easton", "og:title"))
    titled = title.title(blocks("Storm warning for the west", PROSE), (), Stated(), "en", found)
    assert len(titled.blocks) == 2


# -- outlet and author ------------------------------------------------------------------------------


def test_the_outlet_of_a_page_is_its_publisher_and_not_the_agency_it_prints() -> None:
    found = of("outlet", ("The Easton Bee", "og:site_name"), ("The Easton Bee", "JSON-LD publisher"))
    text = blocks("EASTON (Reuters) - Ferries stop at Easton.", PROSE)
    assert outlet.outlet(text, (), Stated(), "en", found) == Found(
        "The Easton Bee", "stated", "og:site_name; JSON-LD publisher"
    )


@pytest.mark.parametrize(
    ("found", "name", "basis"),
    [
        (of("outlet", ("Easton Bee | News from the coast", "og:site_name")), "Easton Bee", "stated"),
        (of("outlet", ("Easton Bee", "og:site_name"), ("Coast Media", "JSON-LD publisher")), "Easton Bee", "inferred"),
        (of("outlet", ("eastonbee.example", "og:site_name"), ("Easton Bee", "feed")), "Easton Bee", "stated"),
        (of("outlet", ("https://social.example/bee", "article:publisher"), ("@bee", "twitter:site")), None, None),
        (of("url", ("https://www.bee.example/a", "canonical link")), "bee.example", "inferred"),
    ],
)
def test_outlets(found: tuple[Clue, ...], name: str | None, basis: str | None) -> None:
    verdict = outlet_clues.outlet(found)
    assert (verdict.text if verdict else None, verdict.basis if verdict else None) == (name, basis)


@pytest.mark.parametrize(
    ("name", "other"),
    [("The Easton Bee", "www.eastonbee.example"), ("EASTON BEE", "Easton Bee Online"), ("Easton Daily News", "edn.example")],
)  # fmt: skip
def test_names_of_one_outlet(name: str, other: str) -> None:
    assert outlet_clues.same(name, other)
    assert not outlet_clues.same(name, "The Weston Post")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ann Lee and Jo Poe", ["Ann Lee", "Jo Poe"]),
        ("ANN LEE", ["Ann Lee"]),
        ("Analysis by Ann Lee", ["Ann Lee"]),
        ("Ann Lee (ann@bee.example)", ["Ann Lee"]),
        ("Ганна Лі, Ян Новак", ["Ганна Лі", "Ян Новак"]),
        ("https://social.example/ann", []),
        ("@annlee", []),
        ("ann_lee", []),
        ("admin", []),
        ("Reuters Staff", []),
        ("The Easton Bee", []),
        ("Associated Press", []),
    ],
)
def test_names_of_authors(written: str, names: list[str]) -> None:
    clue = Clue("author", written, "meta author")
    assert list(author_clues.names(clue, ["Easton Bee"])) == names


def test_authors_of_a_catalogue_are_turned_and_those_of_one_origin_joined() -> None:
    found = of("author", ("Lee, Ann", "meta citation_author"), ("Poe, Jo", "meta citation_author"))
    verdict = author_clues.author(found, "Jo Poe")
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis) == ("Ann Lee, Jo Poe", "stated")
    assert verdict.clue == "meta citation_author; byline in the text"


# -- language ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "declared", "code", "basis"),
    [
        (PROSE * 3, "en_GB", "en", "stated"),
        (PROSE * 3, "de", "en", "inferred"),
        ("Storm.", "uk-UA", "uk", "stated"),
        ("Storm.", "zh-Hant-TW", "zh-Hant", "stated"),
        ("Storm.", "en-Whatever", "en", "stated"),
        ("Storm.", "klingon", "und", "inferred"),
    ],
)
def test_a_text_of_some_length_wins_over_what_a_template_declares(
    text: str, declared: str, code: str, basis: str
) -> None:
    found = language.language(text, Stated(), of("language", (declared, "html lang")))
    assert (found.text, found.basis) == (code, basis)
    if (code, basis) == ("en", "inferred"):
        assert found.clue is not None
        assert found.clue.endswith("; against: html lang")


# -- publication day --------------------------------------------------------------------------------


def day(*said: tuple[str, str], told: When | None = None, url: str | None = None) -> tuple[str, str, str | None] | None:
    found = day_clues.published(told, source(*of("published", *said), stated=Stated(url=url)), "en")
    return (found.start.isoformat(), found.basis, found.clue) if found else None


def test_clues_that_agree_state_the_day() -> None:
    assert day(("2024-03-14T10:00:00Z", "JSON-LD datePublished"), ("14 March 2024", "printed by the headline")) == (
        "2024-03-14",
        "stated",
        "printed by the headline; JSON-LD datePublished",
    )


def test_the_day_in_the_zone_of_the_page() -> None:
    assert day(("2024-03-14T23:30:00-05:00", "JSON-LD datePublished")) == (
        "2024-03-14",
        "stated",
        "JSON-LD datePublished",
    )
    shown = day(("2024-03-15T04:30:00Z", "JSON-LD datePublished"), ("14 March 2024", "printed by the headline"))
    assert shown is not None
    assert shown[:2] == ("2024-03-14", "stated")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-15T01:30:00Z", "2024-03-14"),
        ("2024-03-15T01:30:00+02:00", "2024-03-15"),
        ("2024-03-17T01:30:00Z", "2024-03-17"),
    ],
)
def test_universal_time_is_of_the_day_that_the_address_has(written: str, expected: str) -> None:
    found = day((written, "JSON-LD datePublished"), url="https://post.example/2024/03/14/bridge/")
    assert found is not None
    assert found[0] == expected


def test_the_day_that_readers_see_wins_where_the_page_was_changed_on_it() -> None:
    found = (
        *of("published", ("2024-03-10", "JSON-LD datePublished"), ("14 March 2024", "printed by the headline")),
        *of("updated", ("2024-03-14", "JSON-LD dateModified")),
    )
    when = day_clues.published(None, source(*found), "en")
    assert when is not None
    assert (when.start, when.basis) == (date(2024, 3, 14), "inferred")
    assert when.clue == "printed by the headline; against: JSON-LD datePublished"


def test_a_printed_day_that_nothing_bears_out_loses_to_what_the_page_states() -> None:
    found = day(("2024-03-14", "article:published_time"), ("1 May 2020", "printed by the headline"))
    assert found is not None
    assert found[0] == "2024-03-14"


def test_the_month_first_where_another_clue_says_so() -> None:
    found = day(("2024-11-01", "JSON-LD datePublished"), ("11/01/2024", "printed by the headline"))
    assert found is not None
    assert found[:2] == ("2024-11-01", "stated")


@pytest.mark.parametrize(
    "written",
    ["1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "2024-02-31", "1900-01-01", "yesterday", "3 days ago", "Friday", "1399/02/21"],
)  # fmt: skip
def test_days_that_cannot_be_or_hang_on_today_are_refused(written: str) -> None:
    assert day((written, "JSON-LD datePublished")) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20240314T101500Z", date(2024, 3, 14)),
        ("2024-3-14T10:15", date(2024, 3, 14)),
        ("1710410400", date(2024, 3, 14)),
        ("1710410400000", date(2024, 3, 14)),
        ("Thu, 14 Mar 2024 10:15:00 +0100", date(2024, 3, 14)),
        ("Thu Mar 14 10:15:00 CET 2024", date(2024, 3, 14)),
        ("14. März 2024", None),
        ("March 14", None),
    ],
)
def test_ways_to_write_a_day(written: str, expected: date | None) -> None:
    assert day_clues.parsed(written, "en") == expected


def test_a_date_of_the_file_is_believed_only_where_another_clue_says_it() -> None:
    assert day(("2024-03-14", "meta date"), ("2024-03-14", "htmldate")) is None
    found = day(("2024-03-14", "meta date"), ("2024-03-14", "<time>"))
    assert found is not None
    assert found[0] == "2024-03-14"


def test_a_search_that_ends_on_the_first_of_a_month_has_found_no_day() -> None:
    assert day(("2024-03-01", "htmldate search")) is None
    assert day(("2024-03-14", "htmldate search")) == ("2024-03-14", "inferred", "htmldate search")


def test_a_weak_clue_alone_is_inferred() -> None:
    assert day(("2024-03-14", "htmldate")) == ("2024-03-14", "inferred", "htmldate")
    found = day_clues.published(None, source(*of("url", ("https://bee.example/2024/3/14/a", "og:url"))), "en")
    assert found is not None
    assert (found.start, found.basis, found.clue) == (date(2024, 3, 14), "inferred", "address")


def test_what_the_text_tells_stays_where_there_is_no_clue() -> None:
    told = When(date(2024, 3, 14), date(2024, 3, 14), "day", "inferred", "on Thursday")
    assert day_clues.published(told, source(), "en") == told
    assert day_clues.published(None, source(), "en") is None


def test_what_the_editor_states_stays() -> None:
    told = When(date(2024, 3, 14), date(2024, 3, 14), "day", "stated", "2024-03-14")
    found = source(*of("published", ("2020-01-01", "JSON-LD datePublished")), stated=Stated(date="2024-03-14"))
    assert day_clues.published(told, found, "en") == told
