"""Who published a page, feed or message, by what it says of itself; an outlet that it took the text from is not asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from digest import words
from digest.attribution.outlets import canonical
from digest.clean import clues as decide
from digest.model import Clue, Found

_LONGEST = 60
_LEAST = 3  # letters of a name or host that may be found in the other
_SEPARATOR = re.compile(r"\s+[|–—·•:»/-]+\s+|\s*[|»]\s*|:\s+")
_HANDLE = re.compile(r"@\w+")
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|\S[^\s@]*@\S+\.\S+|[^\s/]*/\S*$")
_WESTERN = re.compile(r"[\x00-\x7fß-öø-ÿ]*")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def outlet(clues: Sequence[Clue]) -> Found | None:
    """The outlet that the clues name; where none does, the host that the article stands on, inferred."""
    hosts = decide.hosts(clues)
    candidates = [decide.Candidate(name, origin) for name, origin in names(clues)]
    support = [decide.Candidate(host, "host", contradicts=False) for host in hosts[:1]]
    verdict = decide.decided([*candidates, *support], same) if candidates else None
    listed = canonical(hosts[0]) if hosts else None
    if listed and (
        verdict is None or (verdict.chosen.origin == verdict.clue and not same(verdict.chosen.value, hosts[0]))
    ):
        # A single clue against a host that is known: `og:site_name` is often a section, such as `U.S.`
        return Found(listed, "inferred", "host")
    if verdict is not None:
        return verdict.found(_shown(verdict.chosen.value, candidates))
    return Found(_plain(hosts[0]), "inferred", "host") if hosts else None


def _plain(host: str) -> str:
    """A host that looks like no other: in ASCII, as IDNA writes it, where a name below an ASCII domain has letters of other scripts."""
    if not host.rpartition(".")[2].isascii() or _WESTERN.fullmatch(host):
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _shown(name: str, candidates: Iterable[decide.Candidate]) -> str:
    """The form to show: the listed one, else one that is no host: `Easton Bee` rather than `eastonbee.example`."""
    listed = canonical(name)
    spoken = (one.value for one in candidates if not _DOMAIN.fullmatch(one.value) and same(one.value, name))
    return listed or (next(spoken, name) if _DOMAIN.fullmatch(name) else name)


def names(clues: Iterable[Clue]) -> Iterator[tuple[str, str]]:
    """The names given, without the lines of praise behind them, each with its origin."""
    known = tuple(clues)
    hosts = decide.hosts(known)
    for clue in decide.of(known, "outlet"):
        name = _bare(clue.text, hosts)
        if name and len(name) <= _LONGEST and not _ADDRESS.match(name) and not _HANDLE.match(name):
            yield name, clue.origin


def same(name: str, other: str) -> bool:
    """Whether two names, or a name and a host, are of one outlet: `The Easton Bee`, `eastonbee.example`, `EASTON BEE Online`."""
    if canonical(name) is not None and canonical(name) == canonical(other):
        return True
    own, others = _letters(name), _letters(other)
    if not own or not others:
        return False
    short, long = sorted((own, others), key=len)
    within = len(short) >= _LEAST and (long.startswith(short) or (2 * len(short) >= len(long) and short in long))
    return own == others or within or _initials(name) == others or _initials(other) == own


def _bare(text: str, hosts: Sequence[str]) -> str:
    """The piece of a name that the host bears out, else the first: `Easton Bee | News from the coast`."""
    pieces = [piece.strip() for piece in _SEPARATOR.split(text) if piece.strip()]
    own = next((piece for piece in pieces if any(same(piece, host) for host in hosts)), None)
    return words.squash(own or (pieces[0] if pieces else "")).removeprefix("www.").strip("©® ")


def _letters(name: str) -> str:
    """Letters and figures alone; of a host the label that is the site's own."""
    plain = name.casefold().removeprefix("www.").removeprefix("the ")
    if _DOMAIN.fullmatch(plain):
        labels = plain.split(".")[:-1]
        # `co.uk`, `com.ua`: a short label before the last belongs to the registry.
        own = [label for label in labels if len(label) > 3] or labels
        plain = own[-1]
    return "".join(character for character in plain if character.isalnum())


def _initials(name: str) -> str:
    found = words.words(name)
    return "".join(word[0] for word in found).casefold() if len(found) >= 3 else ""
