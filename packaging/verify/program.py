"""What is asked of an installed program in a bare root, whatever package it came in."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from targets.work import ROOT as CHECKOUT
from verify.letters import text_is_text
from verify.roots import HOME
from verify.rows import Row
from verify.screen import wait

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verify.roots import Root
    from verify.screen import Picture, Screen, Window

SAMPLE = CHECKOUT / "resources" / "sample"
PICTURES = CHECKOUT / "build" / "verify"
WORKSPACE = f"{HOME}/My agreements.depositary"  # a name with a space, as people have them
TITLE = "My agreements – Depositary"
_SAID = 4000  # bytes of a picture that a sentence changes, and a blinking cursor does not
_LOOKS = 80.0  # seconds in which the program has looked for a newer one, as it does each minute
LONGEST = 60.0  # seconds that a program may take to show what it should
_INTERFACES = """
import fcntl, socket, struct
with socket.socket() as any:
    for _, name in socket.if_nameindex():
        flags, = struct.unpack("16xH", fcntl.ioctl(any, 0x8913, name.encode().ljust(18, b"\\0"))[:18])
        print(name, "up" if flags & 1 else "down")
"""


# ---------------------------------------------------------------- windows


class Running(NamedTuple):
    """A program that was started on the screen."""

    process: subprocess.Popen[bytes]
    screen: Screen
    words: Path

    def window(self, title: str) -> Window | None:
        """Return its window of that title, once it can be seen."""
        found = [window for window in self.screen.windows() if window.title == title]
        return found[0] if found else None

    def shows(self, title: str, seconds: float = LONGEST) -> Row:
        """Tell whether a window of that title comes up and the program lives."""
        wait(lambda: self.window(title) is not None or self.process.poll() is not None, seconds)
        found = self.window(title)
        if found and self.process.poll() is None:
            return Row("shows its window", True, f"“{title}”, {found.width} × {found.height}")
        titles = ", ".join(f"“{window.title}”" for window in self.screen.windows()) or "no window"
        return Row("shows its window", False, f"{titles}; exit code {self.process.poll()}; {self.said()}")

    def text(self, picture: str, seconds: float = LONGEST / 2) -> Row:
        """Tell whether its window comes to hold text, and keep a picture of it."""
        wait(lambda: text_is_text(self.screen.picture()).ok, seconds, 0.5)
        seen = self.at_rest()
        PICTURES.mkdir(parents=True, exist_ok=True)
        seen.save(PICTURES / f"{picture}.png")
        return text_is_text(seen)

    def at_rest(self) -> Picture:
        """Return the picture once the program has done what it has to do."""
        return self.screen.at_rest(self._spent)

    def _spent(self) -> int:
        with suppress(OSError, IndexError):
            told = Path(f"/proc/{self.main_process()}/stat").read_text("utf-8").rpartition(")")[2].split()
            return int(told[11]) + int(told[12])
        return 0

    def restart_asked(self, before: Picture, picture: str) -> Row:
        """Tell whether something new is said on the screen, now that another version lies on the disk."""
        said = wait(lambda: before.difference(self.screen.picture()) > _SAID, _LOOKS, 0.5)
        self.at_rest().save(PICTURES / f"{picture}.png")
        words = f"it says so: {picture}.png" if said else "nothing on the screen has changed"
        return Row("the older program asks to be restarted", said, words)

    def close(self, title: str) -> Row:
        """Close its window as a person does and tell whether it ends well."""
        window = self.window(title)
        if window is not None:
            self.screen.ask_to_close(window)
        try:
            code = self.process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            return Row("closes", False, f"still runs {LONGEST:.0f} s after its window was closed")
        said = self.said()
        return Row("closes", code == 0 and "Traceback" not in said, f"exit code {code}, said {said or 'nothing'}")

    def said(self) -> str:
        """Return the last of what it wrote on its standard outputs."""
        return self.words.read_text("utf-8", "replace").strip()[-300:]

    def main_process(self) -> int:
        """Return the number of the program's process, as the host counts."""
        return self._processes()[0]

    def _processes(self) -> list[int]:
        number = self.process.pid
        return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text("utf-8").split()]

    def kill(self) -> None:
        """End what still runs, as it may after a step that failed."""
        if self.process.poll() is None:
            with suppress(OSError):  # it may end at this very moment
                for process in self._processes():
                    os.kill(process, signal.SIGKILL)
            self.process.kill()
        self.process.wait()


@contextmanager
def started(root: Root, screen: Screen, *command: str) -> Iterator[Running]:
    """Start a command on the screen; whatever still runs of it at the end is killed."""
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "said"
        process = root.start(*command, more={"DISPLAY": screen.name}, words=words)
        running = Running(process, screen, words)
        try:
            yield running
        finally:
            running.kill()
            wait(lambda: not screen.windows(), 10)


# ---------------------------------------------------------------- the network


def no_network(process: int | None) -> Row:
    """Tell whether that process has no network interface but a loopback that is down."""
    inside = ["nsenter", f"--target={process}", "--net"] if process else []
    found = subprocess.run([*inside, sys.executable, "-c", _INTERFACES], capture_output=True, text=True, check=True)
    lines = found.stdout.split("\n")[:-1]
    return Row("the network is empty", lines == ["lo down"], ", ".join(lines))


