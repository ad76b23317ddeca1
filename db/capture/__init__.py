"""Reads an article before the curator does: zones, mentions and drafts of claims, each with its quote. Pure.

`read` is the way in. Nothing is stored here; a draft becomes a claim when a curator confirms it.
"""

from db.capture.datelines import day_of as day_of_dateline
from db.capture.languages import guess_language
from db.capture.model import SUPPORTLESS, Draft, Mention, Reading, Zone
from db.capture.reading import read
from db.capture.zones import zones

__all__ = ["SUPPORTLESS", "Draft", "Mention", "Reading", "Zone"]
__all__ += ["day_of_dateline", "guess_language", "read", "zones"]
