"""One institution under a short and a long name, as those who tell one fact give it: `the operator`, `the grid operator`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from digest.relate.provenance.bodies import Source
from digest.relate.provenance.origins import Account

_BODY = "body:"
_MOST = 40
"""Institutions of one fact that are compared with each other."""


def unified(accounts: Iterable[Account], described: Set[str]) -> tuple[Account, ...]:
    """The accounts of one fact, a short name of an institution being the one long name among them that has all its words.

    `described` are the ids of those whose name holds the noun of an institution: *Halberg* is not the works council of Halberg.
    """
    rows = tuple(accounts)
    known = {leaf.id: leaf for row in rows for leaf in row.leaves if leaf.id.startswith(_BODY)}
    if not 1 < len(known) <= _MOST:
        return rows
    parts = {name: frozenset(name.removeprefix(_BODY).split()) for name in sorted(known)}
    longer = {name: [one for one in parts if parts[name] < parts[one]] for name in parts if name in described}
    whole = {name: known[found[0]] for name, found in longer.items() if len(found) == 1}
    return tuple(replace(row, leaves=_renamed(row.leaves, whole)) for row in rows)


def _renamed(leaves: Sequence[Source], whole: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(
        replace(leaf, id=whole[leaf.id].id, label=whole[leaf.id].label) if leaf.id in whole else leaf for leaf in leaves
    )
