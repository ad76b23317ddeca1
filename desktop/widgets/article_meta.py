"""What is known about an article, as a heading; and a form to correct it, since files often know little of themselves.

The text is frozen and not touched here. Storing is the pane's business.
"""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from db.authority import vocabulary
from db.kinds import DATE, Invalid
from db.queries.articles import ArticleRow
from desktop.support import layout
from desktop.support.plain import label, tooltip
from desktop.widgets.claim_words import date
from desktop.widgets.keys import bind

LONGEST = 120  # letters of a title that are shown
FIELDS = ("title", "author", "publisher", "published", "language", "url")


class ArticleMeta(QFrame):
    """`corrected` carries the changed fields with their new texts, and `reliability` where the grade was changed."""

    corrected = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ArticleRow | None = None
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
        rows = layout.form()
        for name in FIELDS:
            line, error = QLineEdit(), label(wrap=True, name="error")
            line.setAccessibleName(names[name])
            error.hide()
            self.lines[name], self.errors[name] = line, error
            rows.addRow(names[name], layout.column(line, error, gap=2))
        self.lines["published"].setPlaceholderText(self.tr("14 March 2024, or 2024-03"))
        self.lines["language"].setPlaceholderText(self.tr("en, uk, …"))
        for line in self.lines.values():
            line.textChanged.connect(self._check)
        self.grade = QComboBox()
        self.grade.setAccessibleName(self.tr("Reliability of the publisher"))
        self.grade.addItem(self.tr("not graded"), "")
        for concept in vocabulary("reliability"):
            self.grade.addItem(f"{concept.notation} — {concept.label()}", concept.notation)
        rows.addRow(self.tr("Reliability"), self.grade)
        self.save_button = QPushButton(self.tr("Save details"))
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self.save)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.close_form)
        holder = QWidget()
        holder.setLayout(layout.column(rows, layout.row(None, cancel, self.save_button)))
        bind(holder, {"Return": self.save, "Enter": self.save, "Esc": self.close_form})
        return holder

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

    def close_form(self) -> None:
        """Close the form and forget what was typed."""
        self.edit_button.setChecked(False)

    def _toggle(self, on: bool) -> None:
        if on and self._row is not None:
            for name, line in self.lines.items():
                line.setText(self._known(name))
                line.setCursorPosition(0)
            self.grade.setCurrentIndex(max(self.grade.findData(self._row.reliability or ""), 0))
            self.lines["title"].setFocus()
        self.form.setVisible(on)

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
        if self._row is None or not self._check():
            return
        texts = {name: line.text().strip() for name, line in self.lines.items()}
        changed = {name: text for name, text in texts.items() if text != self._known(name)}
        grade = str(self.grade.currentData())
        if grade != (self._row.reliability or ""):
            changed["reliability"] = grade
        if changed:
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
