"""The preferences, one line for each field that `settings` declares; a new field appears here by itself."""

from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QSpinBox, QWidget

from desktop.settings import Preferences, check
from desktop.support import layout
from desktop.support.plain import label

_NAMES = {"en": "English", "uk": "Українська", "system": "As the system", "light": "Light", "dark": "Dark"}


class PreferencesDialog(QDialog):
    """`chosen` carries the new Preferences, once they are all right."""

    chosen = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._former = preferences
        self._read: dict[str, Callable[[], Any]] = {}
        self.editors: dict[str, QWidget] = {}
        self.errors: dict[str, QLabel] = {}
        form = layout.form()
        for name, field in Preferences.model_fields.items():
            form.addRow(label(field.title or name), self._line(name, field))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.setLayout(layout.column(form, None, buttons, margin=layout.WIDE))
        self.resize(640, 560)

    def _line(self, name: str, field: FieldInfo) -> QWidget:
        editor = self._editor(name, field, getattr(self._former, name))
        editor.setAccessibleName(field.title or name)
        self.editors[name] = editor
        self.errors[name] = label(name="error", wrap=True)
        self.errors[name].hide()
        holder = QWidget()
        parts = (editor, label(field.description or "", name="help", wrap=True), self.errors[name])
        holder.setLayout(layout.column(*parts, gap=layout.TIGHT))
        return holder

    def _editor(self, name: str, field: FieldInfo, value: Any) -> QWidget:
        kind = field.annotation
        if kind is bool:
            box = QCheckBox(self.tr("Yes"))
            box.setChecked(value)
            self._read[name] = box.isChecked
            return box
        if kind is int:
            spin = QSpinBox()
            low, high = _limits(field)
            spin.setRange(low, high)
            spin.setValue(value)
            self._read[name] = spin.value
            return spin
        if get_origin(kind) is Literal:
            choice = QComboBox()
            options: tuple[str, ...] = get_args(kind)
            for option in options:
                choice.addItem(self.tr(_NAMES.get(option, option)), option)
            choice.setCurrentIndex(choice.findData(value))
            self._read[name] = choice.currentData
            return choice
        line = QLineEdit(str(value))
        self._read[name] = line.text
        return line

    def accept(self) -> None:
        """Take the values where all are right; else say under each what is wrong."""
        values = {name: read() for name, read in self._read.items()}
        values = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        wrong = check(values)
        for name, error in self.errors.items():
            error.setText(wrong.get(name, ""))
            error.setVisible(name in wrong)
        if not wrong:
            self.chosen.emit(Preferences.model_validate(values))
            super().accept()


def _limits(field: FieldInfo) -> tuple[int, int]:
    low, high = 0, 1_000_000
    for limit in field.metadata:
        low = getattr(limit, "ge", None) or low
        high = getattr(limit, "le", None) or high
    return low, high
