"""Which words a cue bears on."""

from __future__ import annotations

from collections.abc import Sequence

from digest.stance.cues import Met, joints, listed
from digest.stance.tokens import Token, is_hard, is_soft

Span = tuple[int, int]
"""Numbers of tokens, end exclusive."""
# "Almost" and the like bear on so many of the words that follow.
PHRASE = 4
# Among so many words after a verb what is withheld is named.
WITHHELD = 4
# How many words may stand between a form of "to be" and the participle of a passive.
PASSIVE = 2
# The most words between the two commas of an aside.
ASIDE = 8
# A denial of no more words than these may be of what was said before: `but Kyiv denied the claim`.
ANAPHOR = 4


def scope(cue: Met, row: Sequence[Token], language: str) -> Span | None:
    """The words that `cue` bears on; None where there are none."""
    found = _reached(cue, row, language)
    while found[0] < found[1] and not row[found[0]].is_word:
        found = found[0] + 1, found[1]
    while found[0] < found[1] and not row[found[1] - 1].is_word:
        found = found[0], found[1] - 1
    return found if found[0] < found[1] else None


def withholds(cue: Met, row: Sequence[Token], language: str) -> bool:
    """Whether the cue is no denial but keeps something from somebody: `were denied aid`, `denied reporters entry`."""
    if cue.end - cue.start > 1 or row[cue.start].word not in listed(language, "withheld"):
        return False
    closing = listed(language, "that") | listed(language, "prepositions") | listed(language, "finite")
    opens = listed(language, "articles") | listed(language, "anaphora")
    ahead = [token.word for token in row[cue.end : cue.end + WITHHELD + 1]]
    for place, word in enumerate(ahead[:WITHHELD]):
        if word in closing or not word[0].isalnum() or (place == 0 and word.endswith("ing")):
            return False
        if word in listed(language, "granted"):
            # To whom it is not given stands before it, but in the passive: `denied the aid` is a denial.
            is_to_somebody = place > (ahead[0] in opens) or _is_passive(cue, row, language)
            return is_to_somebody and not set(ahead[place + 1 : place + 2]) & listed(language, "finite")
    return False


def _reached(cue: Met, row: Sequence[Token], language: str) -> Span:
    if cue.reach == "phrase":
        return _phrase(cue, row, language)
    if cue.reach == "precedes":
        return _before(cue.start, row, language)
    if cue.reach == "around":
        return _clause_start(cue.start, row, language), _clause_end(cue.end, row, language)
    if cue.reach in {"follows", "verbs"}:
        return _complement(cue, row, language)
    end = _clause_end(cue.end, row, language, is_negation=cue.reach == "negates")
    # `Er kommt nicht`: where nothing follows, the cue bears on what stands before it.
    return (cue.end, end) if end > cue.end else (_clause_start(cue.start, row, language), cue.start)


def _complement(cue: Met, row: Sequence[Token], language: str) -> Span:
    # What was averted is a thing, not all that is told after it.
    end, is_fronted = cue.end, cue.kind == "averted" or _is_fronted(cue.start, row, language)
    while end < len(row) and not is_hard(row, end, joints(language)) and not (is_fronted and row[end].word == ","):
        end += 1
    told = row[cue.end : end]
    if cue.reach == "verbs" and (_is_passive(cue, row, language) or _is_bare(told, language)):
        return _before(cue.start, row, language)
    if len(told) <= ANAPHOR and told and all(token.word in listed(language, "anaphora") for token in told):
        return _said_before(cue.start, row, language) or (cue.end, end)
    return cue.end, end


def _is_bare(told: Sequence[Token], language: str) -> bool:
    """Whether a verb has no complement: `which he denies, and …`."""
    if not told or told[0].word != ",":
        return not told
    follows = listed(language, "that") - joints(language).also
    return len(told) > 1 and told[1].word not in follows


def _is_fronted(at: int, row: Sequence[Token], language: str) -> bool:
    """Whether the clause of `at` ends at the next comma: `While he denied it, …`, `the union, which denied it, …`."""
    opening = joints(language).contrast | joints(language).subordinate
    if any(token.word in listed(language, "relative") for token in row[max(0, at - PASSIVE) : at]):
        return True
    return row[0].word in opening and not any(token.word == "," for token in row[:at])


def _is_passive(cue: Met, row: Sequence[Token], language: str) -> bool:
    if row[cue.start].word.endswith("ing"):  # `are demanding`, in English
        return False
    before = row[max(0, cue.start - PASSIVE) : cue.start]
    return any(token.word in listed(language, "be") for token in before)


def _before(at: int, row: Sequence[Token], language: str) -> Span:
    """The words up to `at`, without the auxiliaries next to it and without who says so."""
    end, start, says = at, at, listed(language, "says")
    while start > 0 and not is_hard(row, start - 1, joints(language)) and row[start - 1].word not in says:
        start -= 1
    while end > start and row[end - 1].word in listed(language, "be") | listed(language, "finite"):
        end -= 1
    return start, end


def _said_before(at: int, row: Sequence[Token], language: str) -> Span | None:
    """The words before the clause that `at` stands in."""
    start = at
    while start > 0 and not is_soft(row, start - 1, joints(language)):
        start -= 1
    return (0, start - 1) if start > 1 else None


def _phrase(cue: Met, row: Sequence[Token], language: str) -> Span:
    end = cue.end
    if end < len(row) and _is_count(row, end, language):
        return end, end
    while end < len(row) and end < cue.end + PHRASE and not is_soft(row, end, joints(language)):
        if end > cue.end and row[end].word in listed(language, "prepositions"):
            break
        end += 1
    return cue.end, end


def _is_count(row: Sequence[Token], at: int, language: str) -> bool:
    """Whether a number begins at `at`, so that "almost" tells only how exact it is."""
    ahead = row[at : at + 2]
    numbers, articles = listed(language, "numbers"), listed(language, "articles")
    is_number = [token.word[0].isdigit() or token.word in numbers for token in ahead]
    return is_number[0] or (ahead[0].word in articles and is_number[-1])


def _clause_start(at: int, row: Sequence[Token], language: str) -> int:
    while at > 0 and not is_soft(row, at - 1, joints(language)):
        at -= 1
    return at


def _after_aside(at: int, row: Sequence[Token]) -> int:
    """`did not, as some papers wrote, leave`: where the clause goes on."""
    if at < len(row) and row[at].word == ",":
        for further in range(at + 1, min(len(row), at + ASIDE)):
            if row[further].word == ",":
                return further + 1
    return at


def _clause_end(at: int, row: Sequence[Token], language: str, *, is_negation: bool = False) -> int:
    that = listed(language, "that") if is_negation else frozenset()
    start = at = _after_aside(at, row)
    while at < len(row) and not is_soft(row, at, joints(language)):
        if row[at].word in that and at > start:
            break
        at += 1
    return at
