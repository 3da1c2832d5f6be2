"""What stands between commas after a source: `Ada Lee, head of the port, said`."""

from __future__ import annotations

from digest.attribution.grammar import Grammar
from digest.attribution.reach import Tokens
from digest.attribution.tokens import Token

# Words besides determiners and nouns that open an insertion after a name.
_INSERTION = frozenset({
    "who", "whose", "which", "former", "of", "in", "at", "on", "when", "while", "speaking", "writing", "citing", "referring", "asked",
    "now", "then", "also", "seen", "known", "born", "held", "made", "written", "drawn", "sent", "given", "kept", "set", "read", "led", "himself", "herself", "like", "for", "by", "as", "with", "from", "after", "during", "aged", "formerly",
})  # fmt: skip


def is_name(row: Tokens, grammar: Grammar) -> bool:
    """Whether the words are a name and nothing else."""
    return (
        len(row) <= 5
        and all(grammar.is_name_word(t) or t.lower in grammar.particles for t in row)
        and row[0].is_capital
    )


def tells_office(row: Tokens, grammar: Grammar) -> bool:
    """Whether the insertion begins with an office: "legal director for …", "Sanders' senior adviser"."""
    return any(token.lower in grammar.people or token.lower in grammar.titles for token in row[:6])


def opens_insertion(token: Token, grammar: Grammar) -> bool:
    """Whether an insertion, and no new clause, begins with the word."""
    word = token.lower
    return (
        word in _INSERTION or word in grammar.determiners or word in grammar.titles or grammar.is_noun(word)
        or word in grammar.links or token.text[0].isdigit() or word.endswith(("ing", "ed")) or "-" in word
    )  # fmt: skip
