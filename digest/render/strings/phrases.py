"""The phrases: texts with gaps, patterns of dates, and nouns with their number."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from digest.render.strings.message import Message, counted, message, message_in

PHRASES: Mapping[str, Message] = MappingProxyType(
    {
        # Patterns of dates are those of CLDR: d the day, MMMM the month in a date, LLLL the month alone, y the year; other
        # letters stand between '…'. Those for the first of a month are the same again in most languages; French has 1er.
        "day": message_in("pattern of a date", "d MMMM y"),
        "day_first": message_in("pattern of the first of a month", "d MMMM y"),
        "day_of_year": message_in("pattern of a day in a year already named", "d MMMM"),
        "day_of_year_first": message_in("pattern of the first of a month in a year already named", "d MMMM"),
        "day_of_month": message_in("pattern of a day in a month already named", "d"),
        "day_of_month_first": message_in("pattern of the first of a month already named", "d"),
        "month": message_in("pattern of a month", "LLLL y"),
        "day_short": message_in("pattern of a date on a narrow axis", "d MMM y"),
        "day_short_first": message_in("pattern of the first of a month on a narrow axis", "d MMM y"),
        "month_short": message_in("pattern of a month on a narrow axis", "LLL y"),
        "week": message_in("{day} is its Monday", "week of {day}"),
        "season_3": message_in("season of a year", "spring {year}"),
        "season_6": message_in("season of a year", "summer {year}"),
        "season_9": message_in("season of a year", "autumn {year}"),
        "season_12": message_in("{year} as in 2030, {next} as in 31", "winter {year}–{next}"),
        "span": message_in("from one date to another", "{first} – {last}"),
        "span_in_month": message_in("from one day to another of a month; {last} has month and year", "{first}–{last}"),
        "date_inferred": message("date inferred from {clue}"),
        "date_inferred_bare": message("date inferred"),
        "grounds_against": message_in("clues, and those that say something else", "{grounds}, against {against}"),
        "list_end": message_in("the last two entries of a list", "{rest} and {last}"),
        "outlet_inferred": message_in("the words by which an outlet was found", "found in {clue}"),
        "answered": counted("{number} of {total} sources speaks of it", "{number} of {total} sources speak of it"),
        "why_stated": message("put together by the editor"),
        "cite": message("Source {number}: {source}"),
        "new_since": message_in("heading; {day} is a date with its year", "New since {day}"),
        "newsletter": message_in("subject of a newsletter; {day} is a date with its year", "{site}: new since {day}"),
        "earned": message("Earned by sentence {number} of the source"),
        "sentence": message("Sentence {number}"),
        "printed": counted(
            "This page prints {printed} of the source’s {number} word.",
            "This page prints {printed} of the source’s {number} words.",
        ),
        "printed_full": counted(
            "This page prints the whole text of {number} word.", "This page prints the whole text of {number} words."
        ),
        "named_in": counted("named in {number} article", "named in {number} articles"),
        "more_articles": counted("{number} more article", "{number} more articles"),
        "more_quotations": counted(
            "{number} more quotation, on the page of its article",
            "{number} more quotations, on the pages of their articles",
        ),
        "cites_unnamed": counted(
            "{number} article cites somebody without a name", "{number} articles cite somebody without a name"
        ),
        "page_article": message_in("title of an article’s page", "{title} – {outlet}"),
        "page_tag": counted("{label}: what {number} article says", "{label}: what {number} articles say"),
        "about_tag": counted(
            "{number} article filed under {label}, newest first.",
            "{number} articles filed under {label}, newest first.",
        ),
        "page_outlet": counted("{outlet}: {number} article", "{outlet}: {number} articles"),
        "about_outlet": counted(
            "{number} article published by {outlet}, newest first.",
            "{number} articles published by {outlet}, newest first.",
        ),
        "about_tags": message(
            "The people, organisations, places and subjects that the articles of {site} are filed under."
        ),
        "about_outlets": message("The outlets whose articles {site} draws on."),
        "about_topic": counted("What {number} source says about {title}.", "What {number} sources say about {title}."),
        "about_article": message("A summary, sentence by sentence, of {title} ({outlet})."),
        "about_method": message("How {site} chooses, links and dates the sentences it prints."),
        "about_search": message("Search the articles, topics and pages of {site}."),
        "built_by": message("Made by Digest {version}."),
        "feed_topic": message_in("title of a topic’s feed", "{topic} – {site}"),
        "why_shared": message("words in both: {words}"),
        "why_denied": message("the words at issue: {words}"),
        "why_replaced": message("first “{before}”, later “{later}”"),
        "why_figures": message("{first} against {second}"),
        "why_causes": message("{first} against {second}"),
        "outside": counted(
            "{number} entry outside the drawn span is in the list only.",
            "{number} entries outside the drawn span are in the list only.",
        ),
        "section_all": message_in("leads to the whole of a section of a topic", "{section}: see all {number}"),
        "section_of": message_in("title of a page with one section of a topic", "{topic}: {section}"),
        "about_section": message("{title}, with the source of every sentence, on {site}."),
        "strip_undated": counted("{number} without a known day", "{number} without a known day"),
        "strip_rest": counted("{number} other outlet", "{number} other outlets"),
        "strip_mark": message_in("a day, week, month or year, and how many articles it has", "{date}: {number}"),
        "strip_many_day": counted("on {number} day", "on {number} days"),
        "strip_many_week": counted("in {number} week", "in {number} weeks"),
        "strip_many_month": counted("in {number} month", "in {number} months"),
        "strip_many_year": counted("in {number} year", "in {number} years"),
        "chart_timeline": counted(
            "{number} entry between {first} and {last}, each drawn where its date lies; the list below says the same.",
            "{number} entries between {first} and {last}, each drawn where its date lies; the list below says the same.",
        ),
        "chart_mark": counted("{date}: {number} entry", "{date}: {number} entries"),
        "chart_ahead": counted("{date}: {number} expected then", "{date}: {number} expected then"),
        "page": message("Page {number}"),
        "page_of": message("Page {number} of {count}"),
        "page_numbered": message_in("title of a page of a list of several", "{title}, page {number}"),
        "undated_in_month": message_in("title of a list of articles; {date} is a month", "{date}, day not known"),
        "undated_in_year": message_in("title of a list of articles; {date} is a year", "{date}, month not known"),
        "page_day": counted("{date}: {number} article", "{date}: {number} articles"),
        "about_day": counted("{site} on {date}: {number} article.", "{site} on {date}: {number} articles."),
        "about_archive": message("All articles of {site} by the day they were published."),
        "all_of_day": counted("All {number} article of this day", "All {number} articles of this day"),
        "all_by_day": counted("All {number} article, day by day", "All {number} articles, day by day"),
        "about_timeline": counted(
            "What happened, day by day, as the sources of {site} date it: {number} entry.",
            "What happened, day by day, as the sources of {site} date it: {number} entries.",
        ),
        "entries": counted("{number} entry", "{number} entries"),
        "chart_spread": counted(
            "Each bar is a stretch of time between {first} and {last}, as high as the entries that fall into it are many; the highest has {number} entry. The list of years leads to them.",
            "Each bar is a stretch of time between {first} and {last}, as high as the entries that fall into it are many; the highest has {number} entries. The list of years leads to them.",
        ),
        "page_letter": message_in("title of a list of tags: {kind} is People or Places", "{kind}: {letter}"),
        "unknown_outlets": counted("{number} without a known outlet", "{number} without a known outlet"),
    }
)

COUNTED: Mapping[str, Message] = MappingProxyType(
    {
        "article": counted("{number} article", "{number} articles"),
        "source": counted("{number} source", "{number} sources"),
        "outlet": counted("{number} outlet", "{number} outlets"),
        "origin": counted("{number} independent origin", "{number} independent origins"),
        "account": counted("{number} account", "{number} accounts"),
    }
)
