"""Views and sayings without a verb, subjects further off, signatures."""

from __future__ import annotations

import pytest

from digest.attribution import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lee's very old remark did no good.", [("saying", "remark", "Lee")]),
        ("Her claim that the wall holds was read out.", [("saying", "claim", "Her")]),
        ("Adam Lee is critical of the wall.", [("view", "critical of", "Adam Lee")]),
        ("There was support for the wall.", [("view", "support for", None)]),
        ("The bridge is seen as safe.", [("view", "seen as", None)]),
        ("The claim was small.", []),
        ("As Adam Lee put it, the wall was old.", [("report", "put", "Adam Lee")]),
        ("After the flood, Adam Lee opened the gates, saying the wall would hold.", [("report", "saying", "Adam Lee")]),
        ("After the Easton attacks, Adam Lee opened the gates.", []),
        ("Said Lee: the wall holds.", [("report", "Said", "Lee")]),
        ("Adam Lee (Easton), chair of the board, said so.", [("report", "said", "Adam Lee")]),
        ("A river board report found no wear.", [("report", "found", "A river board report")]),
        ("Adam Lee stated in a release that the wall holds.", [("report", "stated", "Adam Lee")]),
        ("The board sat again, citing an instance from May.", [("report", "citing", "The board")]),
        ("Adam Lee, who leads, mocked Nora Finch for the wall.", [("stance", "mocked", "Adam Lee")]),
        ("– Adam Lee, builder", [("phrase", "–", "Adam Lee")]),
    ],
)
def test_cues(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [(one.kind, one.cue, one.source.text if one.source else None) for one in find(text, "en")] == found
