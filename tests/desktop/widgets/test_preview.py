from PySide6.QtCore import Qt

from desktop.widgets.preview import MOST, Preview


def test_only_so_many_lines_are_shown_and_the_rest_is_counted(qtbot):
    preview = Preview()
    qtbot.addWidget(preview)
    done: list[str] = []
    preview.offer("Do it", [f"line {number}" for number in range(MOST + 3)], "Do all", lambda: done.append("done"))
    assert preview.lines.count() == MOST
    assert preview._more.text() == "and 3 more"
    with qtbot.waitSignal(preview.closed):
        qtbot.mouseClick(preview.accept_button, Qt.MouseButton.LeftButton)
    assert done == ["done"]
    preview.accept()
    assert done == ["done"]


def test_turning_away_does_nothing(qtbot):
    preview = Preview()
    qtbot.addWidget(preview)
    done: list[str] = []
    preview.offer("Do it", ["one"], "Do all", lambda: done.append("done"))
    qtbot.mouseClick(preview.cancel_button, Qt.MouseButton.LeftButton)
    preview.accept()
    assert done == []
    assert preview.isHidden()
