"""The export against its JSON Schema, positions against the text, and the library face."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import digest
from tests.conftest import ROOT, SHARED
from tests.sites import verb
from tests.test_site import BRIDGE, BRIDGE_TOO

SCHEMA = SHARED / "contract" / "digest.schema.json"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(verb("export", cwd=ROOT).stdout)
    return document


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the contract in ../shared is not on this machine")
def test_the_export_validates(example: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(example)


@pytest.mark.skipif(not (SCHEMA.is_file() and (SHARED / "seeds").is_dir()), reason="../shared is not on this machine")
def test_the_export_of_the_real_seeds_validates(tmp_path: Path) -> None:
    shutil.copytree(SHARED / "seeds", tmp_path / "seeds")
    document = json.loads(verb("export", cwd=tmp_path).stdout)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    assert len(document["articles"]) == 5


def test_every_sentence_stands_where_it_says(example: dict[str, Any]) -> None:
    checked = 0
    for article in example["articles"]:
        path = ROOT / article["path"]
        if path.suffix != ".txt":
            continue
        source = decoded(path.read_bytes())
        for sentence in article["sentences"]:
            assert " ".join(source[sentence["start"] : sentence["end"]].split()) == sentence["text"]
            checked += 1
    assert checked > 20


def decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "windows-1251", "windows-1252"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise AssertionError("unknown encoding")


def test_ids_meet(example: dict[str, Any]) -> None:
    lengths = {article["id"]: len(article["sentences"]) for article in example["articles"]}
    places = [place for topic in example["topics"] for place in (*topic["summary"], *topic["timeline"])]
    places += [link[side] for link in example["links"] for side in ("a", "b")]
    places += [place for fact in example["facts"] for place in fact["sentences"]]
    assert places
    for place in places:
        assert place["sentence"] < lengths[place["article"]]
    assert all(set(topic["articles"]) <= lengths.keys() for topic in example["topics"])
    assert all(len({place["article"] for place in fact["sentences"]}) > 1 for fact in example["facts"])


def test_the_library_face() -> None:
    one, two = (
        digest.read_text(BRIDGE, name="a.txt"),
        digest.read_text(BRIDGE_TOO, name="b.md", media_type="text/markdown"),
    )
    analysis = digest.analyse(one, summary_sentences=2)
    assert [sentence.index for sentence in analysis.summary] == sorted(sentence.index for sentence in analysis.summary)
    assert len(analysis.summary) == 2
    assert all(sentence.text in one.text for sentence in analysis.summary)
    assert str(one.published.start) == "2025-03-14" if one.published else False
    assert two.outlet is not None
    assert (two.title.text, two.outlet.text, two.outlet.basis) == (
        "Port Ellery to get its bridge back",
        "Coast Gazette",
        "stated",
    )
    assert one.text.split("\n\n")[0].startswith("The city council of Port Ellery")
    pairs = [(one, analysis), (two, digest.analyse(two))]
    corpus = digest.relate(pairs, topics=[{"id": "bridge", "title": "Bridge", "any": ["harbour bridge"]}])
    assert {member.article for member in corpus.topics[0].members} == {one.id, two.id}
    assert sum(len(sentence.text.split()) for sentence in digest.summarise_many(pairs, words=40)) <= 60
    assert 0 <= digest.same_fact("It rained in Oslo.", "The bank raised rates.") < 0.5
    assert (
        digest.same_fact("The council voted to rebuild the bridge.", "The council voted to rebuild the bridge.") > 0.9
    )


def test_a_page_without_a_text_still_tells_what_it_says_of_itself() -> None:
    page = "<html><head><meta property='article:published_time' content='2024-05-06'></head><body></body></html>"
    article = digest.read_text(page, name="x.html", media_type="text/html")
    assert article.text == ""
    assert article.published is not None
    assert str(article.published.start) == "2024-05-06"


def test_the_library_face_says_what_it_cannot_read() -> None:
    with pytest.raises(TypeError, match="application/pdf is not read"):
        digest.read_text("%PDF", name="x.pdf", media_type="application/pdf")
    with pytest.raises(ValueError, match=r"empty|no text"):
        digest.read_text("", name="x.txt")
