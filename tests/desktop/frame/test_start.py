"""What a start loads and reads, seen from a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from desktop.app import Program

Start = Callable[..., Program]

PAINT = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import build
from desktop.places import Places

application = QApplication([])
program = build(application, Places.below(Path(sys.argv[2])))

def painted():
    print(program.window.panes["records"].grid.model().rowCount())
    heavy = "sqlalchemy pydantic alembic asyncio numpy polars openpyxl xlsxwriter db.edits db.records".split()
    print([name for name in heavy if name in sys.modules], flush=True)
    os._exit(0)

program._begin = painted
program.start(Path(sys.argv[1]))
application.exec()
"""


def test_the_first_paint_has_its_rows_and_loads_nothing_heavy(filled: Path, tmp_path: Path, start: Start) -> None:
    program = start(filled)
    program.window.close()
    command = [sys.executable, "-c", PAINT, str(filled), str(tmp_path / "home")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.splitlines() == ["3", "[]"], ended.stderr


READ = """
import linecache, sys
import desktop
from desktop.__main__ import main

main(["--self-quit", sys.argv[1]])
print([name for name in linecache.cache if name.startswith(desktop.__path__[0])])
"""


def test_the_bindings_read_no_source_of_ours(filled: Path, tmp_path: Path, start: Start) -> None:
    start(filled).window.close()
    around = {**os.environ, "HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
    command = [sys.executable, "-c", READ, str(filled)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=around)
    assert ended.stdout.splitlines()[-1:] == ["[]"], ended.stderr
