"""Steps of the workbench; see `workbench.feature`."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when

from db import edits
from db.store import Store
from desktop.views.conflicts import ConflictsPane
from desktop.widgets.tables import current_row
from tests.journeys.conftest import Curator

pytestmark = pytest.mark.timeout(180)
scenarios("workbench.feature")

# Two of Estonia's days, two names of a place, a decision and a dismissal that new evidence opens again.
SAID = (
    ("agreement/EST", "signed_date", "3 May 2024"),
    ("agreement/EST", "signed_date", "4 May 2024"),
    ("agreement/LVA", "place", "Zhovkva"),
    ("agreement/LVA", "place", "Nova Zhovkva"),
    ("agreement/POL", "place", "Lublin"),
)


def fill(store: Store) -> None:
    for number, (record, field, value) in enumerate(SAID, 1):
        cite(store, number, record, field, value)
    accepted = store.ask(lambda c: c.exec_driver_sql("SELECT digest FROM claim ORDER BY id DESC LIMIT 1").scalar())
    edits.apply(store, edits.Decide(record="agreement/POL", field="place", claim=accepted), "Olena")
    cite(store, 6, "agreement/POL", "place", "Lublin")
    cite(store, 7, "commitment/USA/aid-bill", "amount", "61")
    cite(store, 7, "commitment/USA/aid-bill", "currency", "USD")


def cite(store: Store, number: int, record: str, field: str, value: str) -> None:
    text = f"Article {number}\nIt was {value}, they say, in {record}."
    facts = {"publisher": f"Herald {number}", "published": f"2024-06-{number:02d}", "title": f"Article {number}"}
    add = edits.AddArticle(name=f"{number}-{field}.txt", format="text", raw=text.encode(), text=text, **facts)
    edits.apply(store, add, "Olena")
    row = store.ask(lambda c: c.exec_driver_sql("SELECT max(id) FROM article").scalar())
    start = text.index(value)
    new = edits.NewClaim(record=record, field=field, value=value, article=row, start=start, end=start + len(value))
    edits.apply(store, edits.Cite(claims=(new,)), "Olena")


def the_pane(curator: Curator) -> ConflictsPane:
    pane = curator.desk.panes["conflicts"]
    assert isinstance(pane, ConflictsPane)
    return pane


def waiting(curator: Curator) -> int:
    curator.calm()
    return the_pane(curator)._model.total


@given("a workspace whose articles contradict each other")
def _(curator: Curator) -> Iterator[None]:
    with Store.create(curator.path) as store:
        fill(store)
    curator.open()
    yield


@when("I go to the conflicts")
def _(curator: Curator) -> None:
    curator.go("conflicts")


@then(parsers.re(r"(?P<count>\d+) things? waits? for me"))
def _(curator: Curator, count: str) -> None:
    assert waiting(curator) == int(count)


@then(parsers.re(r"(?P<count>\d+) things wait for me, and undo brings it back"))
def _(curator: Curator, count: str) -> None:
    pane = the_pane(curator)
    assert waiting(curator) == int(count), (
        pane.detail.error.text(),
        pane.correction.error.text(),
        pane.detail.reason.error.text(),
        pane.detail.reason.asking,
        curator.desk.workspace.undo_state(),
    )
    curator.press("Ctrl+Z")
    assert waiting(curator) == 4
    pane.show_finding(curator.conflict)
    curator.calm()


@when(parsers.parse('I look for "{words}" and go to the list'))
def _(curator: Curator, words: str) -> None:
    curator.press("Ctrl+F")
    curator.type(words)
    curator.press("Return")
    curator.calm()
    the_pane(curator).list.setFocus()


@when('I press "Esc" in the search and see all again')
def _(curator: Curator) -> None:
    curator.press("Ctrl+F")
    curator.press("Ctrl+A")
    curator.press("Del")
    curator.press("Return")
    curator.calm()
    the_pane(curator).list.setFocus()


@when('I close all groups by "-" and open them by "+"')
def _(curator: Curator) -> None:
    lines = the_pane(curator)._model
    opened = lines.rowCount()
    curator.press("-")
    assert lines.rowCount() == opened - 4
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Plus)
    assert lines.rowCount() == opened


@when(parsers.parse('I go to "{subject}" by "N" and "P"'))
def _(curator: Curator, subject: str) -> None:
    pane = the_pane(curator)
    curator.press("P", 6)
    for _ in range(6):
        curator.calm()
        shown = pane._model.finding(current_row(pane.list))
        if shown is not None and shown.subject == subject:
            break
        curator.press("N")
    assert pane.detail.finding is not None
    assert pane.detail.finding.subject == subject
    curator.conflict = pane.detail.finding.id


@when('I go to its next claim by "Right" and show its source by "G"')
def _(curator: Curator) -> None:
    curator.press("Right")
    curator.press("G")
    curator.calm()


@then(parsers.parse('the source shows "{words}"'))
def _(curator: Curator, words: str) -> None:
    assert words in curator.desk.panes["article"].quote.text()


@when(parsers.re(r'I press "(?P<key>[^"]+)"'))
def _(curator: Curator, key: str) -> None:
    curator.press(key)
    curator.calm()


@when(parsers.parse('I press "{key}" and say "{words}"'))
def _(curator: Curator, key: str, words: str) -> None:
    curator.press(key)
    curator.type(words)
    curator.press("Return")


@when(parsers.parse('I press "{key}" and take the reason "{reason}"'))
def _(curator: Curator, key: str, reason: str) -> None:
    curator.press(key)
    code = the_pane(curator).detail.reason.code
    for _ in range(12):
        if code.currentText() == reason:
            break
        curator.press("Down")
    assert code.currentText() == reason
    curator.press("Return")


@when(parsers.re(r'I press "(?P<key>[RK])" and type "(?P<words>[^"]+)" for its (date|record)'))
def _(curator: Curator, key: str, words: str) -> None:
    curator.press(key)
    curator.press("Ctrl+A")
    curator.type(words)
    curator.calm()
    curator.press("Return")


@then(parsers.parse('the pane "{name}" is in front'))
def _(curator: Curator, name: str) -> None:
    curator.calm()
    assert curator.window.pane == name
