"""What is known of how a seed was fetched: the file `NAME.fetched.yaml` beside it, which `digest add` writes."""

from __future__ import annotations

from dataclasses import dataclass

from digest import schema, yamltext
from digest.problems import Problem, is_web_address
from digest.read.files import SIDECAR, RawFile


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where and when a seed was fetched, and as what; empty where nothing is known."""

    url: str = ""
    """The address that was asked for."""
    final_url: str = ""
    """The address that answered, after redirects."""
    fetched: str = ""
    """When, in ISO 8601 with the zone; never taken for the date of publication."""
    status: int = 0
    media_type: str = ""
    """Without parameters, in small letters: `application/rss+xml`."""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    """Of the bytes that came, in hexadecimal: what differs was changed by hand, and `digest add` leaves it alone."""

    @property
    def address(self) -> str:
        """Where the seed stands on the web; empty where no address is known."""
        return next((url for url in (self.final_url, self.url) if is_web_address(url)), "")


def parse(raw: RawFile) -> tuple[Fetched, tuple[Problem, ...]]:
    """What the file beside `raw` says, and what is wrong with it; problems name that file."""
    if raw.sidecar is None:
        return Fetched(), ()
    path = raw.path + SIDECAR
    try:
        parsed = yamltext.parse(raw.sidecar.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Fetched(), (Problem(path, None, "bad-encoding", "not UTF-8", "save it as UTF-8, or fetch again"),)
    except yamltext.YamlError as fault:
        return Fetched(), (Problem(path, fault.line, "bad-yaml", fault.message, "mend the line, or fetch again"),)
    return schema.checked(Fetched, parsed.value, path=path, lines=parsed.lines)
