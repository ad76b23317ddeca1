"""The Debian package in a bare root: installed, used, upgraded under an open workspace, verified, purged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verify import program
from verify.association import check_association, opening
from verify.licences import texts_of
from verify.roots import HOME
from verify.rows import Row, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verify.program import Snapshot
    from verify.roots import Root
    from verify.rows import Told
    from verify.screen import Screen

NAME = "depositary"
FOLDER = "/opt/depositary"
# What the package manager writes about itself (with the last package in it an empty /opt goes), and what is the user's.
NOT_OURS = re.compile(rf"/opt$|/var/lib/dpkg(/|$)|/var/log/dpkg\.log|/var/cache/ldconfig|{HOME}(/|$)")


def install(root: Root, package: Path) -> Row:
    """Install the package with dpkg alone: nothing else is there that it could need."""
    place = root.give(package, f"/srv/{package.name}")
    done = root.run("dpkg", "--install", place, user="root")
    root.path(place).unlink()
    said = done.stdout.strip().splitlines()[-1:] if done.returncode else [package.name]
    return Row("installs", done.returncode == 0, f"exit code {done.returncode}, {''.join(said)}")


def first_start(root: Root, screen: Screen, name: str) -> Iterator[Row]:
    """Start for the first time, as from a menu, and see the libraries that the living program was started with."""
    with program.started(root, screen, "env", f"HOME={HOME}/new", NAME) as running:  # a home that knows no workspace
        shown = running.shows("Depositary")
        yield shown
        if shown.ok:
            yield running.text(f"{name}-first")
            yield program.libraries(root, FOLDER, program.library_paths(running.main_process()))
            yield running.close("Depositary")


def double_click(root: Root, screen: Screen, name: str) -> Iterator[Row]:
    """Open the workspace as a file manager does."""
    known, handler = check_association(root.path("/usr/share"), root.path(program.WORKSPACE))
    yield known
    if handler is None:
        return
    before = program.digest(root.path(program.WORKSPACE))
    with program.started(root, screen, *opening(handler, program.WORKSPACE)) as running:
        shown = running.shows(program.TITLE)
        yield shown
        if shown.ok:
            yield running.text(f"{name}-workspace")
            yield running.close(program.TITLE)
    same = program.digest(root.path(program.WORKSPACE)) == before
    yield Row("looking changes nothing", same, "the workspace has the same bytes" if same else "the file was changed")


def upgrade(root: Root, screen: Screen, package: Path, version: str, name: str) -> Iterator[Row]:
    """Install over the running program that has the workspace open."""
    before = program.digest(root.path(program.WORKSPACE))
    with program.started(root, screen, NAME, program.WORKSPACE) as running:
        shown = running.shows(program.TITLE)
        yield shown._replace(step="the previous version has the workspace open")
        if not shown.ok:
            return
        running.text(f"{name}-before-upgrade")
        calm = running.at_rest()  # what is loaded late must not pass for what is said of the upgrade
        yield install(root, package)._replace(step="installs over the running program")
        yield running.restart_asked(calm, f"{name}-upgraded")
        yield running.close(program.TITLE)._replace(step="the older program closes")
    same = program.digest(root.path(program.WORKSPACE)) == before
    yield Row("upgrading changes no data", same, "the workspace has the same bytes" if same else "the file was changed")
    yield program.says_version(root, NAME, version)
    yield program.sound(root, NAME)


def unchanged(root: Root) -> Row:
    """Ask dpkg whether every file is as it was packed."""
    said = root.run("dpkg", "--verify", NAME, user="root")
    listed = root.run("dpkg", "--listfiles", NAME, user="root").stdout.splitlines()
    words = f"{len(listed)} files and folders as packed" if not said.stdout else said.stdout.strip()[:300]
    return Row("dpkg -V", said.returncode == 0 and not said.stdout and len(listed) > 50, words)


def purge(root: Root, before: Snapshot) -> Iterator[Row]:
    """Remove the package and all that is its own; see what stays."""
    workspace = root.path(program.WORKSPACE)
    content = program.digest(workspace)
    done = root.run("dpkg", "--purge", NAME, user="root")
    yield Row("purges", done.returncode == 0, f"exit code {done.returncode}")
    stay = [path for path in program.changes(before, program.snapshot(root)) if not NOT_OURS.match(path)]
    yield Row("files left", not stay, f"{len(stay)}: {', '.join(stay[:3])}" if stay else "only the user’s")
    kept = workspace.is_file() and program.digest(workspace) == content
    yield Row("the workspace is untouched", kept, "the same bytes as before" if kept else "it was changed or removed")


def prove(root: Root, screen: Screen, package: Path, previous: Path | None, version: str) -> Iterator[Told]:
    """All steps, in the order in which a person takes them."""
    name = f"deb-{root.suite}"
    before = program.snapshot(root)
    yield program.no_network(root.process)
    installed = install(root, previous or package)
    yield installed if previous is None else installed._replace(step="installs the previous version")
    if not installed.ok:
        return
    yield program.fill_workspace(root, NAME)
    if previous is None:
        yield Skipped("upgrade over an open workspace", "no previous version was built")
        yield program.says_version(root, NAME, version)
    else:
        yield from upgrade(root, screen, package, version, name)
    yield from first_start(root, screen, name)
    yield from double_click(root, screen, name)
    yield from program.self_test(root, screen, NAME)
    yield program.sound(root, NAME)
    yield texts_of(root.path(FOLDER), package.parent)
    yield unchanged(root)
    yield from purge(root, before)
