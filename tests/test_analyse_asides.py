"""Speech that dashes part from what is told of it."""

from __future__ import annotations

import pytest

from digest.analyse import marks
from digest.attribution import grammar


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("uk", "«Мости закриті, — сказав Гай. — Чекайте».", ["Мости закриті,", "Чекайте"]),
        ("ru", "«Мосты закрыты, – сказал Гай. – Ждите».", ["Мосты закрыты,", "Ждите"]),
        ("pl", "– Mosty zamknięte – powiedział Gaj. – Czekajcie.", ["Mosty zamknięte", "Czekajcie."]),
        ("es", "—El puente está cerrado —dijo Gil—. Esperen.", ["El puente está cerrado", "Esperen."]),
        ("ru", "«Мост — это жизнь, — а река нет», — сказал Гай.", ["Мост — это жизнь, — а река нет"]),
        ("pl", "– pierwszy punkt listy – drugi punkt", []),
        ("pl", "– Mosty zamknięte – powiedział Gaj o planie „Rzeka dla nas”.", ["Mosty zamknięte", "Rzeka dla nas"]),
        ("pl", "Radni milczeli. – Poczekamy – burknęła Lis.", ["Poczekamy"]),
        ("fr", "– Le pont est fermé, confie la maire.", ["Le pont est fermé,"]),
        ("fr", "– un premier point, puis le second", []),
    ],
)
def test_speech(language: str, text: str, said: list[str]) -> None:
    assert [text[span.start : span.end] for span in marks.spans(text, grammar(language))] == said
