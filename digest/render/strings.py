"""Every word of the interface, in one place; templates reach the labels as `strings.NAME`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGE = "en"
"""The language of the words below, BCP 47."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS: Mapping[int, str] = MappingProxyType({3: "spring", 6: "summer", 9: "autumn", 12: "winter"})
"""Meteorological seasons by the month they begin in (northern hemisphere)."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "about_source": "About this source",
        "all_outlets": "Outlets",
        "all_tags": "Tags",
        "also": "The same, elsewhere",
        "also_intro": "Sentences of other sources that report, copy, contradict or replace a sentence of this one.",
        "anonymous": "Unnamed",
        "articles": "Articles",
        "atom": "Atom feed",
        "author": "Written by",
        "chart_cut": "The axis is cut (//) where nothing is dated.",
        "cited_by": "cites",
        "cites": "Whom it cites",
        "cites_partial": "Drawn are those whom several articles cite; the list names all.",
        "cites_drawn": "Lines lead from each article to those it cites; the list below says the same.",
        "cites_title": "Who cites whom",
        "contents": "On this page",
        "context": "In context",
        "context_excerpt": "What this site prints of the source, in reading order; […] stands where words were left out. "
        "Sentences of the summary are marked.",
        "context_full": "The whole text. Sentences of the summary are marked.",
        "date_unknown": "date unknown",
        "dates": "Dates it mentions",
        "differ": "Where they differ",
        "differ_earlier": "Earlier",
        "differ_later": "Later",
        "earned_editor": "Placed here by the editor.",
        "editor": "The editor’s note",
        "empty_articles": "No articles yet.",
        "empty_hint": "Put news texts as .txt or .md files into the folder seeds/ and build again. "
        "Describe topics in content/topics/, one Markdown file each.",
        "empty_topic": "No source matches this topic yet.",
        "facts": "What the sources say",
        "facts_more": "More facts told by several sources",
        "figures": "Figures",
        "file": "File",
        "facts_others": "Also told by",
        "events_others": "Dated alike:",
        "linked_only": "Where only a link to a source stands, its sentence is not reprinted here.",
        "outside_topic": "Cited for a fact; not filed under this topic.",
        "outlet_unnamed": "an unnamed outlet",
        "footer": "Every sentence here was published by the source named beside it.",
        "home": "Home",
        "in_context": "in context",
        "json": "JSON Feed",
        "language": "Language",
        "latest": "Latest",
        "method": "Method",
        "navigation": "Site",
        "not_found": "Page not found",
        "not_found_text": "There is no page at this address. It may have been renamed or taken out.",
        "not_reprinted": "Not reprinted here; see the source.",
        "no_pages": "Tags carried by one article",
        "original": "original",
        "original_of": "Original",
        "original_long": "Read the original",
        "origins": "Independent origins",
        "outlet_unknown": "outlet unknown",
        "outlet_unknown_hint": "The texts do not say who published them.",
        "published": "Published",
        "published_by": "Published by",
        "quotes": "Quotations",
        "redirect": "This page has moved",
        "redirect_follow": "Go to its new address",
        "related": "Related topics",
        "search_tags": "Everything the articles are filed under.",
        "skip": "Skip to the content",
        "sources": "Sources",
        "speaker_unknown": "Speaker not named",
        "speakers": "Who said it",
        "summary": "Summary",
        "tags": "Tags",
        "timeline": "Timeline",
        "topic": "Topic",
        "topics": "Topics",
        "topics_of": "Topics it belongs to",
        "undated": "Date unknown",
        "undated_hint": "The texts do not say when they were published.",
        "words_dated": "dated by",
        "kind_same-fact": "Also reported by",
        "kind_near-copy": "Nearly the same words in",
        "kind_contradicts": "Told differently by",
        "kind_supersedes": "Replaces what was said by",
        "kind_superseded": "Since replaced by",
        "link_contradicts": "They differ",
        "link_supersedes": "Since replaced",
        "cited_outlet": "outlet",
        "cited_person": "person",
        "cited_organisation": "organisation",
        "cited_anonymous": "unnamed source",
        "tags_person": "People",
        "tags_organisation": "Organisations",
        "tags_place": "Places",
        "tags_event": "Events",
        "tags_work": "Works",
        "tags_phrase": "Subjects",
        "tags_other": "Other names",
        "tag_person": "Person",
        "tag_organisation": "Organisation",
        "tag_place": "Place",
        "tag_event": "Event",
        "tag_work": "Work",
        "tag_phrase": "Subject",
        "tag_other": "Name",
        "precision_week": "known to the week",
        "precision_month": "known to the month",
        "precision_season": "known to the season",
        "precision_year": "known to the year",
        "precision_range": "between these days",
    }
)

_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
        "fr": "French", "he": "Hebrew", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
        "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
        "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
    }
)  # fmt: skip

_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "date_inferred": "date inferred from {clue}",
        "date_inferred_bare": "date inferred",
        "outlet_inferred": "found in {clue}",
        "week": "week of {day}",
        "season": "{name} {year}",
        "season_winter": "winter {year}–{next}",
        "span": "{first} – {last}",
        "cite": "Source {number}: {source}",
        "earned": "Earned by sentence {number} of the source",
        "sentence": "Sentence {number}",
        "printed": "This page prints {printed} of the source’s {total} words.",
        "printed_full": "This page prints the whole text of {total} words.",
        "page_article": "{title} – {outlet}",
        "page_tag": "{label}: what {articles} say",
        "about_tag": "{articles} filed under {label}, newest first.",
        "page_outlet": "{outlet}: {articles}",
        "about_outlet": "{articles} published by {outlet}, newest first.",
        "about_tags": "The people, organisations, places and subjects that the articles of {site} are filed under.",
        "about_outlets": "The outlets whose articles {site} draws on.",
        "about_topic": "What {sources} say about {title}.",
        "about_article": "A summary, sentence by sentence, of {title} ({outlet}).",
        "about_method": "How {site} chooses, links and dates the sentences it prints.",
        "feed_topic": "{topic} – {site}",
        "why_both": "words in both: {words}",
        "why_denies": "one denies what the other states: {words}",
        "why_replaced": "first “{before}”, later “{later}”",
        "outside": "{entries} outside the drawn span {is_} in the list only.",
        "chart_timeline": "{entries} between {first} and {last}, each drawn where its date lies; the list below says the same.",
        "unknown_outlets": "{count} without a known outlet",
    }
)

_COUNTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "article": ("article", "articles"),
        "source": ("source", "sources"),
        "outlet": ("outlet", "outlets"),
        "origin": ("independent origin", "independent origins"),
        "topic": ("topic", "topics"),
        "sentence": ("sentence", "sentences"),
        "entry": ("entry", "entries"),
        "account": ("account", "accounts"),
    }
)


def phrase(name: str, /, **values: object) -> str:
    """The phrase `name` with its gaps filled."""
    return _PHRASES[name].format(**values)


def language(tag: str) -> str:
    """The name of a language by its BCP 47 tag; the tag itself where it has none here."""
    return _LANGUAGES.get(tag.partition("-")[0].lower(), tag)


def count(number: int, noun: str) -> str:
    """`3 sources`, `1 source`."""
    one, many = _COUNTED[noun]
    return f"{number} {one if number == 1 else many}"
