"""The grounds of an article's page: why this title, date, summary, these tags and topics, and what was dropped."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import (
    Analysis,
    Article,
    Clue,
    Copy,
    Digest,
    Dropped,
    Found,
    Membership,
    Method,
    Options,
    Reason,
    SummarySentence,
    Tag,
    When,
)


@dataclass(frozen=True, slots=True)
class RankedSentence:
    """A sentence with what its score is made of."""

    index: int
    text: str
    rank: int
    """Its place by score, from 1; ties by their order in the text."""
    score: float
    reasons: tuple[Reason, ...]
    chosen: bool
    objection: str | None
    """What kept it out of the summary, beside its score."""


@dataclass(frozen=True, slots=True)
class ArticleGrounds:
    """All that its page was made by; an article left out of the site has neither sentences nor tags nor topics."""

    id: str
    path: str
    title: Found
    outlet: Found | None
    author: Found | None
    published: When | None
    language: Found
    method: Method
    """The one the sentences are ranked by."""
    sentences: tuple[RankedSentence, ...]
    """In the order of the text."""
    runner_up: int | None
    """The index of the best sentence that was not chosen."""
    summary: tuple[SummarySentence, ...]
    tags: tuple[Tag, ...]
    topics: tuple[Membership, ...]
    topic_titles: tuple[str, ...]
    """Those of `topics`, in their order."""
    copy_of: Copy | None
    copied: str | None
    """The path of what it is a copy of."""
    clues: tuple[Clue, ...]
    dropped: tuple[Dropped, ...]

    @property
    def published_at(self) -> str | None:
        """The address of its page; None where it has none."""
        shown = self.copy_of.of if self.copy_of else self.id
        return f"articles/{shown}/" if self.sentences else None


def article_grounds(digest: Digest, article: Article, options: Options) -> ArticleGrounds:
    """The grounds of `article`, ranked again by the site's options to have each feature's share in every sentence."""
    analysis = _analysis(digest, article)
    copy = next((copy for copy in digest.corpus.copies if copy.article == article.id), None) if analysis else None
    sentences = _ranked(article, analysis, options.summary.method) if analysis else ()
    left = sorted((row for row in sentences if not row.chosen), key=lambda row: row.rank)
    topics = _memberships(digest, article.id) if analysis else ()
    titles = {topic.id: topic.title for topic in digest.topics}
    return ArticleGrounds(
        id=article.id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        language=article.language,
        method=options.summary.method,
        sentences=sentences,
        runner_up=left[0].index if left else None,
        summary=analysis.summary if analysis else (),
        tags=analysis.tags if analysis else (),
        topics=topics,
        topic_titles=tuple(titles[member.topic] for member in topics),
        copy_of=copy,
        copied=next(one.path for one in digest.articles if one.id == copy.of) if copy else None,
        clues=article.clues,
        dropped=article.dropped,
    )


def _analysis(digest: Digest, wanted: Article) -> Analysis | None:
    """What is published of it, if it is."""
    pairs = zip(digest.articles, digest.analyses, strict=True)
    return next((analysis for article, analysis in pairs if article.path == wanted.path), None)


def _ranked(article: Article, analysis: Analysis, method: Method) -> tuple[RankedSentence, ...]:
    from digest.analyse.objections import objections
    from digest.analyse.summary import scores

    scored = scores(article, analysis.sentences, method)
    order = sorted(range(len(scored)), key=lambda at: (-scored[at][0], at))
    ranks = {at: rank for rank, at in enumerate(order, 1)}
    chosen = {sentence.index for sentence in analysis.summary}
    against = objections(analysis.sentences, chosen, article.language.text)
    return tuple(
        RankedSentence(
            index=sentence.index,
            text=sentence.text,
            rank=ranks[at],
            score=score,
            reasons=reasons,
            chosen=sentence.index in chosen,
            objection=against.get(sentence.index),
        )
        for at, (sentence, (score, reasons)) in enumerate(zip(analysis.sentences, scored, strict=True))
    )


def _memberships(digest: Digest, article: str) -> tuple[Membership, ...]:
    return tuple(member for part in digest.corpus.topics for member in part.members if member.article == article)
