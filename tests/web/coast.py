"""Made-up articles of one coast, for the long site: the same for the same seed, on any machine."""

from __future__ import annotations

import random

SYLLABLES = (
    "bar",
    "cal",
    "den",
    "el",
    "far",
    "gol",
    "hal",
    "im",
    "jor",
    "kes",
    "lin",
    "mar",
    "nor",
    "os",
    "pel",
    "quin",
    "ros",
    "sel",
    "tor",
    "ul",
    "ver",
    "wes",
    "yar",
    "zan",
)
BODIES = ("the city council", "the Harbour Authority", "the Ministry of Transport", "the Institute for Coastal Studies")
THINGS = (
    "bridge",
    "ferry line",
    "hospital wing",
    "wind park",
    "library",
    "water main",
    "tram depot",
    "school",
    "quarry",
    "airport",
    "court house",
    "dam",
)
DEEDS = (
    "voted to rebuild",
    "postponed",
    "opened",
    "inspected",
    "sold",
    "closed for repairs",
    "agreed to finance",
    "surveyed",
    "named",
    "fenced off",
)
OUTLETS = ("Coast Gazette", "Island Herald", "Vale Courier", "Quay Wire")


def article(chance: random.Random) -> str:
    """One article of some 350 words: front matter, then paragraphs of two or three sentences about a place of its own."""
    place, thing = name(chance), chance.choice(THINGS)
    people = (f"{name(chance)} {name(chance)}", f"{name(chance)} {name(chance)}")
    day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title = f"{place}: {chance.choice(BODIES)[4:]} and the {thing} of {chance.randint(1900, 2020)}"
    paragraphs = [
        " ".join(sentence(chance, place, thing, chance.choice(people)) for _ in range(chance.randint(2, 3)))
        for _ in range(8)
    ]
    front = f'---\ntitle: "{title}"\noutlet: {chance.choice(OUTLETS)}\ndate: {day}\n---\n\n'
    return front + "\n\n".join(paragraphs) + "\n"


def name(chance: random.Random) -> str:
    """A made-up name of two or three syllables."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def sentence(chance: random.Random, place: str, thing: str, person: str) -> str:
    """One sentence about `thing` in `place`."""
    body, other = chance.choice(BODIES), chance.choice(THINGS)
    street = f"{name(chance)} {name(chance)}, {name(chance)} and {name(chance)}"
    number, deed = chance.randint(2, 900), chance.choice(DEEDS)
    return chance.choice(
        (
            f"{body.capitalize()} of {place} {deed} the {thing} beside {street} Street on {chance.choice(('Monday', 'Thursday'))}.",
            f"The {thing} in {street} cost about {number} million crowns, {person} told reporters in {place}.",
            f"“We will not give up the {other} of {street},” {person} said.",
            f"According to {body}, more than {number} people from {street} used the {thing} in {chance.randint(2015, 2024)}.",
            f"Work on the {other} near {street} will take {number} weeks, said {person}, who leads {body} of {place}.",
            f"Critics in {street} say that the {thing} of {place} was neglected for {number} days after the storm.",
        )
    )
