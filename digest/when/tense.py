"""Whether the words around a date tell of the past or the future."""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass

from digest import lexicon
from digest.when.expression import Tense

_REACH = 240  # characters looked at on each side; longer clauses are rare in news
_TITLES = "".join(
    rf"(?<!\b{title}[.!?…])"
    for title in ("Mr", "Ms", "Mrs", "Dr", "St", "Gen", "Gov", "Sen", "Rep", "Lt", "Col", "Inc", "Corp")
)
# What must not stand before the stop is looked for behind it, so that it is at stops alone.
_END = re.compile(
    rf"[.!?…](?<!\b[^\W\d_a-z][.!?…])(?<!\b[ap]\.m[.!?…]){_TITLES}['\"”»)]*\s+(?=[\"“«'(]?[^\W\d_a-zа-яßà-ÿ])|\n\s*\n|;"
)
_BEFORE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RUN = re.compile(r"\w+")
_TIME = 40  # characters before a date in which a word such as "until" and a time of day stand
_CLOCK = re.compile(
    r"(?<![\w.:])(?:\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s[a-z]{2,4})?|midnight|noon|midday)\s*$"
)
_WITHIN = 3  # words before "investigating" among which "is" stands: "is investigating and prosecuting"
_AUXILIARY = 16  # characters from "will" to its verb: "will also begin"
_SHORT = 4  # letters: "суть" and "путь" are no verbs


