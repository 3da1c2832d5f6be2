"""What a story calls by a noun or a pronoun after it has named it: `the ministry`, `the ship`, `she`, `its`.

A sieve in the manner of Raghunathan and others (2010) and of Haghighi and Klein (2009): what a name's own words, its appositions and its
kind say it is; how lately it was mentioned, and whether as a subject. Where two fit equally well, nothing is resolved.
"""

from digest.referring.known import Known
from digest.referring.sieve import Reference, resolve
from digest.referring.words import Word

__all__ = ["Known", "Reference", "Word", "resolve"]
