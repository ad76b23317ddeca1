"""What is known about an article, as a heading; and a form to correct it, since files often know little of themselves.

The text is frozen and not touched here. Storing is the pane's business.
"""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from db.authority import vocabulary
from db.kinds import DATE, Invalid
from db.queries.articles import ArticleRow
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.claim_words import date
from desktop.widgets.keys import bind

LONGEST = 90  # letters of a title that are shown
FIELDS = ("title", "author", "publisher", "published", "language", "url")


class ArticleMeta(QFrame):
    """`corrected` carries the changed fields with their new texts, and `reliability` where the grade was changed.

    The form may ask instead whether all is right (`ask`): `confirmed` carries the same, also where nothing was changed,
    and whether that is said of all articles that wait; `passed` follows where the next one is to come first. `left`
    follows when the form is closed.
    """

    corrected = Signal(dict)
    confirmed = Signal(dict, bool)
    passed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ArticleRow | None = None
        self._asks = False
        self.title: QLabel = label(wrap=True, selectable=True, name="title")
        self.line: QLabel = label(wrap=True, name="muted")
        self.edit_button = QToolButton(autoRaise=True)
        self.edit_button.setText(self.tr("Details"))
        self.edit_button.setCheckable(True)
        self.edit_button.setToolTip(self.tr("Title, publisher, date, language, grade (Ctrl+D)"))
        self.edit_button.toggled.connect(self._toggle)
        self.lines: dict[str, QLineEdit] = {}
        self.errors: dict[str, QLabel] = {}
        self.form = self._form()
        self.form.hide()
        head = layout.row(layout.column(self.title, self.line, gap=layout.TIGHT), self.edit_button)
        head.setStretch(0, 1)
        head.setAlignment(self.edit_button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout.column(head, self.form))

    def _form(self) -> QWidget:
        names = {
            "title": self.tr("Title"),
            "author": self.tr("Author"),
            "publisher": self.tr("Publisher"),
            "published": self.tr("Published"),
            "language": self.tr("Language"),
            "url": self.tr("Address"),
        }
        for name in FIELDS:
            line, error = QLineEdit(), label(wrap=True, name="error")
            line.setAccessibleName(names[name])
            line.textChanged.connect(self._check)
            error.hide()
            self.lines[name], self.errors[name] = line, error
        self.lines["published"].setPlaceholderText(self.tr("14 March 2024, or 2024-03"))
        self.lines["language"].setPlaceholderText(self.tr("en, uk, …"))
        self.grade = QComboBox()
        self.grade.setAccessibleName(self.tr("Reliability of the publisher"))
        self.grade.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.grade.addItem(self.tr("not graded"), "")
        for concept in vocabulary("reliability"):
            self.grade.addItem(f"{concept.notation} — {concept.label()}", concept.notation)
        self.question = label(wrap=True, name="heading")
        holder = QWidget()
        holder.setLayout(layout.column(self.question, self._grid(names), self._buttons()))
        bind(holder, {"Return": self.save, "Enter": self.save, "Esc": self.close_form})
        bind(holder, {"Ctrl+Return": self.save_all, "Ctrl+Enter": self.save_all, "Ctrl+PgDown": self.pass_on})
        return holder

    def _grid(self, names: Mapping[str, str]) -> QGridLayout:
        """The fields in two columns, so that the text keeps its room; the title has both."""
        grid = QGridLayout()
        for at, name in enumerate(FIELDS):
            row, side = (0, 0) if name == "title" else divmod(at + 1, 2)
            cell = layout.column(self.lines[name], self.errors[name], gap=2)
            grid.addWidget(label(names[name]), row, 2 * side)
            grid.addLayout(cell, row, 2 * side + 1, 1, 3 if name == "title" else 1)
        grid.addWidget(label(self.tr("Reliability")), 3, 2)
        grid.addWidget(self.grade, 3, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _buttons(self) -> layout.Item:
        self.save_button = QPushButton()
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self.save)
        self.all_button = QPushButton()
        self.all_button.clicked.connect(self.save_all)
        self.next_button = QPushButton(self.tr("Skip (Ctrl+PgDown)"))
        self.next_button.clicked.connect(self.pass_on)
        self.cancel_button = QPushButton()
        self.cancel_button.clicked.connect(self.close_form)
        return layout.flow(self.save_button, self.all_button, self.next_button, self.cancel_button, gap=layout.TIGHT)

    # -- showing ---------------------------------------------------------------------------------------------------

    def show_article(self, row: ArticleRow, *, editable: bool) -> None:
        """Show what is known. A form that is open for another article is closed."""
        if self._row is None or row.id != self._row.id:
            self.edit_button.setChecked(False)
        self._row = row
        self.title.setText(row.title if len(row.title) <= LONGEST else row.title[: LONGEST - 1] + "…")
        self.title.setToolTip(tooltip(row.title))
        self.line.setText(self._told(row))
        self.edit_button.setVisible(editable)

    def _told(self, row: ArticleRow) -> str:
        told = [row.publisher or self.tr("publisher unknown"), date(row.published) or self.tr("date unknown")]
        if row.language:
            found = QLocale(row.language).language()
            told.append(row.language if found == QLocale.Language.C else QLocale.languageToString(found))
        if row.reliability:
            told.append(self.tr("grade %1").replace("%1", row.reliability))
        told.append(self.tr("claims: %1").replace("%1", str(row.claims)))
        return " · ".join(told)

    # -- correcting ------------------------------------------------------------------------------------------------

    def open_form(self, field: str = "title") -> None:
        """Open the form at a field."""
        self.edit_button.setChecked(True)
        self.lines[field].setFocus()

    def go_to_form(self) -> None:
        """The keyboard goes to the first field of which the file tells nothing, or to the title."""
        empty = (line for line in self.lines.values() if not line.text())
        next(empty, self.lines["title"]).setFocus()

    def close_form(self) -> None:
        """Close the form and forget what was typed."""
        self.edit_button.setChecked(False)
        self.left.emit()

    def ask(self, waiting: int) -> None:
        """Ask whether what the file tells is right, of this article and `waiting` others."""
        silent = [line.accessibleName().lower() for name, line in self.lines.items() if not self._known(name)]
        told = self.tr("Is this right, as the file tells it?")
        if silent:
            told += " " + self.tr("It does not tell: %1.").replace("%1", ", ".join(silent))
        self._toggled_as(told, waiting)

    def _toggle(self, on: bool) -> None:
        self._toggled_as("", 0, on=on)
        if on:
            self.lines["title"].setFocus()

    def _toggled_as(self, question: str, waiting: int, *, on: bool = True) -> None:
        with QSignalBlocker(self.edit_button):
            self.edit_button.setChecked(on)
        self._asks = bool(question)
        self.question.setText(question)
        self.question.setVisible(self._asks)
        self.save_button.setText(self.tr("Confirm (Enter)") if question else self.tr("Save details"))
        self.cancel_button.setText(self.tr("Later (Esc)") if question else self.tr("Cancel"))
        self.all_button.setText(self.tr("Confirm all %1 (Ctrl+Enter)").replace("%1", str(waiting + 1)))
        for button in (self.all_button, self.next_button):
            button.setVisible(waiting > 0)
        if on and self._row is not None:
            for name, line in self.lines.items():
                line.setText(self._known(name))
                line.setCursorPosition(0)
            self.grade.setCurrentIndex(max(self.grade.findData(self._row.reliability or ""), 0))
        self.form.setVisible(on)
        for told in (self.title, self.line):  # the form says the same
            told.setVisible(not on)

    def _known(self, name: str) -> str:
        value = getattr(self._row, name) or ""
        return date(value) if name == "published" else value

    def _check(self) -> bool:
        """Whether all can be stored; an error of storing lasts until something is changed."""
        published, language = self.lines["published"].text().strip(), self.lines["language"].text().strip()
        for field in FIELDS:
            self.show_error(field, "")
        self.show_error("published", _wrong_date(published))
        known = not language or QLocale(language).language() != QLocale.Language.C
        self.show_error("language", "" if known else self.tr("Type a language code, such as en or uk"))
        sound = not any(error.text() for error in self.errors.values())
        self.save_button.setEnabled(sound)
        return sound

    def show_error(self, field: str, message: str) -> None:
        """Say under a field what is wrong with it."""
        self.errors[field].setText(message)
        self.errors[field].setVisible(bool(message))

    def save(self) -> None:
        """Hand over what was changed."""
        self._hand_over()

    def save_all(self) -> None:
        """Hand over what was changed, and say that all others are right too."""
        if not self.all_button.isHidden():
            self._hand_over(everything=True)

    def pass_on(self) -> None:
        """Let the next article come first."""
        if not self.next_button.isHidden():
            self.passed.emit()

    def _hand_over(self, *, everything: bool = False) -> None:
        if self._row is None or not self._check():
            return
        texts = {name: line.text().strip() for name, line in self.lines.items()}
        changed = {name: text for name, text in texts.items() if text != self._known(name)}
        grade = str(self.grade.currentData())
        if grade != (self._row.reliability or ""):
            changed["reliability"] = grade
        if self._asks:
            self.confirmed.emit(changed, everything)
        elif changed:
            self.corrected.emit(changed)
        else:
            self.close_form()


def _wrong_date(words: str) -> str:
    """What is wrong with a date of publication; empty when nothing is."""
    try:
        if words:
            DATE.clean(words)
    except Invalid as error:
        return str(error)
    return ""
