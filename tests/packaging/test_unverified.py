"""What this project never ran says so, and names no place on a network."""

import importlib
import re
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "unverified"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_file_says_at_its_head_that_it_was_never_run(file) -> None:
    head = " ".join(file.read_text("utf-8").split("\n")[:2])
    assert "never run by this project" in head


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_names_an_address(file) -> None:
    assert not re.search(r"https?://", file.read_text("utf-8"))


@pytest.fixture(scope="module")
def flatpak():
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module("flatpak")
    finally:
        sys.path.remove(str(FOLDER))


def test_each_wheel_is_listed_by_its_path_and_hash(flatpak) -> None:
    wheels, _program = flatpak.manifest({"b.whl": "2", "a.whl": "1"})["modules"]
    assert wheels["sources"] == [
        {"type": "file", "path": "wheels/a.whl", "sha256": "1"},
        {"type": "file", "path": "wheels/b.whl", "sha256": "2"},
    ]


def test_the_program_is_given_no_network(flatpak) -> None:
    assert not [granted for granted in flatpak.ALLOWED if "network" in granted]
