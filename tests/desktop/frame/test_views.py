from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.actions import ACTIONS
from desktop.session import Recent
from desktop.support.plain import label
from desktop.views.about import AboutDialog
from desktop.views.shortcuts import ShortcutsDialog, lines
from desktop.views.welcome import WelcomePage


def test_a_first_run_leads_to_the_sample(qtbot: QtBot) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.list_recent(())
    assert page.sample.objectName() == "primary"
    assert not page.none.isHidden()
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(page.sample, Qt.MouseButton.LeftButton)
    assert wanted.args == ["program.sample"]


def test_recent_workspaces_open_by_enter_and_go_by_delete(qtbot: QtBot, tmp_path: Path) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)
    there = tmp_path / "there.depositary"
    there.touch()
    page.list_recent((Recent(there, "2026-01-02T10:00"), Recent(tmp_path / "gone.depositary", "2026-01-01T10:00")))
    page.show()
    assert page.recent.item(0).text().startswith("there")
    assert "no longer" in page.recent.item(1).text()
    with qtbot.waitSignal(page.chosen) as chosen:
        page.recent.itemActivated.emit(page.recent.item(0))
    assert chosen.args == [str(there)]
    page.activateWindow()
    with qtbot.waitActive(page):
        pass
    page.recent.setFocus()
    page.recent.setCurrentRow(1)
    with qtbot.waitSignal(page.forgotten) as forgotten:
        qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert forgotten.args == [str(tmp_path / "gone.depositary")]


def test_the_sheet_has_every_key_and_finds_by_words(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    assert len(lines()) >= sum(bool(row.keys) for row in ACTIONS)
    dialog.filter.setText("palette")
    tops = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
    assert [(top.text(0), top.child(0).text(1)) for top in tops] == [("Go", "Ctrl+Shift+P")]
    dialog.filter.setText("no such thing")
    assert dialog.tree.topLevelItemCount() == 0


def test_about_names_the_licence_of_qt_and_copies_versions(qtbot: QtBot) -> None:
    dialog = AboutDialog("9.9", {"SQLite": "3.53"}, label())
    qtbot.addWidget(dialog)
    dialog.copy()
    copied = QGuiApplication.clipboard().text()
    assert "Depositary 9.9" in copied
    assert "SQLite 3.53" in copied
