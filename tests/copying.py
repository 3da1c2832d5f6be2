"""Articles that print one text, made for tests, and what is found of them."""

from __future__ import annotations

import dataclasses

from digest.model import Analysis, Article, Copy, Dropped, Found
from digest.relate import copies
from tests.relating import article

Made = tuple[Article, Analysis]


REPORT = """\
The harbour council of Vellmar closed the northern pier on Tuesday after divers found cracks in eleven of its wooden piles. \
Ferries to the islands will leave from the fish market until the repairs are done, the council said. \
Engineers had warned of the damage two winters ago, when a drifting barge struck the pier at night. \
"Nobody listened to us then, and now every family on the islands pays for it," said the ferry captain Oda Brunn. \
Repairs will cost about 4 million crowns and should be finished before the herring season begins in autumn. \
The council has asked the province for half of the money. \
A spokesman for the province said the request had arrived and would be read like any other. \
Islanders plan to march from the church to the town hall on Sunday morning. \
Shopkeepers along the quay expect to lose most of their summer trade, since day visitors buy their bread and fuel beside the pier. \
The last time the pier was closed, for three weeks, two bakeries gave up for good."""


FOLLOW_UP = """\
Several hundred islanders marched through Vellmar on Sunday and blocked the doors of its town hall for an hour. \
They demanded that the mayor resign and that ferries run at night as well. \
The mayor did not show himself; his deputy promised an answer within days and was booed. \
Police counted 600 people, the organisers twice as many, and nobody was hurt. \
Children carried paper boats with the names of shops that fear for their customers. \
Oda Brunn, a ferry captain, told the crowd that the sea would not wait for a vote. \
Engineers had warned of the damage two winters ago, when a drifting barge struck the pier at night. \
Repairs will cost about 4 million crowns and should be finished before the herring season begins in autumn. \
The council has asked the province for half of the money. \
The last time the pier was closed, for three weeks, two bakeries gave up for good."""


SENTENCES = REPORT.split(". ")


def made(name: str, text: str, *, outlet: str = "", url: str | None = None, head: str = "", **more: object) -> Made:
    one, analysis = article(name, text, **more)  # type: ignore[arg-type]
    dropped = (Dropped(head, "dateline", 0, 0),) if head else ()
    known = Found(outlet, "stated") if outlet else None
    return dataclasses.replace(one, outlet=known, url=url, dropped=dropped), analysis


def stated(one: Made, **given: object) -> Made:
    return dataclasses.replace(one[0], stated=dataclasses.replace(one[0].stated, **given)), one[1]  # type: ignore[arg-type]


def found(*given: Made) -> tuple[Copy, ...]:
    return copies.copies([one for one, _ in given], [analysis for _, analysis in given])


def pairs(*given: Made) -> list[tuple[str, str]]:
    return [(copy.article, copy.of) for copy in found(*given)]
