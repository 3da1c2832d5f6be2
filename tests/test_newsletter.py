"""`digest newsletter` as a person meets it."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.sites import SiteTest, run, verb

TELL = (
    ("early", "2031-03-02", "The ferry to Orlow was stopped after a crack was found in its hull on Sunday."),
    ("later", "2031-03-08", "The ferry to Orlow needs twelve days of repairs, welders from Brask told the port."),
    ("last", "2031-03-09", "The ferry to Orlow will carry half as many cars when it sails again in the spring."),
    ("apart", "2031-03-09", "The bakers of Brask sold more rye loaves this winter than in any year before."),
)
URL = "https://orlow.example/news/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = SiteTest(tmp_path).edit("content/site.yaml", f"title: Orlow Digest\nurl: {URL}\n")
    for name, day, text in TELL:
        made.seed(f"{name}.md", f"---\ntitle: News of {name}\noutlet: Orlow {name}\ndate: {day}\n---\n\n{text}\n")
    made.topic("ferry.md", "---\ntitle: The ferry\nmatch:\n  any: [ferry]\n---\n")
    return tmp_path


def test_three_files_tell_what_is_new(site: Path) -> None:
    done = verb("newsletter", "--since", "2031-03-08", cwd=site)
    assert "1 topic, 2 sentences, 3 articles new" in done.stdout
    folder = site / "newsletters"
    assert sorted(path.name for path in folder.iterdir()) == [
        f"newsletter-2031-03-09.{ending}" for ending in ("eml", "html", "txt")
    ]
    text = " ".join((folder / "newsletter-2031-03-09.txt").read_text("utf-8").split())
    assert TELL[1][2] in text
    assert TELL[2][2] in text
    assert TELL[0][2] not in text
    assert text.index("Other articles") < text.index(TELL[3][2])
    page = (folder / "newsletter-2031-03-09.html").read_text("utf-8")
    assert f'href="{URL}topics/ferry/"' in page
    assert message_from_bytes((folder / "newsletter-2031-03-09.eml").read_bytes(), policy=policy.default)["Subject"]
    assert not (site / "site").exists()


def test_every_link_leads_to_a_page_and_place_of_the_site(site: Path) -> None:
    verb("build", "--quiet", cwd=site)
    verb("newsletter", "--since", "2031-03-01", "--quiet", cwd=site)
    text = (site / "newsletters/newsletter-2031-03-09.txt").read_text("utf-8")
    links = {word.removeprefix(URL) for word in text.split() if word.startswith(URL)}
    assert len(links) > 6
    for link in links:
        path, _, anchor = link.partition("#")
        page = (site / "site" / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in page


def test_only_the_topics_asked_for(site: Path) -> None:
    verb("newsletter", "--since", "2031-03-08", "--topic", "ferry", "--output-dir", "mail", cwd=site)
    text = (site / "mail/newsletter-2031-03-09.txt").read_text("utf-8")
    assert "rye" not in text
    failed = verb("newsletter", "--since", "2031-03-08", "--topic", "fery", cwd=site, code=1)
    assert 'there is no topic "fery"; did you mean "ferry"?' in failed.stderr


def test_nothing_new_writes_nothing(site: Path) -> None:
    done = verb("newsletter", "--since", "2031-04-01", cwd=site)
    assert "nothing is new since 2031-04-01" in done.stdout
    assert not (site / "newsletters").exists()


def test_without_the_site_s_address_it_says_how_to_set_it(site: Path) -> None:
    (site / "content/site.yaml").write_text("title: Orlow Digest\n")
    failed = verb("newsletter", "--since", "2031-03-08", cwd=site, code=1)
    assert "set `url:` in content/site.yaml, or give --base-url" in failed.stderr
    verb("newsletter", "--since", "2031-03-08", "--base-url", URL, cwd=site)


@pytest.mark.parametrize("day", ["7d", "2031-3-8", "yesterday", "2031-02-30"])
def test_a_day_is_an_iso_date(site: Path, day: str) -> None:
    assert "write a day as 2031-03-09" in verb("newsletter", "--since", day, cwd=site, code=2).stderr


def test_the_same_edition_is_the_same_bytes(site: Path) -> None:
    verb("newsletter", "--since", "2031-03-08", "--output-dir", "one", cwd=site)
    run("newsletter", "--since", "2031-03-08", "--output-dir", "two", cwd=site, environment={"PYTHONHASHSEED": "7"})
    for path in (site / "one").iterdir():
        assert path.read_bytes() == (site / "two" / path.name).read_bytes()
