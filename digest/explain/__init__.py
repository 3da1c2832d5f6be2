"""Why an article or a topic is shown as it is: the grounds of what its page says, as lines to read or as JSON."""

from __future__ import annotations

from digest import schema
from digest.explain.article import ArticleGrounds, article_grounds
from digest.explain.find import find
from digest.explain.text import article_lines, topic_lines
from digest.explain.thing import Things
from digest.explain.things_text import thing_lines
from digest.explain.topic import TopicGrounds, topic_grounds
from digest.model import Article, Digest, Options, Topic
from digest.problems import visible, visible_json

Grounds = ArticleGrounds | TopicGrounds | Things

__all__ = ["ArticleGrounds", "Grounds", "Things", "TopicGrounds", "as_json", "as_text", "find", "grounds"]


def grounds(digest: Digest, wanted: Article | Topic | Things, options: Options) -> Grounds:
    """The grounds of an article, of a topic or of what goes by an id, as `find` has found it."""
    if isinstance(wanted, Things):
        return wanted
    if isinstance(wanted, Topic):
        return topic_grounds(digest, wanted, options)
    return article_grounds(digest, wanted, options)


def as_json(found: Grounds) -> str:
    """The grounds as a JSON document, each sentence with each feature's share."""
    return visible_json(schema.to_json(found, indent=2).decode())


def as_text(found: Grounds, *, every: bool = False) -> str:
    """The grounds as lines to read: of the sentences the best ones, or with `every` all."""
    if isinstance(found, Things):
        return visible("\n\n".join("\n".join(thing_lines(one)) for one in found.things), "\n")
    parts = topic_lines(found, every=every) if isinstance(found, TopicGrounds) else article_lines(found, every=every)
    return visible("\n\n".join("\n".join(part) for part in parts), "\n")
