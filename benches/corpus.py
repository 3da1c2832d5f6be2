"""A made-up news corpus: the same articles for the same number and seed, on any machine."""

from __future__ import annotations

import random
from pathlib import Path

PLACES = ("Port Ellery", "Norsund", "Halden Vale", "Maritz", "Oakridge", "San Telmo", "Vesterby", "Lower Quay")
PEOPLE = ("Anna Lindqvist", "Tomas Okafor", "Irene Castellan", "Jonas Weir", "Mirela Dragan", "Samuel Adeyemi")
BODIES = ("the city council", "the Harbour Authority", "the Ministry of Transport", "the Institute for Coastal Studies")
THINGS = ("bridge", "ferry line", "hospital wing", "wind park", "library", "water main", "tram depot", "school")
DEEDS = ("voted to rebuild", "postponed", "opened", "inspected", "sold", "closed for repairs", "agreed to finance")
OUTLETS = ("Coast Gazette", "Island Herald", "Vale Courier", "Quay Wire")
TOPIC = "---\ntitle: {title}\nmatch:\n  any: [{word}]\n---\n\nWhat is known.\n"


def write(root: Path, count: int, *, seed: int = 7) -> None:
    """Write `count` articles and four topics under `root`."""
    for folder in ("seeds", "content/topics"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (root / "seeds" / f"{number:05}.md").write_text(article(random.Random(seed * 1_000_003 + number)), "utf-8")
    for word in ("bridge", "ferry line", "hospital", "wind park"):
        title = word.capitalize()
        (root / "content/topics" / f"{word.replace(' ', '-')}.md").write_text(TOPIC.format(title=title, word=word))


def article(chance: random.Random) -> str:
    """One article of some 350 words: front matter, then paragraphs of two or three sentences."""
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title = f"{place}: {chance.choice(BODIES)[4:]} and the {thing} of {chance.randint(1900, 2020)}"
    paragraphs = [" ".join(sentence(chance, place, thing) for _ in range(chance.randint(2, 3))) for _ in range(8)]
    front = f'---\ntitle: "{title}"\noutlet: {chance.choice(OUTLETS)}\ndate: {day}\n---\n\n'
    return front + "\n\n".join(paragraphs) + "\n"


def sentence(chance: random.Random, place: str, thing: str) -> str:
    """One sentence about `thing` in `place`."""
    body, person = chance.choice(BODIES), chance.choice(PEOPLE)
    number, deed, other = chance.randint(2, 900), chance.choice(DEEDS), chance.choice(THINGS)
    return chance.choice(
        (
            f"{body.capitalize()} of {place} {deed} the {thing} on {chance.choice(('Monday', 'Thursday'))}.",
            f"The {thing} cost about {number} million crowns, {person} told reporters in {place}.",
            f"“We will not give up the {other},” {person} said.",
            f"According to {body}, more than {number} people used the {thing} in {chance.randint(2015, 2024)}.",
            f"Work on the {other} near the {thing} will take {number} weeks, said {person}, who leads {body}.",
            f"Critics in {place} say that the {thing} was neglected for {number} days after the storm.",
        )
    )
