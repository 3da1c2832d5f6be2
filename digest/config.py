"""How a site is built: defaults, then `content/site.yaml`, then the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from digest import schema, yamltext
from digest.model import Options
from digest.problems import DigestError, Problem

PATH = "content/site.yaml"


def load(data: bytes | None, flags: Mapping[str, Any]) -> tuple[Options, tuple[Problem, ...]]:
    """The options of a site whose `content/site.yaml` holds `data` (None: there is none); `flags` win unless None."""
    config, problems = _from_yaml(data or b"")
    given = {name: value for name, value in flags.items() if value is not None}
    return dataclasses.replace(config, **given), problems


def _from_yaml(data: bytes) -> tuple[Options, tuple[Problem, ...]]:
    """Raises DigestError where the file cannot be read: with other options than the editor's it would be another site."""
    try:
        parsed = yamltext.parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise DigestError(str(Problem(PATH, line, "bad-encoding", "not UTF-8", "save the file as UTF-8"))) from None
    except yamltext.YamlError as fault:
        raise DigestError(str(Problem(PATH, fault.line, "bad-yaml", fault.message))) from None
    return schema.checked(Options, parsed.value, path=PATH, lines=parsed.lines)
