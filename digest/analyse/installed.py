"""Names by a spaCy model that the editor has installed: evidence beside the rules, which still merge and label.

Nothing is imported unless `names.model` is set in `content/site.yaml`. The one importer of spaCy.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from digest.analyse.mentions import Part
from digest.analyse.tokens import Token
from digest.model import NameOptions, TagKind
from digest.problems import DigestError

_KINDS: Mapping[str, TagKind] = {
    "PERSON": "person", "PER": "person", "persName": "person", "ORG": "organisation", "orgName": "organisation",
    "GPE": "place", "LOC": "place", "FAC": "place", "placeName": "place", "geogName": "place",
    "EVENT": "event", "WORK_OF_ART": "work",
}  # fmt: skip
"""What the labels of spaCy's own models mean here; its other labels are no names."""
_WEIGHT = 6
"""Votes of an entity: more than given names and surroundings have, less than a name's own words."""


def model(options: NameOptions, language: str) -> str:
    """The model for texts in `language`; empty where there is none. A single name is for the language it begins with."""
    primary = language.partition("-")[0]
    if not isinstance(options.model, str):
        return options.model.get(primary, "")
    return options.model if options.model and _language(options.model) == primary else ""


def versions(options: NameOptions) -> tuple[str, ...]:
    """Each model named with its version and spaCy's; raises DigestError where one is not installed."""
    named = (options.model,) if isinstance(options.model, str) else tuple(options.model.values())
    return tuple(_version(name) for name in dict.fromkeys(named) if name)


def parts(text: str, row: Sequence[Token], name: str, titles: frozenset[str]) -> Iterator[Part]:
    """The names in a sentence that the model `name` finds, as its words."""
    for first, last, kind in _entities(text, name):
        inside = [at for at, token in enumerate(row) if first <= token.start and token.end <= last + len("'s")]
        if not inside or not any(row[at].capital for at in inside):
            continue
        start, end = inside[0], inside[-1] + 1
        while end - start > 1 and not row[start].capital:
            start += 1
        before = row[start - 1].folded if start else ""
        yield Part(start, end, (before,) if before in titles and kind == "person" else (), kind, _WEIGHT)


def _entities(text: str, name: str) -> Iterator[tuple[int, int, TagKind]]:
    for found in _pipeline(name)(text).ents:
        if found.label_ in _KINDS:
            yield found.start_char, found.end_char, _KINDS[found.label_]


@functools.cache
def _pipeline(name: str) -> Any:
    import spacy

    return spacy.load(name)


def _language(name: str) -> str:
    """The language that a model is for: `en` of `en_core_web_sm`; that of a folder stands in its `meta.json`."""
    return str(_pipeline(name).lang) if Path(name).is_dir() else name.partition("_")[0]


@functools.cache
def _version(name: str) -> str:
    if importlib.util.find_spec("spacy") is None:
        raise DigestError(f'names.model is "{name}", but spaCy is not installed: pip install "digest-site[spacy]"')
    made = hashlib.sha256()
    if Path(name).is_dir():
        for file in sorted(path for path in Path(name).rglob("*") if path.is_file()):
            made.update(file.relative_to(name).as_posix().encode() + file.read_bytes())
        return f"{name} {made.hexdigest()} spacy {metadata.version('spacy')}"
    try:
        return f"{name} {metadata.version(name)} spacy {metadata.version('spacy')}"
    except (metadata.PackageNotFoundError, ValueError):
        raise DigestError(f'the model "{name}" is not installed: python -m spacy download {name}') from None
