"""Loads what reading an article needs, once, in the process that workers are forked from: they share it.

The one module that does its work at import, for that is all the process does with it: the models of languages and of sentences, the
patterns and the libraries would otherwise be loaded by each worker anew, and be paid for by its first article.
"""

from __future__ import annotations

import gc
import os

_TEXT = """The ferry to Lowmere runs again

By Ann Reed, 14 March 2026

The ferry to Lowmere ran again on Friday after eleven days, the harbour office said. "We are glad," said Ira Moss, its head.

Crews from Marrow Bay had worked since 3 March, according to the Harbour Post; 40 percent of the quay is still closed.
"""
_PAGE = "<html><head><title>Lowmere</title></head><body><article>{}</article></body></html>"


def warm() -> None:
    """Read one text and one page, and keep what that loaded out of the way of the collector, which would unshare it."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process that is forked must have no threads
    gc.disable()
    from digest import read
    from digest.model import ColumnOptions, Options
    from digest.work import work

    page = _PAGE.format("".join(f"<p>{line}</p>" for line in _TEXT.split("\n\n")))
    for name, text in (("a.md", f"---\ntitle: Lowmere\n---\n{_TEXT}"), ("a.html", page)):
        for source in read.seed(read.RawFile(f"seeds/{name}", text.encode()), ColumnOptions()).sources:
            work(source, Options())
    gc.freeze()
    gc.enable()


warm()
