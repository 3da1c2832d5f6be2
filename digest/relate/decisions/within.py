"""What the editor decides on single articles: who speaks, who stands behind a sentence, when it happened."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import cast

from digest.model import Analysis, Citation, CitedKind, DateMention, Decision, Place, Sentence
from digest.relate.decisions.rulings import Ruling, of

_KINDS: Mapping[str, CitedKind] = {"person": "person", "organisation": "organisation"}
"""What is cited, by the kind of its name."""


def applied(analyses: Sequence[Analysis], rulings: Sequence[Ruling]) -> tuple[Analysis, ...]:
    """The analyses with the editor's speakers, claimants and dates in them; those nothing was decided on are the same."""
    speakers = {
        cast("tuple[str, int]", item): ruling.decision
        for ruling in of(rulings, "speaker")
        for item in ruling.items("quotation")
    }
    claimants = {place: ruling.decision for ruling in of(rulings, "claimant") for place in ruling.places()}
    dates = {place: ruling.decision for ruling in of(rulings, "date") for place in ruling.places()}
    touched = {article for article, _ in speakers} | {place.article for place in (*claimants, *dates)}
    kinds = _kinds(analyses) if claimants else {}
    return tuple(
        _dated(_claimed(_spoken(analysis, speakers), claimants, kinds), dates)
        if analysis.article in touched
        else analysis
        for analysis in analyses
    )


def _spoken(analysis: Analysis, speakers: Mapping[tuple[str, int], Decision]) -> Analysis:
    quotes = list(analysis.quotes)
    for at, quote in enumerate(quotes):
        decision = speakers.get((analysis.article, at))
        if decision is not None:
            name = next(iter(decision.names), None)
            quotes[at] = dataclasses.replace(quote, speaker=name, clue=None, role=None, basis="stated")
    return dataclasses.replace(analysis, quotes=tuple(quotes))


def _claimed(analysis: Analysis, claimants: Mapping[Place, Decision], kinds: Mapping[str, CitedKind]) -> Analysis:
    """Those cited, with a sentence taken from whoever it was found to cite and given to whom the editor names."""
    given = {place.sentence: decision for place, decision in claimants.items() if place.article == analysis.article}
    if not given:
        return analysis
    left = [
        dataclasses.replace(cited, sentences=tuple(index for index in cited.sentences if index not in given))
        for cited in analysis.cites
    ]
    cites = {(cited.name, cited.kind): cited for cited in left if cited.sentences}
    for index, decision in sorted(given.items()):
        for name in decision.names:
            kind = decision.kind or kinds.get(name, "organisation")
            there = cites.get((name, kind), Citation(name, kind, ()))
            cites[name, kind] = dataclasses.replace(there, sentences=tuple(sorted({*there.sentences, index})))
    return dataclasses.replace(analysis, cites=tuple(cites.values()))


def _kinds(analyses: Sequence[Analysis]) -> Mapping[str, CitedKind]:
    """What each name is, as it is cited, else as it was found."""
    named = {name.label: _KINDS[name.kind] for analysis in analyses for name in analysis.names if name.kind in _KINDS}
    return {**named, **{cited.name: cited.kind for analysis in analyses for cited in analysis.cites}}


def _dated(analysis: Analysis, dates: Mapping[Place, Decision]) -> Analysis:
    """The expressions of time, those of a sentence that the editor dates made one."""
    given = {place.sentence: decision for place, decision in dates.items() if place.article == analysis.article}
    if not given:
        return analysis
    sentences = {sentence.index: sentence for sentence in analysis.sentences}
    stated = [_mention(analysis, sentences[index], decision) for index, decision in given.items()]
    kept = [mention for mention in analysis.dates if mention.sentence not in given]
    ordered = sorted((*kept, *stated), key=lambda mention: (mention.start, mention.end))
    return dataclasses.replace(analysis, dates=tuple(ordered))


def _mention(analysis: Analysis, sentence: Sentence, decision: Decision) -> DateMention:
    """The first expression of a sentence with the editor's date; without one an empty one where the sentence begins."""
    for mention in analysis.dates:
        if mention.sentence == sentence.index:
            return dataclasses.replace(mention, date=decision.date)
    return DateMention(sentence.index, "", decision.date, sentence.start, sentence.start)
