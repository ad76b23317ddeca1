"""Proves the installers: ``verify.py [PART…]`` builds them and tries each where nothing helps it, then says what held.

The Linux packages are tried in bare Debian 12 and 13 roots, freshly made for each, as a plain user and with an empty
network namespace; the Windows installers under Wine. Parts: deb, appimage, rpm, windows, relink, reproducible, sizes,
start; all of them where none is named. ``--no-build`` takes what lies in dist; ``--quick`` builds for speed and tries
Debian 12 alone; ``--controls`` spoils things on purpose and tells whether the checks find it; ``--write`` renews
packaging/VERIFIED.md. Needs root, and changes nothing outside its own folders. Not the test suite.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import re
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from targets.work import PACKAGING, Work
from verify import builds, controls, deb, program, roots, rpm, single, sizes, start
from verify.rows import Row, Skipped, failures, packed, steps_table, stop, table, unpacked, verdict
from verify.screen import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from verify.rows import Told
    from verify.screen import Screen

BUILT = {  # what has to be built for a part
    "deb": ["deb", "sbom"],
    "appimage": ["appimage"],
    "rpm": ["rpm"],
    "windows": ["windows", "msi"],
    "relink": ["bundle"],
    "reproducible": ["bundle"],
    "sizes": ["deb", "appimage", "windows"],
    "start": ["bundle"],
}
FILES = {"deb": "*_amd64.deb", "appimage": "*.AppImage", "rpm": "*.x86_64.rpm", "windows": "*-setup.exe"}
NEEDED = {"Xvfb": "xvfb", "strace": "strace", "dpkg-deb": "dpkg", "git": "git", "rpm": "rpm"}
WRITTEN = PACKAGING / "VERIFIED.md"
KEPT = program.PICTURES / "told.json"


class Proof:
    """What is proven in one run, part by part."""

    def __init__(self, asked: argparse.Namespace, shown: Screen) -> None:
        self.asked = asked
        self.screen = shown
        self.work = Work.of_checkout(small=not asked.quick)
        self.told: dict[str, list[Told]] = {}
        self.suites = list(roots.SUITES)[: 1 if asked.quick else None]

    def add(self, part: str, rows: Iterable[Told]) -> None:
        """Take in the rows of a part as they come, and say each."""
        print(f"\n{part}", flush=True)
        kept = self.told.setdefault(part, [])
        for row in rows:
            kept.append(row)
            print(f"  {verdict(row):9} {row.step}: {' '.join(row.words.split())}", flush=True)

    def file(self, target: str) -> Path:
        """Return the newest build of a target, which must be there."""
        return newest(self.work.dist, target) or stop(f"{self.work.dist} holds no {FILES[target]}; build it first.")

    def in_roots(self, target: str, prove: Callable[[roots.Root], Iterable[Told]]) -> None:
        """Prove a package in a fresh root of every suite."""
        for suite in self.suites:
            with roots.bare(suite) as root:
                self.add(f"{target}, bare {root.name}", prove(root))

    def deb(self) -> None:
        """The Debian package."""
        package, older = self.file("deb"), None if self.asked.quick else builds.previous()
        self.in_roots("deb", lambda root: deb.prove(root, self.screen, package, older, self.work.version))

    def appimage(self) -> None:
        """The single file."""
        file = self.file("appimage")
        self.in_roots("appimage", lambda root: single.prove(root, self.screen, file, self.work.version))

    def rpm(self) -> None:
        """The RPM package."""
        package = self.file("rpm")
        self.in_roots("rpm", lambda root: rpm.prove(root, self.screen, package, self.work.version))

    def windows(self) -> None:
        """The Windows installers, under Wine."""
        self.add("windows, under Wine", self._other("wine"))

    def relink(self) -> None:
        """Qt's libraries exchanged for others."""
        self.add("relink", self._other("relink"))

    def _other(self, name: str) -> Iterable[Told]:
        return (Row(*row) for row in importlib.import_module(f"verify.{name}").prove(self.work))

    def reproducible(self) -> None:
        """A second build of the commit."""
        self.add("reproducible", builds.reproducible(self.work))

    def sizes(self) -> None:
        """The files' sizes; a quick build compresses too little to be measured."""
        small = [Skipped("sizes", "built for speed")] if self.asked.quick else sizes.prove(self.work.dist)
        self.add("sizes", small)

    def start(self) -> None:
        """The time to the first painted window, and until everything stands."""
        self.add("start", [start.prove(self.screen, self.work.bundle / "depositary.sh")])


