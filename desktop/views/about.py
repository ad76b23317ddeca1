"""What this program is, its version, and under which licences it and the libraries in it stand."""

import platform
from collections.abc import Mapping

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from desktop.support import layout
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
        licences = QPlainTextEdit(self._licences())
        licences.setReadOnly(True)
        licences.setMinimumHeight(170)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
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
        self.resize(560, 470)

    def _licences(self) -> str:
        return self.tr(
            "Depositary is free software under the MIT licence.\n\n"
            "It uses Qt and Qt for Python (PySide6, shiboken6), © The Qt Company Ltd. and others, under the "
            "GNU Lesser General Public License, version 3. They are separate shared libraries beside the program: you "
            "may replace them by versions of your own, and you may study and change how they work together with it. "
            "Their source is offered at download.qt.io and code.qt.io; the texts of the LGPL and the GPL come with "
            "this program, or are read at gnu.org/licenses.\n\n"
            "It also uses Python (PSF licence), SQLite (public domain) through pysqlite3 (zlib licence), SQLAlchemy, "
            "Alembic and pydantic (MIT licence), platformdirs and filelock (MIT licence), and ahocorasick-rs "
            "(Apache licence, version 2)."
        )

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self._versions)
