"""The summary over several articles."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from digest import coherence, words
from digest.model import Analysis, Article, Fact, Found, Place
from digest.relate.summary import Wish, ranking, summaries, summarise
from tests.conftest import ROOT
from tests.relating import article, texts

STORIES = (
    (
        "gazette",
        date(2024, 5, 3),
        (
            "The old bridge over the river Vella collapsed during a storm on Sunday night. "
            "Nobody was hurt because police had closed the bridge an hour before the storm. "
            "He called it a miracle. Weather services expect more rain in the coming week."
        ),
    ),
    (
        "courier",
        date(2024, 5, 2),
        (
            "A storm brought down the old bridge over the river Vella on Sunday night, police said. "
            "Engineers had warned the town council about rust in the cables of the bridge in March. "
            "However, the town council found no money for repairs."
        ),
    ),
    (
        "tribune",
        date(2024, 5, 4),
        (
            "The town council of Solmar will build a new bridge over the river Vella for nine million crowns. "
            "Engineers blame rust in the cables for the collapse of the old bridge. Who will pay for a new bridge now?"
        ),
    ),
)


def corpus() -> tuple[list[Article], list[Analysis]]:
    made = [article(name, text, published=day) for name, day, text in STORIES]
    return [one for one, _ in made], [two for _, two in made]


def test_sentences_of_different_articles_earliest_first() -> None:
    articles, analyses = corpus()
    places = summarise(articles, analyses, Wish(sentences=3))
    assert len(places) == 3
    days = {one.id: one.published.start for one in articles if one.published}
    assert [days[place.article] for place in places] == sorted(days[place.article] for place in places)
    assert len({place.article for place in places}) >= 2


def test_no_two_say_the_same_none_hangs_in_the_air_none_asks() -> None:
    articles, analyses = corpus()
    got = texts(summarise(articles, analyses, Wish(sentences=7)), analyses)
    stems = [frozenset(words.stems(text, "en", content_only=True)) for text in got]
    assert len(got) >= 4
    assert not any(coherence.dangles(text, "en") or text.endswith("?") for text in got)
    assert all(coherence.likeness(a, b) < 0.5 for at, a in enumerate(stems) for b in stems[:at])


def test_at_most_one_sentence_of_a_fact() -> None:
    articles, analyses = corpus()
    rust = Fact("rust", (Place("courier", 1), Place("tribune", 1)), ("Engineers",))
    assert not set(rust.sentences) <= set(summarise(articles, analyses, Wish(sentences=7, facts=(rust,))))


def test_a_length_in_words() -> None:
    articles, analyses = corpus()
    for most in (15, 40, 80):
        got = texts(summarise(articles, analyses, Wish(words=most)), analyses)
        assert 0 < sum(len(words.words(text)) for text in got) <= most


def test_what_several_outlets_tell_wins() -> None:
    articles, analyses = corpus()
    (first,) = texts(summarise(articles, analyses, Wish(sentences=1)), analyses)
    assert "bridge" in first
    assert "weather" not in first.lower()


def test_copies_in_one_outlet_are_one_voice() -> None:
    articles, analyses = corpus()
    same = [replace(one, outlet=Found("Vella Press", "stated")) for one in articles]
    assert summarise(same, analyses, Wish(sentences=2))


@pytest.mark.parametrize("count", [0, 1])
def test_few_articles(count: int) -> None:
    articles, analyses = corpus()
    places = summarise(articles[:count], analyses[:count], Wish(sentences=2))
    assert len(places) == 2 * count


def test_articles_of_short_sentences_still_have_a_summary() -> None:
    made = [article("a", "He left. She stayed."), article("b", "He left too.")]
    assert summarise([one for one, _ in made], [two for _, two in made], Wish(sentences=2))


def test_the_same_under_any_hash_seed() -> None:
    program = (
        "from tests.test_relate_summary import corpus\nfrom digest.relate.summary import Wish, summarise\n"
        "print(summarise(*corpus(), Wish(sentences=4)), summarise(*corpus(), Wish(words=60)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_a_focus_keeps_to_what_speaks_of_it_as_long_as_something_does() -> None:
    articles, analyses = corpus()
    focus = {
        Place(one.article, sentence.index)
        for one in analyses
        for sentence in one.sentences
        if "council" in sentence.text
    }
    got = summarise(articles, analyses, Wish(sentences=5, focus=focus))
    assert got
    assert set(got) <= focus
    assert summarise(articles, analyses, Wish(sentences=2, focus={Place("gazette", 2)})) == summarise(
        articles, analyses, Wish(sentences=2)
    ), "a focus on nothing but a sentence that hangs in the air is no focus"


def test_several_wishes_are_each_met_as_if_it_were_alone() -> None:
    articles, analyses = corpus()
    focus = {Place("courier", 1), Place("tribune", 1)}
    wishes = (
        Wish(sentences=2),
        Wish(sentences=1, since=date(2024, 5, 4)),
        Wish(sentences=2, focus=focus),
        Wish(words=40),
    )
    found = summaries(articles, analyses, wishes)
    assert found == tuple(summarise(articles, analyses, wish) for wish in wishes)
    assert len(set(found)) > 2


def test_a_ranking_tells_what_speaks_for_the_chosen_and_for_the_next_best() -> None:
    articles, analyses = corpus()
    rust = Fact("rust", (Place("courier", 1), Place("tribune", 1)), ("Engineers",))
    rows = ranking(articles, analyses, Wish(sentences=3, facts=(rust,)), runners_up=9)
    assert {row.place for row in rows[:3]} == set(summarise(articles, analyses, Wish(sentences=3, facts=(rust,))))
    assert [row.chosen for row in rows[:4]] == [True, True, True, False]
    assert all(row.score == pytest.approx(sum(reason.value for reason in row.reasons)) for row in rows)
    assert {"coverage", "opening"} <= {reason.feature for reason in rows[0].reasons}
    told = {row.place: row.repeats for row in rows}
    pair = {told[place] for place in rust.sentences}
    assert pair & set(rust.sentences), "the sentence left out names the one that tells the fact"
    assert len(ranking(articles, analyses, Wish(sentences=3), runners_up=1)) == 4


def test_the_room_in_words_is_filled_well() -> None:
    articles, analyses = corpus()
    got = texts(summarise(articles, analyses, Wish(words=60)), analyses)
    assert 48 <= sum(len(text.split()) for text in got) <= 60


LANGUAGES = (
    ("de1", "de", "Die Fähre nach Orlow liegt nach einem Riss im Rumpf seit Sonntag im Hafen von Brask fest."),
    ("de2", "de", "Ein Riss im Rumpf hält die Fähre nach Orlow seit Sonntag im Hafen von Brask fest, so der Hafen."),
    ("de3", "de", "Der Hafen von Brask lässt den Riss im Rumpf der Fähre in den nächsten Tagen schweißen."),
    ("en1", "en", "Islanders on Orlow wait for medicine because the ferry has a crack in its hull."),
)


def languages(wish: Wish) -> list[str]:
    made = [article(name, text, language=language) for name, language, text in LANGUAGES]
    places = summarise([one for one, _ in made], [two for _, two in made], wish)
    return sorted(place.article[:2] for place in places)


def test_each_language_has_its_share_and_the_smaller_part_goes_to_the_greatest() -> None:
    assert languages(Wish(sentences=1)) == ["de"]
    assert languages(Wish(sentences=3)) == ["de"] * 2 or languages(Wish(sentences=3)) == ["de"] * 3
    assert languages(Wish(sentences=4)).count("en") == 1


def test_the_language_of_the_site_leads_where_it_is_as_strong() -> None:
    made = [article(name, text, language=language) for name, language, text in LANGUAGES[2:]]
    articles, analyses = [one for one, _ in made], [two for _, two in made]
    for language in ("de", "en"):
        (only,) = summarise(articles, analyses, Wish(sentences=1, language=language))
        assert only.article.startswith(language)


def test_the_last_days_are_not_forgotten() -> None:
    first = [
        (f"a{at}", date(2031, 1, 2), f"The dam above Vessel broke and flooded {name} on the second of January.")
        for at, name in enumerate(("the mill", "the school", "the station", "the chapel", "the barracks", "the farms"))
    ]
    last = [
        (f"b{at}", date(2031, 2, 20), f"Engineers blamed {name} for the end of the dam above Vessel in a report.")
        for at, name in enumerate(("poor concrete", "lazy inspectors"))
    ]
    made = [article(name, text, published=day) for name, day, text in (*first, *last)]
    places = summarise([one for one, _ in made], [two for _, two in made], Wish(sentences=3))
    assert {place.article[0] for place in places} == {"a", "b"}


def test_outlets_take_turns() -> None:
    articles, analyses = corpus()
    loud = [replace(one, outlet=Found("Vella Press", "stated")) for one in articles[:2]]
    quiet = replace(articles[2], outlet=Found("Solmar Post", "stated"))
    places = summarise([*loud, quiet], analyses, Wish(sentences=2))
    assert "tribune" in {place.article for place in places}


def test_thousands_of_sentences_cost_no_more_than_a_bounded_share() -> None:
    text = " ".join(f"The harbour of Brask shipped {at} tons of salt to island number {at}." for at in range(60))
    made = [article(f"n{at}", text) for at in range(200)]
    places = summarise([one for one, _ in made], [two for _, two in made], Wish(sentences=3))
    assert all(place.sentence <= 2500 // 200 for place in places)
