"""The record types of the domain, each declared once. How records are named by keys stands in `db.keys`."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, RecordType, field, part
from db.kinds import (
    COUNTRY,
    CURRENCY,
    DATE,
    DECIMAL,
    DURATION,
    INTEGER,
    NAME,
    NUMBER,
    ORDER,
    PLACE,
    SLUG,
    TEXT,
    choice,
    many,
    reference,
    status,
)


class Record(Base):
    """The registry: every record of every type, so that claims, search and history need one table only.

    `partner` is the alpha-3 key of the country the record is about; `label` and `words` (folded text for search)
    are derived from the parts and the decided values, and refreshed with them.
    """

    __tablename__ = "record"
    __table_args__ = (Index("ix_record_type_label", "type", "label"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text, unique=True)
    label: Mapped[str] = mapped_column(Text)
    partner: Mapped[str | None] = mapped_column(Text, index=True)
    words: Mapped[str] = mapped_column(Text)


class Country(RecordType):
    """A state, or an organisation that acts like one."""

    __tablename__ = "country"
    title_label, plural_label = "Country", "Countries"
    code = part(COUNTRY, "Code", "ISO 3166-1 alpha-3 code; XKX for Kosovo, EUU for the European Union")
    name = field(NAME, "Name", "The short name in English")
    kind = field(choice("country-kinds"), "Kind", "A state, or an organisation such as the European Union")
    aliases = field(many(TEXT), "Aliases", "Other names and spellings, any language")
    groups = field(many(TEXT), "Groups", "Groups it belongs to, such as G7, EU, NATO, Nordic, Baltic")


class Declaration(RecordType):
    """A joint declaration that states adopt and join."""

    __tablename__ = "declaration"
    title_label, plural_label = "Declaration", "Declarations"
    slug = part(SLUG, "Identifier", "Short identifier, such as joint-declaration-2023")
    name = field(TEXT, "Name", "The official title")
    adopted_date = field(DATE, "Adopted", "The day it was adopted")
    venue = field(PLACE, "Venue", "The town where it was adopted")
    event = field(TEXT, "Event", "The meeting at which it was adopted")
    adopters = field(many(COUNTRY), "Adopters", "The founders: who adopted it")
    content = field(many(TEXT), "Content", "What it promises, one item each")


class Accession(RecordType):
    """A country joining a declaration."""

    __tablename__ = "accession"
    title_label, plural_label = "Accession", "Accessions"
    declaration = part(SLUG, "Declaration", "The declaration that is joined")
    country = part(COUNTRY, "Country", "Who joins")
    status = field(status("D"), "Status", "How far joining has come: supported, decided, joined")
    decided_date = field(DATE, "Decided", "The day the decision to join was taken")
    joined_date = field(DATE, "Joined", "The day it joined")
    order = field(many(ORDER), "Order", "Where it stands among others: second, after Latvia")
    deciding_body = field(TEXT, "Deciding body", "Who took the decision, such as a council of ministers")


class Negotiation(RecordType):
    """Talks with a country about an agreement."""

    __tablename__ = "negotiation"
    title_label, plural_label = "Negotiation", "Negotiations"
    country = part(COUNTRY, "Country", "The other party")
    status = field(status("N"), "Status", "How far the negotiation has come")
    start_date = field(DATE, "Started", "The day talks started")
    order = field(many(ORDER), "Order", "Where its start stands among others: second, after Latvia")
    framework = field(reference("declaration"), "Framework", "The declaration under which talks are held")
    subject = field(TEXT, "Subject", "What is negotiated")
    condition = field(TEXT, "Condition", "What the outcome depends on")


class Round(RecordType):
    """One session of a negotiation."""

    __tablename__ = "round"
    __table_args__ = (Index("ix_round_country_number", "country", "number"),)
    title_label, plural_label = "Round", "Rounds"
    country = part(COUNTRY, "Country", "The other party")
    number = part(NUMBER, "Number", "First round is 1")
    held_date = field(DATE, "Held", "The day or days it was held")
    announced_date = field(DATE, "Announced", "The day it was made known")
    place = field(PLACE, "Place", "The town where it was held")
    format = field(choice("formats"), "Format", "In person, online or hybrid")
    level = field(choice("levels"), "Level", "Who met: leaders, ministers, deputy heads, experts")
    topics = field(many(TEXT), "Topics", "What was discussed, one item each")
    outcome = field(TEXT, "Outcome", "What came of it")
    next_step = field(TEXT, "Next step", "What was agreed to follow")


class Member(RecordType):
    """A person or body in one side’s delegation of a round."""

    __tablename__ = "member"
    __table_args__ = (Index("ix_member_country_number", "country", "number"),)
    title_label, plural_label = "Delegation member", "Delegation members"
    country = part(COUNTRY, "Country", "The other party of the round")
    number = part(NUMBER, "Round", "The number of the round")
    side = part(COUNTRY, "Side", "Whose delegation it is")
    party = part(SLUG, "Person or body", "Who takes part")
    role = field(choice("roles"), "Role", "The role in this delegation and round")
    post = field(TEXT, "Post", "The post as written in the article")
    body = field(reference("body"), "Body", "The ministry or office")


class Person(RecordType):
    """A person who takes part."""

    __tablename__ = "person"
    title_label, plural_label = "Person", "People"
    slug = part(SLUG, "Identifier", "Short identifier, such as andrii-yermak")
    name = field(NAME, "Name", "The name in its usual English spelling")
    aliases = field(many(TEXT), "Aliases", "Other spellings, any language")
    posts = field(many(TEXT), "Posts", "Posts held over time")


class Body(RecordType):
    """A ministry, office or other body."""

    __tablename__ = "body"
    title_label, plural_label = "Body", "Bodies"
    slug = part(SLUG, "Identifier", "Short identifier, such as ministry-of-defence")
    name = field(NAME, "Name", "The official name in English")
    aliases = field(many(TEXT), "Aliases", "Other names, any language")
    posts = field(many(TEXT), "Posts", "Posts in this body that matter here")


class Agreement(RecordType):
    """What was, or is to be, concluded with a country."""

    __tablename__ = "agreement"
    title_label, plural_label = "Agreement", "Agreements"
    country = part(COUNTRY, "Country", "The other party")
    slug = part(SLUG, "Identifier", "Only for a second agreement with the same party", optional=True)
    title = field(TEXT, "Title", "The official title")
    kind = field(choice("agreement-kinds"), "Kind", "Agreement, arrangement, memorandum or joint commitments")
    status = field(status("N"), "Status", "How far the agreement has come")
    signed_date = field(DATE, "Signed", "The day it was signed")
    order = field(many(ORDER), "Order", "Where its signing stands among others: second, after Latvia")
    place = field(PLACE, "Place", "The town where it was signed")
    signatories = field(many(reference("person")), "Signatories", "Who signed it")
    duration = field(DURATION, "Duration", "How long it holds")
    in_force_date = field(DATE, "In force", "The day it enters into force")
    end_date = field(DATE, "Ends", "The day it expires or ended")


class Scope(RecordType):
    """One field of cooperation in an agreement or negotiation."""

    __tablename__ = "scope"
    title_label, plural_label = "Scope item", "Scope items"
    subject = part(
        TEXT, "Agreement or negotiation", "The key of what it is part of, such as agreement/LVA", greedy=True
    )
    code = part(choice("scopes"), "Scope", "The field of cooperation")
    wording = field(TEXT, "Wording", "How the source words it")
    strength = field(choice("strengths"), "Strength", "Commits, intends, considers or mentions")


class Commitment(RecordType):
    """A promise of money or goods."""

    __tablename__ = "commitment"
    title_label, plural_label = "Commitment", "Commitments"
    country = part(COUNTRY, "Country", "The other party")
    slug = part(SLUG, "Identifier", "Short identifier, such as aid-bill")
    amount = field(DECIMAL, "Amount", "The number as printed, without its magnitude")
    currency = field(CURRENCY, "Currency", "ISO 4217 code")
    magnitude = field(choice("magnitudes"), "Magnitude", "Thousand, million, billion, trillion")
    period = field(DATE, "Period", "The time it covers")
    kind = field(choice("commitment-kinds"), "Kind", "Military, financial, humanitarian …")
    provider = field(COUNTRY, "Provider", "Who gives")
    recipient = field(COUNTRY, "Recipient", "Who receives")
    intermediary = field(TEXT, "Intermediary", "Through whom it is given")


class Tally(RecordType):
    """What an article says about a whole set: checked against the records, never a fact of its own."""

    __tablename__ = "tally"
    title_label, plural_label = "Tally", "Tallies"
    population = part(choice("populations"), "Population", "The set that is counted")
    as_of = part(DATE, "As of", "The day the count holds for, or unknown", greedy=True)
    count = field(INTEGER, "Count", "How many, as printed")
    members = field(many(COUNTRY, empty=True), "Members", "Who is named as belonging to the set")


TYPES: dict[str, type[RecordType]] = {
    kind.__tablename__: kind
    for kind in (
        *(Country, Declaration, Accession, Negotiation, Round, Member, Agreement),
        *(Scope, Commitment, Person, Body, Tally),
    )
}