@dataclass(frozen=True, slots=True)
class Verbs:
    """The words of a text that carry a tense, and where its sentences end; made once, asked for each date."""

    text: str
    language: str
    starts: tuple[int, ...]
    tenses: tuple[Tense, ...]
    ends: tuple[int, ...]
    """Where sentences begin after the first."""

    def around(self, start: int, end: int) -> Tense | None:
        """The tense of the marker nearest before `start` in the sentence, else nearest after `end`; None without one.

        A sentence in which nothing but a present stands tells of what is planned: "the parties sit down on Friday".
        """
        sentence = bisect.bisect_right(self.ends, start)
        low = max(self.ends[sentence - 1] if sentence else 0, start - _REACH)
        high = min(self.ends[sentence] if sentence < len(self.ends) else len(self.text), end + _REACH)
        before = self.text[low:start]
        left = bisect.bisect_left(self.starts, start)
        if _leads(before, self.language, "since") or self._was_over(before, low, high):
            return "past"
        if _leads(before, self.language, "until"):
            return "future"
        if left and self.starts[left - 1] >= low:
            return self.tenses[left - 1]
        if _leads(before, self.language, "not_later"):
            return "future"
        right = bisect.bisect_left(self.starts, end)
        if right < len(self.starts) and self.starts[right] < high:
            return self.tenses[right]
        return (
            "future" if _is_present(before, self.language) or _is_present(self.text[end:high], self.language) else None
        )

    def of(self, start: int, end: int) -> Tense | None:
        """The tense of the words from `start` to `end`, or of the marker just before them: "will" of "will meet"."""
        own = bisect.bisect_left(self.starts, start)
        if own < len(self.starts) and self.starts[own] < end:
            if (
                self.tenses[own] == "past"
                and own
                and self.tenses[own - 1] == "future"
                and start - self.starts[own - 1] < _AUXILIARY
            ):
                return "future"  # "will be closed"
            return self.tenses[own]
        return self.tenses[own - 1] if own and start - self.starts[own - 1] < _AUXILIARY else None

    def goes_on(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` tell of what is going on: "is investigating"."""
        words = [word.lower() for word in _BEFORE.findall(self.text[max(start - 2 * _AUXILIARY, 0) : start])[-_WITHIN:]]
        ending = self.text[start:end].lower().endswith(_split(self.language, "ongoing_endings") or ("\0",))
        return ending and not set(words).isdisjoint(_split(self.language, "ongoing"))

    def count(self, low: int, high: int) -> int:
        """How many of its markers stand from `low` to `high`."""
        return bisect.bisect_left(self.starts, high) - bisect.bisect_left(self.starts, low)

    def _was_over(self, before: str, low: int, high: int) -> bool:
        """Whether it was over by the time named: "two had filed reports by Wednesday"; nothing else in the sentence is to come."""
        if not _leads(before, self.language, "by"):
            return False
        told = slice(bisect.bisect_left(self.starts, low), bisect.bisect_left(self.starts, high))
        perfect = _split(self.language, "perfect")
        heard = (_RUN.match(self.text, start) for start in self.starts[told])
        return "future" not in self.tenses[told] and any(
            word is not None and word[0].lower() in perfect for word in heard
        )


def tenses(text: str, language: str) -> frozenset[Tense]:
    """The tenses that words of `text` carry."""
    return frozenset(verbs(text, language).tenses)


def is_telling(word: str, language: str) -> bool:
    """Whether `word` is a verb by which news gives its sources: "said", "told"."""
    return word.lower() in _split(language.partition("-")[0].lower(), "telling")


def verbs(text: str, language: str) -> Verbs:
    """The tenses told of in `text`."""
    language = language.partition("-")[0].lower()
    found = _markers(text, language)
    ends = tuple(match.end() for match in _END.finditer(text))
    return Verbs(text, language, tuple(start for start, _ in found), tuple(kind for _, kind in found), ends)


def tense(text: str, start: int, end: int, language: str) -> Tense | None:
    """What the words around `text[start:end]` tell of."""
    return verbs(text, language).around(start, end)


def is_deadline(text: str, start: int, language: str) -> bool:
    """Whether the words before a date at `start` say that something comes by then: "by Friday", "until the end of May"."""
    return _leads(text[:start], language.partition("-")[0].lower(), "until")


def is_for(text: str, start: int, language: str) -> bool:
    """Whether the words before a day of the week at `start` say that something is meant for it: "a meeting for Monday"."""
    return _leads(text[max(start - _REACH, 0) : start], language.partition("-")[0].lower(), "planned_for")


def is_said(text: str, start: int, language: str) -> bool:
    """Whether a date at `start` is when somebody said something: one of the two words before it is a verb of telling."""
    return any(is_telling(word, language) for word in _BEFORE.findall(text[max(start - _REACH, 0) : start])[-2:])


def main_verb(text: str, language: str) -> tuple[int, int]:
    """Where the first word that carries a tense stands, one of telling left aside where there is another; (0, 0) without one."""
    found = verbs(text, language)
    spans = [match.span() for start in found.starts if (match := _RUN.match(text, start)) is not None]
    events = [span for span in spans if not is_telling(text[slice(*span)], language)]
    plain = [span for span in events if not _is_aside(text, span[0])]
    return next(iter(plain or events[-1:] or spans), (0, 0))


def _is_aside(text: str, start: int) -> bool:
    """Whether a comma stands just before: "the bridge, closed since May, …"."""
    return text[:start].rstrip().endswith(",")


def _is_present(clause: str, language: str) -> bool:
    """Whether a verb in the present stands in `clause`, in the languages where its endings tell; not one of telling."""
    endings = _split(language, "present_endings")
    if not endings:
        return False
    words = (word.lower() for word in _BEFORE.findall(clause) if word.islower() and len(word) > _SHORT)
    return any(word.endswith(endings) and word not in _split(language, "not_present") for word in words)


def _leads(before: str, language: str, key: str) -> bool:
    """Whether the words just before say that the time is still to come: "until"; "by", where nothing else tells."""
    lowered = _CLOCK.sub("", before[-_TIME:].lower()).rstrip()
    return any(lowered.endswith(word) and not lowered[: -len(word)][-1:].isalpha() for word in _split(language, key))


def _markers(text: str, language: str) -> tuple[tuple[int, Tense], ...]:
    pattern = _pattern(language)
    if pattern is None:
        return ()
    found: list[tuple[int, Tense]] = []
    longer = _longer(language)
    end = 0
    for run in _RUN.finditer(text):
        start, word = run.start(), run[0]
        if start < end:
            continue
        if word.lower() in longer:
            match = pattern.match(text, start)
            kind, word = (match.lastgroup, match[0]) if match is not None else (None, word)
        else:
            kind = _marks(word, language)
        if kind is None:
            continue
        if (
            kind == "future"
            and found
            and found[-1][1] == "past"
            and text[end:start].strip().lower() in _split(language, "neutral")
        ):
            continue  # "had been due to expire"
        end = start + len(word)
        if kind == "future" or (kind == "coming" and word.islower()):
            found.append((start, "future"))
        elif (kind == "past" or (kind == "ending" and word.islower())) and not _neutral(text, start, language):
            found.append((start, "past"))
    return tuple(found)


@functools.lru_cache(maxsize=50_000)
def _marks(word: str, language: str) -> str | None:
    """The group of the pattern that a run of letters is by itself; kept, for trying all the alternatives takes long."""
    pattern = _pattern(language)
    match = pattern.match(word) if pattern is not None else None
    return match.lastgroup if match is not None else None


@functools.cache
def _longer(language: str) -> frozenset[str]:
    """The first runs of letters of markers that go beyond them: "is" of "is going to", "won" of "won't"."""
    forms = (form for key in ("future", "past") for form in _split(language, key))
    return frozenset(_RUN.findall(form)[0].lower() for form in forms if not _RUN.fullmatch(form))


def _neutral(text: str, start: int, language: str) -> bool:
    """Whether the word before takes the tense from a form: "be returned", "to be seen"."""
    words = _BEFORE.findall(text[max(start - 20, 0) : start])
    return bool(words) and words[-1].lower() in _split(language, "neutral")


@functools.cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """One pattern for all markers of `language`, whole words each, longer phrases first."""
    parts = [
        f"(?P<future>(?:{_either(language, 'future')})(?!\\w)|(?<=\\w)['’]ll(?!\\w))",
        f"(?P<past>(?:{_either(language, 'past')})(?!\\w))",
        f"(?P<coming>\\w{{2,}}(?:{_either(language, 'future_endings')})(?!\\w))",
        f"(?P<ending>\\w{{2,}}(?:{_either(language, 'past_endings')})(?!\\w))",
    ]
    return (
        re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE) if language in lexicon.table("dates") else None
    )


def _either(language: str, key: str) -> str:
    forms = sorted(_split(language, key), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form) for form in forms) or r"(?!)"


@functools.cache
def _split(language: str, key: str) -> tuple[str, ...]:
    table = lexicon.table("dates").get(language, {})
    return tuple(part for part in str(table.get(key, "")).split("|") if part)
