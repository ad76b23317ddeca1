"""Bare Debian roots without a network: each a fresh overlay in namespaces of its own, gone with its holder process.

The base of a suite is made once by debootstrap (minbase, nothing added) and kept in the user's cache. Everything that
is mounted is mounted in the holder's own mount namespace and the holder dies with this process, so nothing is left
behind even when this process is killed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from verify.rows import stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SUITES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
TOOLS = {"debootstrap": "debootstrap", "unshare": "util-linux", "nsenter": "util-linux", "setpriv": "util-linux"}
USER, NUMBER = "curator", 1000
HOME = f"/home/{USER}"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SCREENS = "/tmp/.X11-unix"  # noqa: S108 - where X keeps its sockets
_HOLD = f"""
set -e
mount -t tmpfs -o mode=755 tmpfs "$2"
mkdir "$2/up" "$2/work" "$2/root"
mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/up,workdir=$2/work" "$2/root"
cd "$2/root"
mount -t proc proc proc
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/shm dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
for device in null zero full random urandom tty; do
    touch dev/$device
    mount --bind /dev/$device dev/$device
done
ln -s /proc/self/fd dev/fd
if [ -d {SCREENS} ]; then
    mkdir -p .{SCREENS}
    mount --bind {SCREENS} .{SCREENS}
fi
chroot . useradd --create-home --uid {NUMBER} {USER}
exec chroot . sh -c "echo ready && exec sleep infinity"
"""


def check_tools() -> None:
    """End the proof where it cannot be made."""
    if os.geteuid():
        stop("needs root, to mount overlays and to enter empty network namespaces; nothing outside them is changed.")
    missing = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if missing:
        stop(f"lacks tools that Debian has in: {' '.join(missing)}")


def cache() -> Path:
    """Return the folder of what is made once."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "depositary"


def base(suite: str) -> Path:
    """Return the bare root of the suite; the first time it is downloaded, which takes minutes."""
    folder = cache() / "roots" / suite
    if folder.is_dir():
        return folder
    print(f"downloading a bare {SUITES[suite]} into {folder}", flush=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{suite}.", dir=folder.parent) as made:
        part = Path(made) / "root"
        done = subprocess.run(
            ["debootstrap", "--variant=minbase", suite, part],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            stop(f"debootstrap could not make {suite}: {done.stdout.strip().splitlines()[-1:]}")
        part.rename(folder)
    return folder


class Root:
    """A running bare root: commands run in it without a network, as its user or as root."""

    def __init__(self, suite: str, process: int, mounted: Path) -> None:
        self.suite = suite
        self.name = SUITES[suite]
        self.process = process
        self.mounted = mounted  # where the holder mounted it, in its own mount namespace alone
        self.place = Path(f"/proc/{process}/root")  # its files, as seen from here

    def path(self, inside: str) -> Path:
        """Return where the host sees a path of the root."""
        return self.place / inside.lstrip("/")

    def command(self, command: Sequence[str], user: str = USER) -> list[str]:
        """Return the command line that runs the command inside."""
        entry = ["nsenter", f"--target={self.process}", "--mount", "--net", "--pid", "--root"]
        entry += ["--wdns=/", f"--setgid={NUMBER}", f"--setuid={NUMBER}"] if user == USER else ["--wdns=/"]
        return [*entry, "--", *command]

    @staticmethod
    def environment(user: str = USER, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return what a person who logs in has, and nothing of the host's."""
        home = HOME if user == USER else "/root"
        return {"HOME": home, "USER": user, "PATH": PATH, "LANG": "C.UTF-8", **(more or {})}

    def run(
        self,
        *command: str,
        user: str = USER,
        more: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
        seconds: float = 300,
    ) -> subprocess.CompletedProcess[str]:
        """Run the command to its end, its errors among its words; after `seconds` it is killed, with the code 124."""
        line = [*before, *self.command(["timeout", "--kill-after=5", f"{seconds}", *command], user)]
        return subprocess.run(
            line,
            env=self.environment(user, more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )

    def start(self, *command: str, more: Mapping[str, str] | None = None, words: Path) -> subprocess.Popen[bytes]:
        """Start the command as the user and let it run; what it says goes into the file `words`."""
        with words.open("wb") as said:
            return subprocess.Popen(
                self.command(command),
                env=self.environment(more=more),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    def give(self, file: Path, inside: str) -> str:
        """Copy a file or folder of the host into the root, as the user's own, and return where it is."""
        place = self.path(inside)
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            shutil.copytree(file, place)
        else:
            shutil.copyfile(file, place)
        self.run("chown", "-R", f"{USER}:{USER}", inside, user="root")
        return inside


@contextmanager
def bare(suite: str) -> Iterator[Root]:
    """A fresh bare root of the suite, with one user and without a network; it ends with everything that runs in it."""
    lower = base(suite)
    with tempfile.TemporaryDirectory(prefix="depositary-root.") as scratch:
        apart = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--propagation=private"]
        holder = subprocess.Popen(
            ["setpriv", "--pdeathsig=KILL", *apart, "sh", "-c", _HOLD, "hold", lower, scratch],
            env={"PATH": PATH},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert holder.stdout is not None
            if holder.stdout.readline() != "ready\n":
                stop(f"a bare root of {suite} could not be mounted; its reason stands above.")
            children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children").read_text("utf-8").split()
            root = Root(suite, int(children[0]), Path(scratch) / "root")
            if root.place.samefile("/"):
                stop(f"the bare root of {suite} is not apart from this machine's own.")
            yield root
        finally:
            holder.kill()
            holder.wait()
