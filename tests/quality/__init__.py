"""Floors under what is measured on public data; a floor may rise, never fall silently."""
