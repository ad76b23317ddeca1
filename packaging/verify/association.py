"""What opens a file on a desktop, worked out from the installed descriptions alone, as a file manager does.

By the rules of the shared MIME database (names and content) and of desktop entries (types and command lines); a bare
root has none of the tools that know them. Runs nothing.
"""

from __future__ import annotations

import configparser
import shlex
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from verify.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
TYPE = "application/vnd.depositary"
_USUAL = 50  # the priority of magic and the weight of a name that give none


class Handler(NamedTuple):
    """A program that says it opens a type."""

    entry: str
    command: list[str]
    icon: str


def descriptions(share: Path) -> Iterator[ET.Element]:
    """Every type that the packages below ``share/mime/packages`` describe."""
    for file in sorted((share / "mime" / "packages").glob("*.xml")):
        yield from ET.fromstring(file.read_bytes()).iter(f"{MIME}mime-type")  # noqa: S314


def by_name(share: Path, name: str) -> str | None:
    """Return the type that the file's name has: the heaviest pattern, then the longest."""
    found = [
        (int(glob.get("weight", _USUAL)), len(glob.get("pattern", "")), kind.get("type"))
        for kind in descriptions(share)
        for glob in kind.iter(f"{MIME}glob")
        if fnmatchcase(name, glob.get("pattern", "")) or fnmatchcase(name.lower(), glob.get("pattern", ""))
    ]
    return max(found)[2] if found else None


def by_content(share: Path, content: bytes) -> str | None:
    """Return the type that the file's first bytes have, by the magic of the highest priority."""
    found = [
        (int(magic.get("priority", _USUAL)), kind.get("type"))
        for kind in descriptions(share)
        for magic in kind.iter(f"{MIME}magic")
        if any(_matches(rule, content) for rule in magic.findall(f"{MIME}match"))
    ]
    return max(found)[1] if found else None


def _matches(rule: ET.Element, content: bytes) -> bool:
    """Whether a rule holds, and one of the rules within it where there are any."""
    wanted = _bytes(rule.get("type", ""), rule.get("value", ""))
    first, _, last = rule.get("offset", "0").partition(":")
    at = content.find(wanted, int(first), int(last or first) + len(wanted))
    inner = rule.findall(f"{MIME}match")
    return at >= 0 and (not inner or any(_matches(each, content) for each in inner))


def _bytes(kind: str, value: str) -> bytes:
    if kind == "string":
        return value.encode("latin-1").decode("unicode_escape").encode("latin-1")
    bits = int(kind.removeprefix("big").removeprefix("little").removeprefix("host") or 8) if kind != "byte" else 8
    return int(value, 0).to_bytes(bits // 8, "little" if kind.startswith(("little", "host")) else "big")


def handlers(share: Path, kind: str) -> list[Handler]:
    """Return the programs that open the type, by their desktop entries."""
    found: list[Handler] = []
    for file in sorted((share / "applications").glob("*.desktop")):
        parser = configparser.RawConfigParser(interpolation=None, strict=False, delimiters=("=",))
        parser.optionxform = str  # type: ignore[assignment,method-assign] - names of keys are told apart by case
        parser.read(file, encoding="utf-8")
        entry = parser["Desktop Entry"]
        if kind in entry.get("MimeType", "").split(";") and entry.get("Hidden") != "true":
            found.append(Handler(file.name, shlex.split(entry["Exec"]), entry.get("Icon", "")))
    return found


def opening(handler: Handler, file: str, name: str = "Depositary") -> list[str]:
    """Return the command line that opens the file: the entry's, with its field codes replaced."""
    codes = {"%f": [file], "%F": [file], "%u": [f"file://{file}"], "%U": [f"file://{file}"], "%c": [name], "%k": [""]}
    codes["%i"] = ["--icon", handler.icon] if handler.icon else []
    return [part.replace("%%", "%") for word in handler.command for part in codes.get(word, [word])]


def check_association(share: Path, file: Path, icons: str = "hicolor") -> tuple[Row, Handler | None]:
    """Tell whether the file is known by its name and by its content, and who opens it."""
    with file.open("rb") as opened:
        kinds = by_name(share, file.name), by_content(share, opened.read(4096))
    found = handlers(share, TYPE)
    drawn = [one for one in found if any((share / "icons" / icons).glob(f"*/apps/{one.icon}.*"))]
    words = f"{kinds[0]} by name, {kinds[1]} by content, opened by {', '.join(one.entry for one in found) or 'nothing'}"
    ok = kinds == (TYPE, TYPE) and len(found) == 1 and drawn == found
    return Row("the workspace's type is known", ok, words), found[0] if found else None
