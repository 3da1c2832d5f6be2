"""How a site is built: defaults, then `content/site.yaml`, then the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from digest import schema, yamltext
from digest.model import Publish
from digest.problems import Problem

PATH = "content/site.yaml"

Method = Literal["news", "lead", "lexrank", "textrank", "lsa", "luhn", "edmundson", "sum-basic", "kl", "reduction"]


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How articles are summarised."""

    method: Method = "news"
    sentences: int = 3
    """How many sentences a summary has."""
    words: int | None = None
    """How many words it may have instead."""
    share: float = 0.5
    """The largest share of an article's words that its summary may take."""


@dataclass(frozen=True, slots=True)
class TagOptions:
    """How articles are tagged."""

    count: int = 8
    """The most tags an article has."""
    pages_from: int = 2
    """A tag has a page when this many articles carry it."""


@dataclass(frozen=True, slots=True)
class TopicOptions:
    """What topic pages show."""

    sentences: int = 5
    """How many sentences a topic's summary has."""


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """When sentences of different articles are said to report the same fact."""

    threshold: float = 0.5
    """The least score, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Config:
    """A site's options, as in `content/site.yaml`."""

    title: str = "Digest"
    description: str = "What named sources say, sentence by sentence."
    url: str = ""
    """The address it will be published at, with its folder; absolute addresses in feeds and the sitemap need it."""
    language: str = "en"
    author: str = ""
    publish: Publish = "excerpt"
    """`excerpt`: summaries and short quotations. `full`: whole texts, where the editor may republish them."""
    share: float = 0.3
    """With `publish: excerpt`, the largest share of a source's words that the site may print."""
    accent: str = ""
    """A CSS colour for links and marks, such as `#8a1c1c`; empty for the theme's own."""
    feed_entries: int = 50
    topics: tuple[str, ...] = ()
    """Topic ids in the order to list them; others follow by title."""
    summary: SummaryOptions = SummaryOptions()
    tags: TagOptions = TagOptions()
    topic: TopicOptions = TopicOptions()
    links: LinkOptions = LinkOptions()
    drafts: bool = False
    """Whether drafts are published."""


def load(text: str | None, flags: Mapping[str, Any]) -> tuple[Config, tuple[Problem, ...]]:
    """The options of a site whose `content/site.yaml` holds `text` (None: there is none); `flags` win unless None."""
    config, problems = _from_yaml(text or "")
    given = {name: value for name, value in flags.items() if value is not None}
    return dataclasses.replace(config, **given), problems


def _from_yaml(text: str) -> tuple[Config, tuple[Problem, ...]]:
    try:
        parsed = yamltext.parse(text)
    except yamltext.YamlError as fault:
        return Config(), (Problem(PATH, fault.line, "bad-yaml", fault.message, level="error"),)
    return schema.checked(Config, parsed.value, path=PATH, lines=parsed.lines)
