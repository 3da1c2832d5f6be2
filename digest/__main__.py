"""`python -m digest`."""

from digest.entry import run

run()