def calls_made(traced: str) -> list[str]:
    """Return the lines of strace's record in which something is sent or connected to an internet address."""
    return [
        line
        for line in traced.splitlines()
        if re.search(r"\b(connect|sendto|sendmsg|sendmmsg)\(", line) and re.search(r"\bAF_INET6?\b", line)
    ]


def traced(root: Root, *command: str, more: dict[str, str] | None = None) -> tuple[int, str, list[str]]:
    """Run a command to its end; return its exit code, its words and the network calls it made."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "calls"
        before = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network", "-o", str(record)]
        done = root.run(*command, before=before, more=more, seconds=180)
        return done.returncode, done.stdout, calls_made(record.read_text("utf-8", "replace"))


def network_row(calls: Sequence[str]) -> Row:
    """Tell whether nothing reached out."""
    return Row("network calls", not calls, f"{len(calls)}: {calls[0]}" if calls else "none")


# ---------------------------------------------------------------- files


def digest(file: Path) -> str:
    """Return the SHA-256 of a file's content."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


Snapshot = dict[str, tuple[int, int, int]]
_NOT_KEPT = re.compile(r"/(proc|sys|tmp/\.X11-unix|dev/(?!shm))")


def snapshot(root: Root) -> Snapshot:
    """Return the mode, size and time of everything in the root; of folders, only the mode."""
    found: Snapshot = {}
    top = str(root.place)
    for folder, folders, files in os.walk(root.place):
        here = folder[len(top) :]
        folders[:] = [name for name in folders if not _NOT_KEPT.match(f"{here}/{name}")]
        for name in (*folders, *files):
            about = (Path(folder) / name).lstat()
            still = name in folders
            found[f"{here}/{name}"] = (about.st_mode, 0 if still else about.st_size, 0 if still else about.st_mtime_ns)
    return found


def changes(before: Snapshot, after: Snapshot) -> list[str]:
    """Return what came, went or was altered, by path."""
    both = before.keys() | after.keys()
    return sorted(path for path in both if before.get(path) != after.get(path))


def elf_files(root: Root, folder: str) -> list[str]:
    """Return the programs and shared libraries below the folder, as the root names them."""
    place = root.path(folder)
    files = (file for file in sorted(place.rglob("*")) if file.is_file() and not file.is_symlink())
    return [f"{folder}/{file.relative_to(place)}" for file in files if file.open("rb").read(4) == b"\x7fELF"]


def libraries(root: Root, folder: str, paths: str) -> Row:
    """Tell whether the loader finds every library that anything below the folder asks for."""
    files = elf_files(root, folder)
    done = root.run("ldd", *files, more={"LD_LIBRARY_PATH": paths} if paths else None)
    missing = sorted(set(re.findall(r"(\S+) => not found", done.stdout)))
    words = f"{', '.join(missing)} missing" if missing else f"none missing for {len(files)} programs and libraries"
    return Row("libraries", bool(files) and not missing, words)


def library_paths(process: int) -> str:
    """Return where that process looks for libraries beside the system's folders."""
    told = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    return next((line[16:].decode() for line in told if line.startswith(b"LD_LIBRARY_PATH=")), "")


# ---------------------------------------------------------------- the command line


def fill_workspace(root: Root, program: str) -> Row:
    """Make a workspace of the sample's articles and claims with the program's own verbs."""
    given = [root.give(SAMPLE / name, f"{HOME}/sample/{name}") for name in ("articles", "claims.jsonl")]
    for arguments in (("new", WORKSPACE), ("import", WORKSPACE, *given)):
        done = root.run(program, *arguments)
        if done.returncode:
            return Row("makes a workspace", False, f"{arguments[0]}: {done.stdout.strip()[-300:]}")
    return Row("makes a workspace", True, done.stdout.strip().splitlines()[-1])


def sound(root: Root, program: str) -> Row:
    """Have the program verify the workspace."""
    done = root.run(program, "verify", WORKSPACE)
    return Row("the workspace verifies", done.returncode == 0, done.stdout.strip()[-200:])


def says_version(root: Root, program: str, version: str) -> Row:
    """Tell whether the program says that version."""
    said = root.run(program, "--version").stdout.strip()
    return Row("says its version", said == f"depositary {version}", said[-200:])


def self_test(root: Root, screen: Screen, program: str) -> list[Row]:
    """Have the program do its main job by itself and tell how that went, and what it asked of the network."""
    folder = f"{HOME}/self-test"
    code, said, calls = traced(root, program, "--self-test", folder, more={"DISPLAY": screen.name})
    report = root.path(f"{folder}/report.json")
    told = json.loads(report.read_text("utf-8")) if report.is_file() else {"ok": False, "steps": []}
    wrong = [f"{step['name']}: {step['said']}" for step in told["steps"] if not step["ok"]]
    words = f"exit code {code}, {len(told['steps'])} steps, {len(wrong)} failed"
    ok = code == 0 and told["ok"] and not wrong and bool(told["steps"])
    return [
        Row("self-test", ok, words if ok else f"{words}; {'; '.join(wrong) or said.strip()[-300:]}"),
        network_row(calls),
    ]


def program_folder(root: Root, process: int) -> str:
    """Return the folder of the program that the process runs, as its root names it."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    inside = re.findall(r"^NSpid:.*\t(\d+)$", status, re.MULTILINE)[0]
    return str(Path(root.run("readlink", f"/proc/{inside}/exe").stdout.strip()).parent)
