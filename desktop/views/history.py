"""What changed, when and by whom, with old and new values; any step that nothing later builds on can be undone here."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QWidget

from db.kinds import Invalid
from db.queries.history import Difference, Step, differences, steps
from desktop.models.changes import WHAT, WHEN, WHO, LinesModel, StepsModel, lines, moment
from desktop.support import layout
from desktop.support.plain import label
from desktop.widgets.empty import EmptyState
from desktop.widgets.keys import bind
from desktop.widgets.tables import current_row, make_current, table
from desktop.workspace import Workspace

PAGE = 200


class HistoryPane(QWidget):
    """The steps of the ledger, the newest first; older ones are read when the list is scrolled to its end."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._complete = False
        self._words = ""
        self._build()
        self._typing = QTimer(self, singleShot=True, interval=30)
        self._typing.timeout.connect(self._search)
        self.filter.textChanged.connect(self._typing.start)
        self.steps.selectionModel().currentRowChanged.connect(self._show_step)
        self.steps.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.undo_button.clicked.connect(self.undo_step)
        workspace.changed.connect(self._changed)
        bind(self.steps, {"Del": self.undo_step, "Ctrl+Backspace": self.undo_step})
        bind(self, {"Ctrl+F": self.filter.setFocus})
        self.refresh()

    def _build(self) -> None:
        self.filter = QLineEdit(placeholderText=self.tr("Find a step by its words"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find a step"))
        self._count = label(name="count")
        self._steps = StepsModel(self)
        self.steps = table(self._steps, stretch=WHAT, widths={WHEN: 150, WHO: 130})
        self.steps.setAccessibleName(self.tr("Steps"))
        self._lines = LinesModel(self)
        self.lines = table(self._lines, stretch=3, widths={0: 220, 1: 130, 2: 180})
        self.lines.setAccessibleName(self.tr("What the step changed"))
        self._title = label(name="heading", wrap=True)
        self._detail = label(name="muted", wrap=True)
        self._error = label(name="error", wrap=True)
        self.undo_button = QPushButton(self.tr("Undo this step"))
        below = QWidget()
        heading = layout.column(self._title, self._detail, gap=layout.TIGHT)
        head = layout.row(heading, self.undo_button)
        head.setStretch(0, 1)
        head.setAlignment(self.undo_button, Qt.AlignmentFlag.AlignTop)
        below.setLayout(layout.column(head, self._error, self.lines))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.steps)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self._split = split
        text = self.tr("Every change will stand here: when, by whom, old and new. Each can be taken back.")
        self.empty = EmptyState(self.tr("Nothing has been done yet"), text)
        self.empty.hide()
        self.setLayout(layout.column(layout.row(self.filter, self._count), split, self.empty, margin=layout.GAP))
        self.setFocusProxy(self.steps)

    # -- reading ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read as many steps again as are shown."""
        self._fetch(None, max(PAGE, self._steps.total), self._replace)

    def _fetch(self, before: int | None, limit: int, done: object) -> None:
        self._workspace.fetch(steps, before, limit, self._words, done=done, key=(self, "steps"))  # pyright: ignore[reportArgumentType]

    def _changed(self, tables: frozenset[str]) -> None:
        if "edit" in tables:
            self.refresh()

    def _search(self) -> None:
        self._words = self.filter.text().strip()
        self._steps.set_rows(())
        self.refresh()

    def _scrolled(self, value: int) -> None:
        if value == self.steps.verticalScrollBar().maximum() and not self._complete and self._steps.total:
            oldest = self._steps.rows[-1].id
            self._fetch(oldest, PAGE, self._append)

    def _replace(self, found: list[Step]) -> None:
        self._complete = len(found) < max(PAGE, self._steps.total)
        self._steps.set_rows(found)
        self._counted()

    def _append(self, found: list[Step]) -> None:
        self._complete = len(found) < PAGE
        self._steps.set_rows([*self._steps.rows, *found])
        self._counted()

    def _counted(self) -> None:
        count = self._steps.total
        text = self.tr("Steps: %1") if self._complete else self.tr("The newest %1 steps")
        text = text.replace("%1", str(count))
        if not count:
            text = self.tr("No step holds these words") if self._words else ""
        self._count.setText(text)
        nothing = not count and not self._words
        self.empty.setVisible(nothing)
        self._split.setVisible(not nothing)
        if current_row(self.steps) < 0 and count:
            make_current(self.steps, 0)
        self._show_step()

    # -- one step --------------------------------------------------------------------------------------------------

    def _show_step(self, _new: QModelIndex | None = None, _old: QModelIndex | None = None) -> None:
        step = self._steps.row(current_row(self.steps))
        self._error.hide()
        self.undo_button.setEnabled(step is not None and step.standing and not self._workspace.read_only)
        self.undo_button.setVisible(step is not None)
        self._title.setText("" if step is None else step.summary)
        self._detail.setText("" if step is None else self._about(step))
        if step is None:
            self._lines.set_rows(())
        else:
            self._workspace.fetch(differences, step.id, done=self._show_lines, key=(self, "lines"))

    def _about(self, step: Step) -> str:
        told = self.tr("Step %1 by %2, %3").replace("%1", str(step.id)).replace("%2", step.coder)
        told = told.replace("%3", moment(step.at))
        if step.standing:
            return told
        state = self.tr("it takes another step back") if step.kind in ("undo", "redo") else self.tr("it was undone")
        return f"{told} · {state}"

    def _show_lines(self, found: list[Difference]) -> None:
        self._lines.set_rows(())
        self._lines.set_rows(lines(found))

    def undo_step(self) -> None:
        """Undo the step that is shown; where a later one builds on it, say which."""
        step = self._steps.row(current_row(self.steps))
        if step is None or not step.standing or self._workspace.read_only:
            return
        self._workspace.undo(step.id, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Invalid):
            raise error
        self._error.setText(str(error))
        self._error.show()
