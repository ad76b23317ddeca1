from dataclasses import replace

from PySide6.QtCore import Qt

from db.queries.conflicts import FindingRow
from desktop.models.findings import GROUP, FindingsModel, grouped, tag
from desktop.support.roles import DETAIL, SEVERITY, TOOLTIP

ONE = FindingRow(
    "f1", "date-precision", "hard", "real", "open", "agreement/LVA", "Latvia", "agreement", "signed_date",
    "Latvia, signed: 10 April or 11 April <b>2024</b>.", None,
)  # fmt: skip
TWO = replace(ONE, id="f2", severity="soft", rule="status-order", field="status", explanation="It went back.")
THREE = replace(ONE, id="f3", record="agreement/DNK", record_label="Denmark", state="dismissed", reason="No")


def test_findings_stand_under_their_record(qtmodeltester):
    model = FindingsModel()
    model.set_rows(grouped([ONE, THREE, TWO]))
    texts = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert texts == [
        "Agreement · Latvia",
        "Signed · date precision",
        "Status · status order",
        "Agreement · Denmark",
        "Signed · date precision",
    ]
    assert [model.index(row, 0).data(GROUP) for row in range(5)] == [2, None, None, 1, None]
    assert model.index(1, 0).data(SEVERITY) == "hard"
    assert model.index(0, 0).data(SEVERITY) is None
    qtmodeltester.check(model)


def test_the_second_line_leaves_out_what_stands_above():
    model = FindingsModel()
    model.set_rows(grouped([ONE, THREE]))
    assert model.index(1, 0).data(DETAIL) == "10 April or 11 April <b>2024</b>."
    assert model.index(0, 0).data(DETAIL) is None
    assert model.index(3, 0).data(DETAIL).startswith("dismissed · Latvia, signed")
    assert "&lt;b&gt;2024" in model.index(1, 0).data(TOOLTIP)


def test_the_names_of_records_are_passed_over():
    model = FindingsModel()
    model.set_rows(grouped([ONE, THREE]))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.step(-1, 1) == 1
    assert model.step(1, 1) == 3
    assert model.step(3, 1) == -1
    assert model.step(3, -1) == 1
    assert model.finding(0) is None
    assert model.finding(9) is None


def test_a_finding_that_is_apparent_by_itself_says_so():
    assert tag(replace(ONE, nature="apparent")) == "apparent"
    assert tag(ONE) == ""
    assert tag(replace(ONE, state="decided")) == "decided"
