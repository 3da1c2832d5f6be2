"""Fetches what is on the web, politely and within limits, from machines that everybody may ask."""

from digest.fetch.client import Client, Known, Page
from digest.fetch.limits import FetchError, Limits, Outside
from digest.fetch.wire import Line, host, joined, normal

__all__ = ["Client", "FetchError", "Known", "Limits", "Line", "Outside", "Page", "host", "joined", "normal"]
