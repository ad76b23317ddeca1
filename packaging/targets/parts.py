"""What is in a frozen program, and whose it is: every library, module, font and loader as a part with its licence.

Not a target; `sbom` writes down what is found here. A wheel is in the program when one of its files or modules is.
What is built into a wheel's libraries is no file of its own and stands in `WITHIN`. Libraries of the building system
are asked of dpkg.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
from dataclasses import dataclass, field, replace
from email.parser import HeaderParser
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from targets.bundle import NAME, PLACE, Keep
from targets.crates import NOTICES, Crate, crates, notices
from targets.work import PACKAGING, hear, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from targets.work import Work

OWN = PACKAGING / "licences"
COMMON = Path("/usr/share/common-licenses")
INSIDE = "_internal/"
_LIBRARY = re.compile(rb"\x7fELF|MZ")
_KNOWN = re.compile(r"^\s+(\S+) \(libc6,x86-64\b.*\) => (\S+)$", re.MULTILINE)
_COMMON_NAMED = re.compile(r"/usr/share/common-licenses/([\w.-]*\w)")
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors|\.ijg$", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One piece of software in the program. `files` are below the program's folder, `texts` its licences by name.

    `origin` says how it came: wheel, within (a wheel), python, loader, debian, or font.
    """

    name: str
    version: str
    licence: str
    origin: str
    files: tuple[str, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    purl: str = ""
    source: str = ""
    crates: tuple[Crate, ...] = ()


class Within(NamedTuple):
    """A library that a wheel carries: patterns of its files, none where it is built into another; which texts."""

    name: str
    wheel: str
    version: str  # of the wheel where it is empty, else what `inside.py` calls it
    licence: str
    files: tuple[str, ...]
    texts: tuple[str, ...]


QT_FILES = ("PySide6/Qt/*", "PySide6/Qt6*.dll", "PySide6/plugins/*")
GNU = ("common/LGPL-3", "common/GPL-3")
WITHIN = (
    Within("ICU", "pyside6-essentials", "icu", "Unicode-3.0", ("PySide6/Qt/lib/libicu*",), ("debian/libicu72",)),
    Within("Microsoft Visual C++ runtime", "pyside6-essentials", "-", "Microsoft distributable code",
           ("*msvcp140*.dll", "*vcruntime140*.dll"), ("python/LICENSE.txt",)),
    Within("Qt", "pyside6-essentials", "", "LGPL-3.0-only", QT_FILES,
           (*GNU, "common/LGPL-2.1", "common/Apache-2.0", "common/CC0-1.0", "own/qt-notices.txt")),
    Within("SQLite", "pysqlite3", "sqlite", "blessing", (), ("own/sqlite.txt",)),
    Within("libxml2", "lxml", "libxml2", "MIT", (), ("wheel",)),
    Within("libxslt", "lxml", "libxslt", "MIT", (), ("wheel",)),
    Within("GNU libiconv", "lxml", "libiconv", "LGPL-2.1-or-later", (), ("common/LGPL-2.1",)),
    Within("zlib", "lxml", "zlib", "Zlib", (), ("debian/zlib1g",)),
    Within("PDFium", "pypdfium2", "pdfium", "BSD-3-Clause AND Apache-2.0", ("pypdfium2_raw/*pdfium*",), ("wheel",)),
)  # fmt: skip
# Texts that a wheel ought to carry and does not, and what it carries for those who bought another licence.
LACKING = {"pyside6-essentials": GNU, "shiboken6": GNU}
NOT_OURS = {"licenses/LicenseRef-Qt-Commercial.txt"}
# Packages of the building system that stand in the heads of the single file and of the setup.
HEADS_OF_LINUX = ("libsquashfuse-dev", "libzstd-dev", "libc6-dev")
HEADS_OF_WINDOWS = ("nsis-common",)


@dataclass(frozen=True)
class Program:
    """A frozen program and what it was made from: `site` has the wheels, `told` is what `inside.py` printed.

    `python` names files of Python itself below ``_internal``, as patterns.
    """

    folder: Path
    site: Path
    told: Mapping[str, Any]
    python: tuple[str, ...]
    python_version: str
    python_licence: Path
    heads: tuple[str, ...] = ()

    @cached_property
    def files(self) -> list[str]:
        """All files, below the folder."""
        files = (file for file in sorted(self.folder.rglob("*")) if file.is_file() and not file.is_symlink())
        return [file.relative_to(self.folder).as_posix() for file in files]

    @cached_property
    def libraries(self) -> list[str]:
        """Programs, libraries and fonts among them."""
        return [file for file in self.files if file.endswith(".ttf") or is_library(self.folder / file)]


def is_library(file: Path) -> bool:
    """Whether the file is a program or a library, of Linux or Windows."""
    with file.open("rb") as opened:
        return _LIBRARY.match(opened.read(4)) is not None


def linux(work: Work) -> Program:
    """The program for Linux, as `bundle` made it."""
    told = json.loads(hear([work.python, OWN / "inside.py", work.bundle]))
    library = Path(told["library"])
    patterns = ("libpython*", "python3*/lib-dynload/*")
    site = next((work.build / "venv" / "lib").glob("python3*/site-packages"))
    return Program(*(work.bundle, site, told, patterns, told["python"], library / "LICENSE.txt", HEADS_OF_LINUX))


def windows(work: Work) -> Program:
    """The program for Windows; its Python and wheels lie where `windows_program` laid them out."""
    home = work.build / "windows"
    told = json.loads(hear([work.python, OWN / "inside.py", home / NAME]))
    python = home / "python"
    own = ("_wmi.pyd", *(file.name for file in sorted(python.iterdir()) if file.suffix in {".pyd", ".dll"}))
    runtime = next(python.glob("python3[0-9]*.dll"))
    version = max(re.findall(r"3\.\d+\.\d+(?!\d)", runtime.read_bytes().decode("utf-16-le", "ignore")))
    told |= dict.fromkeys(("libxml2", "libxslt", "libiconv", "zlib"), "")  # of the wheel for Linux
    place = (home / NAME, python / "Lib/site-packages")
    return Program(*place, told, own, version, python / "LICENSE.txt", HEADS_OF_WINDOWS)


def parts(program: Program) -> list[Part]:
    """Return every part of the program, by name. A library that is nobody's or a part without a text ends the build."""
    left = dict.fromkeys(program.libraries)
    whole = (*wheels(program), python(program), loader(program))
    found = [replace(part, files=_taken(left, part.files)) for part in whole]
    for within in WITHIN:
        found += _split(program, within, found)
    found += debian(left)
    found += [_package(name, ()) for name in program.heads if (_doc(name) / "copyright").is_file()]
    faults = gaps(program.libraries, found)
    if faults:
        stop("; ".join(faults) + ".")
    return sorted(found, key=lambda part: part.name.lower())


def _taken(left: dict[str, None], files: Iterable[str]) -> tuple[str, ...]:
    """The files that nobody has claimed yet; they are claimed now."""
    mine = tuple(file for file in files if file in left)
    for file in mine:
        del left[file]
    return mine


def gaps(libraries: Iterable[str], found: Sequence[Part]) -> list[str]:
    """Return a sentence for each library in no part, and for each part without the text of its licence."""
    covered = {file for part in found for file in part.files}
    lost = [f"{file} is in no part" for file in libraries if file not in covered]
    return lost + [f"{part.name} has no text of its licence" for part in found if not any(part.texts.values())]


# ---------------------------------------------------------------- wheels


def wheels(program: Program) -> Iterator[Part]:
    """The wheels of which a module or a file is in the program."""
    modules = set(program.told["modules"])
    there = {file.lower(): file for file in program.files}  # Windows makes no difference
    for info in sorted(program.site.glob("*.dist-info")):
        with (info / "RECORD").open(encoding="utf-8", newline="") as opened:
            files = [row[0] for row in csv.reader(opened) if row]
        wanted = [(INSIDE + file).lower() for file in files if ".dist-info/" not in file]
        inside = [there[file] for file in wanted if file in there]
        if inside or any(module(file) in modules for file in files if file.endswith(".py")):
            yield _wheel(program, info, inside)


def module(file: str) -> str:
    """The name under which a file of a wheel is imported."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _wheel(program: Program, info: Path, inside: Iterable[str]) -> Part:
    told = HeaderParser().parsestr((info / "METADATA").read_text("utf-8"))
    name = re.sub(r"[-_.]+", "-", str(told["Name"])).lower()
    files = (file.relative_to(info).as_posix() for file in sorted(info.rglob("*")) if file.is_file())
    mine = [file for file in files if _TEXT.search(file) and file not in NOT_OURS]
    texts = {file.removeprefix("licenses/"): (info / file).read_bytes() for file in mine}
    texts |= {Path(text).name: _text(program, text) for text in LACKING.get(name, ())}
    called = f"{name} {told['Version']}"
    compiled = crates(called, info, [program.folder / file for file in inside])
    if compiled:
        texts[NOTICES] = notices(called, compiled)
    return Part(
        *(name, told["Version"], licence(told), "wheel", tuple(inside), texts),
        purl=f"pkg:pypi/{name}@{told['Version']}",
        source="its source distribution on the Python Package Index",
        crates=compiled,
    )


def licence(told: Any) -> str:
    """The licence that a wheel's metadata names: an expression, a short line, or what its classifiers say."""
    classified = [value.rpartition(" :: ")[2] for value in told.get_all("Classifier", []) if value[:7] == "License"]
    lines = (told["License-Expression"] or told["License"] or "").strip().splitlines()
    if lines and lines[0] not in {"", "UNKNOWN"}:
        return lines[0]
    return ", ".join(classified) or "see its text"


def _split(program: Program, within: Within, found: list[Part]) -> Iterator[Part]:
    """The library that a wheel carries, with the wheel's files that are the library's; the wheel keeps the others."""
    at = next((at for at, part in enumerate(found) if part.name == within.wheel), None)
    if at is None:
        return
    wheel = found[at]
    patterns = [(INSIDE + each).lower() for each in within.files]
    mine = tuple(file for file in wheel.files if any(fnmatch(file.lower(), each) for each in patterns))
    others = [part for part in found if part is not wheel and within.version == "-"]  # the runtime lies in many places
    for part in others:
        more = tuple(file for file in part.files if any(fnmatch(file.lower(), each) for each in patterns))
        found[found.index(part)] = replace(part, files=tuple(file for file in part.files if file not in more))
        mine += more
    if within.files and not mine:
        return
    found[at] = replace(wheel, files=tuple(file for file in wheel.files if file not in mine))
    texts = wheel.texts if within.texts == ("wheel",) else {Path(t).name: _text(program, t) for t in within.texts}
    yield Part(within.name, _version(program, within, wheel, mine), within.licence, "within", mine, texts,
               source="where its makers publish it")  # fmt: skip


def _version(program: Program, within: Within, wheel: Part, files: Iterable[str]) -> str:
    if within.version == "icu":
        return next(iter(files)).rpartition(".so.")[2]
    return {"": wheel.version, "-": ""}.get(within.version) or str(program.told.get(within.version, ""))


# ---------------------------------------------------------------- Python, loader, system


def python(program: Program) -> Part:
    """Python itself: the interpreter, its modules in C, and those in the archive."""
    inside = [file.removeprefix(INSIDE) for file in program.libraries if file.startswith(INSIDE)]
    mine = tuple(INSIDE + file for file in inside if any(fnmatch(file.lower(), p.lower()) for p in program.python))
    texts = {"LICENSE.txt": program.python_licence.read_bytes()}
    return Part(
        "Python", program.python_version, "PSF-2.0", "python", mine, texts, source="where its makers publish it"
    )


def loader(program: Program) -> Part:
    """The program file itself: PyInstaller's loader before Depositary's modules."""
    mine = tuple(file for file in program.libraries if "/" not in file)
    version = program.told["pyinstaller"]
    info = program.site / f"pyinstaller-{version}.dist-info"
    texts = {"COPYING.txt": (info / "licenses" / "COPYING.txt").read_bytes()}
    granted = "GPL-2.0-or-later WITH Bootloader-exception"
    purl = f"pkg:pypi/pyinstaller@{version}"
    where = "its source distribution on the Python Package Index"
    return Part("PyInstaller bootloader", version, granted, "loader", mine, texts, purl, where)


def debian(left: dict[str, None]) -> list[Part]:
    """The libraries and fonts that were taken from the building system, by its packages."""
    known = dict(reversed(_KNOWN.findall(hear(["/sbin/ldconfig", "-p"]))))
    fonts = {Path(font).name: font for font in Keep.read(PLACE / "keep.toml").fonts}
    taken = {file: known.get(Path(file).name) or fonts.get(Path(file).name) for file in left}
    owners = packages({path for path in taken.values() if path})
    by_package: dict[str, list[str]] = {}
    for file, path in taken.items():
        if path in owners:
            by_package.setdefault(owners[path], []).append(file)
    return [_package(name, tuple(files)) for name, files in sorted(by_package.items())]


def packages(paths: Iterable[str]) -> dict[str, str]:
    """Return the Debian package that each file belongs to; dpkg may know it below /lib, where that is /usr/lib now."""
    meant = {str(Path(path).resolve()): path for path in paths}
    if not meant:
        return {}
    either = [name for path in sorted(meant) for name in (path, path.removeprefix("/usr"))]
    said = subprocess.run(["dpkg", "--search", *either], capture_output=True, text=True, check=False).stdout
    found: dict[str, str] = {}
    for line in said.splitlines():
        names, _, file = line.partition(": ")
        path = meant.get(file) or meant[f"/usr{file}"]
        found[path] = names.partition(",")[0].partition(":")[0]
    return found


def _package(name: str, files: tuple[str, ...]) -> Part:
    form = "${source:Package}\t${source:Version}\t${Version}\n"
    source, source_version, version = hear(["dpkg-query", "--show", f"--showformat={form}", name]).split()[:3]
    texts = {"copyright": _text_of(name)}
    for common in sorted(set(_COMMON_NAMED.findall(texts["copyright"].decode("utf-8", "replace")))):
        if (COMMON / common).is_file():
            texts[common] = (COMMON / common).read_bytes()
    origin = "font" if files and files[0].endswith(".ttf") else "debian"
    purl = f"pkg:deb/debian/{name}@{version}?arch=amd64"
    where = f"Debian's source package {source} {source_version}"
    return Part(name, version, named(texts["copyright"].decode("utf-8", "replace")), origin, files, texts, purl, where)


def named(text: str) -> str:
    """Return the licences that a copyright file of Debian names in its machine-readable lines."""
    names = {name.strip() for name in re.findall(r"^License: *(\S.*)$", text, re.MULTILINE)}
    return " AND ".join(f"({name})" if " " in name else name for name in sorted(names)) or "see its text"


def _doc(name: str) -> Path:
    return Path("/usr/share/doc") / name


def _text_of(name: str) -> bytes:
    file = _doc(name) / "copyright"
    if not file.is_file():
        stop(f"{file} is missing: install the package {name}, for its copyright file goes with the program.")
    return file.read_bytes()


def _text(program: Program, place: str) -> bytes:
    """A text by where it stands: own/NAME, common/NAME, debian/PACKAGE, python/NAME."""
    kind, _, name = place.partition("/")
    if kind == "debian":
        return _text_of(name)
    file = {"own": OWN / name, "common": COMMON / name, "python": program.python_licence}[kind]
    if not file.is_file():
        stop(f"{file} is missing: Debian has it in base-files.")
    return file.read_bytes()
