"""Coding the same articles twice, blind: a workspace with the articles and nothing else, and what its return tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.base import Base
from db.edits.bulk import editing
from db.edits.context import setting
from db.evidence import Article, ArticleRaw, Claim, Publisher, Quote, Setting
from db.kinds import Invalid
from db.progress import SILENT, Report
from db.records import TYPES, Record
from db.reliability import alpha, overlap
from db.store import Store
from db.text import canonical

_CODED = ("active",)
_LINKS = ("origin_id", "replaces_id")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two coders made of one field, or of all: `both` counts the fields of records that both coded from one
    article, `one` those that one of them coded alone; `alpha` is Krippendorff's for the values, and `quotes` the mean
    overlap of the quotes, of those that both coded.
    """

    field: str
    both: int
    one: int
    alpha: float | None
    quotes: float | None


class Comparison(NamedTuple):
    """How far two workspaces agree: in all, and by record type and field; and how many articles they share."""

    articles: int
    overall: Agreement
    fields: tuple[Agreement, ...]


def bundle(store: Store, target: Path, coder: str, articles: Sequence[int] = (), report: Report = SILENT) -> int:
    """Make a workspace with these articles (all where none are named) and no claim; how many. Raises StoreError."""
    with store.read() as connection:
        home = setting(connection, "home", "UKR")
        rows = _articles(connection, articles)
        if not rows:
            raise Invalid("There is no article to code. Import one first")
        with Store.create(target) as made, editing(made, "Bundle", coder) as workshop:
            workshop.writer.insert(Setting, name="home", value=canonical(home))
            for done, row in enumerate(rows):
                report.progress(done, len(rows), "articles")
                report.check()
                publisher = workshop.publisher(row.pop("publisher"))
                content = connection.execute(select(ArticleRaw.content).where(ArticleRaw.id == row.pop("id"))).scalar()
                new = workshop.writer.insert(Article, **row, publisher_id=publisher)
                workshop.writer.insert_with_id(ArticleRaw, new, content=content)
            workshop.summary = f"Articles to be coded: {len(rows)}"
    return len(rows)


def _articles(connection: Connection, wanted: Sequence[int]) -> list[dict[str, Any]]:
    table = Base.metadata.tables["article"]
    kept = [column for column in table.c if column.name not in (*_LINKS, "publisher_id")]
    statement = select(*kept, Publisher.name.label("publisher")).outerjoin(
        Publisher, Publisher.id == table.c.publisher_id
    )
    statement = statement.where(table.c.id.in_(wanted)) if wanted else statement.where(table.c.status == "active")
    return [dict(row) for row in connection.execute(statement.order_by(table.c.id)).mappings()]


_Unit = tuple[str, str, str]


class _Coded(NamedTuple):
    values: set[str]
    spans: set[tuple[int, int]]


def compare(store: Store, other: Path, report: Report = SILENT) -> Comparison:
    """How far the workspace agrees with another one that coded the same articles. Raises StoreError, and Invalid where
    they share no article.
    """
    report.check()
    with Store.open(other, read_only=True) as second, store.read() as mine, second.read() as theirs:
        shared = _digests(mine) & _digests(theirs)
        if not shared:
            raise Invalid(f"{other.name} has no article in common with this workspace; choose the copy that came back")
        first, last = _coded(mine, shared), _coded(theirs, shared)
    fields: dict[str, set[_Unit]] = defaultdict(set)
    for unit in first.keys() | last.keys():
        fields[f"{unit[1].partition('/')[0]}.{unit[2]}"].add(unit)
    order = [f"{kind}.{field}" for kind, model in TYPES.items() for field in model.fields]
    told = tuple(_agreement(name, fields[name], first, last) for name in order if name in fields)
    return Comparison(len(shared), _agreement("", first.keys() | last.keys(), first, last), told)


def _digests(connection: Connection) -> set[str]:
    return set(connection.execute(select(Article.text_sha256)).scalars())


def _coded(connection: Connection, shared: set[str]) -> dict[_Unit, _Coded]:
    """By article, record and field: the values and the quotes of the claims that count."""
    columns = (Article.text_sha256, Record.key, Claim.field, Claim.norm, Quote.start, Quote.end)
    statement = select(*columns).join(Record, Record.id == Claim.record_id).join(Quote, Quote.id == Claim.quote_id)
    statement = statement.join(Article, Article.id == Quote.article_id).where(Claim.status.in_(_CODED))
    found: dict[_Unit, _Coded] = {}
    for article, record, field, norm, start, end in connection.execute(statement):
        if article in shared:
            coded = found.setdefault((article, record, field), _Coded(set(), set()))
            coded.values.add(norm)
            coded.spans.add((start, end))
    return found


def _agreement(name: str, units: Iterable[_Unit], first: dict[_Unit, _Coded], last: dict[_Unit, _Coded]) -> Agreement:
    units = list(units)
    both = sorted(unit for unit in units if unit in first and unit in last)
    values = [(frozenset(first[unit].values), frozenset(last[unit].values)) for unit in both]
    shares = [overlap(first[unit].spans, last[unit].spans) for unit in both]
    quotes = sum(shares) / len(shares) if shares else None
    return Agreement(name, len(both), len(units) - len(both), alpha(values), quotes)
