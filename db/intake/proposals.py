"""What a file says about its article, brought into our words: a date, a language, a title. The curator confirms it."""

import re
from email.utils import parsedate_to_datetime
from typing import Any, cast

from db.capture import guess_language
from db.kinds import DATE, Invalid

LANGUAGES = frozenset({"en", "uk", "de", "fr", "pl", "ru"})
_LONGEST = 200
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d.*)?$")
_SHORT = re.compile(r"(\d{4})/(\d\d?)(?:/(\d\d?))?(?:/.*)?$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?Z?$")
_URL = re.compile(r"https?://[^\s<>\"]+$")


def published_of(words: str | None) -> str | None:
    """The publication date as EDTF, from a time stamp, an e-mail's date, or words; None where it is no date."""
    said = " ".join((words or "").split())[:100]
    if stamp := _STAMP.match(said):
        said = stamp.group(1)
    elif parts := _SHORT.match(said) or _COMPACT.match(said):
        said = "-".join(part.zfill(2) for part in parts.groups() if part)
    try:
        return DATE.clean(said) if said else None
    except Invalid:
        return _of_mail(said)


def _of_mail(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def language_of(said: str | None, text: str) -> str | None:
    """One of `LANGUAGES`: as the file says, or as the text looks."""
    tag = (said or "").strip().lower()[:2]
    return tag if tag in LANGUAGES else guess_language(text)


def short(words: str | None) -> str | None:
    """A title or name on one line; None where nothing is left, or too much."""
    said = " ".join((words or "").split())
    return said if 0 < len(said) <= _LONGEST else None


def listed(value: Any) -> list[Any]:
    """The list that foreign data holds here; empty where it holds something else."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def keyed(value: Any) -> dict[str, Any]:
    """The object that foreign data holds here; empty where it holds something else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def url_of(words: str | None) -> str | None:
    """A web address, or None."""
    said = (words or "").strip()
    return said if _URL.match(said) else None
