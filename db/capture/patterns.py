"""The words by which articles are read, from `resources/patterns`, made ready for matching. Data access only."""

import json
import re
from functools import cache
from typing import Any

from db.authority import resource

_SAME = (("’", "'"), ("ʼ", "'"), ("`", "'"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"))


@cache
def table(name: str) -> Any:
    """The parsed pattern file of this name. Raises FileNotFoundError when the installation is incomplete."""
    return json.loads(resource("patterns", f"{name}.json").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """The text with one kind of apostrophe, space and hyphen; every offset stays."""
    for letter, same in _SAME:
        text = text.replace(letter, same)
    return text


def lowered(text: str) -> str:
    """The text in lower case with every offset kept, also for the letters whose lower case is longer."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _fragment(word: str) -> str:
    return re.escape(plain(word)).replace(r"\*", r"\w*")


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, longest first; a trailing * stands for any ending."""
    return "|".join(_fragment(word) for word in sorted(words, key=len, reverse=True))


@cache
def role(name: str) -> re.Pattern[str]:
    """A whole-word pattern for the words of this role, in whatever case."""
    return re.compile(rf"(?<!\w)(?:{alternatives(table('roles')[name])})(?!\w)", re.IGNORECASE)
