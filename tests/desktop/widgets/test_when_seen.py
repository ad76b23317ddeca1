from PySide6.QtWidgets import QWidget

from desktop.widgets.when_seen import WhenSeen


def test_work_waits_until_the_widget_is_seen_and_is_then_done_once(qtbot):
    widget, done = QWidget(), []
    qtbot.addWidget(widget)
    work = WhenSeen(widget, lambda: done.append(1))
    work()
    work()
    assert done == []
    widget.show()
    assert done == [1]
    work()
    assert done == [1, 1]
    widget.hide()
    widget.show()
    assert done == [1, 1]
