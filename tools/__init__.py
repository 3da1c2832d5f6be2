"""Tools for upkeep; not part of the package."""
