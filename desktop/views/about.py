"""What this program is, its version, and under which licences it and the libraries in it stand."""

import platform
from collections.abc import Mapping
from contextlib import suppress

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from desktop import installed
from desktop.support import layout
from desktop.support.assets import RESOURCES
from desktop.support.plain import label


def versions(program: str) -> Mapping[str, str]:
    """What is running, by name."""
    return {
        "Depositary": program,
        "Python": platform.python_version(),
        "PySide6": PySide6.__version__,
        "Qt": qVersion(),
    }


class AboutDialog(QDialog):
    """`more` are further parts with their versions, such as the database."""

    def __init__(self, program: str, more: Mapping[str, str], sign: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Depositary"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = [f"{name} {version}" for name, version in {**versions(program), **more}.items()]
        self._versions = "\n".join(lines)
        about = self.tr(
            "An editor for curators: articles become claims, claims show their conflicts, decisions on them become "
            "values, and every released value can be traced to a sentence somebody published. In treaty law the "
            "depositary keeps an agreement’s authentic record."
        )
        self._folder = installed.licences()
        licences = QPlainTextEdit(self._licences())
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setAccessibleName(self.tr("Licences"))
        licences.setMinimumHeight(170)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        if self._folder:
            texts = buttons.addButton(self.tr("Open the folder of licences"), QDialogButtonBox.ButtonRole.ActionRole)
            texts.clicked.connect(self.show_texts)
        buttons.rejected.connect(self.reject)
        title = layout.column(label("Depositary", name="title"), label(" · ".join(lines), wrap=True, name="muted"))
        head = layout.row(sign, title)
        head.setStretch(1, 1)
        self.setLayout(
            layout.column(
                head,
                label(about, wrap=True),
                label(self.tr("Licences"), name="heading"),
                licences,
                buttons,
                margin=layout.WIDE,
            )
        )
        self.resize(640, 560)

    def _licences(self) -> str:
        about = self.tr(
            "Depositary is free software under the MIT licence.\n\n"
            "It uses Qt {qt} and Qt for Python (PySide6, shiboken6) {pyside}, © The Qt Company Ltd. and others, under "
            "the GNU Lesser General Public License, version 3. They are separate shared libraries beside the program: "
            "you may put others in their place, and you may study, change and reverse engineer how they work together "
            "with it. Their exact source is offered at download.qt.io, in official_releases/qt and "
            "official_releases/QtForPython under these versions; who gave you this program also owes you that source "
            "for three years, at no more than the cost of copying it."
        )
        told = about.format(qt=qVersion(), pyside=PySide6.__version__)
        return f"{told}\n\n{self._others()}"

    def _others(self) -> str:
        """The other parts and what they stand under; from the source, the program's own licence."""
        file = self._folder / "THIRD-PARTY.txt" if self._folder else RESOURCES.parent / "LICENSE"
        with suppress(OSError):
            return file.read_text("utf-8")
        return ""

    def show_texts(self) -> None:
        """Open the folder with the texts of all licences."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self._versions)
