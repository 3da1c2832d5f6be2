"""What one file may take: five seconds for a text, read and worked on, and for many texts in proportion to what the file weighs."""

from __future__ import annotations

import dataclasses
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digest.problems import Overrun, Together
from digest.worker import Limits

# An honest text takes 20 µs for each byte that it has in an archive (80 news reports, packed: 9 to 57), and 6 ms at least, read and
# worked on (November 2026). Five times as much is allowed, for slower machines: what takes longer was made to.
_PER_BYTE = 100e-6
_PER_TEXT = 0.03
_LEAST = 1e-3
"""Seconds to which a limit is shortened at most: none at all would lift it."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What is known of files before a piece of work on them."""

    sizes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Bytes by file, as they lie in the site's folder."""
    spent: Mapping[str, float] = dataclasses.field(default_factory=dict)
    """Seconds of processor time that a text took so far, by its path."""

    def parted(self, readings: Mapping[str, tuple[float, Sequence[str]]]) -> Costs:
        """The same, with what it took to read files shared out among the paths that were found in each."""
        spent = dict(self.spent)
        for path, (seconds, found) in readings.items():
            share = (spent.pop(path, 0.0) + seconds) / max(len(found), 1)
            spent.update(dict.fromkeys(found, share))
        return Costs(self.sizes, spent)


@dataclass(frozen=True, slots=True)
class Timed:
    """Work on one text, of which `spent` seconds are used already; its result tells how many more it took."""

    function: Callable[[Any], Any]
    spent: float

    def __call__(self, item: Any) -> Any:
        """What the function makes of `item`: a value with a field `seconds`, which is filled in."""
        _shorten(self.spent)
        start = time.thread_time()
        value = self.function(item)
        return dataclasses.replace(value, seconds=round(time.thread_time() - start, 6))


class Budget:
    """What the texts of each file may still take together; of no account are the order they come in and who works on them."""

    def __init__(self, paths: Iterable[str], costs: Costs) -> None:
        """For the texts at `paths`, all that are worked on in this step."""
        listed = list(paths)
        files = [file_of(path) for path in listed]
        self._texts = Counter(files)
        self._whole = {file: allowed(costs.sizes.get(file, 0), count) for file, count in self._texts.items()}
        self._used: defaultdict[str, float] = defaultdict(float)
        for file, path in zip(files, listed, strict=True):
            self._used[file] += costs.spent.get(path, 0.0)

    def take(self, file: str, seconds: float) -> None:
        """Note what one text of `file` took; raises Together where all take too long, Overrun where it is the only one."""
        self._used[file] += seconds
        whole, texts = self._whole[file], self._texts[file]
        if self._used[file] > whole:
            if texts == 1:
                raise Overrun(f"takes longer than {whole:g} s")
            raise Together(
                f"its {texts:,} texts take longer than {whole:.0f} s together, as no articles of its size do"
            )


def allowed(size: int, texts: int) -> float:
    """Seconds for a file of so many bytes and texts."""
    return max(Limits().seconds, size * _PER_BYTE + texts * _PER_TEXT)


def file_of(path: str) -> str:
    """The file that a part is in; a name with `#` and no ending before it is a file's own."""
    file, _, part = path.partition("#")
    return file if part and "." in file.rpartition("/")[2] else path


def _shorten(spent: float) -> None:
    """Count `spent` seconds as used where this process is under a limit: elsewhere no timer runs."""
    if sys.platform == "win32" or not spent:
        return
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    if left:
        signal.setitimer(signal.ITIMER_PROF, max(left - spent, _LEAST))
