"""The timeline of a topic page, and what was announced there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sites import SiteTest

TOPIC = "---\ntitle: Ferry\nmatch:\n  any:\n    - text: ferry\n  threshold: 0.5\n---\n"
SANK = "The ferry Orla sank off Cape Dunn on Monday with 212 people on board."
OTHER_DAY = "The ferry Orla went down off Cape Dunn on March 11 with 212 people on board."
AGREES = "The ferry Orla sank off Cape Dunn on March 10 with 212 people on board."
PLAN = "The Lowen shipyard will launch the new ferry Brisk on Saturday."
DONE = "The Lowen shipyard launched the new ferry Brisk on Saturday."
HOPE = "The owners will raise the ferry Orla on March 30."


def sections(tmp_path: Path, *texts: tuple[int, str]) -> tuple[str, str]:
    """The timeline, and what was announced, of a topic page over articles of these days in March, one outlet each."""
    site = SiteTest(tmp_path).topic("ferry.md", TOPIC).edit("content/site.yaml", "quotes:\n  share: 1.0\n")
    for name, (day, text) in enumerate(texts):
        site.seed(
            f"{name}.md",
            f"---\ntitle: T{name}\noutlet: Paper {name}\ndate: 2025-03-{day}\nlanguage: en\n---\n\n{text} It rained in Lowen all day.\n",
        )
    page = (site.build().site / "topics" / "ferry" / "index.html").read_text("utf-8")
    found = {
        name: re.search(rf'<section aria-labelledby="{name}">.*?</section>', page, re.DOTALL)
        for name in ("timeline", "expected")
    }
    timeline, expected = (match[0] if match is not None else "" for match in found.values())
    return timeline, expected


def days(section: str) -> list[str]:
    """The days of a section, in its order."""
    return re.findall(r'<h3><time datetime="([^"]*)"', section)


def test_days_stand_in_order_with_the_words_that_date_them(tmp_path: Path) -> None:
    timeline, _ = sections(tmp_path, (14, SANK), (17, DONE))
    assert days(timeline) == ["2025-03-10", "2025-03-15"]
    assert [re.sub(r"<[^>]*>", "", line) for line in re.findall(r'<p class="basis">(.*?)</p>', timeline)] == [
        "dated by “Monday”",
        "dated by “Saturday”",
    ]


def test_what_two_date_alike_is_one_entry_that_names_the_other(tmp_path: Path) -> None:
    timeline, _ = sections(tmp_path, (14, SANK), (15, AGREES))
    assert days(timeline) == ["2025-03-10"]
    assert timeline.count("<li>") == 2  # the day, and one event of it
    others = re.search(r'<p class="others">(.*?)</p>', timeline, re.DOTALL)
    assert others is not None
    assert "Paper" in others[1]


def test_another_day_for_the_same_is_shown_beside_it(tmp_path: Path) -> None:
    timeline, _ = sections(tmp_path, (14, SANK), (15, OTHER_DAY))
    assert days(timeline) == ["2025-03-10", "2025-03-11"]
    apart = re.findall(r'<p class="others apart">.*?<time datetime="([^"]*)".*?</p>', timeline, re.DOTALL)
    assert apart == ["2025-03-10"]  # of the first no more is printed than its day


def test_what_was_announced_tells_what_became_of_it(tmp_path: Path) -> None:
    _, expected = sections(tmp_path, (12, f"{PLAN} {HOPE}"), (17, DONE))
    assert re.findall(r'<p class="outcome ([a-z-]*)">', expected) == ["happened", "open"]
    assert re.findall(r'<time datetime="([^"]*)"', expected)[0] == "2025-03-15"
    told = re.search(r'<p class="others">(.*?)</p>', expected, re.DOTALL)
    assert told is not None
    assert "launched the new ferry Brisk" in told[1]


def test_a_day_that_passed_in_silence(tmp_path: Path) -> None:
    _, expected = sections(tmp_path, (12, PLAN), (17, SANK))
    assert re.findall(r'<p class="outcome ([a-z-]*)">', expected) == ["passed"]


def test_nothing_dated_has_no_section(tmp_path: Path) -> None:
    assert sections(tmp_path, (12, "The ferry Orla is blue and has two masts.")) == ("", "")
