"""A made-up news corpus: stories told by several outlets, on any machine the same for the same seed.

An article follows from the seed and its number alone, so that the first hundred of ten thousand are the hundred. The outlets of
a story print the same sentences, word for word or edited; figures differ now and then; each adds paragraphs of its own. Words are
as unevenly frequent as words are: the n-th of them one n-th as often as the first (Zipf 1949).
"""

from __future__ import annotations

import bisect
import datetime
import itertools
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benches import wording

BLOCK = 60
"""Articles that are dealt out to stories together: what a story holds lies within one block."""
MOST_TOLD = 7
"""The most articles of one story."""
FIRST_DAY = datetime.date(2025, 1, 1)
_PLACES, _PUBLIC = 400, 300
_NUMBERS = {"year": (1950, 2024), "number": (20, 9000), "few": (2, 19), "money": (2, 700), "percent": (2, 60)}
_SLOT = re.compile(r"\{(\w+)\}")
_BEFORE_VOWEL = re.compile(r"\b([Aa])(?= [aeiou])")
_TOPIC = "---\ntitle: {title}\nmatch:\n  any: [{words}]\n---\n\nWhat is known.\n"


@dataclass(frozen=True, slots=True)
class Article:
    """One made-up text."""

    number: int
    story: str
    """Names what is told: the truth for links between articles."""
    title: str
    outlet: str
    day: datetime.date
    topic: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        """A name for its file and its page."""
        return f"a{self.number:06}"


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, for several outlets to tell."""

    name: str
    topic: str
    day: datetime.date
    words: Mapping[str, str]
    """What stands for each name in the sentences, the same for all outlets."""
    people: tuple[tuple[str, str], ...]
    happened: tuple[str, ...]


def write(root: Path, count: int, *, seed: int = 7) -> None:
    """Write a site of `count` articles with a topic for each subject under `root`."""
    for folder in ("seeds", "content/topics"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        one = article(number, seed=seed)
        (root / "seeds" / f"{one.slug}.md").write_text(markdown(one), "utf-8")
    for name, subjects in wording.SUBJECTS.items():
        text = _TOPIC.format(title=name.capitalize(), words=", ".join(subjects.split()))
        (root / "content/topics" / f"{name}.md").write_text(text, "utf-8")


def markdown(one: Article) -> str:
    """The article as a seed: front matter and paragraphs."""
    front = f'---\ntitle: "{one.title}"\noutlet: {one.outlet}\ndate: {one.day}\n---\n\n'
    return front + "\n\n".join(one.paragraphs) + "\n"


def article(number: int, *, seed: int = 7) -> Article:
    """The article of that number."""
    block, place = divmod(number, BLOCK)
    told = _story(seed, block, _dealt(seed, block)[place])
    draw = random.Random(f"{seed} article {number}")
    outlet = draw.choice(wording.OUTLETS)
    count = min(len(told.happened), draw.randint(6, 11))
    shared = [_edited(text, draw) for text in draw.sample(told.happened, count)]
    own = [_filled(draw.choice(wording.BACKGROUND), told, draw) for _ in range(draw.randint(14, 20))]
    sentences = [_filled(draw.choice(wording.LEADS), told, draw), *_mixed(shared, own, draw)]
    day = told.day + datetime.timedelta(days=draw.choice((0, 0, 1, 1, 2, 5)))
    tags = (told.words["subject"], told.words["thing"], *(_zipf(draw, _lexicon()) for _ in range(3)))
    title = _filled(draw.choice(wording.TITLES), told, draw)
    distinct = tuple(dict.fromkeys(tags))
    return Article(number, told.name, title, outlet, day, told.topic, distinct, _paragraphs(sentences, draw))


# -- stories -----------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _dealt(seed: int, block: int) -> tuple[int, ...]:
    """For each article of a block the number of its story in the block."""
    draw = random.Random(f"{seed} block {block}")
    dealt: list[int] = []
    for story in itertools.count():
        dealt += [story] * draw.choice((1, 1, 2, 2, 3, 4, MOST_TOLD))
        if len(dealt) >= BLOCK:
            break
    dealt = dealt[:BLOCK]
    draw.shuffle(dealt)
    return tuple(dealt)


@lru_cache(maxsize=2 * BLOCK)
def _story(seed: int, block: int, number: int) -> Story:
    draw = random.Random(f"{seed} story {block} {number}")
    topic = draw.choice(wording.TOPICS)
    place, near = draw.sample(sorted({_zipf(draw, _places()) for _ in range(9)} | set(_places()[:2])), 2)
    bodies = tuple(draw.choice(wording.BODIES).format(field=draw.choice(wording.FIELDS), place=place) for _ in range(2))
    words = {
        "place": place,
        "near": near,
        "subject": draw.choice(wording.SUBJECTS[topic].split()),
        "thing": _compound(draw),
        "org": f"the {bodies[0]}",
        "Org": f"The {bodies[0]}",
        "Org_short": bodies[0],
    }
    people = tuple((_person(draw), draw.choice(wording.ROLES)) for _ in range(2))
    people = (*people, (_zipf(draw, _public()), draw.choice(wording.ROLES)))
    day = FIRST_DAY + datetime.timedelta(days=draw.randrange(500))
    bare = Story(f"s{block:04}-{number:02}", topic, day, words, people, ())
    chosen = draw.sample(wording.EVENTS, 9) + draw.sample(wording.QUOTATIONS, 4)
    return Story(bare.name, topic, day, words, people, tuple(_filled(text, bare, draw) for text in chosen))


def _filled(text: str, story: Story, draw: random.Random) -> str:
    """The sentence with the story's words in it, phrases made up for it, and drawn words where they may be any."""
    person, role = draw.choice(story.people)
    fixed = {**story.words, "person": person, "surname": person.split()[1], "role": role}

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        if name in fixed:
            return fixed[name]
        part = name.lower()
        said = (
            _SLOT.sub(filled, draw.choice(wording.PARTS[part])) if part in wording.PARTS else _drawn(name, story, draw)
        )
        return said if part == name else said[0].upper() + said[1:]

    return _BEFORE_VOWEL.sub(r"\1n", _SLOT.sub(filled, text))


