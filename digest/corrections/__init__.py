"""Corrections of seeds: drafted from what is found, written beside the topics, and told of when they no longer apply."""

from __future__ import annotations

from digest.corrections.choice import chosen, found, names
from digest.corrections.draft import Draft, draft
from digest.corrections.stale import stale

__all__ = ["Draft", "chosen", "draft", "found", "names", "stale"]
