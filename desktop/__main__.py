"""The program's one entry: with a verb first it is the command line and never loads Qt; else it is the editor.

`depositary FILE` opens that workspace; `depositary --self-test DIR` proves that the installation works.
"""

import builtins
import gc
import sys
from collections.abc import Sequence

from db import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    first = given[0] if given else ""
    if first == "--version":
        sys.stdout.write(f"depositary {VERSION}\n")
        return 0
    if first == "--self-test":
        from desktop.self_test import main as prove  # noqa: PLC0415 - heavy: everything

        return prove(given[1:])
    from db.cli.arguments import VERBS  # noqa: PLC0415 - not for --version

    if first in VERBS or first in ("-h", "--help"):
        from db.cli import main as run_verb  # noqa: PLC0415 - heavy, and never together with Qt

        return run_verb(given)
    prepare()
    from desktop.app import main as edit  # noqa: PLC0415 - heavy: Qt

    return edit(given)


def prepare() -> None:
    """Make Python start the editor soon: nothing is collected yet, and Qt's bindings do not import in their own way.

    For a dialect of Python that nothing here speaks they read the source of every module that is imported after them.
    """
    gc.disable()  # desktop.support.garbage collects from the GUI thread
    __import__("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    sys.exit(main())
