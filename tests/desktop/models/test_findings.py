from dataclasses import replace

from db.queries.conflicts import FindingRow
from db.queries.workbench import Heading, Outline
from desktop.models.findings import GROUP, OPENED, FindingsModel, tag
from desktop.support.roles import DETAIL, SEVERITY, TOOLTIP

ONE = FindingRow(
    "f1", "date-precision", "hard", "real", "open", "agreement/LVA", "Latvia", "agreement", "signed_date",
    "Latvia, signed: 10 April or 11 April <b>2024</b>.", None,
)  # fmt: skip
TWO = replace(ONE, id="f2", severity="soft", rule="status-order", field="status", explanation="It went back.")
THREE = replace(ONE, id="f3", record="agreement/DNK", record_label="Denmark", state="dismissed", reason="No")
ROWS = {1: ONE, 2: TWO, 3: THREE}
LATVIA, DENMARK = Heading("agreement/LVA", "Agreement · Latvia", 2), Heading("agreement/DNK", "Agreement · Denmark", 1)
ALL = Outline((1, 2, 3), (LATVIA, DENMARK))


class Shelf:
    """Rows that come when they are asked for, or later; remembers what was asked."""

    def __init__(self, *, later=False):
        self.asked, self.waiting, self.later = [], [], later

    def fetch(self, items, done):
        self.asked.append(tuple(items))
        self.waiting.append(lambda: done({item: ROWS.get(item, ONE) for item in items}))
        if not self.later:
            self.deliver()

    def deliver(self):
        while self.waiting:
            self.waiting.pop(0)()


def model(outline=ALL, group="record", shelf=None):
    made = FindingsModel((shelf or Shelf()).fetch)
    made.set_outline(outline, group)
    return made


def texts(made, role=0):
    return [made.index(row, 0).data(role) for row in range(made.rowCount())]


def test_findings_stand_under_their_record(qtmodeltester):
    made = model()
    assert texts(made) == [
        "Agreement · Latvia",
        "Signed · date precision",
        "Status · status order",
        "Agreement · Denmark",
        "Signed · date precision",
    ]
    assert texts(made, GROUP) == [2, None, None, 1, None]
    assert made.index(1, 0).data(SEVERITY) == "hard"
    assert made.index(0, 0).data(SEVERITY) is None
    qtmodeltester.check(made)


def test_the_second_line_leaves_out_what_stands_above():
    made = model()
    assert made.index(1, 0).data(DETAIL) == "10 April or 11 April <b>2024</b>."
    assert made.index(0, 0).data(DETAIL) is None
    assert made.index(4, 0).data(DETAIL).startswith("dismissed · Latvia, signed")
    assert "&lt;b&gt;2024" in made.index(1, 0).data(TOOLTIP)


def test_in_other_groups_a_line_says_what_its_heading_does_not():
    by_rule = model(Outline((1,), (Heading("date-precision", "Date precision", 1),)), "rule")
    assert texts(by_rule) == ["Date precision", "Agreement · Latvia · Signed"]
    by_country = model(Outline((1,), (Heading("LVA", "Latvia", 1),)), "country")
    assert texts(by_country) == ["Latvia", "Agreement · Signed · date precision"]
    nowhere = model(Outline((1,), (Heading("0", "", 1),)), "article")
    assert texts(nowhere) == ["No article", "Agreement · Latvia · Signed · date precision"]


def test_a_heading_closes_and_opens():
    made = model()
    made.toggle(0)
    assert texts(made) == ["Agreement · Latvia", "Agreement · Denmark", "Signed · date precision"]
    assert texts(made, OPENED) == [False, True, None]
    made.toggle(0, opened=False)
    assert made.rowCount() == 3
    made.toggle(0, opened=True)
    assert made.rowCount() == 5
    made.toggle(1)
    assert made.rowCount() == 5


def test_all_headings_close_at_once_and_an_item_opens_its_own():
    made = model()
    made.close_all()
    assert texts(made) == ["Agreement · Latvia", "Agreement · Denmark"]
    assert made.opened(3) == 2
    assert made.closed == ("agreement/LVA",)
    assert made.opened(9) == -1


def test_headings_are_passed_over():
    made = model()
    assert [made.step(-1, 1), made.step(1, 1), made.step(2, 1), made.step(4, 1), made.step(4, -1)] == [1, 2, 4, -1, 2]
    assert made.item(0) is None
    assert made.heading(0) == LATVIA
    assert made.index(1, 0).data() == "Signed · date precision"
    assert made.finding(1) == ONE
    assert made.finding(9) is None


def test_rows_are_read_when_somebody_looks_and_once():
    shelf = Shelf(later=True)
    made = model(shelf=shelf)
    assert shelf.asked == []
    assert made.index(1, 0).data() == "…"
    assert made.index(2, 0).data() == "…"
    assert shelf.asked == [(1, 2, 3)]
    shelf.deliver()
    assert made.index(1, 0).data() == "Signed · date precision"
    assert shelf.asked == [(1, 2, 3)]


def test_of_a_long_list_only_what_is_in_sight_is_read():
    shelf = Shelf()
    items = tuple(range(1, 50_001))
    made = model(Outline(items, (Heading("x", "X", len(items)),)), shelf=shelf)
    assert made.index(40_000, 0).data() == "Signed · date precision"
    assert sum(len(page) for page in shelf.asked) < 100


def test_what_is_read_of_an_older_list_is_read_again():
    shelf = Shelf(later=True)
    made = model(shelf=shelf)
    made.index(1, 0).data()
    made.set_outline(ALL, "record")
    shelf.deliver()
    made.index(1, 0).data()
    assert shelf.asked == [(1, 2, 3), (1, 2, 3)]


def test_a_line_that_goes_leaves_the_others_where_they_are(qtbot):
    made = model()
    kept = made.index(4, 0)
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(kept)
    made.set_outline(Outline((1, 3), (replace(LATVIA, count=1), DENMARK)), "record")
    assert kept.row() == 3
    assert made.total == 2


def test_a_list_that_is_all_different_comes_at_once(qtbot):
    first = tuple(range(1, 1001))
    made = model(Outline(first, (Heading("x", "X", 1000),)))
    with qtbot.waitSignal(made.modelReset):
        made.set_outline(Outline(first[::-1], (Heading("y", "Y", 1000),)), "rule")
    assert made.item(1) == 1000


def test_closed_headings_are_forgotten_with_another_grouping():
    made = model()
    made.close_all()
    made.set_outline(Outline((1,), (Heading("date-precision", "Date precision", 1),)), "rule")
    assert made.closed == ()


def test_a_finding_that_is_apparent_by_itself_says_so():
    assert tag(replace(ONE, nature="apparent")) == "apparent"
    assert tag(ONE) == ""
    assert tag(replace(ONE, state="decided")) == "decided"
    assert tag(replace(ONE, state="reopened")) == "opened again"
