"""A Windows of Wine in a folder of its own: programs are frozen for Windows in it, and tried.

Wine 8 lacks two libraries that Windows 10 has and the program names; stand-ins are compiled from ``packaging/wine``
into Wine's own system folder, never beside the program. What Wine cannot show is said in packaging/README.md.
"""

from __future__ import annotations

import os
import subprocess
from threading import Thread
from typing import TYPE_CHECKING, Self

from targets.work import PACKAGING, call, stop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STAND_INS = sorted((PACKAGING / "wine").glob("*.c"))
# A fault must end the program, not wait for a debugger.
NO_DEBUGGER = (r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug", "/v", "Auto", "/d", "0", "/f")


def windows_path(path: Path) -> str:
    """Return how a program under Wine names the file."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


class Wine:
    """One Windows, running for as long as the ``with`` block lasts; all its processes end with it."""

    def __init__(self, prefix: Path, display: str = "") -> None:
        self.prefix = prefix
        # No offers to fetch .NET or a browser, and nothing in the menus of the desktop around. Wine hides variables of
        # Qt, and hands them on where WINE stands before their names.
        fixed = {
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "WINEDEBUG": "-all",
            "WINEQT_QPA_PLATFORM": "offscreen",
        }
        self._around = {**os.environ, **fixed, "WINEPREFIX": str(prefix), "DISPLAY": display, "WAYLAND_DISPLAY": ""}

    def __enter__(self) -> Self:
        """Make the system, or start the one that is there."""
        self.prefix.mkdir(parents=True, exist_ok=True)
        # Without streams of ours, for the services that are started with them; the second awaits orders and keeps them.
        silent = {"env": self._around, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["wine", "wineboot", "--init"], check=True, stdin=subprocess.DEVNULL, **silent)
        self._first = subprocess.Popen(["wine", "cmd"], stdin=subprocess.PIPE, **silent)
        self.call("reg", "add", *NO_DEBUGGER)
        for source in STAND_INS:
            library = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            call(["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", "-o", library, source, "-ladvapi32"])
        return self

    def __exit__(self, *_: object) -> None:
        """End every process of this system."""
        subprocess.run(["wineserver", "--kill"], env=self._around, check=False, stderr=subprocess.DEVNULL)
        self._first.communicate()

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The local application data of the only user, where programs of one user and their settings lie."""
        return next((self.drive / "users").glob("*/AppData/Local"))

    def run(
        self, *command: str | Path, around: Mapping[str, str] | None = None, seconds: float = 300
    ) -> subprocess.CompletedProcess[str]:
        """Run a program and return its code and words; code -1 where it did not end in time.

        Its streams are pipes, for Python dies of a plain file under Wine.
        """
        process, words = self.started(*command, around=around), list[str]()
        # Its end is waited for, not the pipe's: a service that Wine happens to start with it would hold that open.
        hearing = Thread(target=words.extend, args=[process.stdout or ()], daemon=True)
        hearing.start()
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return subprocess.CompletedProcess(command, -1, f"no end within {seconds:.0f} s")
        hearing.join(timeout=1)
        return subprocess.CompletedProcess(command, code, "".join(words))

    def started(self, *command: str | Path, around: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a program; whoever takes it as a context waits for its end."""
        piped = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        told = {**self._around, **(around or {})}
        return subprocess.Popen(["wine", *command], env=told, text=True, errors="replace", **piped)

    def call(self, *command: str | Path, around: Mapping[str, str] | None = None, seconds: float = 300) -> str:
        """Run a program, which must go well, and return its words."""
        done = self.run(*command, around=around, seconds=seconds)
        if done.returncode:
            stop(f"{command[0]} under Wine failed with {done.returncode}: {done.stdout[-2000:]}")
        return done.stdout
