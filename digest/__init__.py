"""Digest: a static digest site generator whose every sentence was published by a named source."""