def summary(known: dict[str, list[Told]], dist: Path, seconds: dict[str, int]) -> str:
    """Return the table of targets: what each weighs, what it took, and what was found of it in every root."""
    heads = ("Target", "Size", "Build", "Start ÷ source", "Libraries missing", "Network calls", "Files left", "Verdict")
    ratio = _words(known.get("start", []), "start, frozen ÷ source").partition(" ")[0]
    lines = []
    for target in dict.fromkeys(part.partition(",")[0] for part in known):
        rows = [row for part, kept in known.items() if part.partition(",")[0] == target for row in kept]
        file = newest(dist, target)
        bad = len(failures(rows))
        lines.append(
            (
                target,
                f"{file.stat().st_size / 1e6:.1f} MB" if file else "",
                f"{seconds[target]} s" if target in seconds else "",
                ratio if file and target != "windows" else "",
                _words(rows, "libraries").partition(" for ")[0],
                _words(rows, "network calls"),
                _words(rows, "files left"),
                f"{bad} FAIL" if bad else f"pass, {len(rows)} steps",
            )
        )
    return table(heads, lines)


def newest(dist: Path, target: str) -> Path | None:
    """Return the newest file that was built of a target."""
    found = sorted(dist.glob(FILES[target]), key=lambda file: file.stat().st_mtime) if target in FILES else []
    return found[-1] if found else None


def _words(rows: Iterable[Told], step: str) -> str:
    """Return what was seen of a step, once where all roots agree."""
    return "; ".join(dict.fromkeys(row.words for row in rows if row.step == step))


def machine() -> str:
    """Return what the proof was made on, without a date or a name."""
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    bases = [(roots.base(suite) / "etc/debian_version").read_text("utf-8").strip() for suite in roots.SUITES]
    return (
        f"Proven on {system}, {platform.machine()}, Python {platform.python_version()}; in bare roots of Debian "
        f"{' and '.join(bases)}, as a plain user, each with an empty network namespace."
    )


def keep(proof: Proof) -> dict[str, tuple[str, list[Told]]]:
    """Add what this run told to what earlier runs told of other parts; return all, each with its commit."""
    commit = builds.git("rev-parse", "--short", "HEAD")
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    kept |= {part: [commit, packed(rows)] for part, rows in proof.told.items()}
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    return {part: (told[0], unpacked(told[1])) for part, told in sorted(kept.items())}


def placeless(words: str) -> str:
    """Return what was seen without where on this machine it was, and whose."""
    folders = (str(builds.CHECKOUT), str(builds.CHECKOUT).replace("/", "\\"), rf"{tempfile.gettempdir()}/[^/\s]+")
    for folder in (re.escape(folders[0]), re.escape(folders[1]), folders[2]):
        words = re.sub(rf"(Z:)?{folder}", "…", words)
    return re.sub(r"([/\\])users\1[^/\\]+", r"\1users\1…", words)


def write(known: dict[str, tuple[str, list[Told]]], text: str) -> None:
    """Renew the committed table."""
    parts = [
        f"## {part}, of commit {commit}\n\n{placeless(steps_table(rows))}" for part, (commit, rows) in known.items()
    ]
    head = (PACKAGING / "verify" / "head.md").read_text("utf-8")
    WRITTEN.write_text("\n".join([f"{head}\n{machine()}\n", text, *parts]), encoding="utf-8")


def arguments_of(given: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Prove Depositary's installers in bare roots.")
    parser.add_argument("parts", nargs="*", choices=(*BUILT, []), metavar="PART", help=", ".join(BUILT))
    parser.add_argument("--no-build", action="store_true", help="take what lies in dist")
    parser.add_argument("--quick", action="store_true", help="build for speed; Debian 12 alone")
    parser.add_argument("--controls", action="store_true", help="spoil things and tell whether the checks find it")
    parser.add_argument("--write", action="store_true", help="renew packaging/VERIFIED.md")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    """Build, prove what is asked for, and print the tables; 0 when everything held."""
    asked = arguments_of(given)
    roots.check_tools()
    missing = sorted({package for tool, package in NEEDED.items() if shutil.which(tool) is None})
    if missing:
        stop(f"lacks tools that Debian has in: {' '.join(missing)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    wanted = asked.parts or list(BUILT)
    seconds = times(wanted, asked)
    with screen() as shown:
        proof = Proof(asked, shown)
        for part in wanted:
            getattr(proof, part)()
        if asked.controls:
            with tempfile.TemporaryDirectory() as folder:
                proof.add("controls", controls.prove(proof.suites[0], shown, proof.file("deb"), Path(folder)))
    known = keep(proof)
    text = summary({part: rows for part, (_, rows) in known.items()}, proof.work.dist, seconds)
    print(f"\n{text}")
    if asked.write:
        write(known, text)
    bad = [row for rows in proof.told.values() for row in failures(rows)]
    print(f"{len(bad)} failed." if bad else "Everything that was tried held.")
    return 1 if bad else 0


def times(wanted: Sequence[str], asked: argparse.Namespace) -> dict[str, int]:
    """Build what the parts need, and return the seconds that each target took; those of earlier builds are kept."""
    kept = program.PICTURES / "seconds.json"
    seconds: dict[str, int] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    if not asked.no_build:
        targets = list(dict.fromkeys(target for part in wanted for target in BUILT[part]))
        seconds |= builds.build(builds.CHECKOUT, targets, quick=asked.quick)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(seconds), encoding="utf-8")
    return seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
