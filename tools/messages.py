"""Keeps the catalogues of the interface in step with the program.

`python -m tools.messages` writes `digest/locales/digest.pot` from the messages in the code and merges it into every
`.po`: what is new is added untranslated, what is gone is dropped, what is translated stays. A text that was changed
counts as new, since its old translation may say something else.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "digest/locales"
POT = LOCALES / "digest.pot"
KEYWORDS = {"message": None, "message_in": ((1, "c"), 2), "counted": (1, 2)}
"""The functions of `digest/render/strings/message.py` and which of their arguments are text."""
_IDLE = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):.*\n',
    re.MULTILINE,
)
_WIDTH = 120


def extracted() -> Catalog:
    """Every message in the code, in the order of files and lines."""
    found = Catalog(fuzzy=False, header_comment="# The words of the interface. See docs/translating.md.\n#")
    place = ROOT / "digest/render"
    for file, _line, text, comments, context in extract_from_dir(
        place, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(text, locations=[(f"digest/render/{file}", 0)], auto_comments=comments, context=context)
    return found


def read(path: Path) -> Catalog:
    """The catalogue in a `.po` or `.pot` file."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path.suffix == ".pot" else path.parts[-3], abort_invalid=True)


def written(catalog: Catalog) -> bytes:
    """`catalog` as a file, without the moment it was written at, so that the same messages are the same bytes."""
    out = io.BytesIO()
    write_po(out, catalog, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    return _IDLE.sub(b"", out.getvalue())


def merged(path: Path, template: Catalog) -> Catalog:
    """The catalogue at `path` with the messages of `template`."""
    found = read(path)
    found.update(template, no_fuzzy_matching=True)
    return found


def main() -> None:
    """Writes the template and every catalogue."""
    template = extracted()
    POT.write_bytes(written(template))
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/digest.po")):
        path.write_bytes(written(merged(path, template)))


if __name__ == "__main__":
    main()
