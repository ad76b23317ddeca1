"""Whether the checks can fail: each is run once where something was spoiled on purpose, and must find it."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from verify import deb, program
from verify.association import check_association
from verify.builds import same
from verify.licences import texts_of
from verify.roots import bare
from verify.rows import Row
from verify.sizes import size_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from verify.program import Snapshot
    from verify.roots import Root
    from verify.rows import Told
    from verify.screen import Screen

_FONTS = (".ttf", ".otf", ".pfb", ".ttc")


def finds(what: str, rows: Iterable[Told], step: str) -> Row:
    """Tell whether the step of that name fails, as it must."""
    seen = [row for row in rows if isinstance(row, Row) and row.step == step]
    words = seen[-1].words if seen else "the step was not reached"
    return Row(f"{what}: “{step}” fails", bool(seen) and not seen[-1].ok, words)


def without_fonts(root: Root, screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Take all fonts away: the window comes up, with boxes in it."""
    for folder, _, files in os.walk(root.path(deb.FOLDER)):
        for name in files:
            if name.endswith(_FONTS):
                os.unlink(f"{folder}/{name}")  # noqa: PTH108 - inside the root, whose links are not followed
    with program.started(root, screen, deb.NAME) as running:
        yield running.shows("Depositary")
        yield finds("no fonts", [running.text(f"control-no-fonts-{root.suite}", 8)], "text is text")


def without_a_library(root: Root, screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Take away one library that Qt's core asks for."""
    with program.started(root, screen, deb.NAME) as running:
        shown = running.shows("Depositary")
        yield shown
        paths = program.library_paths(running.main_process()) if shown.ok else ""
    for file in program.elf_files(root, deb.FOLDER):
        if "/libicuuc.so" in file:
            root.path(file).unlink()
    yield finds("a library is missing", [program.libraries(root, deb.FOLDER, paths)], "libraries")
    with program.started(root, screen, deb.NAME) as running:
        yield finds("a library is missing", [running.shows("Depositary", 10)], "shows its window")


def without_a_window(root: Root, screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Start something that lives and shows nothing."""
    with program.started(root, screen, "sleep", "60") as running:
        yield finds("no window", [running.shows("Depositary", 2)], "shows its window")


def without_an_upgrade(root: Root, screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Leave the program alone as long as an upgrade is waited for."""
    with program.started(root, screen, deb.NAME, program.WORKSPACE) as running:
        yield running.shows(program.TITLE)
        running.text(f"control-calm-{root.suite}")
        asked = running.restart_asked(running.at_rest(), f"control-calm-{root.suite}")
        yield finds("no upgrade", [asked], asked.step)


def with_a_network(root: Root, _screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Look at the host's own interfaces, and have a shell reach for an address that is nobody's."""
    yield finds("the host's interfaces", [program.no_network(None)], "the network is empty")
    _, _, calls = program.traced(root, "bash", "-c", "exec 3<>/dev/tcp/192.0.2.1/80")
    yield finds("a program that calls", [program.network_row(calls)], "network calls")


def unknown_type(root: Root, _screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Take the description of the type away; and give the workspace another application's number."""
    workspace, share = root.path(program.WORKSPACE), root.path("/usr/share")
    content = workspace.read_bytes()
    workspace.write_bytes(content[:68] + b"\0\0\0\1" + content[72:])
    yield finds("another program's file", [check_association(share, workspace)[0]], "the workspace's type is known")
    yield finds("a spoiled workspace", [program.sound(root, deb.NAME)], "the workspace verifies")
    workspace.write_bytes(content)
    (share / "mime/packages/depositary.xml").unlink()
    yield finds("no description", [check_association(share, workspace)[0]], "the workspace's type is known")


def without_a_text(package: Path, root: Root, _screen: Screen, _before: Snapshot) -> Iterator[Row]:
    """Take away the texts of the libraries that are compiled into one part."""
    root.path(f"{deb.FOLDER}/licences/pydantic-core/rust-crates.txt").unlink()
    yield finds("a text is missing", [texts_of(root.path(deb.FOLDER), package.parent)], "every part has its text")


def spoiled_package(root: Root, _screen: Screen, before: Snapshot) -> Iterator[Row]:
    """Alter an installed file and leave a stray one."""
    root.path(f"{deb.FOLDER}/VERSION").write_text("9\n", encoding="utf-8")
    yield finds("an altered file", [deb.unchanged(root)], "dpkg -V")
    root.path(f"{deb.FOLDER}/stray").touch()
    yield finds("a stray file", deb.purge(root, before), "files left")


def differing_builds(folder: Path) -> Iterator[Row]:
    """Compare files that differ, and sizes above their bars."""
    pair = [folder / "first", folder / "second"]
    for place in pair:
        place.mkdir()
        (place / "one.deb").write_text(place.name, encoding="utf-8")
    yield finds("two builds that differ", same(*pair), "one.deb twice")
    yield finds("a large package", [size_row("a package", 60_000_001, 60)], "size of a package")


def prove(suite: str, screen: Screen, package: Path, folder: Path) -> Iterator[Row]:
    """Spoil a fresh root for each control."""
    yield from differing_builds(folder)
    spoils: tuple[Callable[[Root, Screen, Snapshot], Iterator[Row]], ...] = (
        without_fonts,
        without_a_library,
        without_a_window,
        without_an_upgrade,
        with_a_network,
        unknown_type,
        partial(without_a_text, package),
        spoiled_package,
    )
    for spoil in spoils:
        with bare(suite) as root:
            before = program.snapshot(root)
            ready = (deb.install(root, package), program.fill_workspace(root, deb.NAME))
            if not all(row.ok for row in ready):
                yield from ready  # what does not work cannot be spoiled
                return
            yield from spoil(root, screen, before)
