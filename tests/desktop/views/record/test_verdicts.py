"""The evidence of a field: claims accepted and rejected, values vetted, the way to the source."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.support.ask import ScriptedPrompts
from desktop.views.record import RecordPane
from desktop.workspace import Workspace
from tests.desktop.views.record.driving import CONTROL, LATVIA, box, press, row, value


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
