"""Paragraphs of plain text, wrapped or not, and parts of blocks."""

from __future__ import annotations

from digest.clean import layout
from digest.model import Block, Source


def texts(text: str) -> list[str]:
    return [block.text for block in layout.blocks(Source("seeds/a.txt", "a.txt", "text/plain", text), 1_000)]


def test_each_line_is_a_paragraph() -> None:
    assert texts("Title\nOne two.\n\n  Three four. \u00a0\n") == ["Title", "One two.", "Three four."]


def test_wrapped_lines_are_joined() -> None:
    given = (
        "The harbour was closed on Monday after the storm had come over\nthe hills and taken the roofs off the houses, the"
        " mayor said in\nthe evening.\n\nShips will have to wait until the weekend, as the pilots will not\ngo out before.\n"
    )
    assert [text.split()[0] for text in texts(given)] == ["The", "Ships"]


def test_short_lines_of_their_own_are_not_joined() -> None:
    given = "Short title\nPeople fled the town on Monday.\nthe mayor said so\nShips wait.\n"
    assert len(texts(given)) == 4


def test_a_unicode_line_separator_parts_paragraphs() -> None:
    assert texts("One.\u2028Two.\u2029Three.") == ["One.", "Two.", "Three."]


def test_a_part_of_a_block_keeps_its_place() -> None:
    part = layout.part(Block("paragraph", 10, 22, "HEAD  Body x"), 4, 12)
    assert part == Block("paragraph", 16, 22, "Body x")


def test_a_part_of_marked_up_text_keeps_its_places() -> None:
    block = Block("paragraph", 0, 12, "Ab cd ef", (2, 3, 4, 7, 8, 9, 10, 11))
    assert layout.part(block, 3, 8) == Block("paragraph", 7, 12, "cd ef")
    assert layout.part(block, 0, 5) == Block("paragraph", 0, 9, "Ab cd", (2, 3, 4, 7, 8))


def test_white_space_is_no_part() -> None:
    assert layout.parts(Block("paragraph", 0, 5, "a   b"), [1, 4]) == (
        Block("paragraph", 0, 1, "a"),
        Block("paragraph", 4, 5, "b"),
    )


def test_what_is_too_long_is_cut_between_two_words() -> None:
    blocks = layout.blocks(
        Source("seeds/a.txt", "a.txt", "text/plain", "One two three.\nFour five six.\nSeven."), 1_000
    )
    kept, rest = layout.within(blocks, 22, 9)
    assert [block.text for block in kept] == ["One two three.", "Four"]
    assert [block.text for block in rest] == ["five six.", "Seven."]


def test_what_lies_far_beyond_the_limit_is_not_looked_at() -> None:
    source = Source("seeds/a.txt", "a.txt", "text/plain", "\n" * 5_000 + "One two three.\n" * 200)
    assert layout.reach(source, 1_000) == 5_000 + 1_500
    assert len(layout.blocks(source, 1_000)) == 100


def test_columns_are_parted() -> None:
    block = Block("paragraph", 0, 214, f"One two.{' ' * 198}Another.")
    assert [(piece.start, piece.text) for piece in layout.ungapped([block])] == [(0, "One two."), (206, "Another.")]
    assert list(layout.ungapped([Block("paragraph", 0, 4, "a  b")])) == [Block("paragraph", 0, 4, "a  b")]


def test_so_many_paragraphs_are_kept() -> None:
    blocks = layout.blocks(Source("seeds/a.txt", "a.txt", "text/plain", "One.\n" * 9), 1_000)
    kept, rest = layout.within(blocks, 1_000, 7)
    assert (len(kept), len(rest)) == (7, 2)
