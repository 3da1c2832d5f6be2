"""What a page is made from, asked of a real build of a small site."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model import Output
from digest.serve.made import Made, made
from digest.serve.parts import OPTIONS, Sheet, Spot, sheet
from digest.serve.sources import Sources
from tests.sites import SiteTest

FILES = {
    "content/site.yaml": "title: Harbour digest\ndescription: What the quay says\npublish: full\n",
    "content/topics/wall.md": "---\nslug: wall\ntitle: The wall\nmatch:\n  any:\n    - harbour wall\n---\n\nAll about the wall.\n",
    "content/pages/about.md": "# About us\n\nWho we are.\n",
    "content/articles/wall.md": "---\nseed: wall.txt\ntitle: Wall mended\noutlet: Harbour Courier\n---\n",
    "seeds/wall.txt": "A wall is mended\n\nThe harbour wall was mended on Monday, the port office said.\n"
    "Ferries ran as usual in the morning, and nobody was hurt.\n\nEngineers looked at the northern pier for two hours.\n",
    "seeds/page.html": "<!doctype html>\n<html lang=en><head><title>Pier closed</title></head>\n<body><article>\n<h1>Pier closed</h1>\n"
    "<p>The northern pier was closed on Tuesday\nafter the <b>harbour wall</b> moved, engineers said.</p>\n"
    "<p>It opens again in June, the port captain told reporters on the quay.</p>\n</article></body></html>\n",
    "templates/text.html": '{% extends "digest/text.html" %}\n',
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, Sources, dict[str, Output]]:
    root = tmp_path_factory.mktemp("site")
    desk = SiteTest(root)
    for name, text in FILES.items():
        desk.edit(name, text)
    plan = desk.plan(remember=False)
    sources = Sources([root / name for name in ("seeds", "content", "templates")])
    found = made(plan.outputs, plan.digest, plan.corrections)
    return found, sources, {output.path: output for output in plan.outputs}


def asked(site: tuple[Made, Sources, dict[str, Output]], file: str) -> Sheet:
    made, sources, outputs = site
    return sheet(made, sources, file, outputs[file].data)


def address(site: tuple[Made, Sources, dict[str, Output]], path: str) -> str:
    return next(address for address, article in site[0].articles.items() if article.path == path)


def spots(found: Sheet) -> dict[str, Spot]:
    return {part.select: part.spot for part in found.parts}


def line(path: str, words: str) -> int:
    return next(number for number, line in enumerate(FILES[path].split("\n"), 1) if words in line)


def test_an_article_is_made_from_its_seed_and_what_corrects_it(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    found = asked(site, f"{address(site, 'seeds/wall.txt')}index.html")
    assert found.files == (Spot("seeds/wall.txt"), Spot("content/articles/wall.md"))
    assert found.template == Spot("templates/article.html")
    parts = spots(found)
    assert parts["main h1"] == Spot("content/articles/wall.md", 3)
    assert parts[".nameplate a"] == Spot(OPTIONS, 1)
    sentences = {select: spot for select, spot in parts.items() if spot.path == "seeds/wall.txt"}
    wanted = {line("seeds/wall.txt", words) for words in ("The harbour wall", "Ferries", "Engineers")}
    assert wanted <= {spot.line for spot in sentences.values()}


def test_sentences_of_a_page_of_the_web_are_found_in_its_markup(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    found = asked(site, f"{address(site, 'seeds/page.html')}index.html")
    lines = {spot.line for spot in spots(found).values() if spot.path == "seeds/page.html"}
    assert {line("seeds/page.html", "northern pier was"), line("seeds/page.html", "It opens")} <= lines


def test_a_topic_is_made_from_its_file_and_cites_lines_of_seeds(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    found = asked(site, "topics/wall/index.html")
    assert found.files == (Spot("content/topics/wall.md"),)
    parts = spots(found)
    assert parts["main h1"] == Spot("content/topics/wall.md", 3)
    assert parts["main .prose"] == Spot("content/topics/wall.md", 9)
    section = parts['[id="summary"]']
    assert section.path == "templates/topic.html"
    assert section.line
    linked = {spot for select, spot in parts.items() if select.startswith("main a[") and "#s" in select}
    assert Spot("seeds/wall.txt", line("seeds/wall.txt", "The harbour wall")) in linked


def test_an_own_text_and_an_own_template(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    found = asked(site, "about/index.html")
    assert found.files == (Spot("content/pages/about.md"),)
    assert found.template == Spot("templates/text.html")
    assert spots(found)["main h1"] == Spot("content/pages/about.md", 1)


def test_lists_are_made_from_the_options(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    found = asked(site, "index.html")
    assert found.files == (Spot(OPTIONS),)
    assert spots(found)[".motto"] == Spot(OPTIONS, 2)
    topic = next(spot for select, spot in spots(found).items() if "topics/wall/" in select)
    assert topic == Spot("content/topics/wall.md", 3)


def test_every_page_of_the_site_can_be_asked_for_and_every_place_exists(
    site: tuple[Made, Sources, dict[str, Output]],
) -> None:
    made, sources, outputs = site
    pages = [path for path in outputs if path.endswith(".html")]
    assert set(pages) == set(made.pages)
    for path in pages:
        for part in asked(site, path).parts:
            text = sources.read(part.spot.path)
            assert text is not None, part
            assert part.spot.line is None or 1 <= part.spot.line <= len(text.lines), part


def test_links_from_outside_do_not_break_out_of_the_selector(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    made, sources, _ = site
    hostile = b'<a href="../../topics/wall/?a&quot;],*{x\\y&#10;">x</a><a href="../../topics/wall/">x</a><a href="http://[x">x</a>'
    found = sheet(made, sources, "articles/none/index.html", hostile)
    assert 'main a[href="../../topics/wall/"]' in spots(found)


def test_a_page_nobody_made_has_no_template(site: tuple[Made, Sources, dict[str, Output]]) -> None:
    made, sources, _ = site
    assert sheet(made, sources, "nothing.html", None) == Sheet((Spot(OPTIONS),), None, ())


def test_a_file_that_has_gone_leaves_its_parts_without_a_line(
    site: tuple[Made, Sources, dict[str, Output]], tmp_path: Path
) -> None:
    made, _, outputs = site
    file = f"{address(site, 'seeds/wall.txt')}index.html"
    found = sheet(made, Sources([tmp_path / "seeds", tmp_path / "content"]), file, outputs[file].data)
    assert {spot.line for spot in spots(found).values() if spot.path.startswith("seeds/")} == {None}
