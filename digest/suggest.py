"""Topics that an editor has not thought of yet: stories among the articles of none, named and written as ready files."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from digest import words, yamltext
from digest.model import Analysis, Article, Digest, Topic
from digest.relate.profiles import product, profile, vectors
from digest.relate.stories import stories
from digest.relate.topics import memberships

FOLDER = "content/topics/"
_EXAMPLES = 3
_LABELS = 3  # in a title
# As many times are examples added, and what is reached counted anew, before all articles of the story are listed.
_ROUNDS = 3
_HEAD = """\
# Suggested by `digest topics suggest`: {number} articles that tell one story. Give it a better title and an introduction.
# The examples bring in what is like them; add articles that belong here, or list those that do not under not_examples."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic as it would be written."""

    topic: Topic
    articles: tuple[str, ...]
    """Ids, the most central first."""
    text: str
    """The file."""


def suggestions(
    digest: Digest, taken: Collection[str], *, least: int = 3, threshold: float | None = None, every: bool = False
) -> tuple[Suggestion, ...]:
    """A topic for each story told by `least` articles or more, the largest first.

    Only articles that belong to no topic take part, but with `every` all. `taken` are ids that topics cannot have.
    """
    placed = {member.article for coverage in digest.corpus.topics for member in coverage.members}
    hidden = {copy.article for copy in digest.corpus.copies}
    every_pair = [pair for pair in zip(digest.articles, digest.analyses, strict=True) if pair[0].id not in hidden]
    pairs = [pair for pair in every_pair if every or pair[0].id not in placed]
    known = [profile(*pair) for pair in pairs]
    groups = [group for group in stories(known, threshold) if len(group) >= least]
    held = [frozenset(_labels(analysis)) for _, analysis in pairs]
    weights = [one.weights for one in vectors(known)]
    names, drafted = {*taken, *(topic.id for topic in digest.topics)}, []
    for group in groups:
        central = sorted(group, key=lambda at: (-sum(product(weights[at], weights[other]) for other in group), at))
        title = _title(group, held, pairs[central[0]][0])
        identifier = _free(words.slug(title) or words.slug(pairs[central[0]][0].id), names)
        names.add(identifier)
        drafted.append((Topic(identifier, title, f"{FOLDER}{identifier}.md"), tuple(pairs[at][0].id for at in central)))
    return tuple(_written(every_pair, digest.topics, drafted))


def _labels(analysis: Analysis) -> Iterator[str]:
    yield from (tag.label for tag in analysis.tags)
    yield from (name.label for name in analysis.names)


def _title(group: Sequence[int], held: Sequence[frozenset[str]], central: Article) -> str:
    """The tags and names that are most telling of the group, without those that repeat words; else the central article’s title.

    A label in n of N articles and in m of the group’s M tells (m / M)² × log(((m + ½) / (M + 1)) / ((n − m + ½) / (N − M + 1))).
    """
    inside = Counter(label for at in group for label in held[at])
    whole = Counter(label for labels in held for label in labels)
    size, rest = len(group), len(held) - len(group)

    def tells(label: str) -> float:
        odds = (inside[label] + 0.5) / (size + 1) / ((whole[label] - inside[label] + 0.5) / (rest + 1))
        return (inside[label] / size) ** 2 * math.log(odds)

    language = central.language.text
    chosen: dict[str, set[str]] = {}
    for label in sorted((label for label in inside if inside[label] > 1), key=lambda label: (-tells(label), label)):
        stems = set(words.stems(label, language))
        if len(chosen) < _LABELS and not any(stems & others for others in chosen.values()):
            chosen[label] = stems
    return " · ".join(chosen) or central.title.text


def _free(wanted: str, taken: Collection[str]) -> str:
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if name not in taken)


def _written(
    pairs: Sequence[tuple[Article, Analysis]],
    standing: Sequence[Topic],
    drafted: Sequence[tuple[Topic, tuple[str, ...]]],
) -> Iterator[Suggestion]:
    """The topics with as many examples as bring in all articles of their story."""
    topics = [dataclasses.replace(topic, examples=articles[:_EXAMPLES]) for topic, articles in drafted]
    for again in range(_ROUNDS):
        reached = memberships([pair[0] for pair in pairs], [pair[1] for pair in pairs], (*standing, *topics))
        for at, (topic, articles) in enumerate(drafted):
            members = {member.article for member in reached[topic.id]}
            missed = tuple(article for article in articles if article not in members)
            if missed:
                examples = articles if again == _ROUNDS - 1 else (*topics[at].examples, *missed)
                topics[at] = dataclasses.replace(topic, examples=examples)
    files = {article.id: article.seed or article.id for article, _ in pairs}
    for topic, (_, articles) in zip(topics, drafted, strict=True):
        yield Suggestion(topic, articles, _file(topic, [files[article] for article in topic.examples], len(articles)))


def _file(topic: Topic, examples: Sequence[str], number: int) -> str:
    rows = ["---", _HEAD.format(number=number), yamltext.line("title", topic.title), "examples:"]
    rows += [f"  - {yamltext.line('', example).removeprefix(': ')}" for example in examples]
    return "\n".join([*rows, "---", ""])
