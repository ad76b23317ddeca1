"""What runs before the frozen program: modules are found in one file, children get back their surroundings."""

import marshal
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

HOOK = Path(__file__).resolve().parents[2] / "packaging" / "bundle" / "environment.py"
MODULE, PACKAGE, NAMESPACE = 0, 1, 3
# PyInstaller's loader, as far as the hook builds on it.
FROZEN = """
import os, runpy, sys, types

class PyiFrozenLoader:
    def __init__(self, name, pyz_archive, pyz_entry_name, is_package):
        self.path = os.path.join(sys._MEIPASS, *name.split("."), *["__init__"] * is_package) + ".py"

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

sys._MEIPASS = sys.argv[1]
sys.modules["pyimod02_importers"] = types.SimpleNamespace(PyiFrozenLoader=PyiFrozenLoader)
runpy.run_path(sys.argv[2])
"""

Run = Callable[..., str]


def write(file: Path, modules: dict[str, tuple[int, str]]) -> None:
    """An archive as PyInstaller writes it: a head that says where the list stands, the modules, the list."""
    body, listed = b"PYZ\0....    ....", []
    for name, (kind, text) in modules.items():
        packed = b"" if kind == NAMESPACE else zlib.compress(marshal.dumps(compile(text, name, "exec")))
        listed.append((name, (kind, len(body), len(packed))))
        body += packed
    file.write_bytes(body[:8] + len(body).to_bytes(4, "big") + body[12:] + marshal.dumps(listed))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program on an archive of these modules and return what it printed."""

    def ran(program: str, around: dict[str, str] | None = None, **modules: tuple[int, str]) -> str:
        write(tmp_path / "modules.pyz", {name.replace("__", "."): each for name, each in modules.items()})
        command = [sys.executable, "-c", FROZEN + program, tmp_path, HOOK]
        kept = {name: text for name, text in os.environ.items() if "LIBRARY_PATH" not in name}
        return subprocess.run(
            command, env=kept | (around or {}), capture_output=True, text=True, check=True, timeout=60
        ).stdout

    return ran


def test_a_module_comes_from_the_archive(run: Run, tmp_path: Path) -> None:
    said = run("import one; print(one.said, one.__file__)", one=(MODULE, "said = 'inside'"))
    assert said.split() == ["inside", str(tmp_path / "one.py")]


def test_a_package_brings_its_modules_and_knows_its_folder(run: Run, tmp_path: Path) -> None:
    said = run(
        "import two.part; print(two.part.said, *two.__path__)", two=(PACKAGE, ""), two__part=(MODULE, "said = 2")
    )
    assert said.split() == ["2", str(tmp_path / "two")]


def test_a_folder_without_a_module_of_its_own_is_a_package_too(run: Run) -> None:
    said = run("import bare.part; print(bare.part.said)", bare=(NAMESPACE, ""), bare__part=(MODULE, "said = 3"))
    assert said == "3\n"


def test_what_is_not_in_the_archive_comes_from_elsewhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("said = 'beside'")
    assert run("sys.path.append(sys._MEIPASS); import beside; print(beside.said)") == "beside\n"


def test_an_encoding_that_no_start_needs_comes_from_the_archive(run: Run) -> None:
    codec = "import codecs\ndef getregentry(): return codecs.CodecInfo(str.encode, bytes.decode, name='ours')"
    assert run("import codecs; print(codecs.lookup('ours').name)", encodings__ours=(MODULE, codec)) == "ours\n"


def test_what_is_loaded_after_an_upgrade_comes_from_the_file_that_was_started(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "newer", {"late": (MODULE, "said = 'newer'")})
    program = "os.replace(f'{sys._MEIPASS}/newer', f'{sys._MEIPASS}/modules.pyz'); import late; print(late.said)"
    assert run(program, late=(MODULE, "said = 'older'")) == "older\n"


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ({"LD_LIBRARY_PATH": "/ours"}, "None"),
        ({"LD_LIBRARY_PATH": "/ours:/theirs", "LD_LIBRARY_PATH_ORIG": "/theirs"}, "/theirs"),
        ({"LD_LIBRARY_PATH": "/ours:/lent", "LD_LIBRARY_PATH_ORIG": "/lent", "DEPOSITARY_LIBRARY_PATH": ""}, "None"),
    ],
)
def test_children_get_the_library_path_that_was_there_before(run: Run, around: dict[str, str], expected: str) -> None:
    assert run("print(os.environ.get('LD_LIBRARY_PATH'))", around).strip() == expected
