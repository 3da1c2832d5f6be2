"""The texts of a file that holds several: what each is called, whatever its place in the file, and how it becomes a Source."""

from __future__ import annotations

import dataclasses
import email.utils
import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.model import Clue, ClueField, Source, Stated
from digest.problems import Problem, is_web_address
from digest.read import fragment
from digest.read.files import SEEDS, RawFile
from digest.read.reading import Desk, Reading

MOST_ENTRIES = 20_000
"""Texts in one file: more than an outlet publishes in years."""
TEASER = 50
"""Words below which what stands in a feed is an invitation to read rather than the article; chosen by hand."""
_SHORT = 40
_HASH = 6
_LONG_HASH = 32
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]+|[0-9]+);?")
_LONGEST_REFERENCE = 12
_TORN = re.compile(r"(?:(?<!\s)\s+)?(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)\s*\Z")
_STOP = re.compile(r"[.!?][\"”»’)]?(?=\s)")
_MARK = "\ufeff"
_MOST_LINES = 10
# A line that names a title of so many words, and has so few beside it, says nothing else; chosen by hand.
_TOLD, _ROUND = 4, 14
_FEWEST_LETTERS = 2
"""What has fewer letters is what broken markup leaves of an entity."""
_LONGEST = 2000  # characters of a clue


@dataclass(frozen=True, slots=True)
class Entry:
    """One text as a feed or table has it."""

    key: str
    """What the file itself names it by, such as a guid; empty where it does not."""
    html: str = ""
    text: str = ""
    """Plain words, in which `<` means `<`; shown where there is no `html`."""
    clues: tuple[Clue, ...] = ()
    stated: Stated = Stated()  # noqa: RUF009 - frozen
    whole: bool = True
    """False where the file says that this is a summary of something longer."""
    title: str = ""
    """By which a last line is known that only says where the entry first appeared."""


