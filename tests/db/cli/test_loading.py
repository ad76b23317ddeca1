"""What a verb loads: `--version` nothing heavy, a verb that only reads neither edits nor capture, none of them Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
QT = {"PySide6", "shiboken6", "desktop"}


def loaded(*arguments):
    """The modules that a run of the command line has loaded at its end."""
    code = "import sys, atexit\natexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr))\n"
    code += "from db.cli import main\nsys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_an_option_loads_nothing_heavy(option):
    heavy = {"sqlalchemy", "pydantic", "alembic", "asyncio", "pysqlite3", "db.store", "db.authority"}
    assert not loaded(option) & (heavy | QT)


@pytest.mark.parametrize("verb", ["articles", "history"])
def test_a_verb_that_only_reads_loads_neither_edits_nor_capture(verb, sample_file):
    unwanted = {"pydantic", "alembic", "db.edits", "db.capture", "db.intake", "ahocorasick_rs"}
    assert not loaded(verb, sample_file) & (unwanted | QT)


def test_a_verb_that_needs_all_loads_no_qt(sample_file):
    found = loaded("claims", sample_file)
    assert "sqlalchemy" in found
    assert not found & (QT | {"alembic"})
