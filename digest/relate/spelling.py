"""One spelling for each name of an article, so that sentences can be compared word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from digest.model import Name


def respeller(names: Sequence[Name]) -> Callable[[str], str]:
    """Puts each name's label for its other spellings; people go by the last word of theirs."""
    target = {form: _short(name) for name in names for form in (name.label, *name.forms) if form[:1].isupper()}
    changed = {form: label for form, label in target.items() if form != label}
    if not changed:
        return lambda text: text
    longest_first = sorted(changed, key=lambda form: (-len(form), form))
    forms = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return lambda text: forms.sub(lambda match: changed[match.group()], text)


def _short(name: Name) -> str:
    return name.label.split()[-1] if name.kind == "person" and name.label.split() else name.label
