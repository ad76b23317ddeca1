"""What happened according to a sentence: an event on track D or N, with whom, when and how. Data only."""

from dataclasses import dataclass, field
from typing import NamedTuple

from db.capture.clauses import Sentence
from db.capture.dates import When
from db.capture.lists import Names
from db.capture.model import Token
from db.capture.modes import FACT, Manner


class Partner(NamedTuple):
    """The other party of an event, and the date printed for this party alone."""

    key: str
    when: When | None = None
    start: int = 0


@dataclass(slots=True)
class Event:
    """One status told of any number of partners."""

    sentence: Sentence
    track: str
    status: str
    trigger: Token
    partners: list[Partner] = field(default_factory=list[Partner])
    when: When | None = None
    manner: Manner = FACT
    names: Names | None = None
    open: bool = False
    noun: Token | None = None
    count: tuple[int, int, int] | None = None
    count_derived: bool = False
    declaration: str | None = None
    body: str | None = None
    after: str | None = None
    rule: str = ""
    certainty: str = "explicit"


@dataclass(slots=True)
class Memory:
    """What the sentences read so far leave behind for the next ones."""

    home: str
    published: str | None
    about_security: bool = False
    declaration: str | None = None
    declared_at: int = -10
    joined_at: int = -10
    other_at: int = -10
    partner: tuple[str, str] | None = None
    subject: str | None = None
    lists: bool = False
    told: Event | None = None
    opened: Event | None = None
    fed: bool = False
    joiners: Event | None = None
    nameless: Event | None = None
    dated: str | None = None
    listed: Event | None = None
    titles: set[str] = field(default_factory=set[str])
    rounds: dict[str, str] = field(default_factory=dict[str, str])
    agreed: set[str] = field(default_factory=set[str])
