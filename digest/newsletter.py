"""`digest newsletter`: the e-mail edition of what is new since a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from digest.build import Gathered
from digest.model import Output
from digest.problems import DigestError, nearest
from digest.relate.coverage import news
from digest.render import mail, newsletter
from digest.render.catalog import catalog
from digest.render.newsletter import NewsletterView
from digest.render.theme import Theme


def edition(
    gathered: Gathered, since: date, theme: Mapping[str, bytes], wanted: Collection[str] = ()
) -> tuple[NewsletterView, tuple[Output, ...]] | None:
    """What is new from the day `since` on and the files that tell it; None where nothing is new.

    With ids of topics in `wanted` only those are told of. Raises DigestError without the site's address, and for an unknown topic.
    """
    if not gathered.options.url:
        raise DigestError(
            "a newsletter needs the site's address for its links; set `url:` in content/site.yaml, or give --base-url"
        )
    _known(wanted, [topic.id for topic in gathered.digest.topics])
    shelves = catalog(gathered.digest, gathered.options)
    told = news(gathered.digest, gathered.options, since, newsletter.printed(shelves))
    page = newsletter.view(shelves, since, told, wanted)
    if page is None:
        return None
    return page, mail.outputs(page, Theme(theme, shelves.strings.labels))


def _known(wanted: Collection[str], topics: list[str]) -> None:
    for name in wanted:
        if name not in topics:
            hint = nearest(name, topics)
            raise DigestError(f'there is no topic "{name}"' + (f"; {hint}" if hint else ""))
