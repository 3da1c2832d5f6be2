"""What each template is given: the type of its page, and what stands beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from digest.render import days, feeds, index, names, newsletter, outlets, search, tags, texts, timeline, topic_sections
from digest.render.article import ArticleView
from digest.render.frame import Frame, Head, SiteView
from digest.render.topic import TopicView

PAGES: Mapping[str, type] = MappingProxyType(
    {
        "article.html": ArticleView,
        "article.md": ArticleView,
        "day.html": days.DayPageView,
        "days.html": days.DaysView,
        "gone.html": texts.GoneView,
        "index.html": index.IndexView,
        "list.html": tags.ListView,
        "method.html": texts.MethodView,
        "name.html": names.NameView,
        "newsletter.html": newsletter.NewsletterView,
        "newsletter.txt": newsletter.NewsletterView,
        "outlet.html": outlets.OutletView,
        "outlets.html": outlets.OutletsView,
        "redirect.html": texts.RedirectView,
        "search.html": search.SearchView,
        "tags.html": tags.TagsView,
        "text.html": texts.TextView,
        "topic.html": TopicView,
        "timeline.html": timeline.TimelineView,
        "topic.md": TopicView,
        "topic_section.html": topic_sections.SectionView,
    }
)
"""The type of `page` in the templates of pages."""
AROUND: Mapping[str, type] = MappingProxyType({"site": SiteView, "head": Head, "frame": Frame})
"""What every page is given besides."""
FEEDS: Mapping[str, type] = MappingProxyType({"feed": feeds.Feed, "entry": feeds.FeedEntry})


def fields(kind: type) -> tuple[str, ...]:
    """The names that a template may write behind a value of `kind` and a dot."""
    return tuple(field.name for field in dataclasses.fields(kind))
