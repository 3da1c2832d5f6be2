"""When garbage that refers to itself is looked for: not during a build, and after it not in all that was made."""

from __future__ import annotations

import gc
import weakref

from digest import collector


class Circle:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.self = self


def test_nobody_looks_for_garbage_during_a_build_nor_through_what_it_made_after_it() -> None:
    assert gc.isenabled()
    with collector.at_rest():
        assert not gc.isenabled()
        made = [[number] for number in range(10)]
    assert gc.isenabled()
    old = {id(one) for one in gc.get_objects(generation=2)}
    assert {id(one) for one in made} <= old
    assert gc.get_freeze_count() == 0


def test_a_collector_that_was_at_rest_stays_at_rest() -> None:
    with collector.at_rest():
        with collector.at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_left_behind_inside_is_swept_and_what_was_there_is_not_looked_through() -> None:
    with collector.at_rest():
        before = weakref.ref(Circle())
        with collector.swept():
            inside = weakref.ref(Circle())
        assert (before() is None, inside() is None) == (False, True)
