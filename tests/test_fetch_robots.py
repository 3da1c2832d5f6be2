"""What a site asks programs to do, and how it is heeded."""

from __future__ import annotations

import pytest

from digest.fetch import Limits
from tests.servers import (
    HTML,
    Clock,
    Server,
    client,
    fault,
    silent,
)


def robots(site: Server, text: str, **more: str) -> None:
    site.give("/robots.txt", text, "text/plain", **more)


def test_robots_are_heeded_unless_told_otherwise(site: Server) -> None:
    robots(site, "User-agent: *\nDisallow: /private/\nAllow: /private/open\n")
    site.give("/private/a", HTML)
    site.give("/private/open", HTML)
    by = client()
    assert fault(site.url("/private/a"), by).code == "robots"
    assert by.get(site.url("/private/open")).status == 200
    assert site.asked == ["/robots.txt", "/private/open"]
    assert client(ignore_robots=True).get(site.url("/private/a")).status == 200


def test_robots_may_name_us(site: Server) -> None:
    robots(site, "User-agent: *\nDisallow: /\n\nUser-agent: Digest\nDisallow: /*?print=\n")
    site.give("/a", HTML)
    assert client().get(site.url("/a")).status == 200
    assert fault(site.url("/a?print=1")).code == "robots"


def test_robots_are_heeded_where_a_redirect_leads_to(site: Server) -> None:
    robots(site, "User-agent: *\nDisallow: /b\n")
    assert fault(site.move("/a", "/b")).code == "robots"
    assert "/b" not in site.asked


@pytest.mark.parametrize(("status", "open_"), [("404 Not Found", True), ("403 Forbidden", True), ("503 Busy", False)])
def test_robots_that_cannot_be_had(site: Server, status: str, open_: bool) -> None:
    robots(site, "", status=status)
    url = site.give("/a", HTML)
    if open_:
        assert client().get(url).status == 200
    else:
        assert "503 Busy" in fault(url).message
        assert "/a" not in site.asked


def test_robots_that_never_come_close_the_site_and_those_that_never_end_are_read_in_part(site: Server) -> None:
    url = site.give("/a", HTML)
    robots(site, "User-agent: *\nDisallow: /b\n" + "# more\n" * 200_000)
    assert client().get(url).status == 200
    site.script("/robots.txt", silent)
    assert fault(url).code == "robots"


def test_a_host_is_not_asked_twice_in_a_moment(site: Server) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 7\n")
    clock = Clock()
    by = client(clock=clock, limits=Limits(pause=2, longest_pause=5))
    by.get(site.give("/a", HTML))
    assert clock.naps == [5]
    clock.time += 3
    by.get(site.url("/a"))
    by.get(f"http://other.example:{site.port}/a")
    assert clock.naps == [5, 2, 5]
