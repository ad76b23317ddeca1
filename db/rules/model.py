"""What rules read and what they yield: claims through a Protocol, facts through a Protocol, findings as values.

Nothing here looks into a workspace; `db.findings` loads claims and keeps what the rules found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from db.kinds import Kind
from db.text import digest

FOREVER = "9999-12-31"
EVER = "0001-01-01"


class Severity(StrEnum):
    """How much a finding matters: hard blocks vetting, soft needs a look, defect is the source's, question asks."""

    HARD = "hard"
    SOFT = "soft"
    DEFECT = "defect"
    QUESTION = "question"


class Nature(StrEnum):
    """Real: cannot both hold. Apparent: goes away once dates, roles, groups or tracks are told apart."""

    REAL = "real"
    APPARENT = "apparent"


class ClaimView(Protocol):
    """One claim with its quote, article and record, as rules and screens see it. Days are ISO text, None is unknown."""

    @property
    def id(self) -> str: ...
    @property
    def record(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def partner(self) -> str | None: ...
    @property
    def field(self) -> str: ...
    @property
    def printed(self) -> str: ...
    @property
    def norm(self) -> str: ...
    @property
    def value_from(self) -> str | None: ...
    @property
    def value_to(self) -> str | None: ...
    @property
    def as_of(self) -> str | None: ...
    @property
    def as_of_from(self) -> str | None: ...
    @property
    def as_of_to(self) -> str | None: ...
    @property
    def article(self) -> int | None: ...
    @property
    def article_name(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def start(self) -> int | None: ...
    @property
    def exact(self) -> str | None: ...
    @property
    def suffix(self) -> str | None: ...
    @property
    def sentence(self) -> int | None: ...
    @property
    def mode(self) -> str: ...
    @property
    def list_flag(self) -> str: ...
    @property
    def certainty(self) -> str: ...
    @property
    def status(self) -> str: ...


class Facts(Protocol):
    """What a rule may ask beside the claims: pure look-ups that no edit of a claim changes."""

    @property
    def language(self) -> str:
        """The language of explanations, such as `en` or `uk`."""
        ...

    @property
    def home(self) -> str:
        """The alpha-3 key of the home party."""
        ...

    def kind(self, record_type: str, field: str) -> Kind | None:
        """The value kind of a field; None where the type has no such field."""
        ...

    def label(self, record: str) -> str:
        """What a person calls the record; its key where it has no label."""
        ...

    def field_label(self, record_type: str, field: str) -> str:
        """What a person calls the field."""
        ...

    def country_name(self, code: str) -> str:
        """The name of an alpha-3 key, in the language of explanations."""
        ...

    def is_organisation(self, code: str) -> bool:
        """Whether the key stands for an organisation, such as the European Union, and no state."""
        ...

    def founders(self) -> frozenset[str]:
        """Alpha-3 keys of those who joined the workspace's declaration by adopting it, organisations included."""
        ...

    def identity(self, key: str) -> str:
        """One representative of all keys (`person/…`, `body/…`, `declaration/…`) that stand for the same thing."""
        ...

    def verdict(self, first: str, second: str) -> str | None:
        """What a curator said about two keys (`place/…` too): same, different or unsure; None while nobody has."""
        ...

    def names(self, key: str) -> frozenset[str]:
        """All names of a person or body that is on record; empty for anything else."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule yields. `record` and `field` name the one place that the finding speaks about (and blocks)."""

    severity: Severity
    claims: tuple[ClaimView, ...]
    record: str
    field: str
    explanation: str
    nature: Nature = Nature.REAL
    reading: str = ""
    key: str = ""
    """Tells apart two findings of one rule about the same claims."""
    owner: str = ""
    """The group (without its prefix) that the finding belongs to, where several groups see it."""
    settled: bool = False
    """Whether a curator has looked and could not say."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with its rule, its group and its id: 16 hexadecimal digits of rule, claims and discriminator."""

    id: str
    rule: str
    group: str
    severity: Severity
    nature: Nature
    claims: tuple[str, ...]
    record: str
    field: str
    explanation: str
    reading: str = ""
    settled: bool = False


def finding_id(rule: str, claims: Sequence[str], key: str = "") -> str:
    """The stable public id of a finding: it changes exactly when the rule's claims change."""
    return digest([rule, sorted(claims), key], 16)
