"""Small articles for the tests of `relate`: plain sentences, split at full stops."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from digest import schema, yamltext
from digest.model import (
    Analysis,
    Article,
    DateMention,
    Figure,
    Found,
    Name,
    Place,
    Rule,
    Sentence,
    Stated,
    Topic,
    When,
)

CONTENT = Path(__file__).resolve().parent.parent / "content"
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]+)*[.!?]?")


def article(
    name: str,
    text: str,
    *,
    title: str = "",
    language: str = "en",
    published: date | None = None,
    topics: tuple[str, ...] = (),
    names: tuple[Name, ...] = (),
    figures: tuple[Figure, ...] = (),
    dates: tuple[DateMention, ...] = (),
) -> tuple[Article, Analysis]:
    """An article of plain sentences and what was found in it."""
    found = [match for match in _SENTENCE.finditer(text) if match.group().strip()]
    sentences = tuple(
        Sentence(index, 0, match.start(), match.end(), " ".join(match.group().split()))
        for index, match in enumerate(found)
    )
    when = When(published, published, "day", "stated") if published else None
    made = Article(
        id=name,
        path=f"seeds/{name}.txt",
        seed=f"{name}.txt",
        media_type="text/plain",
        title=Found(title, "stated"),
        outlet=None,
        author=None,
        published=when,
        language=Found(language, "stated"),
        url=None,
        source=text,
        blocks=(),
        dropped=(),
        stated=Stated(topics=topics),
    )
    return made, Analysis(name, sentences, (), (), names, (), figures, dates, ())


def day(when: date) -> When:
    """One calendar day, as a source states it."""
    return When(when, when, "day", "stated")


def shipped_topics() -> tuple[Topic, ...]:
    """The topics of the example site."""
    return tuple(_topic(path) for path in sorted((CONTENT / "topics").glob("*.md")))


def _topic(path: Path) -> Topic:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    given = yamltext.parse(front).value
    match = given["match"]
    assert isinstance(match, dict)
    rule, problems = schema.checked(Rule, match, path=path.name, lines={})
    assert problems == ()
    return Topic(path.stem, str(given["title"]), f"content/topics/{path.name}", rule, body.strip())


def texts(places: tuple[Place, ...], analyses: list[Analysis]) -> list[str]:
    """The sentences at these places."""
    by_id = {one.article: one for one in analyses}
    return [by_id[place.article].sentences[place.sentence].text for place in places]
