"""The libraries in Rust that are compiled into a wheel: which they are, whose, and the text of each one's licence.

Not a target; `parts` asks it. Which they are is told by the wheel's own list, or by ``rust/lists.tsv`` where it brings
none; Rust's standard library comes with each. Whose they are and under which text is in ``rust/texts.tsv``, made once
from the crates' own files, as Debian's packages of their sources and Rust 1.97.1's own carry them: of the version that
its column names, which need not be the one compiled in. Where a licence leaves a choice the text is of the one taken.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from targets.work import PACKAGING, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

RUST = PACKAGING / "licences" / "rust"
NOTICES = "rust-crates.txt"
_COMPILED = re.compile(rb"/rustc/[0-9a-f]{40}/")


class Crate(NamedTuple):
    """One library in Rust; `whose` has its lines of copyright, or its authors where it has none."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    whose: tuple[str, ...]

    def component(self) -> dict[str, Any]:
        """What the list in CycloneDX says of it."""
        made = {"type": "library", "name": self.name, "copyright": "\n".join(self.whose)}
        if self.version:
            made |= {"version": self.version, "purl": f"pkg:cargo/{self.name}@{self.version}"}
        return {**made, "licenses": [{"expression": self.licence}]}


def crates(wheel: str, info: Path, libraries: Iterable[Path]) -> tuple[Crate, ...]:
    """Return what is compiled into the wheel, called ``name version``; one without a text or a list ends the build."""
    if not any(_COMPILED.search(library.read_bytes()) for library in libraries):
        return ()
    of_wheel = list(_told(info)) or _listed(wheel)
    if not of_wheel:
        stop(f"{wheel} has libraries in Rust and no list of them: add it to {RUST}/lists.tsv, from its Cargo.lock.")
    known = {(name, licence): (texts, whose) for name, licence, texts, _, whose in _rows("texts.tsv")}
    every = (*of_wheel, *_listed("Rust"))
    lacking = [f"{name} {version} ({licence})" for name, version, licence in every if (name, licence) not in known]
    if lacking:
        stop(f"{wheel} has libraries in Rust without a text: add them to {RUST}/texts.tsv: {', '.join(lacking)}.")
    found: list[Crate] = []
    for name, version, licence in every:
        texts, whose = known[name, licence]
        found.append(Crate(name, version, licence, tuple(texts.split()), tuple(whose.split(" | "))))
    return tuple(found)


def notices(wheel: str, found: Sequence[Crate]) -> bytes:
    """Return the file that goes with the program: every library with its licence and whose it is, then all texts."""
    head = f"Libraries in Rust that are compiled into {wheel}. The texts of their licences follow the list.\n"
    blocks = [head]
    for crate in found:
        lines = [f"{crate.name} {crate.version or '(comes with Rust)'}", f"  Licence: {crate.licence}"]
        lines += [f"  Text: {', '.join(crate.texts)}", *(f"  {line}" for line in crate.whose)]
        blocks.append("\n".join(lines) + "\n")
    for name in sorted({text for crate in found for text in crate.texts}):
        blocks += [f"---------- {name}", "", (RUST / f"{name}.txt").read_text("utf-8")]
    return "\n".join(blocks).encode()


def _told(info: Path) -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of each in the wheel's own list."""
    for file in sorted((info / "sboms").glob("*.cyclonedx.json")):
        told: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
        for crate in told.get("components", []):
            yield crate["name"], crate["version"], crate["licenses"][0]["expression"]


def _listed(where: str) -> list[tuple[str, str, str]]:
    return [(name, version, licence) for place, name, version, licence in _rows("lists.tsv") if place == where]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (RUST / name).read_text("utf-8").splitlines()[1:]]