def _drawn(name: str, story: Story, draw: random.Random) -> str:
    """A word for one of the slots that take any."""
    if name == "word":
        return _zipf(draw, _lexicon())
    if name == "day":
        told = story.day + datetime.timedelta(days=draw.randint(-3, 3))
        return draw.choice((wording.WEEKDAYS[told.weekday()], f"{wording.MONTHS[told.month - 1]} {told.day}"))
    if name == "date":
        later = story.day + datetime.timedelta(days=draw.randint(10, 300))
        return f"{wording.MONTHS[later.month - 1]} {later.day}, {later.year}"
    if name in _NUMBERS:
        return f"{draw.randint(*_NUMBERS[name]):{',' if name == 'number' else ''}}"
    return draw.choice({"verb": wording.VERBS, "deed": wording.DEEDS, "adjective": wording.ADJECTIVES}[name])


def _edited(text: str, draw: random.Random) -> str:
    """The sentence as another outlet prints it: mostly as it stands, often reworded, now and then with another figure."""
    fate = draw.random()
    if fate < 0.45:
        return text
    for old, new in draw.sample(wording.SWAPS, 6):
        text = text.replace(old, new, 1)
    figures = [word for word in text.split() if word.isdecimal() and len(word) < 3]
    if fate > 0.9 and figures:
        chosen = draw.choice(figures)
        text = text.replace(f" {chosen} ", f" {int(chosen) + draw.randint(1, 9)} ", 1)
    return text


def _mixed(shared: Sequence[str], own: Sequence[str], draw: random.Random) -> list[str]:
    """The shared sentences rather early, an outlet's own ones rather late."""
    placed = [(draw.random(), text) for text in shared] + [(draw.random() + 0.4, text) for text in own]
    return [text for _, text in sorted(placed)]


def _paragraphs(sentences: Sequence[str], draw: random.Random) -> tuple[str, ...]:
    left, found = list(sentences), []
    while left:
        size = draw.randint(1, 4)
        found.append(" ".join(left[:size]))
        left = left[size:]
    return tuple(found)


# -- words -------------------------------------------------------------------------------------------


def _zipf(draw: random.Random, words: tuple[str, ...]) -> str:
    """One of the words, the n-th of them one n-th as often as the first."""
    shares = _shares(len(words))
    return words[bisect.bisect(shares, draw.random() * shares[-1])]


@lru_cache(maxsize=8)
def _shares(count: int) -> list[float]:
    return list(itertools.accumulate(1 / rank for rank in range(1, count + 1)))


@lru_cache(maxsize=1)
def _lexicon() -> tuple[str, ...]:
    """Some two thousand nouns, those of everyday first."""
    made = sorted(f"{first}{second}" for first in wording.FIRST for second in wording.SECOND)
    random.Random("lexicon").shuffle(made)
    return (*wording.NOUNS, *made)


@lru_cache(maxsize=1)
def _places() -> tuple[str, ...]:
    draw = random.Random("places")
    return tuple(dict.fromkeys(_name(draw) for _ in range(_PLACES)))


@lru_cache(maxsize=1)
def _public() -> tuple[str, ...]:
    """Those who are met in many stories."""
    draw = random.Random("public")
    return tuple(_person(draw) for _ in range(_PUBLIC))


def _person(draw: random.Random) -> str:
    return f"{_name(draw)} {_name(draw)}"


def _name(draw: random.Random) -> str:
    return "".join(draw.choice(wording.SYLLABLES) for _ in range(draw.randint(2, 3))).capitalize()


def _compound(draw: random.Random) -> str:
    return draw.choice(wording.FIRST) + draw.choice(wording.SECOND)
