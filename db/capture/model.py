"""What a reading consists of: zones, mentions and drafts. Data only; who finds them stands in the other modules.

All offsets are code points of the text as given, end exclusive.
"""

from typing import NamedTuple

# A claim cannot stand on these parts of an article.
SUPPORTLESS = frozenset({"links", "appeal", "navigation", "caption", "consent"})


class Zone(NamedTuple):
    """A part of an article: headline, lead, body, quoted, list, table or one of `SUPPORTLESS`."""

    kind: str
    start: int
    end: int


class Mention(NamedTuple):
    """Something named: country, date, person, organisation, post, status, amount or count, and what it comes to."""

    kind: str
    start: int
    end: int
    text: str
    normal: str


class Draft(NamedTuple):
    """A claim proposed: nothing is stored of it until a curator confirms it.

    `value` is the words as printed, `norm` the canonical text of the field's kind; `start` and `end` bound the quote.
    `as_of` is EDTF, or None where the article's own date holds; `rule` names what proposed it.
    """

    record: str
    field: str
    value: str
    norm: str
    start: int
    end: int
    as_of: str | None = None
    attributed_to: str | None = None
    mode: str = "fact"
    list_flag: str = "none"
    certainty: str = "explicit"
    rule: str = ""


class Reading(NamedTuple):
    """All that was seen in one article, each part in reading order."""

    zones: tuple[Zone, ...]
    mentions: tuple[Mention, ...]
    drafts: tuple[Draft, ...]


class Token(NamedTuple):
    """A known word or name in the text: its class (`country`, `sign`, `talks`, `month` ...) and what it stands for."""

    kind: str
    start: int
    end: int
    value: str
