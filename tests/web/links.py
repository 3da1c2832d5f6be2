"""A walk through a built site without a browser: every link, its fragment, every page reached, wherever the site is mounted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from tests.web.pages import html

_LINKS = ("href", "src", "action", "poster", "data", "cite")
_NOT_FILES = ("mailto:", "data:", "tel:", "javascript:")
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a file, made absolute."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk from the front page found."""

    broken: tuple[str, ...]
    orphans: tuple[str, ...]
    links: int


def walk(tree: Mapping[str, bytes], url: str) -> Walk:
    """Follow every link of every file of the site at `url`.

    Broken is a link to this host that leads to no file, out of the site's own folder, to a folder without its `/`, or to a
    `#fragment` that its page does not have. An orphan is a page or file that no chain of links from the front page reaches.
    """
    found = {path: list(links(path, data, url)) for path, data in tree.items()}
    ids = {path: identifiers(data) for path, data in html(tree).items()}
    broken = [fault for path in found for link in found[path] if (fault := _fault(link, tree, ids, url))]
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        for link in found.get(waiting.pop(), ()):
            path = file_of(link.target, url)
            if path is not None and path in tree and path not in reached:
                reached.add(path)
                waiting.append(path)
    orphans = [path for path in tree if path not in reached and not _alone(path, tree[path])]
    return Walk(tuple(broken), tuple(orphans), sum(map(len, found.values())))


def links(path: str, data: bytes, url: str) -> Iterator[Link]:
    """The links in a file, by its kind."""
    here = urljoin(url, path.removesuffix("index.html"))
    if path.startswith("pagefind/"):
        return  # its script asks for them by names of its own
    if path.endswith(".html"):
        raw: Iterator[str] = _of_page(data)
    elif path.endswith(".css"):
        raw = iter(_CSS_URL.findall(data.decode()))
    elif path.endswith((".xml", ".opml")):
        raw = _of_xml(data)
    elif path == "robots.txt":
        raw = iter(re.findall(r"(?m)^Sitemap:\s*(\S+)", data.decode()))
    else:
        raw = iter(())
    for target in raw:
        if not target.startswith(_NOT_FILES):
            yield Link(path, urljoin(here, target.strip()))


def _of_page(data: bytes) -> Iterator[str]:
    for element in lxml_html.document_fromstring(data.decode()).iter(etree.Element):
        for name in _LINKS:
            if element.get(name) is not None:
                yield element.get(name)
        for part in (element.get("srcset") or "").split(","):
            if part.strip():
                yield part.split()[0]
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield (element.get("content") or "").partition("url=")[2]
        if element.tag == "meta" and (element.get("property") or "").endswith((":image", ":url")):
            yield element.get("content") or ""


def _of_xml(data: bytes) -> Iterator[str]:
    for element in etree.fromstring(data).iter(etree.Element):
        for name in ("href", "xmlUrl", "htmlUrl"):
            if element.get(name) is not None:
                yield element.get(name)
        if etree.QName(element).localname in {"loc", "icon", "logo"}:
            yield element.text or ""


def file_of(target: str, url: str) -> str | None:
    """The file that a server of static pages answers `target` with; None where it is not in the site's folder."""
    address = urldefrag(target)[0].partition("?")[0]
    if not address.startswith(url):
        return None
    path = unquote(address.removeprefix(url))
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def identifiers(data: bytes) -> set[str]:
    """Where a fragment may lead on a page."""
    return {str(value) for value in lxml_html.document_fromstring(data.decode()).xpath("//@id | //a/@name")}


def _fault(link: Link, tree: Mapping[str, bytes], ids: Mapping[str, set[str]], url: str) -> str | None:
    if urlsplit(link.target).netloc != urlsplit(url).netloc:
        return None
    path = file_of(link.target, url)
    fragment = unquote(urlsplit(link.target).fragment)
    if path is None or path not in tree:
        return f"{link.source}: {link.target}"
    # A text fragment is found in the words, not in the marks, of a page.
    if fragment and not fragment.startswith(":~:") and fragment.partition(":~:")[0] not in ids.get(path, {fragment}):
        return f"{link.source}: {link.target} has no such place"
    return None


def _alone(path: str, data: bytes) -> bool:
    """Whether a file is rightly asked for by no link: by its well-known name, by a script, or from outside."""
    return (
        path in {"404.html", "robots.txt", "sitemap.xml", "CNAME", ".nojekyll", ".digest-manifest"}
        or path.startswith("pagefind/")
        or b'http-equiv="refresh"' in data
    )
