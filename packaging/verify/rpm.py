"""The RPM package, as far as a Debian root can prove it: its files laid by rpm without its database of dependencies."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from verify import deb, program
from verify.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verify.roots import Root
    from verify.screen import Screen

# rpm's own records; and folders that every system with rpm has from its package `filesystem`, as Debian's root has not.
SYSTEMS = re.compile(r"/var/lib/rpm|/usr/share/(applications|metainfo|mime(/packages)?|icons(/hicolor(/[^/]+){0,2})?)$")


def rpm(root: Root, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the host's rpm on the root, which has none; its own database is the root's."""
    inside = ("nsenter", f"--target={root.process}", "--net", "--mount")
    line = [*inside, "rpm", f"--root={root.mounted}", "--dbpath=/var/lib/rpm", "--nodeps", *arguments]
    return subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def prove(root: Root, screen: Screen, package: Path, version: str) -> Iterator[Row]:
    """Install, start, verify, erase."""
    before = program.snapshot(root)
    yield program.no_network(root.process)
    root.run("mkdir", "-p", "/var/lib/rpm", user="root")
    done = rpm(root, "--install", "--force-debian", str(package))
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
    yield Row("erases", erased.returncode == 0, f"exit code {erased.returncode}")
    came = program.changes(before, program.snapshot(root))
    stay = [path for path in came if not deb.NOT_OURS.match(path) and not SYSTEMS.match(path)]
    yield Row("files left", not stay, f"{len(stay)}: {', '.join(stay[:3])}" if stay else "only the user’s")
    kept = program.digest(root.path(program.WORKSPACE)) == content
    yield Row("the workspace is untouched", kept, "the same bytes as before" if kept else "it was changed")
