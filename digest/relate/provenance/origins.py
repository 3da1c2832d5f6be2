"""How many independent origins stand behind sentences that tell the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.model import CitedKind, Place
from digest.relate.provenance.bodies import Source

# Which of several sources lends its name to an origin they share: the nearest to the events.
_ORDER: dict[CitedKind, int] = {"organisation": 0, "person": 1, "outlet": 2, "anonymous": 3}


@dataclass(frozen=True, slots=True)
class Account:
    """One telling of a fact, and whom it goes back to."""

    place: Place
    leaves: tuple[Source, ...]
    """Those named nearest to the events; several where the text does not tell which of them it is from."""
    channels: tuple[Source, ...]
    """Those named who passed it on."""
    publishers: tuple[Source, ...]
    """The article's own outlet and those that printed a copy of it."""
    cited: bool = True
    """False where an outlet tells it in its own voice; then the outlet is the leaf."""

    @property
    def rank(self) -> int:
        """The surest first: one source nearer to the events than an outlet, then one of several, then outlets."""
        if all(leaf.kind == "outlet" for leaf in self.leaves):
            return 2 if self.cited else 3
        return int(len({leaf.id for leaf in self.leaves}) > 1)


def labels(accounts: Iterable[Account]) -> tuple[str, ...]:
    """The origins of `accounts`, by name, in alphabetical order.

    Accounts that name one source have one origin, and so have an account that names an outlet and that outlet's own. One that
    names several sources adds none where one of these is known from another account; it never makes one origin of two.
    """
    groups: list[list[Account]] = []
    for account in sorted(accounts, key=lambda one: (one.rank, one.place)):
        touched = [group for group in groups if any(_shared(account, member) for member in group)]
        if account.rank == 0:
            for group in touched:
                groups.remove(group)
            groups.append([member for group in touched for member in group] + [account])
        elif touched:
            max(touched, key=lambda group: max(_shared(account, member) for member in group)).append(account)
        else:
            groups.append([account])
    return tuple(sorted({_label(group) for group in groups}))


def _shared(a: Account, b: Account) -> int:
    """How surely two accounts have one origin: 2 by a source they share, 1 by an outlet that passed it on; 0 for not."""
    first, second = _ids(a.leaves), _ids(b.leaves)
    if first & second:
        return 2
    return int(_passed(a, b) or _passed(b, a))


def _passed(a: Account, b: Account) -> bool:
    """Whether `a` names one by whom `b` was passed on, or the outlet that published it."""
    outlets = {leaf.id for leaf in a.leaves if leaf.kind == "outlet" and a.cited}
    return bool(_ids(a.leaves) & _ids(b.channels) or outlets & _ids(b.publishers))


def _ids(sources: Sequence[Source]) -> set[str]:
    return {source.id for source in sources}


def _label(group: Sequence[Account]) -> str:
    """The source that most accounts share; those cited before the outlets that speak for themselves."""
    cited = [leaf for account in group if account.cited for leaf in account.leaves]
    named = cited or [leaf for account in group for leaf in account.leaves]
    counts = Counter(leaf.id for leaf in named)
    best = min(named, key=lambda leaf: (-counts[leaf.id], _ORDER[leaf.kind], leaf.label))
    told = {(leaf.id, leaf.name) for leaf in named if leaf.id == best.id and leaf.speaker == "person"}
    if len(told) == 1 and all(leaf.speaker == "person" for leaf in named if leaf.id == best.id):
        return f"{best.name} ({best.label})"
    return _printed(best, group)


def _printed(source: Source, group: Sequence[Account]) -> str:
    """The label of a source; that of the article's outlet for one which only printed a copy of an article told here."""
    for account in group:
        if source.id in _ids(account.publishers[1:]):
            return account.publishers[0].label
    return source.label
