"""Fetches an address as a polite visitor: robots.txt, pauses, redirects each looked at afresh, sizes and times that end."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from digest.fetch import media, robots, wire
from digest.fetch.limits import FetchError
from digest.fetch.unpack import ACCEPTED, unpacked

_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (429, 503)
_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.8"
_LONGEST = 1024  # characters of a header that is kept


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer left for asking whether anything changed since."""

    final_url: str = ""
    """The address that answered; others on the way there are not told of it."""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave."""

    url: str
    """The address asked for, in its normal form."""
    final_url: str
    """The address that answered, after redirects."""
    fetched: str
    """When, in ISO 8601 with the zone."""
    status: int
    """200, or 304 where nothing changed since what was known; then there are no bytes."""
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class _Reply:
    """The end of a chain of redirects."""

    address: str
    status: int
    reason: str
    declared: str
    data: bytes
    etag: str = ""
    last_modified: str = ""
    retry_after: str = ""


@dataclass(slots=True)
class Client:
    """One run's fetching; remembers what each site allows and when it was last asked."""

    agent: str
    """What we call ourselves."""
    line: wire.Line = field(default_factory=wire.Line)
    ignore_robots: bool = False
    _rules: dict[str, robots.Rules | FetchError] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _closed: set[str] = field(default_factory=set)

    def get(self, address: str, known: Known | None = None) -> Page:
        """What `address` gives; raises FetchError."""
        url = wire.normal(address)
        now = self.line.outside.now().isoformat(timespec="seconds")
        reply = self._follow(url, known or Known(), most=self.line.limits.size)
        if reply.status == 304 and known is not None and (known.etag or known.last_modified):
            return Page(url, reply.address, now, reply.status)
        if reply.status != 200:
            raise self._refused(reply)
        if not reply.data:
            raise FetchError("empty", "the answer is empty")
        kind = media.media_type(reply.declared, reply.data, reply.address)
        encoding = media.charset(reply.declared, reply.data)
        return Page(url, reply.address, now, reply.status, reply.data, kind, encoding, reply.etag, reply.last_modified)

    def _follow(self, url: str, known: Known, *, most: int, for_robots: bool = False) -> _Reply:
        """The answer at the end of the redirects that `url` leads to."""
        left = self.line.limits.total
        for _ in range(self.line.limits.redirects + 1):
            if not for_robots:
                self._heed(url)
            self._pause(url)
            start = self.line.outside.monotonic()
            reply = self._ask(url, known, most, left, cut=for_robots)
            left -= self.line.outside.monotonic() - start
            if isinstance(reply, _Reply):
                return reply
            url = reply
        raise FetchError("redirects", f"more than {self.line.limits.redirects} redirects; the last leads to {url}")

    def _ask(self, url: str, known: Known, most: int, seconds: float, *, cut: bool) -> _Reply | str:
        """The answer of `url`, or the address it leads on to."""
        headers = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
        if url == known.final_url:
            given = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
            headers |= {name: value for name, value in given if value and value.isascii()}
        with wire.ask(url, headers, self.line, seconds) as answer:
            kept = {name: answer.headers.get(name, "")[:_LONGEST] for name in _KEPT}
            if answer.status in _REDIRECTS and kept["location"]:
                return wire.joined(url, kept["location"])
            data = b""
            if answer.status == 200:
                data = unpacked(answer.chunks, kept["content-encoding"], most, cut=cut)
            return _Reply(
                url, answer.status, answer.reason, kept["content-type"], data, kept["etag"], kept["last-modified"],
                kept["retry-after"],
            )  # fmt: skip

    def _heed(self, url: str) -> None:
        """Raises FetchError where the site does not want `url` to be asked for, or wants no more for now."""
        if wire.host(url) in self._closed:
            raise FetchError("later", "not asked: the host has just said that it is asked too much", "try again later")
        if self.ignore_robots:
            return
        rules = self._rules_of(url)
        if isinstance(rules, FetchError):
            raise rules
        if not rules.allow(url):
            raise FetchError("robots", "its robots.txt asks programs to keep out", "add --ignore-robots if you may")

    def _rules_of(self, url: str) -> robots.Rules | FetchError:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read_rules(f"{site}/robots.txt")
        return self._rules[site]

    def _read_rules(self, address: str) -> robots.Rules | FetchError:
        """What a robots.txt says: all is allowed where there is none, nothing where it cannot be had (RFC 9309, 2.3.1)."""
        try:
            reply = self._follow(address, Known(), most=robots.MOST_BYTES, for_robots=True)
        except FetchError as fault:
            if fault.code == "redirects":
                return robots.everything()
            return fault if fault.code in ("refused-address", "unreachable") else _unknown_rules(fault.message)
        if reply.status == 200:
            return robots.parse(reply.data)
        return robots.everything() if 400 <= reply.status < 500 else _unknown_rules(f"{reply.status} {reply.reason}")

    def _pause(self, url: str) -> None:
        """Waits until the host of `url` may be asked again."""
        host, outside, limits = wire.host(url), self.line.outside, self.line.limits
        rules = self._rules.get(f"{urlsplit(url).scheme}://{host}")
        wanted = rules.pause if isinstance(rules, robots.Rules) else 0.0
        last = self._asked.get(host)
        if last is not None:
            wait = last + min(max(limits.pause, wanted), limits.longest_pause) - outside.monotonic()
            if wait > 0:
                outside.sleep(wait)
        self._asked[host] = outside.monotonic()

    def _refused(self, reply: _Reply) -> FetchError:
        """What an answer that brings no page means."""
        hint = None
        if reply.status in _LATER:
            self._closed.add(wire.host(reply.address))
            after = reply.retry_after
            hint = f"try again in {after} s" if after.isdecimal() and len(after) < 6 else "try again later"
        return FetchError("http-status", f"the server answers {reply.status} {reply.reason}".rstrip(), hint)


_KEPT = ("location", "content-encoding", "content-type", "etag", "last-modified", "retry-after")


def _unknown_rules(why: str) -> FetchError:
    hint = "add --ignore-robots if you may"
    return FetchError("robots", f"not asked: its robots.txt cannot be had ({why})", hint)
