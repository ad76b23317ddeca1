"""What builds the installers is not installed: its folder is put on the path for these tests."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(scope="session")
def part() -> Callable[[str], ModuleType]:
    """A module below packaging, by its name there."""

    def load(name: str) -> ModuleType:
        sys.path.insert(0, str(PACKAGING))
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(str(PACKAGING))

    return load
