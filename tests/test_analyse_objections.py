"""Why sentences were left out of a summary."""

from __future__ import annotations

from digest.analyse.objections import objections
from digest.model import Sentence

TEXTS = (
    "The ferries of Easton stay in the harbour until Friday because of the storm, the port office said.",
    "The ferries of Easton stay in the harbour until Friday because of the storm.",
    "Is the storm the worst this winter?",
    "The hall fills.",
    '"We shall not sail before the wind has turned."',
    "Ada Lind, the harbour master, has seen worse storms than this in forty years.",
    "She expects the crossings to open again on Saturday morning.",
    "Bread was baked in the village as on every other morning.",
)


def told(chosen: set[int]) -> dict[int, str]:
    rows = [Sentence(index, index, 0, len(text), text) for index, text in enumerate(TEXTS)]
    return dict(objections(rows, chosen, "en"))


def test_each_sentence_left_out_for_a_reason_says_which() -> None:
    assert told({0}) == {
        1: "says the same as [0]",
        2: "a question",
        3: "a caption, label or invitation",
        4: "a quotation without its speaker",
        6: "points back at [5], which was not chosen",
    }


def test_what_it_points_at_may_be_there() -> None:
    assert 6 not in told({0, 5})
    assert told({1})[0] == "says the same as [1]"
