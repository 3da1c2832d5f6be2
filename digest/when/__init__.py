"""Expressions of time: where they stand in a text, and which calendar days they mean."""

from __future__ import annotations

from digest.when.expression import Expression, Tense
from digest.when.find import expressions
from digest.when.glance import may_name_day
from digest.when.governing import Dated, governing
from digest.when.resolve import resolve
from digest.when.tense import is_deadline, is_for, is_said, main_verb, tense, tenses
from digest.when.units import is_quarter

__all__ = [
    "Dated",
    "Expression",
    "Tense",
    "expressions",
    "governing",
    "is_deadline",
    "is_for",
    "is_quarter",
    "is_said",
    "main_verb",
    "may_name_day",
    "resolve",
    "tense",
    "tenses",
]
