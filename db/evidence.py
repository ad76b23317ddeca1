"""The tables of evidence: articles and their quotes, claims, decisions, findings, and the ledger of changes.

Integer ids are for joins; what people and files see are the digests. Times are UTC ISO 8601 text, days ISO text.
"""

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, Table, Text, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base

# Claims that are lists or counts. A query that uses the index of these names them in the very same words.
LISTED = text("(list_flag <> 'none' OR field IN ('count', 'members'))")


class Publisher(Base):
    """Who publishes articles; `reliability` is the Admiralty letter A to F."""

    __tablename__ = "publisher"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    source_type: Mapped[str | None] = mapped_column(Text)
    reliability: Mapped[str | None] = mapped_column(Text)


class Article(Base):
    """A frozen source. `sha256` is of the raw bytes, `text_sha256` of the frozen text; `zones` a JSON list.

    `origin_id` is the article whose text it repeats (a near copy, a syndicated report); empty where it is its own.
    `replaces_id` is the older version that this one replaces. `status` is active or withdrawn.
    """

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(Text, unique=True)
    text_sha256: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text, index=True)
    format: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text, index=True)
    language: Mapped[str | None] = mapped_column(Text)
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("publisher.id"), index=True)
    published: Mapped[str | None] = mapped_column(Text)
    published_earliest: Mapped[str | None] = mapped_column(Text, index=True)
    published_latest: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    zones: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    added_at: Mapped[str] = mapped_column(Text)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)


class ArticleRaw(Base):
    """The bytes of an article as they arrived, compressed with zlib; apart, so that lists never load them."""

    __tablename__ = "article_raw"
    id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Shingle(Base):
    """A sample of an article's runs of words, as hashes of 31 bits, by which near copies are found: derived, never in
    the ledger.
    """

    __tablename__ = "shingle"
    value: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )


