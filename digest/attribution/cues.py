"""What a cue of attribution is: its kind, its words, and who it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.attribution.phrases import Phrase

Kind = Literal["report", "stance", "phrase", "via", "impersonal", "saying", "view"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and the source it belongs to; positions are those of the text read."""

    kind: Kind
    """`report`: a verb that cites; `stance`: a verb of opinion or wish; `phrase`: "according to"; `via`: whom it was said
    to; `impersonal`: "reportedly", without a source; `saying`: "her claim"; `view`: "critical of", often without a source."""
    cue: str
    start: int
    end: int
    source: Phrase | None
    inverted: bool = False
    """Whether the source stands after the cue."""

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last character of cue and source."""
        if self.source is None:
            return self.start, self.end
        return min(self.start, self.source.start), max(self.end, self.source.end)
