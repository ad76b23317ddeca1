"""What may be in the frozen program: the pure parts of the target, its list, and the launcher."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOLD = """
File: one.so

Dynamic section at offset 0x2df0 contains 2 entries:
 0x0000000000000001 (NEEDED)             Shared library: [libtwo.so.2]
 0x000000000000000e (SONAME)             Library soname: [one.so]

File: folder/libtwo.so.2
 0x0000000000000001 (NEEDED)             Shared library: [libthree.so.3]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
"""


@pytest.fixture(scope="module")
def bundle():
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        return importlib.import_module("targets.bundle")
    finally:
        sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture
def keep(bundle):
    return bundle.Keep(1, frozenset(), frozenset({"libtwo.so.2"}), frozenset({"libthree.so.3"}), {})


def test_what_a_file_needs_is_read_from_what_readelf_says(bundle) -> None:
    assert bundle.needs(TOLD) == {"one.so": {"libtwo.so.2"}, "folder/libtwo.so.2": {"libthree.so.3", "libc.so.6"}}


def test_a_library_stays_when_something_that_stays_needs_it(bundle) -> None:
    needed = {"one.so": {"libtwo.so"}, "libtwo.so": {"libthree.so", "libtwo.so"}, "libfour.so": {"libfive.so"}}
    assert bundle.reached(["one.so"], needed) == {"libtwo.so", "libthree.so"}


def test_what_the_list_names_is_no_fault(bundle, keep) -> None:
    assert bundle.faults({"libtwo.so.2", "libthree.so.3", "libc.so.6"}, keep) == []


def test_a_library_that_the_list_does_not_name_is_a_fault(bundle, keep) -> None:
    assert bundle.faults({"libtwo.so.2", "libnew.so.1"}, keep) == ["libnew.so.1 is needed and not in keep.toml"]


def test_a_library_that_nothing_needs_any_more_is_a_fault(bundle, keep) -> None:
    assert bundle.faults({"libthree.so.3"}, keep) == ["keep.toml names libtwo.so.2, which nothing needs"]


def test_no_library_is_both_kept_and_lent(bundle) -> None:
    keep = bundle.Keep.read()
    assert keep.libraries & (keep.fallback | bundle.C_LIBRARY) == set()


def test_the_program_may_show_windows_and_may_not_speak_with_a_network(bundle) -> None:
    keep = bundle.Keep.read()
    assert {f"platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")} <= keep.plugins
    assert not any("ssl" in name or "Network" in name or "tls" in name for name in keep.plugins | keep.libraries)


# ---------------------------------------------------------------- the launcher


@pytest.fixture
def installed(bundle, tmp_path) -> Path:
    """A folder with the launcher, a program that tells what it was given, and two libraries to lend."""
    folder = tmp_path / "a folder"
    for name in ("libc.so.6", "libnever-heard-of.so.1"):
        (folder / "fallback" / name).mkdir(parents=True)
    program = folder / "depositary"
    program.write_text('#!/bin/sh\necho "$LD_LIBRARY_PATH|$DEPOSITARY_LIBRARY_PATH|$*"\n')
    program.chmod(0o755)
    launcher = folder / "depositary.sh"
    launcher.write_bytes((bundle.PLACE / "depositary.sh").read_bytes())
    launcher.chmod(0o755)
    return folder


def heard(command: Path, *arguments: str, **around: str) -> list[str]:
    clean = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    done = subprocess.run([command, *arguments], env=clean | around, capture_output=True, text=True, check=True)
    return done.stdout.strip().split("|")


def test_the_launcher_lends_only_what_the_system_lacks(installed: Path) -> None:
    assert heard(installed / "depositary.sh")[0] == str(installed / "fallback" / "libnever-heard-of.so.1")


def test_the_launcher_leaves_the_way_things_were_for_children(installed: Path) -> None:
    lent, before, _ = heard(installed / "depositary.sh", LD_LIBRARY_PATH="/mine")
    assert (lent.split(":")[0], before) == ("/mine", "/mine")


def test_the_launcher_finds_its_folder_through_a_link_and_passes_arguments_on(installed: Path, tmp_path) -> None:
    link = tmp_path / "link"
    link.symlink_to(installed / "depositary.sh")
    assert heard(link, "my file", "--self-quit")[2] == "my file --self-quit"
