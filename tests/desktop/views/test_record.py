"""The form of one record, driven by keys: typing, storing, drafts, evidence, deciding, going to the source."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db import edits
from db.queries.records import FieldValue, record
from db.records import TYPES
from db.store import StoreError
from desktop.support.ask import ScriptedPrompts
from desktop.views.record import RecordPane
from desktop.widgets.field_row import FieldRow
from desktop.widgets.form import captions
from desktop.workspace import Workspace
from tests.desktop import workbench

LATVIA = "agreement/LVA"
KEYS = (
    *("country/LVA", "declaration/jd", "accession/jd/DNK", "negotiation/LVA", "round/LVA/1", "person/andrii-yermak"),
    *("member/LVA/1/UKR/andrii-yermak", LATVIA, "scope/agreement/LVA/demining", "commitment/USA/aid-bill"),
    *("body/ministry-of-defence", "tally/signed/2024-03-14"),
)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Iterator[Workspace]:
    with workbench.workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def pane(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordPane:
    return show(workspace, prompts, qtbot)


def show(workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot) -> RecordPane:
    made = RecordPane(workspace, prompts)
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def row(pane: RecordPane, field: str) -> FieldRow:
    assert pane.form is not None
    return pane.form.rows[field]


def box(pane: RecordPane, field: str) -> QWidget:
    return row(pane, field).editor.focusProxy()


def value(workspace: Workspace, key: str, field: str) -> FieldValue:
    view = workspace.read(record, key)
    assert view is not None
    return next(found for found in view.fields if found.name == field)


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_into(pane: RecordPane, field: str, text: str) -> None:
    pane.focus_field(field)
    workbench.type_text(QApplication.focusWidget(), text)


# ------------------------------------------------------------ what is shown


def test_without_a_record_it_says_how_to_open_one(pane: RecordPane) -> None:
    texts = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert any("Enter on a row" in text for text in texts)


def test_a_record_is_shown_with_values_states_and_badges(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    assert row(pane, "status").editor.text() == "signed"
    assert row(pane, "status").sign.name() == "claimed"
    assert row(pane, "duration").sign.name() == "unsourced"
    assert row(pane, "signed_date").sign.name() == "conflicting"
    assert row(pane, "signed_date").badge.text().startswith("❝ 2")
    assert not row(pane, "title").badge.isVisible()
    assert row(pane, "title").sign.name() == "empty"


@pytest.mark.parametrize("table", [*TYPES])
def test_every_record_type_has_a_form(pane: RecordPane, workspace: Workspace, table: str) -> None:
    keys = {key.partition("/")[0]: key for key in KEYS}
    if workspace.read(record, keys[table]) is None:
        workspace.do(edits.CreateRecord(key=keys[table]))
    pane.show_record(keys[table])
    assert pane.form is not None
    assert [*pane.form.rows] == [*TYPES[table].fields]


def test_each_label_has_a_letter_of_its_own() -> None:
    for kind in TYPES.values():
        marked = [text.partition("&")[2][:1].casefold() for text in captions([*kind.fields.values()])]
        assert len(set(marked)) == len(marked), marked
        assert all(marked)


def test_the_key_of_a_label_goes_to_its_field(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(LATVIA, "title")
    letter = row(pane, "duration").label.text().partition("&")[2][:1]
    with qtbot.waitSignal(pane.field_focused) as told:
        QTest.keyClick(pane, letter.lower(), Qt.KeyboardModifier.AltModifier)
    assert told.args == [LATVIA, "duration"]


def test_control_and_arrows_go_from_field_to_field(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "title")
    press(Qt.Key.Key_Down, modifier=CONTROL)
    assert pane.focused_field() == (LATVIA, "kind")
    press(Qt.Key.Key_Down, modifier=CONTROL)
    press(Qt.Key.Key_Up, modifier=CONTROL)
    press(Qt.Key.Key_Up, modifier=CONTROL)
    press(Qt.Key.Key_Up, modifier=CONTROL)
    assert pane.focused_field() == (LATVIA, "title")


def test_tab_goes_down_the_form(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "title")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert pane.focused_field() == (LATVIA, "status")


def test_a_record_that_is_taken_away_leaves_an_empty_form(pane: RecordPane, workspace: Workspace) -> None:
    workspace.do(edits.CreateRecord(key="agreement/EST"))
    pane.show_record("agreement/EST")
    workspace.undo()
    assert pane.key == ""


def test_a_person_is_named_by_name_not_by_identifier(pane: RecordPane, workspace: Workspace) -> None:
    workspace.do(edits.CreateRecord(key="member/LVA/1/UKR/ihor-zhovkva"))
    pane.show_record("member/LVA/1/UKR/ihor-zhovkva")
    shown = " ".join(label.text() for label in pane.findChildren(QLabel))
    assert "Ігор Жовква" in shown
    assert "ihor-zhovkva" not in shown


# ------------------------------------------------------------ typing


def test_enter_stores_what_was_typed(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "end_date", "11 april 2034")
    assert row(pane, "end_date").note.text() == "= 11 April 2034"
    press(Qt.Key.Key_Return)
    assert value(workspace, LATVIA, "end_date").norm == "2034-04-11"
    assert row(pane, "end_date").editor.text() == "11 April 2034"
    assert row(pane, "end_date").sign.name() == "unsourced"


def test_leaving_the_field_stores_it_too(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "place", "Kyiv")
    press(Qt.Key.Key_Tab)
    assert value(workspace, LATVIA, "place").norm == "Kyiv"


def test_what_is_wrong_stands_under_the_field_and_nothing_is_stored(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "end_date", "31 feb 2034")
    note = row(pane, "end_date").note
    assert "28 days" in note.text()
    assert note.objectName() == "warning"
    assert note.textFormat() == Qt.TextFormat.PlainText
    press(Qt.Key.Key_Return)
    assert note.objectName() == "error"
    assert row(pane, "end_date").editor.text() == "31 feb 2034"
    assert value(workspace, LATVIA, "end_date").norm is None


def test_escape_brings_the_stored_value_back(pane: RecordPane) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "duration", "x")
    press(Qt.Key.Key_Escape)
    assert row(pane, "duration").editor.text() == "10 years"
    assert not row(pane, "duration").note.isVisible()


def test_emptying_a_field_clears_what_was_typed_before(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA, "duration")
    press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert value(workspace, LATVIA, "duration").norm is None
    assert row(pane, "duration").sign.name() == "empty"


def test_emptying_a_claimed_field_shows_the_claim_again(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "status")
    press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert row(pane, "status").editor.text() == "signed"


def test_a_person_is_made_from_the_form(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "signatories", "Едгарс Рінкевичс")
    picker = box(pane, "signatories")
    popup = picker.popup  # type: ignore[attr-defined]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    found = value(workspace, LATVIA, "signatories").norm
    assert found is not None
    assert "person/edhars-rinkevychs" in found
    assert row(pane, "signatories").editor.text() == "Едгарс Рінкевичс"


def test_a_list_says_why_a_quoted_name_stays(pane: RecordPane, workspace: Workspace) -> None:
    workbench.cite(workspace._store, 2, "Estonia", "tally/signed/2024-05-01", "members", "Estonia")
    pane.show_record("tally/signed/2024-05-01")
    type_into(pane, "members", "Latvia, Lithuania")
    press(Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Delete)
    assert row(pane, "members").editor.text() == "Estonia; Latvia; Lithuania"
    assert "reject" in row(pane, "members").note.text()


def test_a_refresh_leaves_alone_what_is_being_typed(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "title", "Security agree")
    workspace.do(edits.Enter(record=LATVIA, field="place", value="Riga"))
    assert row(pane, "title").editor.text() == "Security agree"
    assert row(pane, "place").editor.text() == "Riga"


# ------------------------------------------------------------ drafts


def test_what_cannot_be_stored_is_kept_and_offered_after_a_restart(
    workspace: Workspace, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    first = show(workspace, prompts, qtbot)
    first.show_record(LATVIA)
    type_into(first, "end_date", "31 feb 2034")
    press(Qt.Key.Key_Tab)
    first.close()
    second = show(workspace, prompts, qtbot)
    second.show_record(LATVIA)
    offered = row(second, "end_date")
    assert offered.leftover.isVisible()
    assert "31 feb 2034" in " ".join(label.text() for label in offered.leftover.findChildren(QLabel))
    qtbot.mouseClick(offered.use_button, Qt.MouseButton.LeftButton)
    assert offered.editor.text() == "31 feb 2034"
    assert not offered.leftover.isVisible()
    press(Qt.Key.Key_Escape)
    assert value(workspace, LATVIA, "end_date").draft is None


def test_a_draft_is_saved_while_typing_and_forgotten_once_stored(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "title", "Agreement on")
    pane.save_drafts()
    assert value(workspace, LATVIA, "title").draft == "Agreement on"
    assert not row(pane, "title").leftover.isVisible()
    press(Qt.Key.Key_Return)
    assert value(workspace, LATVIA, "title").draft is None
    assert value(workspace, LATVIA, "title").norm == "Agreement on"


def test_a_draft_can_be_discarded(pane: RecordPane, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.remember(LATVIA, "title", "Half a ti")
    pane.show_record(LATVIA)
    qtbot.mouseClick(row(pane, "title").drop_button, Qt.MouseButton.LeftButton)
    assert value(workspace, LATVIA, "title").draft is None
    assert not row(pane, "title").leftover.isVisible()


def test_another_record_waits_until_what_is_typed_is_safe(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA)
    type_into(pane, "title", "Agreement on cooperation")
    pane.show_record("agreement/DEU")
    assert value(workspace, LATVIA, "title").norm == "Agreement on cooperation"
    type_into(pane, "end_date", "someday")
    pane.settle()
    assert value(workspace, "agreement/DEU", "end_date").draft == "someday"


def test_a_workspace_that_cannot_be_written_is_told_and_the_text_stays(
    pane: RecordPane, workspace: Workspace, prompts: ScriptedPrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Make room, then try again.")

    pane.show_record(LATVIA)
    type_into(pane, "title", "Agreement")
    monkeypatch.setattr(workspace, "do", full)
    prompts.will("problem", None)
    press(Qt.Key.Key_Return)
    assert prompts.asked[-1] == ("problem", ("The disk is full.", "Make room, then try again."))
    assert row(pane, "title").editor.text() == "Agreement"
    assert row(pane, "title").dirty
    assert value(workspace, LATVIA, "title").draft == "Agreement"


# ------------------------------------------------------------ evidence


def test_the_badge_opens_the_claims_with_quotes_and_what_contradicts(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(LATVIA)
    with qtbot.waitSignal(pane.evidence_requested) as told:
        qtbot.mouseClick(row(pane, "signed_date").badge, Qt.MouseButton.LeftButton)
    assert told.args == [LATVIA, "signed_date"]
    evidence = row(pane, "signed_date").evidence
    assert [card.value.text() for card in evidence.cards] == ["11 April 2024", "12 April 2024"]
    assert any(label.text().startswith("▲ ") for label in evidence.findChildren(QLabel) if label.isVisible())
    qtbot.mouseClick(row(pane, "signed_date").badge, Qt.MouseButton.LeftButton)
    assert not evidence.isVisible()


def test_a_claim_is_accepted_by_one_key(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA, "signed_date")
    pane.toggle_evidence()
    press(Qt.Key.Key_Down, Qt.Key.Key_A)
    assert value(workspace, LATVIA, "signed_date").norm == "2024-04-12"
    assert value(workspace, LATVIA, "signed_date").decided
    assert box(pane, "signed_date").hasFocus()


def test_control_enter_accepts_the_claim_with_the_focus(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA, "signed_date")
    press(Qt.Key.Key_E, modifier=CONTROL)
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert value(workspace, LATVIA, "signed_date").norm == "2024-04-11"


def test_control_enter_in_a_field_accepts_what_it_shows(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record(LATVIA, "status")
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert row(pane, "status").sign.name() == "decided"


def test_a_claim_is_rejected_with_a_reason_and_restored(
    pane: RecordPane, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    prompts.will("reason", "A slip of the editor")
    pane.show_record(LATVIA, "signed_date")
    pane.toggle_evidence()
    press(Qt.Key.Key_Down, Qt.Key.Key_R)
    claims = value(workspace, LATVIA, "signed_date").claims
    assert [(claim.status, claim.reason) for claim in claims][1] == ("rejected", "A slip of the editor")
    assert row(pane, "signed_date").evidence.current() is not None
    press(Qt.Key.Key_U)
    assert value(workspace, LATVIA, "signed_date").claims[1].status == "active"


def test_no_reason_means_no_rejection(pane: RecordPane, workspace: Workspace, prompts: ScriptedPrompts) -> None:
    prompts.will("reason", None)
    pane.show_record(LATVIA, "signed_date")
    pane.toggle_evidence()
    press(Qt.Key.Key_R)
    assert value(workspace, LATVIA, "signed_date").claims[0].status == "active"


def test_up_from_the_first_claim_returns_to_the_field(pane: RecordPane) -> None:
    pane.show_record(LATVIA, "signed_date")
    pane.toggle_evidence()
    press(Qt.Key.Key_Up)
    assert box(pane, "signed_date").hasFocus()


def test_the_source_of_a_claim_and_of_a_field_is_one_key_away(
    pane: RecordPane, workspace: Workspace, qtbot: QtBot
) -> None:
    pane.show_record(LATVIA, "signed_date")
    claims = value(workspace, LATVIA, "signed_date").claims
    with qtbot.waitSignal(pane.quote_requested) as told:
        press(Qt.Key.Key_F8)
    assert told.args == [claims[1].article, claims[1].start, claims[1].end, claims[1].id]
    pane.toggle_evidence()
    with qtbot.waitSignal(pane.quote_requested) as told:
        press(Qt.Key.Key_S)
    assert told.args[3] == claims[0].id


def test_a_field_without_a_quote_says_so(pane: RecordPane, qtbot: QtBot) -> None:
    pane.show_record(LATVIA, "duration")
    with qtbot.waitSignal(pane.said) as told:
        press(Qt.Key.Key_F8)
    assert "No quote" in told.args[0]


def test_a_value_is_vetted_by_a_key_or_the_obstacle_is_told(pane: RecordPane, workspace: Workspace) -> None:
    pane.show_record("agreement/DEU", "status")
    press(Qt.Key.Key_F9)
    assert row(pane, "status").sign.name() == "vetted"
    pane.show_record(LATVIA, "status")
    press(Qt.Key.Key_F9)
    assert "nothing is decided" in row(pane, "status").note.text()


# ------------------------------------------------------------ read-only


def test_a_workspace_that_is_read_only_shows_everything_and_takes_nothing(
    tmp_path: Path, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    with workbench.workspace(tmp_path / ".", read_only=True) as workspace:
        pane = show(workspace, prompts, qtbot)
        pane.show_record(LATVIA, "duration")
        assert any("Read-only" in label.text() for label in pane.findChildren(QLabel) if label.isVisible())
        press(Qt.Key.Key_Delete)
        assert row(pane, "duration").editor.text() == "10 years"
        pane.focus_field("signed_date")
        pane.toggle_evidence()
        press(Qt.Key.Key_A)
        assert not value(workspace, LATVIA, "signed_date").decided
        pane.vet()
        pane.accept()
        pane.settle()
