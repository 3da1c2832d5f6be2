"""What an export says of an annotated story, against what a careful reader found in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from typing import Any

from digest.words import fold, words
from tests.quality.between import Export, compared, contradictions, facts, links, place, supersessions, traps
from tests.quality.counting import Count
from tests.stories import Spot, Story

# -- who and where from -----------------------------------------------------------------------------


def is_called(found: str | None, wanted: str) -> bool:
    """Whether a name found is one of those parted by `|`: all words of either stand in the other."""
    if not found or not wanted:
        return not found and not wanted
    mine = _words(found)
    return any(theirs and (theirs <= mine or mine <= theirs) for theirs in map(_words, wanted.split("|")))


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word).removesuffix("'s") for word in words(name)) - {"the", "a", "an", "of"}


def origins(story: Story, export: Export) -> Count:
    """Facts of sentences that are rightly together whose origins are exactly those of their sentences."""
    same = story.across("same") | story.across("either")
    own = {story.spot(row[0]): set(row[1:]) for row in story.rows("origins")}
    outlets = story.gold.get("outlets", {})
    right, misses = 0, []
    compared = 0
    for fact in export["facts"]:
        spots = sorted(map(place, fact["sentences"]))
        if not all(pair in same for pair in itertools.combinations(spots, 2) if pair[0][0] != pair[1][0]):
            continue
        compared += 1
        wanted = _merged(set[str]().union(*(own.get(spot, {outlets.get(spot[0], spot[0])}) for spot in spots)))
        if _alike(fact["origins"], wanted):
            right += 1
        else:
            sentences = "".join(f"\n      [{key} {index}] {story.text((key, index))}" for key, index in spots)
            misses.append(f"origins {fact['origins']} for {sorted(wanted)}: {sentences}")
    return Count(right, compared, compared, tuple(misses))


def _merged(labels: Iterable[str]) -> set[str]:
    """Labels that have one of their names in common as one."""
    groups: list[set[str]] = []
    for label in sorted(labels):
        names = {name.strip() for name in label.split("|")}
        touching = [group for group in groups if group & names]
        groups = [group for group in groups if group not in touching]
        groups.append(names.union(*touching))
    return {" | ".join(sorted(group)) for group in groups}


def _alike(found: list[str], wanted: set[str]) -> bool:
    return (
        len(found) == len(wanted)
        and all(any(is_called(name, one) for one in wanted) for name in found)
        and all(any(is_called(name, one) for name in found) for one in wanted)
    )


def speakers(story: Story, export: Export) -> Count:
    """Quotations found with the right speaker."""
    wanted = [(*row[0].partition(": ")[::2], row[1]) for row in story.rows("speakers")]
    found = [(one["id"], quote["text"], quote["speaker"]) for one in export["articles"] for quote in one["quotes"]]
    left, right, misses = list(found), 0, []
    for key, said, speaker in wanted:
        match = next((one for one in left if one[0] == key and _bare(said) in _bare(one[1])), None)
        if match is not None:
            left.remove(match)
        if match is not None and is_called(match[2], speaker):
            right += 1
        else:
            misses.append(f"speaker {match[2] if match else '(not found)'!r} for {speaker!r}: [{key}] {said}")
    allowed = [row[0].partition(": ")[::2] for row in story.rows("may_speak")]
    over = [one for one in left if not any(one[0] == key and _bare(said) in _bare(one[1]) for key, said in allowed)]
    misses += [f"no quotation: [{key}] {said!r} by {speaker!r}" for key, said, speaker in over]
    return Count(right, len(found) - len(left) + len(over), len(wanted), tuple(misses))


def _bare(text: str) -> str:
    return " ".join(words(text.casefold()))


def citations(story: Story, export: Export) -> Count:
    """Sources that articles name as theirs."""
    count = Count()
    for article in export["articles"]:
        key = article["id"]
        wanted = [name for row in story.rows("cites") if row[0] == key for name in row[1:]]
        allowed = [name for row in story.rows("may_cite") if row[0] == key for name in row[1:]]
        found = sorted({one["name"] for one in article["cites"]})
        met = [name for name in wanted if any(is_called(one, name) for one in found)]
        fair = [one for one in found if any(is_called(one, name) for name in [*wanted, *allowed])]
        misses = [f"missed source: [{key}] {name}" for name in wanted if name not in met]
        misses += [f"no source: [{key}] {one}" for one in found if one not in fair]
        count += Count(len(met), len(met) + len(found) - len(fair), len(wanted), tuple(misses))
    return count


def chains(story: Story, export: Export) -> Count:
    """Steps from an article, or from a source, to whom it has it from; other steps are no fault."""
    labels = {node["id"]: node["label"] for node in export["graph"]["nodes"]}
    keys = {f"article/{article.id}": article.id for article, _ in story.pairs}
    steps = {(one["source"], one["target"]) for one in export["graph"]["passings"]}
    found = {(keys.get(source, labels[source]), labels[target]) for source, target in sorted(steps)}
    wanted = [tuple(row) for row in story.rows("passes")]
    lost = [row for row in wanted if not any(is_called(a, row[0]) and is_called(b, row[1]) for a, b in found)]
    misses = [f"missed step: {source} -> {target}" for source, target in lost]
    right = len(wanted) - len(lost)
    return Count(right, right, len(wanted), tuple(misses))


# -- when and how much ------------------------------------------------------------------------------


def events(story: Story, export: Export) -> Count:
    """Sentences on the timeline with the right day or interval; others on it are no fault."""
    told = {
        place(one): (one["date"]["start"], one["date"]["end"])
        for topic in export["topics"]
        for one in topic["timeline"]
    }
    wanted = {story.spot(row[0]): (row[1], row[-1]) for row in story.rows("events")}
    found = {spot: told[spot] for spot in wanted if spot in told}
    wrong = [spot for spot in sorted(wanted) if found.get(spot) != wanted[spot]]
    misses = [f"dated {found.get(spot)} for {wanted[spot]}: [{spot[0]}] {story.text(spot)}" for spot in wrong]
    return Count(len(wanted) - len(wrong), len(found), len(wanted), tuple(misses))


def happenings(story: Story, export: Export) -> Count:
    """Pairs of sentences that date one event and stand together; found with sentences of another day they are wrong."""
    days = {story.spot(row[0]): (row[1], row[-1]) for row in story.rows("events")}
    groups = [sorted(place(one["place"]) for one in found["events"]) for found in export["happenings"]]
    pairs = {pair for group in groups for pair in itertools.combinations(group, 2) if pair[0][0] != pair[1][0]}
    wanted = story.across("one_event")
    apart = {pair for pair in pairs if pair[0] in days and pair[1] in days and days[pair[0]] != days[pair[1]]}
    return compared(story, wanted, (pairs & wanted) | apart, ())


def forecasts(story: Story, export: Export) -> Count:
    """Sentences found to tell what is yet to come."""
    wanted, found = _coming(story, export)
    misses = [f"missed: [{spot[0]}] {story.text(spot)}" for spot in sorted(set(wanted) - set(found))]
    misses += [f"no forecast: [{spot[0]}] {story.text(spot)}" for spot in sorted(set(found) - set(wanted))]
    return Count(len(set(wanted) & set(found)), len(found), len(wanted), tuple(misses))


def outcomes(story: Story, export: Export) -> Count:
    """Forecasts found, of those that are one, with what became of them."""
    wanted, found = _coming(story, export)
    met = {spot: found[spot] for spot in wanted if spot in found}
    wrong = [spot for spot in sorted(met) if met[spot] != wanted[spot]]
    misses = [f"{met[spot]!r} for {wanted[spot]!r}: [{spot[0]}] {story.text(spot)}" for spot in wrong]
    return Count(len(met) - len(wrong), len(met), len(wanted), tuple(misses))


def _coming(story: Story, export: Export) -> tuple[dict[Spot, str], dict[Spot, str]]:
    """The outcomes of forecasts by their sentences: as annotated, and as found."""
    neither = set(story.spots(row[0] for row in story.rows("may_forecast")))
    found = {place(one["place"]): one["outcome"] for one in export["forecasts"]}
    wanted = {story.spot(row[0]): row[1] for row in story.rows("forecasts")}
    return wanted, {spot: outcome for spot, outcome in found.items() if spot not in neither or spot in wanted}


def figures(story: Story, export: Export) -> Count:
    """Figures found with their value and, where the sentence limits them, a word of their scope; others are no fault."""
    found: dict[Spot, list[dict[str, Any]]] = {}
    for article in export["articles"]:
        for one in article["figures"]:
            found.setdefault((article["id"], one["sentence"]), []).append(one)
    right, met, misses = 0, 0, []
    for named, value, *scope in story.rows("figures"):
        spot = story.spot(named)
        equal = [one for one in found.get(spot, []) if one["value"] is not None and one["value"] == float(value)]
        met += bool(equal)
        if any(_limited(one, scope) for one in equal):
            right += 1
        else:
            shown = [
                (one["value"], one["scope"], str(one["as_of"] and one["as_of"]["start"]))
                for one in equal or found.get(spot, [])
            ]
            misses.append(f"figure {shown} for {value} {scope}: [{spot[0]}] {story.text(spot)}")
    return Count(right, met, len(story.rows("figures")), tuple(misses))


def _limited(figure: dict[str, Any], scope: list[str]) -> bool:
    """Whether a figure's scope has all words of `scope`, wherever the export keeps them."""
    when = figure["as_of"] or {}
    held = " ".join(str(part or "") for part in (figure["scope"], figure["about"], when.get("clue"), when.get("start")))
    return all(re.search(rf"\b{re.escape(word)}", held, re.IGNORECASE) for word in scope)


EVERY: dict[str, Callable[[Story, Export], Count]] = {
    "same fact: links": links,
    "same fact: in one fact": facts,
    "traps not taken": traps,
    "contradictions": contradictions,
    "superseded": supersessions,
    "origins of facts": origins,
    "speakers": speakers,
    "citations": citations,
    "steps of citing": chains,
    "days of events": events,
    "one event": happenings,
    "forecasts": forecasts,
    "outcomes of forecasts": outcomes,
    "figures with scope": figures,
}
