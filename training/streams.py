"""Streams of news with known stories, drawn from clusters, references, halves of articles and articles that stand alone."""

from __future__ import annotations

import dataclasses
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import digest
from digest import segment
from digest.model import Analysis
from digest.relate import profiles
from digest.relate.profiles import Profile
from training import data

Kind = Literal["cluster", "reference", "article", "half", "highlight", "other"]
# Two clusters of DUC 2006 on one subject, with articles in common.
_ONE_SUBJECT = {"D0641E": "D0606F"}
_AMERICAN_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_STEP, _APART = 2, 21  # days: articles no further apart tell of one event; events this far apart are two


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the story it tells."""

    profile: Profile
    story: str
    kind: Kind


def read() -> list[Told]:
    """All texts, in a fixed order."""
    return [*_duc(), *_cnn(), *_kpcrowd()]


def clusters(told: Sequence[Told], half: int) -> dict[str, list[Told]]:
    """Every other cluster, its articles by its name."""
    return _halved(told, "cluster", half)


def others(told: Sequence[Told], half: int) -> list[Told]:
    """Every other one of the articles that belong to no cluster."""
    return [one for one in told if one.kind in ("article", "other")][half::2]


def streams(told: Sequence[Told], half: int) -> Iterator[tuple[str, list[Told]]]:
    """Drawn streams by their kind, two of each."""
    for seed in (1, 2):
        rng = random.Random(seed)
        yield "four writers on one subject", _references(told, half, rng)
        yield "articles parted in two, and their highlights", _parted(told, half, rng)
        yield "events: articles of one subject within days, others of it weeks apart", _events(told, half, rng)
        yield "subjects over years, of any size", _subjects(told, half, rng)


def b_cubed(gold: Sequence[str], found: Sequence[Sequence[int]]) -> float:
    """The harmonic mean of B³ precision and recall (Bagga and Baldwin 1998)."""
    stories: defaultdict[str, set[int]] = defaultdict(set)
    for at, story in enumerate(gold):
        stories[story].add(at)
    precision = recall = 0.0
    for group in found:
        for at in group:
            right = len(stories[gold[at]].intersection(group))
            precision += right / len(group)
            recall += right / len(stories[gold[at]])
    return 2 * precision * recall / (precision + recall) / len(gold) if gold else 0.0


def subject(cluster: str) -> str:
    """The name of a cluster’s subject."""
    return _ONE_SUBJECT.get(cluster, cluster)


def _references(told: Sequence[Told], half: int, rng: random.Random) -> list[Told]:
    some = _halved(told, "reference", half)
    alone = [one for one in told if one.kind == "highlight"][half::2]
    return [one for name in sorted(some) for one in rng.sample(some[name], rng.choice([1, 2, 3, 4]))] + rng.sample(
        alone, 60
    )


def _parted(told: Sequence[Told], half: int, rng: random.Random) -> list[Told]:
    articles = {one.story: one for one in told if one.kind == "article"}
    pieces = defaultdict(list)
    for one in told:
        if one.kind in ("half", "highlight"):
            pieces[one.story].append(one)
    out: list[Told] = []
    for story in rng.sample(sorted(articles)[half::2], 90):
        number = rng.choice([1, 1, 2, 2, 3])
        out += [articles[story]] if number == 1 else pieces[story][:number]
    return out


def _subjects(told: Sequence[Told], half: int, rng: random.Random) -> list[Told]:
    sizes = [1, 2, 3, 4, 6, 9, 14, 25]
    some = clusters(told, half)
    out = [one for name in sorted(some) for one in rng.sample(some[name], min(len(some[name]), rng.choice(sizes)))]
    return out + rng.sample(others(told, half), 120)


def _events(told: Sequence[Told], half: int, rng: random.Random) -> list[Told]:
    out: list[Told] = []
    for name, articles in sorted(clusters(told, half).items()):
        dated = sorted(
            (one for one in articles if one.profile.day), key=lambda one: (one.profile.day or 0, one.profile.article)
        )
        chosen: list[list[Told]] = []
        events = _within_days(dated)
        rng.shuffle(events)
        for event in sorted(events, key=lambda event: -min(len(event), 2)):
            if all(_gap(event, other) >= _APART for other in chosen):
                chosen.append(event)
        for number, event in enumerate(chosen[: rng.choice([1, 2, 4])]):
            out += [dataclasses.replace(one, story=f"{name} {number}") for one in event]
    return out + _parted(told, half, rng) + rng.sample([one for one in told if one.kind == "other"][half::2], 60)


def _within_days(dated: Sequence[Told]) -> list[list[Told]]:
    events: list[list[Told]] = []
    for one in dated:
        if events and (one.profile.day or 0) - (events[-1][-1].profile.day or 0) <= _STEP:
            events[-1].append(one)
        else:
            events.append([one])
    return events


def _gap(a: Sequence[Told], b: Sequence[Told]) -> int:
    return min(abs((one.profile.day or 0) - (other.profile.day or 0)) for one in a for other in b)


def _halved(told: Sequence[Told], kind: Kind, half: int) -> dict[str, list[Told]]:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.kind == kind:
            found[one.story].append(one)
    return {name: found[name] for name in sorted(found)[half::2]}


def _duc() -> Iterator[Told]:
    seen: set[str] = set()
    for row in data.rows("multi_duc2006"):
        story = subject(row["id"])
        for number, reference in enumerate(row["refs"]):
            yield Told(profile(f"{row['id']}-{number}", reference), story, "reference")
        for one in row["docs"]:
            if one["id"] not in seen:
                seen.add(one["id"])
                yield Told(profile(one["id"], one["text"], one["title"], one["date"][:10]), story, "cluster")


def _cnn() -> Iterator[Told]:
    for row in data.rows("single_cnn_val1000"):
        yield Told(profile(row["id"], row["text"]), row["id"], "article")
        sentences = row["text"].replace("\n", " ").split(". ")
        for half in (0, 2):  # two sentences to the one, two to the other
            part = ". ".join(one for at, one in enumerate(sentences) if at % 4 in (half, half + 1))
            yield Told(profile(f"{row['id']}-{half}", part), row["id"], "half")
        yield Told(profile(f"{row['id']}-h", row["refs"][0]), row["id"], "highlight")


def _kpcrowd() -> Iterator[Told]:
    for row in data.rows("kp_kpcrowd500"):
        if len(row["text"]) > 300:  # the rest are headlines
            yield Told(profile(row["id"], row["text"]), row["id"], "other")


def profile(name: str, text: str, title: str = "", day: str = "") -> Profile:
    """The profile of a text; names are left as they are spelt."""
    front = {"title": title, "date": _AMERICAN_DAY.sub(r"\3-\1-\2", day), "language": "en"}
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items() if value)
    article = digest.read_text(f"---\n{head}---\n{text}", name=f"{name}.md", media_type="text/markdown")
    sentences = segment.sentences(article)
    return profiles.profile(article, Analysis(article.id, sentences, (), (), (), (), (), (), ()))