def clean(text: str) -> str:
    """`text` without what no text may hold: control characters and halves of characters; newlines made LF."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def referable(text: str) -> str:
    """The markup `text` with U+FFFD for each reference to what is no character, at which parsers may fail."""
    return _REFERENCE.sub(lambda found: found[0] if _is_character(found[1]) else "\ufffd", text)


def _is_character(figures: str) -> bool:
    bare = figures.lstrip("0")
    if len(bare) > _LONGEST_REFERENCE:
        return False
    number = int(bare[1:] or "0", 16) if bare[:1] in ("x", "X") else int(bare or "0")
    return 0 < number < 0x110000 and not 0xD800 <= number < 0xE000


def clue(field: ClueField, text: str, origin: str) -> tuple[Clue, ...]:
    """A clue, as a tuple of one; none where there are no words, or where an address is not one of the web."""
    line = words.squash(clean(text[:_LONGEST]))
    fits = is_web_address(line) if field == "url" else any(map(str.isalnum, line))
    return (Clue(field, line, words.squash(clean(origin))),) if fits else ()


def moment(written: str) -> str:
    """A date as mail and RSS write it (RFC 822) in ISO 8601, in the zone it was written in; any other as it is written."""
    try:
        return email.utils.parsedate_to_datetime(written[:_LONGEST]).isoformat()
    except (ValueError, OverflowError, IndexError):
        return written


def read(raw: RawFile, entries: Sequence[Entry], desk: Desk) -> Reading:
    """The entries as Sources in the order given, each under a name of its own, and what is wrong with them."""
    if len(entries) > MOST_ENTRIES:
        return Reading(problems=(too_many(raw.path),))
    kept = list(dict.fromkeys(entries))
    shared = {key for key, count in Counter(entry.key for entry in kept).items() if count > 1 and key}
    sources: list[Source] = []
    problems = [_shared(raw, shared)] if shared else []
    if len(kept) < len(entries):
        message = f"the same text stands here more than once; {len(entries) - len(kept)} left out"
        problems.append(Problem(raw.path, None, "same-text", message, level="note"))
    for entry, called in zip(kept, _names(kept, shared), strict=True):
        path = f"{raw.path}#{called}"
        source = _source(path, entry, desk)
        problems += _judged(path, entry, source)
        sources += [source] if source is not None else []
    return Reading(tuple(sources), tuple(_told(raw.path, problems)))


def too_many(path: str) -> Problem:
    """That a file holds more texts than are read of one."""
    message = f"not read: more than {MOST_ENTRIES:,} texts in it"
    return Problem(path, None, "too-many", message, "split it", "error")


def _told(path: str, problems: Sequence[Problem]) -> Iterable[Problem]:
    """The problems, but one for all where many texts have nothing in them."""
    empty = [problem for problem in problems if problem.code == "no-text"]
    if len(empty) <= _MOST_LINES:
        return problems
    message = f"nothing to read in {len(empty):,} of its texts, the first {empty[0].path.rpartition('#')[2]}"
    return (*(problem for problem in problems if problem.code != "no-text"), Problem(path, None, "no-text", message))


def _names(entries: Sequence[Entry], shared: Collection[str]) -> Iterator[str]:
    """The name of each entry; of thousands two may have one short hash by chance, and those have a long one."""
    by_content = [not entry.key or entry.key in shared for entry in entries]
    short = [name(entry, by_content=one) for entry, one in zip(entries, by_content, strict=True)]
    counts = Counter(short)
    for entry, one, called in zip(entries, by_content, short, strict=True):
        yield called if counts[called] == 1 else name(entry, by_content=one, length=_LONG_HASH)


def name(entry: Entry, *, by_content: bool, length: int = _HASH) -> str:
    """What corrections call an entry: its key where that is short and plain, else words of it and a hash of so many digits."""
    if by_content:
        content = "\0".join((entry.key, entry.html, entry.text, *(one.text for one in entry.clues)))
        return _hashed(entry.key or "text", content, length)
    slug = words.slug(entry.key, length=_SHORT)
    return slug if slug == entry.key else _hashed(entry.key, entry.key, length)


def page(path: str, text: str, desk: Desk) -> Reading:
    """A whole document of HTML that stands inside another file, read as a page is."""
    from digest.read import html

    # The byte order mark overrules what the page says of its encoding, which was true of other bytes.
    return html.read(RawFile(path, (_MARK + text).encode("utf-8", "replace")), desk)


def body(path: str, html: str, text: str, desk: Desk, address: str = "") -> Source | None:
    """A Source of HTML, which may be a page or a piece of one, else of plain words; None where there are no words.

    `address` is where the text itself stands on the web.
    """
    if fragment.is_page(html):
        found = page(path, html, desk).sources
        if found:
            return found[0]
    laid, blocks = fragment.laid_out(fragment.pieces(html, address))
    seed = path.removeprefix(f"{SEEDS}/")
    if sum(map(str.isalpha, laid)) >= _FEWEST_LETTERS:
        return Source(path, seed, "text/html", laid, blocks=blocks)
    return Source(path, seed, "text/plain", text) if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS else None


def at(lines: Sequence[int]) -> str:
    """`line 3`, `lines 3, 5 and 9`, the first ten of many."""
    shown = [str(line) for line in lines[:_MOST_LINES]]
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    if len(shown) == 1:
        return f"line {shown[0]}"
    return f"lines {', '.join(shown)}{more}" if more else f"lines {', '.join(shown[:-1])} and {shown[-1]}"


def _source(path: str, entry: Entry, desk: Desk) -> Source | None:
    address = next((one.text for one in entry.clues if one.field == "url"), "")
    found = body(path, clean(entry.html), clean(entry.text), desk, address)
    if found is None:
        return None
    if not entry.whole:
        found = _untorn(found)
    if len(found.blocks) > 1 and _is_tail(found.blocks[-1].text, entry.title):
        end = found.blocks[-2].end
        found = dataclasses.replace(found, text=found.text[:end], blocks=found.blocks[:-1])
    return dataclasses.replace(found, stated=entry.stated, clues=(*entry.clues, *found.clues))


def _untorn(source: Source) -> Source:
    """A summary without its last sentence where that is broken off (`The mayor said [...]`)."""
    torn = _TORN.search(source.text)
    if torn is None:
        return source
    begin = source.blocks[-1].start if source.blocks else source.text.rfind("\n\n") + 1
    stops = [match.end() for match in _STOP.finditer(source.text, begin, torn.start())]
    end = stops[-1] if stops else torn.start()
    last = [dataclasses.replace(block, end=end, text=source.text[block.start : end]) for block in source.blocks[-1:]]
    return dataclasses.replace(source, text=source.text[:end], blocks=(*source.blocks[:-1], *last))


def _is_tail(last: str, title: str) -> bool:
    """Whether a last line does no more than name the title, as `The post … appeared first on …` does in any language."""
    size = len(words.words(title))
    return size >= _TOLD and title in last and len(words.words(last)) <= size + _ROUND


def _judged(path: str, entry: Entry, source: Source | None) -> Iterable[Problem]:
    if source is None:
        yield Problem(path, None, "no-text", "nothing in it to read", level="note")
    elif not entry.whole and (count := len(words.words(source.text))) < TEASER:
        hint = "save the page itself for the article"
        yield Problem(path, None, "teaser", f"only a teaser of {count} word{'s' * (count != 1)}", hint, "note")


def _shared(raw: RawFile, keys: Iterable[str]) -> Problem:
    shown = ", ".join(f'"{key}"' for key in sorted(keys)[:3])
    hint = "their parts are named by their content and change with it"
    return Problem(raw.path, None, "same-id", f"different texts have the same id: {clean(shown)}", hint)


def _hashed(key: str, content: str, length: int) -> str:
    digest = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:length]
    last = next(
        (slug for part in reversed(re.split(r"[/:?&=#,]", key)) if (slug := words.slug(part, length=_SHORT))), ""
    )
    return f"{last or 'text'}-{digest}"