class Refusal(Base):
    """A proposal that the curator refused: it is not made again. Offsets are those of its quote."""

    __tablename__ = "refusal"
    __table_args__ = (UniqueConstraint("article_id", "start", "end", "record", "field", "norm"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    start: Mapped[int]
    end: Mapped[int]
    record: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    norm: Mapped[str] = mapped_column(Text)


class Passage(Base):
    """A sentence in which the curator found nothing to claim: it no longer counts as unread."""

    __tablename__ = "passage"
    __table_args__ = (UniqueConstraint("article_id", "start", "end"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    start: Mapped[int]
    end: Mapped[int]


class Quote(Base):
    """A span of an article: W3C TextPosition (`start`, `end`, code points), TextQuote (`exact`, `prefix`, `suffix`)."""

    __tablename__ = "quote"
    __table_args__ = (UniqueConstraint("article_id", "start", "end"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    sentence: Mapped[int]


class Claim(Base):
    """According to this quote, that field of that record had this value, as of this date.

    `as_of` is empty where the claim follows its article's publication date; the days beside it are then the article's.
    `digest` (16 hexadecimal digits) is the claim's public id: the same claim has the same id in every workspace.
    """

    __tablename__ = "claim"
    __table_args__ = (
        # Covers the two questions of a full scan: which fields have several values, and which statuses may clash.
        Index("ix_claim_slot", "record_id", "field", "norm", "status", "mode", "as_of_earliest", "as_of_latest"),
        # Lists and counts by time; few of all claims. The words must be those of LISTED.
        Index("ix_claim_listed", "as_of_latest", "as_of_earliest", sqlite_where=LISTED),
        Index("ix_claim_field", "field", "status", "record_id"),
        Index("ix_claim_as_of", "as_of_earliest", "id"),
        # The first of all dates of one sort, for what is said to be the second or the third of its sort.
        Index("ix_claim_value", "field", "value_latest"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(Text, unique=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    field: Mapped[str] = mapped_column(Text)
    printed: Mapped[str] = mapped_column(Text)
    norm: Mapped[str] = mapped_column(Text)
    value_earliest: Mapped[str | None] = mapped_column(Text)
    value_latest: Mapped[str | None] = mapped_column(Text)
    as_of: Mapped[str | None] = mapped_column(Text)
    as_of_earliest: Mapped[str | None] = mapped_column(Text)
    as_of_latest: Mapped[str | None] = mapped_column(Text)
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quote.id"), index=True)
    attributed_to: Mapped[str | None] = mapped_column(Text)
    mode: Mapped[str] = mapped_column(Text)
    list_flag: Mapped[str] = mapped_column(Text)
    certainty: Mapped[str] = mapped_column(Text)
    credibility: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    coder: Mapped[str] = mapped_column(Text)
    created_at: Mapped[str] = mapped_column(Text)


@event.listens_for(Claim.__table__, "before_create")
def _narrow_on_a_server(table: Table, connection: Connection, **_: object) -> None:
    """Say to PostgreSQL too what the index of lists holds: said in the declaration it would load its dialect always."""
    if connection.dialect.name == "postgresql":
        listed = next(index for index in table.indexes if index.name == "ix_claim_listed")
        listed.dialect_options["postgresql"]["where"] = LISTED


class Decision(Base):
    """The curator's verdict on a field: the accepted claim, why, and the digests of the claims seen (JSON list).

    `reopened` is 1 when the claims of the field are no longer the ones seen. `reviewer` is set when it is vetted.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("record_id", "field"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    field: Mapped[str] = mapped_column(Text)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    seen: Mapped[str] = mapped_column(Text)
    reopened: Mapped[int] = mapped_column(index=True)
    reason_code: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    curator: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[str] = mapped_column(Text)
    reviewer: Mapped[str | None] = mapped_column(Text)
    reviewed_at: Mapped[str | None] = mapped_column(Text)


class Verdict(Base):
    """The curator's word on a finding (apparent or dismissed). The digest holds the finding's claims, so that new
    evidence makes a new finding and an old verdict never covers it.

    `rule`, `record` (its key), `field` and `seen` (the digests of the claims, a JSON list) tell what was judged when
    the finding is no more; they are empty where a version before the second schema judged.
    """

    __tablename__ = "verdict"
    id: Mapped[int] = mapped_column(primary_key=True)
    finding: Mapped[str] = mapped_column(Text, unique=True)
    state: Mapped[str] = mapped_column(Text)
    reason_code: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    curator: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text, server_default="")
    record: Mapped[str] = mapped_column(Text, server_default="", index=True)
    field: Mapped[str] = mapped_column(Text, server_default="")
    seen: Mapped[str] = mapped_column(Text, server_default="[]")


class Identity(Base):
    """The curator's word on whether two records (keys; `first` sorts before `second`) stand for one thing.

    `verdict` is same, different or unsure. Records that `same` connects, also by way of others, are one.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("first", "second"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(Text)
    second: Mapped[str] = mapped_column(Text, index=True)
    verdict: Mapped[str] = mapped_column(Text)
    reason_code: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    curator: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[str] = mapped_column(Text)


class Skeleton(Base):
    """How the names of a person or body sound without their spelling, to find who may be the same: derived, never in
    the ledger.
    """

    __tablename__ = "skeleton"
    text: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[int] = mapped_column(
        ForeignKey("record.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )


class Finding(Base):
    """The current findings, kept like an index of the claims: derived, never in the ledger.

    `group_key` is the group of claims the rule ran on; `state` is open, decided, apparent or dismissed.
    """

    __tablename__ = "finding"
    __table_args__ = (Index("ix_finding_group", "group_key", "rule"), Index("ix_finding_open", "state", "severity"))
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(Text, unique=True)
    rule: Mapped[str] = mapped_column(Text)
    group_key: Mapped[str] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    nature: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    field: Mapped[str] = mapped_column(Text)
    explanation: Mapped[str] = mapped_column(Text)


class FindingClaim(Base):
    """Which claims a finding is about, in the order the explanation speaks of them."""

    __tablename__ = "finding_claim"
    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)


class Setting(Base):
    """A setting of the workspace, such as the home party; `value` is JSON."""

    __tablename__ = "setting"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    value: Mapped[str] = mapped_column(Text)


class Edit(Base):
    """One gesture in the ledger: what was asked for (JSON), by whom, when, and a hash chained to the edit before.

    `reverts` names the edit that an undo or redo takes back; `reverted_by` the edit that took this one back.
    """

    __tablename__ = "edit"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    request: Mapped[str] = mapped_column(Text)
    coder: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    reverts: Mapped[int | None] = mapped_column(ForeignKey("edit.id"), index=True)
    reverted_by: Mapped[int | None] = mapped_column(ForeignKey("edit.id"), index=True)
    hash: Mapped[str] = mapped_column(Text)


class Change(Base):
    """One row that an edit inserted, updated or deleted, or (last_row above row) a run of rows with neighbouring ids.

    `before` and `after` are JSON objects of the columns that changed; a deleted run keeps its rows in `before`
    (compressed JSON), an inserted run the SHA-256 of its rows in `after`.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "table_name", "row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    edit_id: Mapped[int] = mapped_column(ForeignKey("edit.id"), index=True)
    table_name: Mapped[str] = mapped_column(Text)
    row: Mapped[int]
    last_row: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class Draft(Base):
    """Text typed into a form and not yet entered, so that a crash loses no keystroke; not part of the ledger."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("record", "field"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    record: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class Unindexed(Base):
    """Rows whose search entry is out of date: `source` is record or claim. Source finding: all of them are, as after an
    upgrade, until a full check.
    """

    __tablename__ = "unindexed"
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    row: Mapped[int]
