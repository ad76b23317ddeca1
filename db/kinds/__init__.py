"""The kinds of values a record can have: how each is read, compared, shown and stored. Pure; no database, no screen.

To add a kind, write one object in a module here and name it below; editors, exports and rules ask the object.
"""

from db.kinds.base import Context, Kind, Option, Relation
from db.kinds.choices import CURRENCY, choice
from db.kinds.countries import COUNTRY, SIDE
from db.kinds.dates import DATE
from db.kinds.durations import DURATION
from db.kinds.many import elements, many
from db.kinds.names import NAME, PLACE, SLUG, TEXT
from db.kinds.numbers import DECIMAL, INTEGER, NUMBER
from db.kinds.order import ORDER
from db.kinds.phrases import ReadDate, read_date
from db.kinds.plain import Invalid
from db.kinds.references import reference
from db.kinds.tracks import ranks, status

__all__ = [
    "COUNTRY",
    "CURRENCY",
    "DATE",
    "DECIMAL",
    "DURATION",
    "INTEGER",
    "NAME",
    "NUMBER",
    "ORDER",
    "PLACE",
    "SIDE",
    "SLUG",
    "TEXT",
    "Context",
    "Invalid",
    "Kind",
    "Option",
    "ReadDate",
    "Relation",
    "choice",
    "elements",
    "many",
    "ranks",
    "read_date",
    "reference",
    "status",
]
