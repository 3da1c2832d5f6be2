"""Tags: the editor's, names and key phrases."""

from __future__ import annotations

import pytest

from digest import aliases
from digest.analyse.names import names
from digest.analyse.tags import slug, tags
from digest.analyse.worth import FEATURES
from digest.model import Tag, TagOptions
from tests.analysing import FERRY, article
from tests.growth import MOST, growth


def found(
    text: str,
    *,
    title: str = "",
    count: int = 8,
    stated: tuple[str, ...] = (),
    language: str = "en",
    outlet: str | None = None,
) -> tuple[Tag, ...]:
    made, sentences = article(text, title=title, language=language, tags=stated, outlet=outlet)
    table = aliases.table()
    return tags(made, sentences, names(made, sentences, table), TagOptions(count=count), table)


def test_names_and_phrases_of_a_story() -> None:
    got = {(tag.kind, tag.label) for tag in found(FERRY, title="Varnholm closes its ferry harbour")}
    assert ("person", "Ingrid Solberg") in got
    assert {label for kind, label in got if kind == "phrase"} & {"harbour", "new harbour", "ferry company", "council"}


def test_best_first_unique_and_no_more_than_asked_for() -> None:
    got = found(FERRY, count=4)
    assert len(got) <= 4
    assert [tag.score for tag in got] == sorted((tag.score for tag in got), reverse=True)
    assert len({tag.slug for tag in got}) == len(got)
    assert found(FERRY, count=0) == ()


def test_sentences_are_carried() -> None:
    solberg = next(tag for tag in found(FERRY) if tag.label == "Ingrid Solberg")
    assert solberg.sentences == (2, 3)


def test_the_editors_tags_come_first_under_their_canonical_label() -> None:
    got = found("Zelenskiy spoke about the harbour in Kiev.\n", stated=("harbour", "Zelensky", "kiev", "Kyiv"), count=3)
    assert [(tag.label, tag.kind, tag.score, tag.sentences) for tag in got] == [
        ("harbour", "phrase", 1.0, (0,)),
        ("Volodymyr Zelensky", "person", 1.0, (0,)),
        ("Kyiv", "place", 1.0, (0,)),
    ]


def test_one_place_is_one_tag() -> None:
    got = found("Troops left Varna Oblast.\nThe Varna region is calm.\nPeople in Varna celebrated.\n")
    assert [tag.label for tag in got if "Varna" in tag.label] == ["Varna"]


def test_the_outlet_itself_and_other_media_stand_back() -> None:
    text = "Reuters saw the bridge of Solmar fall.\nThe mayor of Solmar told Reuters that the bridge was old.\n"
    score = {tag.label: tag.score for tag in found(text)}
    assert score["Solmar"] > 2 * score["Reuters"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Kyiv", "kyiv"),
        ("São Tomé", "sao-tome"),
        ("Харків", "kharkiv"),
        ("Верхньоярськ", "verkhnoiarsk"),
        ("L'Aquila", "laquila"),
    ],
)
def test_slugs(label: str, expected: str) -> None:
    assert slug(label) == expected


def test_a_slug_is_never_empty() -> None:
    assert slug("☃") == slug("☃") != slug("☂")
    assert slug("☃").startswith("tag-")


@pytest.mark.parametrize("text", ["", "…", "One two.", "a " * 3000, "東京で会議が開かれた。"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert all(tag.slug and tag.label for tag in found(text))


def test_a_score_says_what_it_is_made_of() -> None:
    for tag in found(FERRY, title="Varnholm closes its ferry harbour"):
        assert tag.reasons
        assert {reason.feature for reason in tag.reasons} <= set(FEATURES)


def test_a_lone_noun_of_the_title_may_be_a_tag() -> None:
    got = {tag.label for tag in found("A drought has come.\nRivers ran dry.\nWells are empty.\n", title="Drought")}
    assert "drought" in got


def test_what_only_counts_or_dates_is_no_tag() -> None:
    text = "Last week the river rose two metres.\nIn a week the river rose three metres on Monday.\n"
    assert not {tag.label for tag in found(text)} & {"week", "metres", "Monday", "Last week", "week the river"}


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("fr", "La ville a perdu le pont.\nLe maire a perdu le pont du port.\n", "perdu"),
        ("es", "El alcalde recordó la sequía.\nLa jefa recordó la sequía del valle.\n", "recordó"),
        ("uk", "Учора закрили міст у місті.\nТому закрили міст назавжди.\n", "закрили"),
        ("ru", "Вчера закрыли мост, и власти объявили тревогу.\nТогда власти объявили тревогу снова.\n", "объявили"),
    ],
)
def test_verbs_are_in_no_tag(language: str, text: str, verb: str) -> None:
    got = [tag.label for tag in found(text, language=language)]
    assert got
    assert not any(verb in label for label in got)


def test_a_region_is_no_second_tag_beside_its_name() -> None:
    got = [
        tag.label for tag in found("Solmar is dry.\nThe Solmar region has no rain.\nFarmers left the Solmar region.\n")
    ]
    assert len([label for label in got if "Solmar" in label]) == 1


def test_work_grows_with_the_length_of_the_text() -> None:
    def run(text: str) -> object:
        made, sentences = article(text)
        return tags(made, sentences, (), TagOptions(), aliases.table())

    text = "".join(
        f"The harbour pier {n} of the ferry company broke near old storm drain number{n}.\n" for n in range(1600)
    )
    assert growth(run, text) < MOST
