"""Expressions of time: where they stand in a text, and which calendar days they mean."""

from __future__ import annotations

from digest.when.expression import Expression
from digest.when.find import expressions
from digest.when.glance import may_name_day
from digest.when.resolve import resolve
from digest.when.tense import first_verb, tense

__all__ = ["Expression", "expressions", "first_verb", "may_name_day", "resolve", "tense"]
