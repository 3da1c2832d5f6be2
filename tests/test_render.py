from __future__ import annotations

import dataclasses
import json
import os
import posixpath
import re
import subprocess
import sys
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from digest import render
from digest.model import Corpus, Digest, Found, Stated, Text
from digest.problems import DigestError
from tests import html, sample


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return built()


def built(**changes: object) -> dict[str, str]:
    found = render.outputs(sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data.decode() for output in found}


EMPTY = Digest((), (), (), (), Corpus((), (), (), (), ()))


def test_every_page_is_well_formed(site: dict[str, str]) -> None:
    for path, text in site.items():
        if path.endswith(".html"):
            assert html.faults(text) == [], path


def test_the_checker_finds_faults() -> None:
    assert html.faults('<h1>a</h1><p><div id="x"></div></p><h3>b</h3><a href=x>c</a><ul id="x">') != []
    assert len(html.faults('<h1>a</h1><p><div id="x"></div></p><h3 onclick="x">b</h3><a href=x>c</a><ul id="x">')) >= 6


@pytest.mark.parametrize("folder", ["https://example.org/", "https://example.org/repo/"])
@pytest.mark.parametrize("url", ["", sample.URL])
def test_every_link_leads_to_an_output_and_an_id(folder: str, url: str) -> None:
    site = built(url=url)
    pages = {path: html.Page(text) for path, text in site.items() if path.endswith(".html")}
    for path, page in pages.items():
        own = {link for link in page.links if not link.startswith((url or "\0", "https://herald", "https://talbote"))}
        for link in own - {"/" + name for name in site} if path == "404.html" else own:
            if path == "404.html":
                assert link.startswith(("#", "/")), link
                continue
            target = urlsplit(urljoin(folder + path, link))
            assert target.geturl().startswith(folder), (path, link)
            name = unquote(target.path)[len(urlsplit(folder).path) :]
            name = posixpath.join(name, "index.html") if name.endswith("/") or not name else name
            assert name in site, (path, link)
            if target.fragment:
                assert target.fragment in pages[name].ids, (path, link)


def test_titles_and_descriptions_are_unique(site: dict[str, str]) -> None:
    pages = {path: text for path, text in site.items() if path.endswith(".html") and 'content="noindex"' not in text}
    for pattern in (r"<title>(.*?)</title>", r'<meta name="description" content="(.*?)">'):
        found = [re.search(pattern, text) for text in pages.values()]
        values = [match[1] for match in found if match]
        assert len(values) == len(pages)
        assert len(set(values)) == len(values), [value for value in values if values.count(value) > 1]


def test_no_script_no_foreign_request_and_a_strict_policy(site: dict[str, str]) -> None:
    for path, text in site.items():
        if path.endswith(".html"):
            scripts = re.findall(r"<script(?! type=\"application/ld\+json\")[^>]*>", text)
            asking = ['<script type="module" src="../assets/search.js">'] if path == "search/index.html" else []
            assert scripts == asking
            assert "default-src 'none'; style-src 'self'; img-src 'self'" in unescape(text)
            fetched = [link for link in html.Page(text).tags if link[0] in {"img", "link"}]
            assert not any((values.get("src") or values.get("href") or "").startswith("http") for _, values in fetched)


def test_the_head_announces_feeds_address_and_card() -> None:
    text = built(url=sample.URL)["topics/bridge/index.html"]
    assert '<link rel="canonical" href="https://example.org/news/topics/bridge/">' in text
    assert '<meta property="og:url" content="https://example.org/news/topics/bridge/">' in text
    assert 'type="application/atom+xml"' in text
    assert 'href="feed.xml"' in text
    assert 'href="../../feed.json"' in text
    assert text.count('name="theme-color"') == 2


def test_json_ld_describes_an_article_without_inventing() -> None:
    text = built(url=sample.URL)["articles/bridge-shut/index.html"]
    graph = json.loads(re.findall(r'ld\+json">(.*?)</script>', text)[0])["@graph"]
    found = next(node for node in graph if node["@type"] == "NewsArticle")
    assert found["datePublished"] == "2031-03-05"
    assert found["publisher"]["name"] == "The Lowmoor Herald"
    assert found["citation"] == ["Valley Institute"]
    assert found["isBasedOn"]["url"] == "https://herald.example/bridge-shut?ref=a&b=1"
    letter = json.loads(re.findall(r'ld\+json">(.*?)</script>', built()["articles/letter/index.html"])[0])
    assert not {"datePublished", "publisher", "author", "isBasedOn", "url"} & letter.keys()


