"""The RPM package, as far as a Debian root can prove it: its files laid by rpm without its database of dependencies."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from verify import deb, program
from verify.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verify.roots import Root
    from verify.screen import Screen


def rpm(root: Root, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the host's rpm on the root, which has none; its own database is the root's."""
    inside = ("nsenter", f"--target={root.process}", "--net")
    line = [*inside, "rpm", f"--root={root.place}", "--nodeps", *arguments]
    return subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def prove(root: Root, screen: Screen, package: Path, version: str) -> Iterator[Row]:
    """Install, start, verify, erase."""
    before = program.snapshot(root)
    yield program.no_network(root.process)
    done = rpm(root, "--install", str(package))
    yield Row("installs with --nodeps", done.returncode == 0, (done.stderr.strip() or package.name)[-300:])
    if done.returncode:
        return
    yield program.says_version(root, deb.NAME, version)
    yield program.fill_workspace(root, deb.NAME)
    yield from deb.first_start(root, screen, f"rpm-{root.suite}")
    yield from deb.double_click(root, screen, f"rpm-{root.suite}")
    yield from program.self_test(root, screen, deb.NAME)
    verified = rpm(root, "--verify", deb.NAME)
    yield Row(
        "rpm -V", not verified.stdout.strip() and verified.returncode == 0, verified.stdout.strip()[:300] or "as packed"
    )
    content = program.digest(root.path(program.WORKSPACE))
    erased = rpm(root, "--erase", deb.NAME)
    yield Row("erases", erased.returncode == 0, erased.stderr.strip()[-300:] or "exit code 0")
    came = program.changes(before, program.snapshot(root))
    stay = [path for path in came if not deb.NOT_OURS.match(path) and not path.startswith("/var/lib/rpm")]
    yield Row("files left", not stay, f"{len(stay)}: {', '.join(stay[:3])}" if stay else "only the user’s")
    kept = program.digest(root.path(program.WORKSPACE)) == content
    yield Row("the workspace is untouched", kept, "the same bytes as before" if kept else "it was changed")
