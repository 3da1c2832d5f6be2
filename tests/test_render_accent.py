from __future__ import annotations

import re

import pytest

from digest import render
from digest.problems import DigestError
from digest.render.accent import DARK, LIGHT, contrast, rules
from tests import sample


@pytest.mark.parametrize("accent", ["#8a1c1c", "#fff", "#000000", "#7f7f7f", "#ffd700", "#00f"])
def test_an_accent_can_be_read_on_both_papers(accent: str) -> None:
    light, dark = re.findall(r"--accent:#(\w{6})", rules(accent))
    for found, paper in ((light, LIGHT), (dark, DARK)):
        colour = (int(found[:2], 16), int(found[2:4], 16), int(found[4:], 16))
        assert contrast(colour, paper) >= 4.5


def test_a_readable_accent_is_kept() -> None:
    assert "--accent:#8a1c1c}" in rules("#8a1c1c")


def test_names_and_functions_of_css_are_colours_too() -> None:
    assert "--accent:rebeccapurple}" in rules("rebeccapurple")
    assert "--accent:hsl(210 50% 30%)}" in rules("hsl(210 50% 30%)")


@pytest.mark.parametrize("accent", ["red;}", "url(x)", "#12", "#1234567", "}*{", "expression(1)", "red\n", "rgb(1);"])
def test_nothing_else_enters_the_stylesheet(accent: str) -> None:
    if accent.strip() == "red":
        assert rules(accent).count("red") == 2
        return
    with pytest.raises(DigestError, match="is not a CSS colour"):
        rules(accent)


def test_the_stylesheet_carries_the_accent() -> None:
    found = {
        output.path: output.data.decode()
        for output in render.outputs(sample.digest(), sample.options(accent="#123456"), sample.theme())
    }
    assert found["assets/style.css"].endswith("}\n")
    assert "--accent:#123456" in found["assets/style.css"]
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
