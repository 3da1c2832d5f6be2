"""Articles put together by the story they tell."""

from __future__ import annotations

from datetime import date

import digest
from digest.relate.profiles import profile
from digest.relate.stories import stories
from tests.relating import article
from tests.test_relate_examples import HARBOUR, ORCHARD, site


def test_each_story_is_a_group_and_a_lone_article_its_own() -> None:
    pairs = [*site(), article("x", "A comet was seen over Brackwater by two schoolchildren with a telescope.")]
    assert digest.stories(pairs) == (("h1", "h2", "h3", "h4"), ("o1", "o2", "o3"), ("x",))


def test_a_threshold_of_one_puts_only_equal_texts_together() -> None:
    pairs = [article("a", HARBOUR[0]), article("b", HARBOUR[0]), article("c", HARBOUR[1])]
    assert digest.stories(pairs, threshold=0.95) == (("a", "b"), ("c",))


def test_the_order_of_articles_changes_no_group() -> None:
    forwards, backwards = digest.stories(site()), digest.stories(site()[::-1])
    assert {frozenset(group) for group in forwards} == {frozenset(group) for group in backwards}


def test_languages_are_kept_apart() -> None:
    pairs = [article("a", HARBOUR[0]), article("b", HARBOUR[0], language="de")]
    assert digest.stories(pairs) == (("a",), ("b",))


def test_years_between_articles_make_them_less_alike() -> None:
    def told(second: date) -> int:
        some = [article("a", ORCHARD[0], published=date(2004, 4, 1)), article("b", ORCHARD[1], published=second)]
        return len(digest.stories(some, threshold=0.65))  # their likeness is 0.76 on one day

    assert told(date(2004, 4, 2)) == 1
    assert told(date(2024, 4, 1)) == 2


def test_nothing_is_no_story() -> None:
    assert digest.stories([]) == ()
    assert stories([profile(*article("a", ""))]) == ((0,),)
