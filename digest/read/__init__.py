"""Files become Sources, Topics and Texts: the only stage that opens what the editor wrote, and never to change it."""

from __future__ import annotations

from digest.read.content import Content, content, corrected
from digest.read.editions import newest
from digest.read.files import RawFile
from digest.read.permalinks import permalinks, settled
from digest.read.reading import Reading
from digest.read.seeds import read as seed
from digest.read.sources import source
from digest.read.vocabulary import vocabulary
from digest.read.walk import again, files, told_apart

__all__ = [
    "Content",
    "RawFile",
    "Reading",
    "again",
    "content",
    "corrected",
    "files",
    "newest",
    "permalinks",
    "seed",
    "settled",
    "source",
    "told_apart",
    "vocabulary",
]
