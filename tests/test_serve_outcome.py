from __future__ import annotations

from digest.serve.outcome import Outcome, lines


def test_a_problem_is_said_once_as_long_as_it_lasts() -> None:
    first, second, third = Outcome(problems=("a", "b")), Outcome(problems=("b", "c")), Outcome(problems=("a",))
    assert lines(first, None) == ("a", "b")
    assert lines(first, first) == ()
    assert lines(second, first) == ("c",)
    assert lines(third, second) == ("a",)


def test_an_error_is_said_every_time() -> None:
    failed = Outcome(error="a.txt:1: no")
    assert lines(failed, None) == lines(failed, Outcome()) == ("The site stays as it was: a.txt:1: no",)
