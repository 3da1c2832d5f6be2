"""What a text says a speaker is."""

from __future__ import annotations

import pytest

import digest


def _roles(text: str) -> list[tuple[str | None, str | None]]:
    article = digest.read_text("A Day at the Harbour of Easton\n\n" + text, name="a.txt")
    return [(quote.speaker, quote.role) for quote in digest.analyse(article).quotes]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "“We sail at dawn,” said Nora Finch, a spokeswoman for the harbour authority.",
            "spokeswoman for the harbour authority",
        ),
        ("Nora Finch, head of the river board, said: “We sail at dawn.”", "head of the river board"),
        ("“We sail at dawn,” Mayor Nora Finch said.", "Mayor"),
        ("“We sail at dawn,” said harbour analyst Nora Finch.", "harbour analyst"),
        ("“We sail at dawn,” Ms. Nora Finch said.", None),
        ("“We sail at dawn,” said Nora Finch, who was tired.", None),
        ("“We sail at dawn,” said Nora Finch, an adviser to Sen. Adam Lee.", "adviser to Sen. Adam Lee"),
        ("“We sail at dawn,” a harbour official said.", None),
    ],
)
def test_the_role_beside_the_quotation(text: str, role: str | None) -> None:
    assert [found for _, found in _roles(text)] == [role]


def test_the_role_is_carried_from_where_it_was_told() -> None:
    text = "Nora Finch, captain of the ferry, waited at the pier.\n\n“We sail at dawn,” Finch said. “Nobody stays,” she added."
    assert _roles(text) == [("Nora Finch", "captain of the ferry")] * 2


def test_an_office_means_the_one_who_holds_it() -> None:
    text = "Senator Nora Finch met Senator Adam Lee of the coast party.\n\n“We sail at dawn,” the harbour senator said."
    assert _roles(text) == [("the harbour senator", None)]
    text = "Mayor Nora Finch met the builder Adam Lee.\n\n“We sail at dawn,” the mayor said."
    assert _roles(text) == [("Nora Finch", "Mayor")]
