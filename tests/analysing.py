"""Small articles for the tests of `analyse`: one sentence a line, blank lines between paragraphs."""

from __future__ import annotations

from digest.model import Article, Block, Found, Sentence, Stated


def article(
    text: str, *, title: str = "", language: str = "en", tags: tuple[str, ...] = (), outlet: str | None = None
) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of the lines of `text` and its sentences."""
    sentences: list[Sentence] = []
    block, at = 0, 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append(Sentence(len(sentences), block, at, at + len(line), " ".join(line.split())))
        else:
            block += 1
        at += len(line) + 1
    made = Article(
        id="an-article",
        path="seeds/an-article.txt",
        seed="an-article.txt",
        media_type="text/plain",
        title=Found(title, "stated"),
        outlet=Found(outlet, "stated") if outlet else None,
        author=None,
        published=None,
        language=Found(language, "stated"),
        url=None,
        source=text,
        blocks=(Block("paragraph", 0, len(text), text),),
        dropped=(),
        stated=Stated(tags=tags),
    )
    return made, tuple(sentences)


FERRY = """\
The council of Varnholm voted on Tuesday to close the old ferry harbour after three accidents in two months.
It said the piers were no longer safe.
Mayor Ingrid Solberg told the council that a new harbour would cost 40 million crowns and open in four years.
"We cannot wait for the next accident," Solberg said.
The ferry company Nordlinje, which employs 120 people at the harbour, called the decision a shock.
However, the company did not rule out a move to the deep-water port of Estrand.
Fishermen fear that the closure of the harbour will end their trade.
Who will pay for the new harbour?
The council will vote on the cost of the new harbour in June.
In that case the ferry company would lose its last pier.
"""
"""A made-up news story with what summaries stumble over: pronouns, a bare quotation, a question, words that point back."""
