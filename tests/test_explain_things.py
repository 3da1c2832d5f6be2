"""What an id means, and the lines that overrule it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest import build, explain, memo, tasks, yamltext
from digest.problems import DigestError
from digest.read.decisions import decisions
from tests.decided import DecidedTest, sentence


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> DecidedTest:
    return DecidedTest(tmp_path_factory.mktemp("site")).decide("- Is the harbour shut?", key="questions")


def gathered(root: Path) -> build.Gathered:
    return build.gather(root, {}, tasks.Workshop(memo.Memo(None)))


def told(site: DecidedTest, wanted: str, *, every: bool = False) -> str:
    found = gathered(site.root)
    return explain.as_text(
        explain.grounds(found.digest, explain.find(found.digest, wanted), found.options), every=every
    )


def test_every_kind_of_thing_is_explained_by_its_id(site: DecidedTest) -> None:
    found = site.found()
    article = next(one for one in found["articles"] if one["quotes"])
    wanted = {
        "link": found["links"][0]["id"],
        "fact": found["facts"][0]["id"],
        "happening": found["happenings"][0]["id"],
        "forecast": found["forecasts"][0]["id"],
        "tally": found["tallies"][0]["id"],
        "sentence": article["sentences"][0]["id"],
        "quotation": article["quotes"][0]["id"],
        "figure": article["figures"][0]["id"],
    }
    for kind, name in wanted.items():
        lines = told(site, f"{kind} {name[:8]}")
        assert lines.startswith(f"{kind} {name}: "), lines
        assert "North Desk, 2031-05-03 [" in lines or "Desk" in lines


def test_an_id_of_several_things_tells_all(site: DecidedTest) -> None:
    name = site.found()["facts"][0]["id"]
    heads = [line.split()[0] for line in told(site, name).split("\n") if line and not line.startswith(" ")]
    assert heads == ["sentence", "fact", "happening"]


def test_the_lines_that_overrule_can_be_read(site: DecidedTest) -> None:
    """All that is printed is what `decisions:` takes, once the editor has put in the other id."""
    found = site.found()
    names = {one["id"] for kind in ("links", "facts", "happenings", "forecasts", "tallies") for one in found[kind]}
    for name in sorted(names):
        lines = [line for line in told(site, name).split("\n") if line.startswith("      ")]
        rows = [line[4:] for line in lines if line[6:8] in ("- ", "  ")]
        kept = [
            row
            for row in rows
            if row.lstrip().partition(":")[0].lstrip("- ")
            in {
                "reject",
                "pin",
                "as",
                "merge",
                "split",
                "apart",
                "origins",
                "are",
                "claimant",
                "is",
                "date",
                "hide",
                "outcome",
            }
        ]
        text = "decisions:\n" + "\n".join(kept).replace("OTHER", "abcdef")
        parsed = yamltext.parse(text)
        given = parsed.value["decisions"]
        assert isinstance(given, list)
        assert given
        assert decisions(given, path="t.md", lines=parsed.lines, text=text)[1] == ()


def test_a_topic_lists_the_ids_of_all_it_shows(site: DecidedTest) -> None:
    found, lines = site.found(), told(site, "harbour", every=True)
    for kind in ("facts", "happenings", "forecasts", "tallies"):
        assert all(f"{one['id']}: " in lines for one in found[kind]), kind
    assert "  Is the harbour shut?" in lines
    assert f"sentence {sentence(found, 'mayor denied')}  South Desk, 2031-05-04 [2] (denied)" in lines


def test_what_is_no_id_is_told(site: DecidedTest) -> None:
    with pytest.raises(DigestError, match='no article or topic "abcdef"'):
        told(site, "abcdef")


def test_as_json(site: DecidedTest) -> None:
    found = gathered(site.root)
    name = found.digest.corpus.links[0].id
    grounds = explain.grounds(found.digest, explain.find(found.digest, name), found.options)
    (thing,) = json.loads(explain.as_json(grounds))["things"]
    assert (thing["kind"], thing["id"], len(thing["rows"])) == ("link", name, 2)
