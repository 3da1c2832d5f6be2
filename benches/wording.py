"""The words of the made-up news: lists, and sentences with places for them. All of it our own."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS = _words(
    "bridge ferry harbour school hospital library railway tunnel reservoir orchard quarry airport dam museum market "
    "stadium pipeline refinery vineyard lighthouse archive theatre laboratory warehouse canal prison nursery observatory "
    "monastery brewery cinema embassy greenhouse sawmill tannery fishery sanctuary arsenal depot granary "
    "budget treaty inquiry verdict petition curfew tariff subsidy census strike drought flood epidemic harvest merger "
    "election referendum ceasefire amnesty ransom boycott licence pension lawsuit patent"
)
FIRST = _words(
    "salt iron copper timber river stone glass wool grain coal amber cedar marsh chalk linen silver barley clover ember "
    "falcon heather ivory juniper kelp lantern maple nettle otter pebble quartz raven sedge thistle umber velvet willow "
    "yarrow zinc alder birch cobalt dune elm fennel gravel hazel indigo jasper lark moss"
)
SECOND = _words(
    "works yard gate field house ridge mill lock ward board fund fleet guild shed vault loft pier wharf weir kiln press "
    "forge court green lane bank hall tower quay depot barn trust union grove spring crossing landing terrace cellar shaft"
)
ADJECTIVES = _words(
    "old northern disputed temporary damaged local regional costly unfinished crowded remote private public narrow "
    "abandoned annual joint independent emergency historic modern popular strategic fragile lucrative"
)
TOPICS = ("water", "transport", "courts", "farming", "energy", "schools", "borders", "health")
SUBJECTS = {
    "water": "reservoir dam flood canal drought",
    "transport": "bridge ferry railway tunnel airport",
    "courts": "inquiry verdict lawsuit amnesty prison",
    "farming": "harvest orchard granary vineyard tariff",
    "energy": "pipeline refinery depot merger licence",
    "schools": "school nursery library laboratory pension",
    "borders": "treaty ceasefire curfew embassy ransom",
    "health": "hospital epidemic patent strike sanctuary",
}
"""What the stories of a topic are about."""
OUTLETS = (
    "Coast Gazette",
    "Island Herald",
    "Vale Courier",
    "Quay Wire",
    "Northern Ledger",
    "Evening Beacon",
    "The Lowland Post",
    "Capital Observer",
    "Free Tribune",
    "Border Dispatch",
    "Morning Register",
    "Highland Times",
)
ROLES = (
    "the mayor",
    "a spokeswoman for the ministry",
    "the chief engineer",
    "the head of the union",
    "an opposition lawmaker",
    "the prosecutor",
    "the finance minister",
    "a professor of history",
    "the director of the agency",
    "the police chief",
)
BODIES = (
    "Ministry of {field}",
    "Institute for {field} Studies",
    "{place} City Council",
    "National {field} Agency",
    "{place} Chamber of Commerce",
    "Union of {field} Workers",
)
FIELDS = ("Transport", "Water", "Justice", "Agriculture", "Energy", "Education", "Defence", "Health", "Trade", "Labour")
DEEDS = (
    "postponed",
    "approved",
    "closed",
    "inspected",
    "sold",
    "rebuilt",
    "rejected",
    "surveyed",
    "expanded",
    "seized",
    "reopened",
    "abandoned",
)
SWAPS = (
    ("about", "around"),
    ("officials said", "authorities said"),
    ("more than", "over"),
    ("people were", "residents were"),
    ("began", "started"),
    ("because", "since"),
    ("told reporters", "said at a press conference"),
    ("damaged", "hit"),
    (" near ", " close to "),
    ("according to", "as reported by"),
)
"""What a second outlet writes for what the first one wrote."""
VERBS = _words(
    "weighed crossed followed opposed supported replaced delayed restored threatened financed emptied guarded borrowed "
    "measured moved painted promised questioned repaired shared split stopped studied tested traded trained widened worried "
    "blocked carried counted covered doubled drained fenced filled flooded halved hired joined leased linked lowered "
    "missed named offered outlived paid praised raised recalled recorded reduced refused rented saved searched "
    "shook signed spared stored surrounded surprised taxed toured towed tripled united visited warned welcomed"
)
EVENTS = (
    "{Org} {deed} the {subject} in {place} on {day}, ending {few} months of talks with {np}.",
    "{number} people were injured and {few} were killed when the {subject} near {place} was damaged on {day}.",
    "Work on the {subject} of {place} will cost {money} million crowns, about {percent} percent more than {np}.",
    "{person}, {role}, said on {day} that the {subject} would stay closed {until}.",
    "The {subject} in {place}, {built} in {year}, has {verb} more than {number} families {pp}.",
    "{Org} denied that it had {deed} the {thing} {pp}, officials said.",
    "Rescue teams from {near} reached the {subject} {pp} after {few} hours, according to {org}.",
    "A court in {near} ordered {org} to pay {money} million crowns to {np}.",
    "{Np} between {org} and {np} expires {pp} on {date}.",
    "{person} resigned {pp} after {org} {deed} the {subject}.",
    "Police arrested {few} men in {near} on {day} because they had {verb} the {thing} {pp}.",
    "Exports of {word} through {place} fell by {percent} percent {since}.",
    "{Org} expects that {number} jobs will be lost {pp} if the {subject} is not {deed} {until}.",
    "{Np} {verb} {place} on {day}, escorted by {few} ships {pp}.",
    "{np_of_story} {verb} {np} {pp}, {person} told reporters.",
    "On {day} {np_of_story} {verb} {np}, {since}.",
    "{Org} {verb} {np} {pp} and {verb} {np_of_story}.",
)
"""What happened: sentences that several outlets of a story print."""
QUOTATIONS = (
    "“We {verb} {np_of_story} {pp},” {person} told reporters.",
    "“Nobody {verb} {np} {pp}, {since},” said {person}, {role}.",
    "“It took {few} years to build {np_of_story}, and {np} {verb} it,” {person} said on {day}.",
    "{person} called {np_of_story} “{np} that {number} families {verb}”.",
    "“{Np} {verb} {np} in {year},” {person} said, “and {org} {verb} it {pp}.”",
)
"""What was said: each outlet of a story may quote it."""
BACKGROUND = (
    "{Np} {verb} {np} {pp}.",
    "{Np} {verb} {np} {pp}, {since}.",
    "In {year} {np} {verb} {np} {pp}.",
    "{Pp}, {np} and {np} {verb} {np}.",
    "{Np}, which {verb} {np} {pp}, {verb} the {thing}.",
    "While {np} {verb} {np}, {np} {verb} {number} tonnes of {word}.",
    "{Org} {verb} {np} {pp}, but {np} {verb} {np}.",
    "Before {np} {verb} {near}, {np} {verb} {np} {pp}.",
    "Not {np} but {np} {verb} {np} {pp} in {year}.",
    "{few} of {number} {word} owners {verb} {np} {until}.",
    "{Np} was {deed} {pp}, and {np} {verb} {np}.",
    "{Np} is to be {deed} {until}, {since}.",
)
"""What an outlet adds of its own."""
LEADS = (
    "{place} {verb} {np_of_story}, and {np} {verb} {np} {pp}.",
    "{Np} {verb} {place}, where {np_of_story} was {deed} on {day}.",
    "{Np_of_story} {verb} {np} {pp} on {day}.",
)
PARTS = {
    "np": (
        "the {adjective} {word}",
        "a {word} of {near}",
        "the {word} {pp}",
        "{few} {adjective} {word} owners",
        "the owner of the {word}",
        "the {word} and its {word}",
        "this {word}",
        "every {adjective} {word}",
    ),
    "np_of_story": ("the {subject}", "the {adjective} {subject}", "the {thing}", "{org}", "the {subject} of {place}"),
    "pp": (
        "near {near}",
        "beside the {word}",
        "without {word} or {word}",
        "in {year}",
        "for {few} weeks",
        "against the {adjective} {word}",
        "with the {word}",
        "after the {word}",
        "behind a {adjective} {word}",
        "in spite of the {word}",
    ),
    "since": (
        "because the {word} was {deed}",
        "although {org} {verb} the {word}",
        "after a {word} {verb} the {adjective} {word}",
        "since the {word} {verb} {near}",
    ),
    "until": ("until {date}", "before the end of {year}", "until the {word} is {deed}", "by {date}"),
    "built": ("built", "opened", "rebuilt", "finished"),
}
"""What phrases are made of; a name in braces stands for one of these, for a word of the story, or for one that is drawn."""
TITLES = (
    "{place}: {Org_short} {verb} the {subject}",
    "{Np_of_story} {deed} after {few} weeks {pp}",
    "{number} families wait for {np_of_story}, not for {np}",
    "{Np} {verb} the {subject} of {place}",
    "{surname} {verb} {np} and the {subject} of {place}",
)
SYLLABLES = _words(
    "bar cal den el far gol hal im jor kes lin mar nor os pel quin ros sel tor ul ver wes yar zan bri dor fen ga lo mi"
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
