"""A workspace that a newer program wrote, as far as this one knows it: records, values and findings of other sorts are
left out of everything that is read, so that the rest can be shown. What must be there at all is told by `db.gate`.
"""

from collections.abc import Iterable

from db.records import TYPES
from db.rules import RULES


def known_parts(home: str = "main.") -> list[str]:
    """Statements for one connection: they put views in the place of the tables that name sorts of things. `home` is
    said before the tables’ own names: SQLite would take the view for the table, a server must not be told where it is.
    """
    fields = [f"{name}.{field}" for name, model in TYPES.items() for field in model.fields]
    named = f"known.type || '.' || field IN {_listed(fields)}"
    of_record = f"EXISTS (SELECT 1 FROM {home}record AS known WHERE known.id = record_id AND {named})"  # noqa: S608 - our own names
    wanted = {
        "record": f"type IN {_listed(TYPES)}",
        "claim": of_record,
        "decision": of_record,
        "finding": f"rule IN {_listed(RULES)}",
    }
    view = "CREATE TEMP VIEW {0} AS SELECT * FROM {1}{0} WHERE {2}"
    return [view.format(table, home, known) for table, known in wanted.items()]


def _listed(names: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"
