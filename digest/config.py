"""How a site is built: defaults, then `content/site.yaml`, then the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from digest import schema, yamltext
from digest.model import Options
from digest.problems import Problem

PATH = "content/site.yaml"


def load(text: str | None, flags: Mapping[str, Any]) -> tuple[Options, tuple[Problem, ...]]:
    """The options of a site whose `content/site.yaml` holds `text` (None: there is none); `flags` win unless None."""
    config, problems = _from_yaml(text or "")
    given = {name: value for name, value in flags.items() if value is not None}
    return dataclasses.replace(config, **given), problems


def _from_yaml(text: str) -> tuple[Options, tuple[Problem, ...]]:
    try:
        parsed = yamltext.parse(text)
    except yamltext.YamlError as fault:
        return Options(), (Problem(PATH, fault.line, "bad-yaml", fault.message, level="error"),)
    return schema.checked(Options, parsed.value, path=PATH, lines=parsed.lines)
