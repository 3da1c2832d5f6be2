"""Lines that hold only who wrote, for whom or where."""

from __future__ import annotations

import pytest

from digest.clean.signature import signer


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Віра Лис, «Край»", "Віра Лис"),
        ("Андрій МЕЛЬНИК, «Новини Краю»", "Андрій Мельник"),
        ("ADA BROOK | The Bee", "Ada Brook"),
        ("Ada Brook at Castle Green", "Ada Brook"),
        ("Ada Brook won at Castle Green.", None),
        ("Kyiv, Ukraine", None),
        ("A day at sea", None),
    ],
)
def test_signer(line: str, name: str | None) -> None:
    assert signer(line) == name
