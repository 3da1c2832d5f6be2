"""Why an article or a topic is shown as it is: the grounds of what its page says, as lines to read or as JSON."""

from __future__ import annotations

from digest import schema
from digest.explain.article import ArticleGrounds, article_grounds
from digest.explain.find import find
from digest.explain.text import article_lines, topic_lines
from digest.explain.topic import TopicGrounds, topic_grounds
from digest.model import Article, Digest, Options, Topic

Grounds = ArticleGrounds | TopicGrounds

__all__ = ["ArticleGrounds", "Grounds", "TopicGrounds", "as_json", "as_text", "find", "grounds"]


def grounds(digest: Digest, wanted: Article | Topic, options: Options) -> Grounds:
    """The grounds of an article or of a topic that `find` has found."""
    if isinstance(wanted, Topic):
        return topic_grounds(digest, wanted, options)
    return article_grounds(digest, wanted, options)


def as_json(found: Grounds) -> str:
    """The grounds as a JSON document, each sentence with each feature's share."""
    return schema.to_json(found, indent=2).decode()


def as_text(found: Grounds, *, every: bool = False) -> str:
    """The grounds as lines to read: of the sentences the best ones, or with `every` all."""
    parts = topic_lines(found, every=every) if isinstance(found, TopicGrounds) else article_lines(found, every=every)
    return "\n\n".join("\n".join(part) for part in parts)
