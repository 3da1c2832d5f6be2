"""What a site's robots.txt allows (RFC 9309). The only importer of Protego.

Python's own `urllib.robotparser` takes the first rule that matches instead of the longest, and knows no wildcards, in 3.11
and 3.12: it forbids what is allowed and allows what is forbidden.
"""

from __future__ import annotations

from dataclasses import dataclass

import protego

TOKEN = "digest"  # noqa: S105 - the name that robots.txt files call us by
MOST_BYTES = 512 * 1024
"""RFC 9309 asks to read 500 KiB at least; what follows is not read."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site."""

    parsed: protego.Protego

    def allow(self, address: str) -> bool:
        """Whether `address` may be asked for."""
        return self.parsed.can_fetch(address, TOKEN)

    @property
    def pause(self) -> float:
        """The seconds between requests that the site asks for; 0 where it asks for none."""
        return self.parsed.crawl_delay(TOKEN) or 0.0


def parse(data: bytes) -> Rules:
    """The rules in a robots.txt; bytes that are no UTF-8 are passed over."""
    return Rules(protego.Protego.parse(data.decode("utf-8-sig", "ignore")))


def everything() -> Rules:
    """The rules of a site without a robots.txt."""
    return parse(b"")