def test_sitemap_and_robots_need_an_address(site: dict[str, str]) -> None:
    assert "sitemap.xml" not in site
    assert "robots.txt" not in site
    assert ".nojekyll" in site
    full = built(url=sample.URL)
    tree = ElementTree.fromstring(full["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {node.findtext(f"{space}loc"): node.findtext(f"{space}lastmod") for node in tree}
    assert (
        found["https://example.org/news/articles/bridge-shut/"] == "2031-03-06"
    )  # it shows what the Courier said that day
    assert found["https://example.org/news/tags/"] == found["https://example.org/news/outlets/"] == "2031-03-06"
    assert found["https://example.org/news/articles/letter/"] is None
    assert found["https://example.org/news/topics/bridge/"] == "2031-03-06"
    assert not any("404" in (place or "") or "cracks" in (place or "") for place in found)
    assert "Sitemap: https://example.org/news/sitemap.xml" in full["robots.txt"]


def test_the_missing_page_links_from_the_root() -> None:
    assert 'href="/assets/style.css"' in built()["404.html"]
    assert 'href="https://example.org/news/assets/style.css"' in built(url=sample.URL)["404.html"]


def test_former_addresses_lead_on() -> None:
    site = built(url=sample.URL)
    assert 'content="0; url=../courier-bridge/"' in site["articles/cracks/index.html"]
    assert '<link rel="canonical" href="https://example.org/news/topics/harvest/">' in site["topics/apples/index.html"]
    assert "noindex" in site["topics/apples/index.html"]


def test_tags_have_pages_only_when_enough_articles_carry_them(site: dict[str, str]) -> None:
    assert "tags/ada-finch/index.html" in site
    assert "tags/tom-reyes/index.html" not in site
    assert "tags/tom-reyes/index.html" in built(tags=dataclasses.replace(sample.options().tags, pages_from=1))
    assert "<bdi>Tom Reyes</bdi>" in site["articles/courier-bridge/index.html"]


def test_an_empty_site_helps_on() -> None:
    found = {output.path: output.data.decode() for output in render.outputs(EMPTY, sample.options(), sample.theme())}
    assert "seeds/" in found["index.html"]
    assert all(html.faults(text) == [] for path, text in found.items() if path.endswith(".html"))
    ElementTree.fromstring(found["feed.xml"])


def test_a_clash_of_paths_names_both_origins() -> None:
    digest = dataclasses.replace(sample.digest(), texts=(Text("tags", "Mine", "content/pages/tags.md", ""),))
    with pytest.raises(
        DigestError, match=r"content/pages/tags\.md: wants the page tags/index\.html.*templates/tags\.html"
    ):
        render.outputs(digest, sample.options(), sample.theme())


def test_the_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import hashlib; from digest import render; from tests import sample\n"
        "found = render.outputs(sample.digest(), sample.options(), sample.theme())\n"
        "print(hashlib.sha256(repr(found).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


HOSTILE = (
    "</script><script>alert(1)</script> \"'><img src=x onerror=alert(2)> {{ 7*7 }} {% x %} & \x00\x0b\u202e\ud800 ]]>"
)


def hostile() -> Digest:
    """The sample with every word of every source and of the editor replaced by something hostile."""
    digest = sample.digest()

    def spoiled(value: object, name: str = "") -> object:
        if isinstance(value, str):
            keep = name in {
                "id",
                "article",
                "topic",
                "a",
                "b",
                "kind",
                "basis",
                "precision",
                "path",
                "slug",
                "facts",
                "related",
                "media_type",
                "publish",
                "seed",
            }
            return value if keep else (f"javascript:alert('{value}')" if name == "url" else HOSTILE)
        if isinstance(value, tuple):
            return tuple(spoiled(part, name) for part in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {part.name: spoiled(getattr(value, part.name), part.name) for part in dataclasses.fields(value)}
            return dataclasses.replace(value, **fields)
        return value

    spoilt = spoiled(digest)
    assert isinstance(spoilt, Digest)
    return spoilt


VOCABULARIES = {"https://schema.org", "http://www.w3.org/ns/anno.jsonld"}
"""Names of vocabularies in JSON-LD, which no browser asks for."""


def test_hostile_words_stay_words() -> None:
    options = sample.options(title=HOSTILE, description=HOSTILE, author=HOSTILE, publish="full", url=sample.URL)
    found = {output.path: output.data.decode() for output in render.outputs(hostile(), options, sample.theme())}
    assert len(found) > 20
    for path, text in found.items():
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", text), path
        if path.endswith(".html"):
            page = html.Page(text)
            assert html.faults(text) == [], path
            assert not any(name == "img" and values.get("src") == "x" for name, values in page.tags)
            assert not any(link.lower().startswith("javascript:") for link in page.links)
            assert "49" not in page.words
            for data in re.findall(r'ld\+json">(.*?)</script>', text):
                assert json.loads(data)["@context"] in VOCABULARIES
        if path.endswith(".xml"):
            ElementTree.fromstring(text)
        if path.endswith("feed.json"):
            assert json.loads(text)["version"].endswith("1.1")


def test_an_article_may_be_published_in_full_by_itself(site: dict[str, str]) -> None:
    assert "This page prints the whole text of 5 words." in site["articles/choir/index.html"]


def test_two_articles_with_one_title_have_two_page_titles() -> None:
    digest = sample.digest()
    first, *rest = digest.articles
    twin = dataclasses.replace(rest[0], title=first.title, outlet=Found("River Courier", "stated"), stated=Stated())
    digest = dataclasses.replace(digest, articles=(first, twin, *rest[1:]))
    found = {output.path: output.data.decode() for output in render.outputs(digest, sample.options(), sample.theme())}
    titles = [
        re.findall("<title>(.*?)</title>", found[f"articles/{article.id}/index.html"]) for article in (first, twin)
    ]
    assert titles[0] != titles[1]
    assert "(bridge-shut)" in found["articles/bridge-shut/index.html"]


def test_it_tells_of_pages_and_files_and_is_ended_by_whom_it_tells() -> None:
    told: dict[str, tuple[int, int]] = {}

    def tell(step: str, done: int, whole: int) -> None:
        assert done <= whole
        told[step] = done, whole

    render.site(sample.digest(), sample.options(), sample.theme(), progress=tell)
    assert {*told} == {"pages", "files"}
    for wanted in told:

        def end(step: str, _done: int, _whole: int, wanted: str = wanted) -> None:
            if step == wanted:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            render.site(sample.digest(), sample.options(), sample.theme(), progress=end)
