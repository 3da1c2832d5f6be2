"""The last part of each article's address: no two alike, however many want one."""

from __future__ import annotations

import dataclasses
import hashlib

from digest import addresses
from digest.model import Article, Permalinks
from tests import sample


def articles(*names: str, title: str = "bridge") -> list[Article]:
    """Articles of these files that want the address `title`."""
    made = [sample.article(title, title, [["It stands."]])[0] for _ in names]
    return [dataclasses.replace(one, path=f"seeds/{name}", seed=name) for one, name in zip(made, names, strict=True)]


def digits(name: str) -> str:
    return hashlib.sha256(f"seeds/{name}".encode()).hexdigest()


def alike() -> tuple[str, str]:
    """Two names whose digests begin with the same six digits."""
    seen: dict[str, str] = {}
    for number in range(100_000):
        name = f"{number}.txt"
        other = seen.setdefault(digits(name)[:6], name)
        if other != name:
            return other, name
    raise AssertionError("there are none")


def test_two_with_the_same_digits_are_told_apart() -> None:
    one, other = alike()
    ids, problems = addresses.apart(articles("a.txt", one, other), Permalinks(), {})
    assert ids == {
        "seeds/a.txt": "bridge",
        f"seeds/{one}": f"bridge-{digits(one)[:6]}",
        f"seeds/{other}": f"bridge-{digits(other)[:7]}",
    }
    assert [problem.level for problem in problems] == ["warning", "warning"]


def test_a_title_that_is_the_address_of_another_is_told_apart() -> None:
    made = f"bridge-{digits('b.txt')[:6]}"
    given = [*articles("a.txt", "b.txt"), *articles("c.txt", title=made)]
    for order in (given, given[::-1]):
        ids, _ = addresses.apart(order, Permalinks(), {})
        assert len(set(ids.values())) == len(given)
