"""Facts told by several sources, side by side, and where the sources differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from digest.model import Coverage, Fact, Link
from digest.render import parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.reasons import reason
from digest.render.strings import Mixed

_LABELS = {"denied": "differ_denied", "figures": "differ_figures", "causes": "differ_causes"}


@dataclass(frozen=True, slots=True)
class OriginView:
    """Whom an account goes back to."""

    name: str
    """Empty for an outlet that is not known."""
    unnamed: parts.SourceView | None
    """The article without a known outlet that stands behind it or cites it."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact and all who tell it."""

    id: str
    told: str
    """How many accounts there are, in words."""
    origins: str
    """How many independent origins stand behind it, in words."""
    origin_names: tuple[OriginView, ...]
    claims: tuple[parts.StatementView, ...]
    """The accounts whose words are printed."""
    by_editor: bool
    """Whether the editor put it together, parted it or named its origins."""
    others: tuple[parts.StatementView, ...]
    """The accounts for which the excerpt rule leaves no words."""
    rest: str = ""
    """Where all accounts are, when not all are shown."""

    @property
    def anchor(self) -> str:
        """The name of its place on a page."""
        return f"fact-{self.id}"


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Two statements that do not agree, or of which one has replaced the other."""

    kind: str
    label: str
    why: Mixed
    first: parts.StatementView
    second: parts.StatementView
    first_label: str
    second_label: str


def facts(
    catalog: Catalog,
    here: Here,
    coverage: Coverage,
    numbers: Mapping[str, int],
    wanted: Collection[str] | None = None,
) -> tuple[FactView, ...]:
    """The facts of a topic that several sources tell; those alone whose ids are `wanted`, where that is given."""
    names = (name for name in coverage.facts if wanted is None or name in wanted)
    known = [catalog.facts[name] for name in names if name in catalog.facts]
    views = [_fact(catalog, here, fact, numbers) for fact in known if len(fact.sentences) > 1]
    return tuple(view for view in views if view.claims)


def differing(catalog: Catalog, articles: Collection[str]) -> list[Link]:
    """Contradictions first, then what has been replaced, between `articles`."""
    own = set(articles)
    links = [link for name in sorted(own) for link in catalog.opposed.get(name, ()) if link.b.article in own]
    return sorted(links, key=lambda link: (link.kind, -link.score, link.a, link.b))


def differences(catalog: Catalog, here: Here, numbers: Mapping[str, int]) -> tuple[DifferenceView, ...]:
    """Contradictions first, then what has been replaced, between the articles of `numbers`."""
    return tuple(difference(catalog, here, link, numbers) for link in differing(catalog, numbers))


def _fact(catalog: Catalog, here: Here, fact: Fact, numbers: Mapping[str, int]) -> FactView:
    told = [parts.statement(catalog, here, place, number=numbers.get(place.article)) for place in fact.sentences]
    return FactView(
        id=fact.id,
        told=catalog.strings.count(len(told), "account"),
        origins=catalog.strings.count(len(fact.origins), "origin"),
        origin_names=tuple(_origin(catalog, here, name, fact, numbers) for name in fact.origins),
        claims=tuple(claim for claim in told if claim.passage),
        by_editor=fact.basis == "stated",
        others=tuple(claim for claim in told if not claim.passage),
    )


def _origin(catalog: Catalog, here: Here, name: str, fact: Fact, numbers: Mapping[str, int]) -> OriginView:
    """An origin as a reader meets it: an outlet without a name is found by its article, not by the name of a file."""
    for place in fact.sentences:
        article = catalog.articles[place.article]
        if article.outlet is not None:
            continue
        unnamed = f"unnamed outlet ({article.seed or article.path})"
        if name.endswith((f"({unnamed})", unnamed)):
            cited = name.removesuffix(f"({unnamed})").removesuffix(unnamed).rstrip()
            return OriginView(cited, parts.source(catalog, here, article.id, numbers.get(article.id)))
    return OriginView(name, None)


def difference(catalog: Catalog, here: Here, link: Link, numbers: Mapping[str, int]) -> DifferenceView:
    """The two ends of `link`, the earlier first where one replaced the other."""
    replaced = link.kind == "supersedes"  # then `a` is the later sentence, and is read second
    first, second = (link.b, link.a) if replaced else (link.a, link.b)
    return DifferenceView(
        kind=link.kind,
        label=catalog.strings.labels[_LABELS.get(link.why.kind, f"link_{link.kind}")],
        why=reason(catalog, link),
        first=parts.statement(catalog, here, first, number=numbers.get(first.article)),
        second=parts.statement(catalog, here, second, number=numbers.get(second.article)),
        first_label=catalog.strings.labels["differ_earlier"] if replaced else "",
        second_label=catalog.strings.labels["differ_later"] if replaced else "",
    )
