"""The labels of the search page; they are among the labels that templates show."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from digest.render.strings.message import Message, message, message_in

SEARCH: Mapping[str, Message] = MappingProxyType(
    {
        "facet_date": message_in("heading of choices", "Month"),
        "facet_kind": message_in("heading of choices", "Kind of page"),
        "facet_language": message_in("heading of choices", "Language"),
        "facet_outlet": message_in("heading of choices", "Outlet"),
        "facet_topic": message_in("heading of choices", "Topic"),
        "kind_article": message_in("kind of page", "Article"),
        "kind_text": message_in("kind of page", "Page"),
        "kind_topic": message_in("kind of page", "Topic"),
        "search": message_in("heading, and entry of the navigation", "Search"),
        "search_ask": message_in("button", "Search"),
        "search_best": message_in("order of results", "Best match first"),
        "search_elsewhere": message_in("heading of links to lists", "Look through the lists"),
        "search_fault": message("The search does not work here. The lists below lead everywhere."),
        "search_found": message_in("number of results", "Found: {number}"),
        "search_hint": message("All words are looked for together. “Quotation marks” ask for words in a row."),
        "search_more": message_in("button that shows more results", "Show more"),
        "search_narrow": message_in("opens the choices by which results are narrowed down", "Narrow down"),
        "search_newest": message_in("order of results", "Newest first"),
        "search_none": message("Nothing was found."),
        "search_order": message_in("label of a choice", "Order"),
        "search_script": message("Searching needs JavaScript. The lists below lead everywhere without it."),
        "search_wider": message("Nothing has these words as they stand; shown is what has their beginnings."),
        "search_words": message_in("label of a field", "Words to look for"),
    }
)
