"""Values held by the hundred thousand: what is equal is one, however it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from hypothesis import given
from hypothesis import strategies as st

import digest
from digest import schema
from digest.packing import packed, unpacked
from digest.relate import reading
from digest.relate.reading import Reading
from digest.schema import Once
from digest.table import Table, one_set, strings


@dataclass(frozen=True, slots=True)
class Row:
    """A value of several kinds of fields."""

    name: str
    at: int
    sets: Annotated[frozenset[str], Once()]
    words: tuple[str, ...] = ()


class Rows(Table[Row]):
    """Many of them."""

    __slots__ = ()


_ROWS = st.builds(
    Row,
    st.text(max_size=3),
    st.integers(),
    st.frozensets(st.sampled_from("abcdef"), max_size=4),
    st.tuples(st.text(max_size=2)),
)


@given(st.lists(_ROWS, max_size=5))
def test_a_table_travels_whole(rows: list[Row]) -> None:
    arrived = unpacked(packed(Rows(rows)))
    assert type(arrived) is Rows
    assert arrived == tuple(rows)


def test_equal_strings_and_small_sets_that_arrive_apart_are_one() -> None:
    first, second = (unpacked(packed(Rows([Row("ferry", 1, frozenset("a"))]))) for _ in range(2))
    assert first[0].name is second[0].name
    assert first[0].sets is second[0].sets
    kept = [schema.from_json(Row, schema.to_json(one)) for one in (*first, *second)]
    assert kept == [*first, *second]
    assert kept[0].sets is kept[1].sets is first[0].sets


def test_an_empty_set_is_one_and_large_ones_are_left() -> None:
    assert one_set(()) is one_set(iter(()))
    assert one_set("abc") == frozenset("abc")
    assert list(strings(("a", "b"))) == ["a", "b"]


def test_the_sentences_of_an_article_are_the_same_by_either_way() -> None:
    article = digest.read_text(
        "The ferry of Port Alma did not sail on 3 May. He said two men may be hurt.", name="a.txt"
    )
    pairs = [(article, digest.analyse(article))]
    here, (there, also) = reading.read(pairs), (unpacked(packed(reading.read(pairs))) for _ in range(2))
    assert here == there == also
    assert here[0][0] == schema.from_json(Reading, schema.to_json(here[0][0]))
    words = [token.written for told in (there, also) for vector in told[0][0].vectors for token in vector.tokens]
    assert len(words) > len({id(word) for word in words}) == len(set(words))
