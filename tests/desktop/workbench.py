"""A small workspace with evidence in it, for tests of panes: made once, copied for each test."""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pysqlite3
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from db import edits
from db.queries.claims import ClaimRow, claims_of_field
from db.store import Store
from desktop.support.jobs import Jobs
from desktop.workspace import Workspace

FIRST = """Talks with Latvia have begun
Ukraine began talks with Latvia on 14 March 2024, the President's Office said.
Andrii Yermak led the delegation. Ukraine has signed agreements with Germany and France.
"""
SECOND = """Ten years of support
Ukraine and Latvia signed their agreement in Kyiv on 11 April 2024. Others say it was 12 April 2024.
Estonia and Lithuania were named as partners in the list.
"""


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="workbench-"))
    path = folder / "sample.depositary"
    with Store.create(path) as store:
        edits.apply(store, edits.Configure(name="review", value="one-person"), "Olena")
        _fill(store)
    return path


def _fill(store: Store) -> None:
    for number, (text, day) in enumerate(((FIRST, "2024-03-15"), (SECOND, "2024-05-01")), 1):
        facts = {"publisher": f"Herald {number}", "published": day, "language": "en"}
        title = text.partition("\n")[0]
        add = edits.AddArticle(name=f"{number}.txt", format="txt", raw=text.encode(), text=text, title=title, **facts)
        edits.apply(store, add, "Olena")
    cite(store, 1, "Ukraine began talks with Latvia", "negotiation/LVA", "status", "negotiating")
    cite(store, 1, "14 March 2024", "negotiation/LVA", "start_date", "14 March 2024")
    cite(store, 1, "Germany", "agreement/DEU", "status", "signed")
    cite(store, 1, "France", "agreement/FRA", "status", "signed")
    cite(store, 2, "signed their agreement", "agreement/LVA", "status", "signed")
    cite(store, 2, "11 April 2024", "agreement/LVA", "signed_date", "11 April 2024")
    cite(store, 2, "12 April 2024", "agreement/LVA", "signed_date", "12 April 2024")
    enter(store, "person/andrii-yermak", "name", "Andrii Yermak")
    enter(store, "person/ihor-zhovkva", "name", "Ігор Жовква")
    enter(store, "agreement/LVA", "duration", "10 years")
    edits.apply(
        store,
        edits.Decide(record="agreement/DEU", field="status", claim=claim(store, "agreement/DEU", "status").id),
        "Olena",
    )
    store.refresh_search()


def cite(store: Store, article: int, quote: str, record: str, field: str, value: str) -> None:
    """Store a claim with the first place of the quote."""
    start = (FIRST, SECOND)[article - 1].index(quote)
    new = edits.NewClaim(record=record, field=field, value=value, article=article, start=start, end=start + len(quote))
    edits.apply(store, edits.Cite(claims=(new,)), "Olena")


def enter(store: Store, record: str, field: str, value: str) -> None:
    edits.apply(store, edits.Enter(record=record, field=field, value=value), "Olena")


def claim(store: Store, record: str, field: str) -> ClaimRow:
    """The newest claim about a field."""
    return store.ask(claims_of_field, record, field)[-1]


@contextmanager
def workspace(folder: Path, *, inline: bool = True, read_only: bool = False) -> Iterator[Workspace]:
    """A workspace of its own over a copy of the sample."""
    path = folder / "work.depositary"
    if not path.exists():
        shutil.copyfile(_template(), path)
    jobs = Jobs(inline=inline)
    with Store.open(path, read_only=read_only) as store:
        opened = Workspace(store, jobs, "Olena")
        yield opened
        jobs.shutdown()


def many_commitments(folder: Path, rows: int) -> Path:
    """A workspace with very many records, made by bulk SQL."""
    path = folder / "work.depositary"
    shutil.copyfile(_template(), path)
    connection = pysqlite3.connect(path)
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})"
    connection.execute(
        f"{numbers} INSERT INTO record(id, type, key, label, partner, words) SELECT 1000 + i, 'commitment',"
        " 'commitment/LVA/aid-' || i, 'Latvia: Aid ' || i, 'LVA', 'latvia aid ' || i FROM n"
    )
    connection.execute(
        f"{numbers} INSERT INTO commitment(id, country, slug, amount, currency) SELECT 1000 + i, 'LVA', 'aid-' || i,"
        " (i * 7919) % 100003, 'EUR' FROM n"
    )
    connection.execute("INSERT INTO record_search(rowid, words) SELECT id, words FROM record WHERE type = 'commitment'")
    connection.commit()
    connection.close()
    return path


class Gate:
    """What stands before the next gestures of a workspace until it is opened."""

    def __init__(self, jobs: Jobs) -> None:
        self._open = threading.Event()
        jobs.gesture(self._open.wait, 10, done=lambda _: None)

    def open(self) -> None:
        self._open.set()


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters, of any script."""
    from PySide6.QtCore import Qt

    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
