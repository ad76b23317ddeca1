"""What a person can ask for, as frozen values: printable, testable, storable. What each does stands in `handlers`.

Records are named by key, claims and findings by their public ids, articles by their row id. Texts are as typed.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Mode = Literal["fact", "attributed", "direct-quote", "forecast", "condition"]
ListFlag = Literal["open", "closed", "none"]
Certainty = Literal["explicit", "inferred", "derived"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Line = Annotated[str, Field(max_length=2_000)]


class Command(BaseModel):
    """One gesture: one transaction, one undo step."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class NewClaim(BaseModel):
    """A claim to be stored: `value` as printed or typed; a quote is an article with start and end in code points.

    `norm` gives the normalised value where it does not follow from the printed words alone (a date without its year).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    record: Line
    field: Line
    value: str | int | float | list[str]
    norm: str | None = None
    article: int | None = None
    start: int = 0
    end: int = 0
    as_of: str | None = None
    attributed_to: Line | None = None
    mode: Mode = "fact"
    list_flag: ListFlag = "none"
    certainty: Certainty = "explicit"
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    status: Literal["active", "rejected", "withdrawn"] = "active"
    reason: Line | None = None


class Cite(Command):
    """Store claims, each with its quote (or none: then it can never be vetted). Creates records that are new."""

    claims: tuple[NewClaim, ...]


class Enter(Command):
    """Type a value by hand: a claim without a source, decided at once. Empty text clears the value."""

    record: Line
    field: Line
    value: str


class EnterBlock(Command):
    """Paste a block of values as one step."""

    cells: tuple[Enter, ...]


class RejectClaim(Command):
    """Set a claim aside with a reason; it stays readable and can be restored. The code is one of `reasons`, or none."""

    claim: str
    reason: Line
    reason_code: Line = ""


class CorrectClaim(Command):
    """Set a claim aside as coded wrongly and store it as it should be, with the same quote.

    What is None stays as it was; an empty `as_of` or `attributed_to` takes the claim's own away. `norm` alone changes
    the value and keeps the printed words.
    """

    claim: str
    record: Line | None = None
    field: Line | None = None
    value: str | int | float | list[str] | None = None
    norm: str | None = None
    as_of: Line | None = None
    attributed_to: Line | None = None
    mode: Mode | None = None
    list_flag: ListFlag | None = None
    reason: Line = ""


class RestoreClaim(Command):
    """Make a rejected claim count again."""

    claim: str


class Decide(Command):
    """Accept a claim as the value of its field, having seen all claims of the field."""

    record: Line
    field: Line
    claim: str
    reason_code: Line = "judgement"
    reason: Line = ""
    reviewer: Line | None = None


class Choose(Command):
    """Settle a finding by the claim that holds: it is accepted for its field, and the finding is decided, also where
    its other claims speak about other fields or records.
    """

    finding: Line
    claim: Line
    reason_code: Line = "judgement"
    reason: Line = ""


class DecideMany(Command):
    """Take several decisions as one step."""

    decisions: tuple[Decide, ...]


class Withdraw(Command):
    """Take back the decision on a field; its claims stay."""

    record: Line
    field: Line


class Vet(Command):
    """A reviewer's check of decided fields: pairs of record key and field."""

    fields: tuple[tuple[Line, Line], ...]


class Judge(Command):
    """Mark a finding apparent or dismissed, with a reason."""

    finding: str
    state: Literal["apparent", "dismissed"]
    reason: Annotated[str, Field(min_length=1, max_length=2_000)]
    reason_code: Line = "judgement"


class Reopen(Command):
    """Take back the verdict on a finding."""

    finding: str


class Identify(Command):
    """Say whether two records (people, bodies, declarations) or two names (`place/NAME`, `event/NAME`) are one."""

    first: Line
    second: Line
    verdict: Literal["same", "different", "unsure"]
    reason_code: Line = "judgement"
    reason: Line = ""


class Unidentify(Command):
    """Take back what was said about two records, places or events."""

    first: Line
    second: Line


class CreateRecord(Command):
    """Make a record by its key, with the records it needs."""

    key: Line


class DeleteRecord(Command):
    """Remove a record that no claim and no other record speaks of."""

    key: Line


class AddArticle(Command):
    """Freeze an article. `raw` are its bytes as base64, `zones` its zones as (kind, start, end)."""

    name: Line
    format: Line
    raw: bytes
    text: str
    title: Line
    author: Line | None = None
    url: Line | None = None
    language: Line | None = None
    publisher: Line | None = None
    published: Line | None = None
    zones: tuple[tuple[str, int, int], ...] = ()

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, ser_json_bytes="base64", val_json_bytes="base64"
    )


class AddArticles(Command):
    """Freeze several articles as one step."""

    articles: tuple[AddArticle, ...]


class CorrectArticle(Command):
    """Change what is known about an article; its text stays frozen. `origin` is the article whose text it repeats,
    `reliability` its publisher's, as in `GradePublisher`.
    """

    article: int
    origin: int | None = None
    title: Line | None = None
    author: Line | None = None
    url: Line | None = None
    language: Line | None = None
    publisher: Line | None = None
    published: Line | None = None
    reliability: Reliability | None = None


Spans = tuple[tuple[int, int], ...]


class SetZones(Command):
    """Say which part of an article is what: its zones as (kind, start, end), in order and apart from each other."""

    article: int
    zones: tuple[tuple[Line, int, int], ...]


class ReplaceText(Command):
    """Freeze another text of an article's bytes, as long as nothing is claimed of it: one that was garbled, mended."""

    article: int
    text: Annotated[str, Field(min_length=1)]
    zones: tuple[tuple[Line, int, int], ...] = ()


class MoveClaims(Command):
    """Let an article carry the claims of the older version that it replaces, where their very words still stand."""

    article: int


class MoveClaim(Command):
    """Put one claim on other words, in another article or in its own."""

    claim: Line
    article: int
    start: int
    end: int


class WithdrawArticle(Command):
    """Let a source count no more; the values that rest on it go back to review."""

    article: int
    reason: Annotated[str, Field(min_length=1, max_length=2_000)]


class ReinstateArticle(Command):
    """Let a withdrawn source count again."""

    article: int


class Refused(BaseModel):
    """A proposal as it is remembered when it was refused: where its quote stands and what it said."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    record: Line
    field: Line
    norm: str
    start: int
    end: int


class Refuse(Command):
    """Refuse proposals; they are not made again."""

    article: int
    drafts: tuple[Refused, ...]


class Allow(Command):
    """Let refused proposals be made again."""

    article: int
    drafts: tuple[Refused, ...]


class PassOver(Command):
    """Note that stretches of an article hold nothing to claim."""

    article: int
    spans: Spans


class LookAgain(Command):
    """Let stretches that were passed over count as unread again."""

    article: int
    spans: Spans


class GradePublisher(Command):
    """Set a publisher's source type and reliability (Admiralty letter)."""

    publisher: Line
    source_type: Line | None = None
    reliability: Reliability | None = None


class Configure(Command):
    """Set a setting of the workspace."""

    name: Line
    value: Any
