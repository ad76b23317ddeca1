"""The two commands of a fresh checkout: ``dev.py run`` starts Depositary, ``dev.py test`` checks everything.

Needs nothing but Python and its standard library: makes ``.venv``, fills it from the hashed lists in ``requirements``
and has ``system.py`` see to the libraries that Qt loads. It builds no installer.
``dev.py lock`` rewrites the hashed lists from ``pyproject.toml`` (with uv, which must be on the PATH).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import venv
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from system import ROOT, UNPACKED, apt_install, apt_unpack, call, environment, has_screen, hear, say, see_to_qt, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "packaging" / "requirements"
STAMP = VENV / ".installed.json"  # which lists are installed, by their digests
UNFINISHED = VENV / ".unfinished"  # there while packages are being installed: what it stands in is not to be trusted

CHECKS = {
    "format": ("ruff", "format", "--check"),
    "style": ("ruff", "check"),
    "types": ("pyright",),
    "layers": ("lint-imports", "--no-logo"),
}

# ---------------------------------------------------------------- the environment


def healthy() -> bool:
    """Tell whether .venv holds a Python that starts, is new enough and has pip, and no install was cut short in it."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return not UNFINISHED.exists() and hear([PYTHON, "-c", probe]) is not None


def make_environment() -> None:
    """Make .venv anew, with pip in it."""
    say("making .venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    complete = hear([sys.executable, "-c", "import ensurepip"]) is not None
    if not complete and not apt_install(["python3-venv"]):
        make_environment_from_wheel()
    elif not call([sys.executable, "-m", "venv", VENV]):
        stop("this Python cannot make a virtual environment; Debian has what it lacks in python3-venv.")


def make_environment_from_wheel() -> None:
    """Make .venv where ensurepip was split off and cannot be installed: Debian keeps pip's wheel in a package."""
    venv.create(VENV)
    if not apt_unpack(["python3-pip-whl"]):
        stop("making .venv needs what Debian calls python3-venv: please install that and start again.")
    wheel = next((UNPACKED / "usr/share/python-wheels").glob("pip-*.whl"))
    if not call([PYTHON, wheel / "pip", "install", "--quiet", "--no-index", wheel]):
        stop(f"pip could not be installed from {wheel.name}.")


def digest(file: Path) -> str:
    """Return a digest of the file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def installed() -> dict[str, str]:
    """Return the digests of the lists that .venv was filled from."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def install(name: str) -> None:
    """Make .venv hold the packages of requirements/NAME.txt, by their hashes; instant where it already does."""
    listed = REQUIREMENTS / f"{name}.txt"
    trusted = healthy()
    if trusted and installed().get(name) == digest(listed):
        return
    if not trusted:
        make_environment()
    say(f"installing the packages of requirements/{name}.txt")
    UNFINISHED.touch()
    options = ("-qq", "--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:")
    if not call([PYTHON, "-m", "pip", "install", *options, "--require-hashes", "-r", listed]):
        stop("pip could not install the packages; its reason stands above.")
    STAMP.write_text(json.dumps({**installed(), name: digest(listed)}), encoding="utf-8")
    UNFINISHED.unlink()


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let a second start of this script wait until the first has made everything ready."""
    with (ROOT / ".venv.lock").open("w") as lock_file:
        with contextlib.suppress(ImportError):
            import fcntl  # noqa: PLC0415 - Windows has none

            fcntl.flock(lock_file, fcntl.LOCK_EX)
        yield


def prepare(name: str) -> dict[str, str]:
    """Make everything ready for the command and return the environment to run it in."""
    try:
        with alone():
            install(name)
            see_to_qt()
    except PermissionError as refusal:
        stop(f"this user may not write {refusal.filename}: please work in a checkout of your own.")
    return environment()


# ---------------------------------------------------------------- the commands


def sample_copy() -> Path:
    """Return where a fresh copy of the sample workspace goes: a folder of the user's data, never the checkout."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = data / "depositary" / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"sample-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.depositary"


def run(arguments: Sequence[str]) -> bool:
    """Start Depositary on a fresh copy of the sample; without a screen do its main job and say what came of it."""
    around = prepare("run")
    if not has_screen(around):
        around.setdefault("QT_QPA_PLATFORM", "offscreen")
        return call([PYTHON, "packaging/main_job.py", *arguments], around)
    if not arguments:
        copy = sample_copy()
        if not call([PYTHON, "-m", "db.cli", "new", copy, "--sample"], around):
            stop("the sample workspace could not be made.")
        say(f"the sample workspace is {copy}")
        arguments = [str(copy)]
    return call([PYTHON, "-m", "desktop.app", *arguments], around)


def check(title: str, command: Sequence[str], around: Mapping[str, str]) -> None:
    """Run one check under a headline and stop where it fails."""
    print(f"\n==== {title}: {' '.join(command)}", flush=True)
    if not call([PYTHON.parent / command[0], *command[1:]], around):
        stop(f"{title.upper()} FAILED ({' '.join(command)})")


def check_coverage(around: Mapping[str, str]) -> None:
    """Hold each floor's coverage against its bar in pyproject.toml."""
    import tomllib  # noqa: PLC0415 - a Python before 3.11 must come as far as main's sentence

    bars = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["depositary"]["coverage"]
    report = [PYTHON, "-m", "coverage", "report"]
    for floor, bar in bars.items():
        reached = float(hear([*report, f"--include={floor}/*", "--format=total"], around) or 0)
        print(f"coverage of {floor}: {reached} % (bar: {bar} %)", flush=True)
        if reached < bar:
            call([*report, f"--include={floor}/*"], around)
            stop(f"COVERAGE FAILED ({floor} reaches {reached} %, its bar is {bar} %)")


def test(arguments: Sequence[str]) -> bool:
    """Run every check and stop at the first that fails.

    Further arguments choose tests as pytest's do; they and ``--fast`` leave coverage out.
    """
    around = prepare("test")
    for title, command in CHECKS.items():
        check(title, command, around)
    coverage = [] if arguments else ["--cov", "--cov-report="]
    chosen = [argument for argument in arguments if argument != "--fast"]
    check("tests", ["pytest", "-n", "auto", *coverage, *chosen], around)
    if coverage:
        check_coverage(around)
    return True


def lock(_: Sequence[str]) -> bool:
    """Rewrite the hashed lists, newest versions first; the other lists take their versions from the longest."""
    make = "uv pip compile pyproject.toml --generate-hashes --no-annotate --no-header --quiet --upgrade"
    longest = REQUIREMENTS / "test.txt"
    everywhere, windows = (
        ("--universal", "--python-version=3.11"),
        ("--python-platform=windows", "--python-version=3.13"),
    )
    lists = {
        "test": (*everywhere, "--extra=postgres", "--group=test"),
        "run": (*everywhere, "-c", longest),
        "build": (*everywhere, "--group=build", "-c", longest),
        "windows": (*windows, "--group=windows", "-c", longest),
    }
    return all(call([*make.split(), *options, "-o", REQUIREMENTS / f"{name}.txt"]) for name, options in lists.items())


COMMANDS: dict[str, Callable[[Sequence[str]], bool]] = {"run": run, "test": test, "lock": lock}


def main(arguments: Sequence[str]) -> int:
    """Do the command named first; 0 when it went well."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this very script is what tells so
        stop(f"Depositary needs Python 3.11 or newer, this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] not in COMMANDS:
        stop(f"say one of: {', '.join(COMMANDS)}.")
    return 0 if COMMANDS[arguments[0]](arguments[1:]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
