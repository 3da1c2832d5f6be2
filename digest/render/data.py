"""The export: everything the program found as one JSON document, for scripts, audits and measuring.

Its schema is the project's contract; it holds every sentence and is not part of the published site.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from digest import schema
from digest.identity import Key, Names, names
from digest.model import Analysis, Article, Coverage, Digest, Event, Link, Membership, Topic
from digest.problems import visible_json

VERSION = 1


def export(digest: Digest, generator: str) -> str:
    """The whole digest as JSON, keys in a fixed order, ended by a newline; `generator` names the program and version."""
    memberships = [member for coverage in digest.corpus.topics for member in coverage.members]
    coverages = {coverage.topic: coverage for coverage in digest.corpus.topics}
    originals = {copy.article: copy.of for copy in digest.corpus.copies}
    named = names(digest.articles, digest.analyses, set(originals))
    document = {
        "version": VERSION,
        "generator": generator,
        "articles": [
            {
                **_article(
                    article, analysis, [member for member in memberships if member.article == article.id], named
                ),
                "page": f"articles/{originals.get(article.id, article.id)}/",
                "copy_of": originals.get(article.id),
            }
            for article, analysis in zip(digest.articles, digest.analyses, strict=True)
        ],
        "topics": [_topic(topic, coverages[topic.id], named) for topic in digest.topics],
        "links": [_link(link) for link in digest.corpus.links],
        "facts": schema.to_plain(digest.corpus.facts),
        "claims": schema.to_plain(digest.corpus.claims),
        "tallies": schema.to_plain(digest.corpus.tallies),
        "happenings": schema.to_plain(digest.corpus.happenings),
        "forecasts": schema.to_plain(digest.corpus.forecasts),
        "citations": schema.to_plain(digest.corpus.edges),
        "graph": schema.to_plain(digest.corpus.graph),
        "copies": schema.to_plain(digest.corpus.copies),
    }
    return visible_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _article(article: Article, analysis: Analysis, memberships: list[Membership], named: Names[str]) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "seed": article.seed,
        "page": f"articles/{article.id}/",
        "title": schema.to_plain(article.title),
        "outlet": schema.to_plain(article.outlet),
        "author": schema.to_plain(article.author),
        "published": schema.to_plain(article.published),
        "language": article.language.text,
        "url": article.url,
        "dropped": schema.to_plain(article.dropped),
        "headings": list(article.headings),
        "sentences": [
            {**schema.to_plain(sentence), "id": named.sentences[article.id, sentence.index]}
            for sentence in analysis.sentences
        ],
        "summary": [
            {"sentence": chosen.index, "score": chosen.score, "reasons": schema.to_plain(chosen.reasons)}
            for chosen in analysis.summary
        ],
        "tags": schema.to_plain(analysis.tags),
        "names": schema.to_plain(analysis.names),
        "topics": schema.to_plain(memberships),
        "quotes": _called(article.id, analysis.quotes, named.quotations),
        "figures": _called(article.id, analysis.figures, named.figures),
        "anaphors": schema.to_plain(analysis.anaphors),
        "dates": schema.to_plain(analysis.dates),
        "cites": schema.to_plain(analysis.cites),
    }


def _called(article: str, found: Sequence[object], named: Mapping[Key, str]) -> list[dict[str, Any]]:
    """What an article has several of, each with its id."""
    return [{**schema.to_plain(one), "id": named[article, at]} for at, one in enumerate(found)]


def _topic(topic: Topic, coverage: Coverage, named: Names[str]) -> dict[str, Any]:
    return {
        "id": topic.id,
        "title": topic.title,
        "page": f"topics/{topic.id}/",
        "articles": [member.article for member in coverage.members],
        "summary": schema.to_plain(coverage.summary),
        "update": schema.to_plain(coverage.update),
        "facts": list(coverage.facts),
        "timeline": [_event(event, named) for event in coverage.timeline],
        "happenings": list(coverage.happenings),
        "forecasts": list(coverage.forecasts),
        "tallies": list(coverage.tallies),
        "questions": schema.to_plain(topic.questions),
        "answers": schema.to_plain(coverage.answers),
        "related": list(coverage.related),
    }


def _link(link: Link) -> dict[str, Any]:
    """A link; its reason is text in the contract."""
    return {**schema.to_plain(link), "why": str(link.why)}


def _event(event: Event, named: Names[str]) -> dict[str, Any]:
    """A dated sentence, which goes by the id of the sentence."""
    place = event.place
    return {
        "article": place.article,
        "sentence": place.sentence,
        "id": named.sentences[place.article, place.sentence],
        "date": schema.to_plain(event.date),
        "text": event.text,
        "basis": event.basis,
    }
