"""Which article or topic an editor means."""

from __future__ import annotations

from collections.abc import Sequence

from digest.explain import things
from digest.explain.thing import Things
from digest.model import Article, Digest, Topic
from digest.problems import DigestError, Problem, nearest

_MOST = 20  # texts of a file that are listed
_WHERE_IDS = "the id of a page is the last part of its address; `digest explain TOPIC --all` lists those of links, facts and the like"


def find(
    digest: Digest, wanted: str, left_out: Sequence[Article] = (), problems: Sequence[Problem] = ()
) -> Article | Topic | Things:
    """The article that `wanted` means, by its id, path or file's name, the topic, by its id, title or file, or what has the id.

    Articles come first, those `left_out` of the site last; `topics/ID` means the topic alone. The name of a file that holds one
    text means that text. Raises DigestError: with the texts of a file that holds several, with what `problems` say of one that was not
    read, else with the name that is nearest.
    """
    name = wanted.removeprefix("./")
    every = (*digest.articles, *left_out)
    for article in every:
        if name in (article.id, article.path, article.seed, f"seeds/{article.seed}", article.path.rpartition("/")[2]):
            return article
    for topic in digest.topics:
        if name.rstrip("/") in (topic.id, f"topics/{topic.id}", topic.title, topic.path, topic.path.rpartition("/")[2]):
            return topic
    return _by_file(name, every) or things.find(digest, name) or _missing(digest, wanted, name, problems)


def _by_file(name: str, every: Sequence[Article]) -> Article | None:
    """The only text of the file `name`; None where there is no such file."""
    held = [article for article in every if _is_of(name, article.path)]
    if len(held) > 1:
        texts = ", ".join(f'"{article.path}"' for article in held[:_MOST]) + (", …" if len(held) > _MOST else "")
        raise DigestError(f'"{name}" holds {len(held)} texts; ask for one of them: {texts}')
    return held[0] if held else None


def _missing(digest: Digest, wanted: str, name: str, problems: Sequence[Problem]) -> Article:
    told = min((problem for problem in problems if _is_of(name, problem.path)), key=_gravity, default=None)
    if told is not None:
        raise DigestError(str(told))
    known = [known for article in digest.articles for known in (article.id, article.path)]
    known += [known for topic in digest.topics for known in (topic.id, topic.path)]
    hint = nearest(wanted, known) or _WHERE_IDS
    raise DigestError(f'no article or topic "{wanted}", and nothing else of that id; {hint}')


def _is_of(name: str, path: str) -> bool:
    """Whether `path` is that of the file `name`, or of a text in it."""
    file = path.partition("#")[0]
    return bool(name) and name in (path, file, file.removeprefix("seeds/"), file.rpartition("/")[2])


def _gravity(problem: Problem) -> tuple[bool, str]:
    return problem.level != "error", str(problem)
