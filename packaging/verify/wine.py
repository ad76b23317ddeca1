"""Proves both Windows installers under Wine: installed, used, opened by association, mended, removed, nothing left.

Wine is not Windows. It cannot show SmartScreen, Defender, trust in a signature, real fonts and screens, Explorer's own
dialogs, or printing.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from targets.windows_program import NOT_FOR_WINE
from targets.wine import Wine, windows_path
from targets.work import digest
from verify.letters import text_is_text
from verify.screen import screen
from windows import registry, wxs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from targets.work import Work
    from verify.screen import Screen

Step = tuple[str, bool, str]
FONTS = Path("/usr/share/fonts/truetype/dejavu")  # where nothing is drawn on a screen, Qt knows no fonts of its own
VERBS = "depositary-cli.exe"
RUNNING = 3  # the setup's code for: close the program first


def prove(work: Work) -> Iterator[Step]:
    """Prove the setup and the .msi of this version, one after the other in one Windows."""
    folder = work.build / "windows" / "proof"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    setup, package = (work.dist / f"depositary-{work.version}{end}" for end in ("-setup.exe", ".msi"))
    with screen() as shown, Wine(folder / "prefix", shown.name) as wine:
        desk = Desk(wine, shown, folder, work.version)
        for name, steps in (("setup", desk.by_setup(setup, package)), ("msi", desk.by_msi(package, setup))):
            for step, ok, words in steps:
                yield f"{name}: {step}", ok, words


def waited(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Return whether it came true in that time; an uninstaller, for one, goes on after the call that started it."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)
    return holds()


class Desk:
    """One user's Windows, with a workspace on it that no installer may touch."""

    def __init__(self, wine: Wine, shown: Screen, folder: Path, version: str) -> None:
        self.wine, self.screen, self.folder, self.version = wine, shown, folder, version
        self.program = wine.home / "Programs" / "Depositary"
        self.workspace = folder / "held.depositary"
        inside = "\\".join(("C:", *self.program.relative_to(wine.drive).parts))
        self.command = rf'"{inside}\depositary.exe" "%1"'
        self.note = folder / ".held.depositary.holder"

    def by_setup(self, setup: Path, package: Path) -> Iterator[Step]:
        """The setup: installed, used, refused while the program runs, mended, put over an older one, removed."""
        yield self.installed(setup, "/S")
        yield from self.used()
        yield self.tested()
        yield from self.opened(setup)
        yield self.mended(setup)
        yield self.upgraded(setup)
        refused = self.wine.run("msiexec", "/i", windows_path(package), "/qn").returncode
        yield "the .msi stays away", bool(refused) and self.answers(), f"exit {refused}"
        before = digest(self.workspace)
        self.wine.run(self.program / "uninstall.exe", "/S")
        yield from self.removed(before)

    def by_msi(self, package: Path, setup: Path) -> Iterator[Step]:
        """The .msi: installed, used, removed; and once more, to be replaced by the setup."""
        yield self.installed("msiexec", "/i", windows_path(package), "/qn")
        yield from self.used()
        yield from self.opened(None)
        before = digest(self.workspace)
        self.wine.run("msiexec", "/x", windows_path(package), "/qn")
        yield from self.removed(before)
        self.installed("msiexec", "/i", windows_path(package), "/qn")
        _, ok, words = self.installed(setup, "/S")
        known = self.wine.run("msiexec", "/x", windows_path(package), "/qn").returncode == 0
        yield "the setup takes its place", ok and not known and self.answers(), words
        self.wine.run(self.program / "uninstall.exe", "/S")
        yield from self.removed(before)

    def answers(self) -> bool:
        """Return whether the program is there and tells its version."""
        return self.wine.run(self.program / VERBS, "--version").stdout.strip() == f"depositary {self.version}"

    def installed(self, *command: str | Path) -> Step:
        """Install without a question, and lay the test copy's _wmi away, which Wine cannot bear."""
        begun = time.monotonic()
        code = self.wine.run(*command).returncode
        words = f"exit {code}, {time.monotonic() - begun:.0f} s, {self.program}"
        (self.program / "_internal" / NOT_FOR_WINE).unlink(missing_ok=True)
        return "installs silently for one user", not code and (self.program / "depositary.exe").is_file(), words

    def used(self) -> Iterator[Step]:
        """Ask the program its version, and make a workspace by a verb."""
        yield "tells its version", self.answers(), self.version
        self.workspace.unlink(missing_ok=True)
        made = self.wine.run(self.program / VERBS, "new", windows_path(self.workspace), "--sample")
        yield "makes a workspace by a verb", not made.returncode and self.workspace.is_file(), made.stdout.strip()

    def tested(self) -> Step:
        """Let the program do the whole main job and draw itself."""
        report, fonts = self.folder / "self-test", self.folder / "fonts"
        fonts.mkdir()
        for face in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
            shutil.copy(FONTS / face, fonts)
        around = {"WINEQT_QPA_FONTDIR": windows_path(fonts)}
        window = self.program / "depositary.exe"
        told = self.wine.run(window, "--self-test", windows_path(report), around=around, seconds=900)
        lines = told.stdout.splitlines()
        well = sum(line.startswith("ok ") for line in lines)
        words = f"exit {told.returncode}, {well} steps well; {' '.join(lines[-1:])}"
        return "passes its own test", not told.returncode, words

    def opened(self, setup: Path | None) -> Iterator[Step]:
        """Open the workspace as a double click does; while it is open a setup must leave all as it is."""
        told = self.registered(rf"{registry.CLASSES}\{registry.KIND}\shell\open\command")
        command = told.partition("REG_SZ")[2].strip()
        yield "the file type opens with the program", command == self.command, command
        # Wine 8 asks for file types of all users only, so what the user's own says is started here.
        window, around = self.program / "depositary.exe", {"WINEQT_QPA_PLATFORM": "windows"}
        with self.wine.started(window, windows_path(self.workspace), around=around) as process:
            opened = waited(lambda: self.note.is_file() and bool(self.screen.windows()))
            yield "a double click's command opens the workspace", opened, self.note.name
            shown = self.screen.at_rest(lambda: 0, looks=8)  # Wine shares its work among processes
            shown.save(self.folder / "window.png")
            yield text_is_text(shown)
            if setup:
                code = self.wine.run(setup, "/S").returncode
                whole = (self.program / "_internal" / "python313.dll").is_file()
                yield "the setup changes nothing while it runs", code == RUNNING and whole, f"exit {code}"
            for each in self.screen.windows():
                self.screen.ask_to_close(each)
            ended = waited(lambda: process.poll() is not None)
            yield "closing the window ends the program", ended and not self.note.exists(), f"exit {process.poll()}"
            self.wine.run("taskkill", "/f", "/im", "depositary.exe")

    def mended(self, setup: Path) -> Step:
        """Break the installation, and start the setup again."""
        for lost in ("uninstall.exe", "_internal/python313.dll", VERBS):
            (self.program / lost).unlink()
        _, ok, words = self.installed(setup, "/S")
        return "mends a broken installation", ok and self.answers(), words

    def upgraded(self, setup: Path) -> Step:
        """Leave what an older version had and this one has not, and something of the user's, and start the setup."""
        outdated, own = self.program / "_internal" / "outdated.pyd", self.program / "own notes.txt"
        outdated.write_bytes(b"")
        own.write_bytes(b"")
        _, ok, words = self.installed(setup, "/S")
        ok = ok and not outdated.exists() and own.exists() and self.answers()
        own.unlink()
        return "replaces an older version, and nothing else", ok, words

    def removed(self, before: str) -> Iterator[Step]:
        """Look for what is left: only the user's own files and settings may be."""
        gone = waited(lambda: not self.program.exists())
        left = sorted(path.name for path in self.program.rglob("*")) if not gone else []
        yield "no file of the program is left", gone, ", ".join(left[:9]) or "none"
        menus = [path.name for path in self.wine.drive.rglob("Depositary.lnk")]
        yield "no entry in the start menu is left", not menus, ", ".join(menus) or "none"
        told = self.registered("Software").casefold()
        lines = [line for line in told.splitlines() if "depositary" in line or wxs.FAMILY.casefold() in line]
        yield "no registry key is left", not lines, "; ".join(lines[:5]) or "none"
        yield "the settings are kept", (self.wine.home / "depositary").is_dir(), "AppData\\Local\\depositary"
        same = self.workspace.is_file() and digest(self.workspace) == before
        yield "the workspace is untouched", same, f"{self.workspace.name}, sha256 {before[:12]}…"

    def registered(self, key: str) -> str:
        """Return the user's key, with all below it, as text."""
        return self.wine.run("reg", "query", rf"HKCU\{key}", "/s").stdout
