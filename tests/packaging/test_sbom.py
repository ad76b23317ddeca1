"""What is in a frozen program, whose it is, and what the list and the folder of licences say of it."""

import importlib
import json
import re
import shutil
import sys
from email.parser import HeaderParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = b"\x7fELF rest"


@pytest.fixture(scope="module")
def modules():
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        return importlib.import_module("targets.parts"), importlib.import_module("targets.sbom")
    finally:
        sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture
def parts(modules):
    return modules[0]


@pytest.fixture
def sbom(modules):
    return modules[1]


def put(file, content=b""):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@pytest.fixture
def program(parts, tmp_path):
    """A frozen program with one wheel of a library, one of modules alone, and Python."""
    folder, site = tmp_path / "program", tmp_path / "site"
    for file in (
        "depositary",
        "_internal/quick/_fast.so",
        "_internal/libpython3.so",
        "_internal/pysqlite3/_sqlite3.so",
    ):
        put(folder / file, LIBRARY)
    put(folder / "_internal" / "quick" / "table.txt")
    wheel(site, "Quick_Lib", "1.2", ("quick/__init__.py", "quick/_fast.so", "quick/table.txt"), licence="MIT")
    wheel(site, "pure", "3", ("pure/words.py",), licence="BSD-3-Clause")
    wheel(site, "builder", "9", ("builder/__init__.py",), licence="MIT")
    wheel(site, "pysqlite3", "0.6", ("pysqlite3/_sqlite3.so",), licence="Zlib")
    wheel(site, "pyinstaller", "6", ("PyInstaller/__init__.py",), licence="GPL", text="licenses/COPYING.txt")
    put(tmp_path / "LICENSE.txt", b"of Python")
    told = {"modules": ["quick", "pure.words", "zipfile"], "pyinstaller": "6", "sqlite": "3.53.4"}
    return parts.Program(folder, site, told, ("libpython*",), "3.11.7", tmp_path / "LICENSE.txt")


def wheel(site, name, version, files, *, licence, text="licenses/LICENSE"):
    info = f"{name}-{version}.dist-info"
    put(site / info / "RECORD", "".join(f"{file},,\n" for file in (*files, f"{info}/METADATA")).encode())
    put(site / info / "METADATA", f"Name: {name}\nVersion: {version}\nLicense-Expression: {licence}\n".encode())
    if text:
        put(site / info / text, b"the text")


@pytest.fixture
def found(parts, program):
    return {part.name: part for part in parts.parts(program)}


def test_a_wheel_is_in_the_program_when_a_file_or_a_module_of_it_is(found) -> None:
    assert {name for name, part in found.items() if part.origin == "wheel"} == {"quick-lib", "pure", "pysqlite3"}


def test_a_library_belongs_to_the_wheel_that_brought_it(found) -> None:
    assert found["quick-lib"].files == ("_internal/quick/_fast.so",)


def test_python_and_the_loader_are_parts(found) -> None:
    assert found["Python"].files == ("_internal/libpython3.so",)
    assert found["PyInstaller bootloader"].files == ("depositary",)


def test_what_is_built_into_a_wheel_is_a_part_with_its_own_version(found) -> None:
    assert (found["SQLite"].version, found["SQLite"].files) == ("3.53.4", ())


def test_every_part_has_the_text_of_its_licence(found) -> None:
    assert all(any(part.texts.values()) for part in found.values())


def test_a_library_that_is_nobodys_ends_the_build(parts, program) -> None:
    put(program.folder / "_internal" / "libstranger-of-nowhere.so", LIBRARY)
    with pytest.raises(SystemExit, match=r"libstranger-of-nowhere\.so is in no part"):
        parts.parts(program)


def test_a_part_without_a_text_ends_the_build(parts, program) -> None:
    (program.site / "pure-3.dist-info" / "licenses" / "LICENSE").unlink()
    with pytest.raises(SystemExit, match="pure has no text of its licence"):
        parts.parts(program)


def test_names_are_told_apart_by_letters_alone_not_by_their_case(parts, program) -> None:
    (program.folder / "_internal" / "quick" / "_fast.so").rename(program.folder / "_internal" / "quick" / "_FAST.so")
    [quick] = [part for part in parts.parts(program) if part.name == "quick-lib"]
    assert quick.files == ("_internal/quick/_FAST.so",)


@pytest.mark.parametrize(
    ("file", "name"), [("quick/__init__.py", "quick"), ("quick/deep/er.py", "quick.deep.er"), ("six.py", "six")]
)
def test_a_module_is_imported_by_its_path(parts, file, name) -> None:
    assert parts.module(file) == name


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("License-Expression: MIT\nLicense: other", "MIT"),
        ("License: Apache 2.0\n", "Apache 2.0"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License", "MIT License"),
        ("Name: none", "see its text"),
    ],
)
def test_a_licence_is_what_the_metadata_says_first(parts, told, said) -> None:
    assert parts.licence(HeaderParser().parsestr(told)) == said


def test_a_copyright_file_of_debian_names_its_licences(parts) -> None:
    text = "Files: *\nLicense: MIT\n\nFiles: debian/*\nLicense: GPL-2 or MIT\n\nLicense: MIT\n Permission"
    assert parts.named(text) == "(GPL-2 or MIT) AND MIT"
    assert parts.named("This package was debianized by") == "see its text"


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="only Debian and its like know packages")
def test_a_library_of_the_system_is_known_by_its_package(parts) -> None:
    libc = next(
        path for path in ("/lib/x86_64-linux-gnu/libc.so.6", "/lib/aarch64-linux-gnu/libc.so.6") if Path(path).exists()
    )
    assert parts.packages({libc, "/nowhere/libstranger.so"}) == {libc: "libc6"}
    assert parts.packages(()) == {}


# ---------------------------------------------------------------- libraries in Rust

COMPILED = b"\x7fELF /rustc/" + b"0123456789" * 4 + b"/library/core/src/str.rs"


@pytest.fixture
def rusty(program):
    """The program, with a library in Rust in one of its wheels and that wheel's own list of what is in it."""
    put(program.folder / "_internal" / "quick" / "_fast.so", COMPILED)
    told = {"name": "itoa", "version": "9.1", "licenses": [{"expression": "MIT OR Apache-2.0"}]}
    lists(program, told)
    return program


def lists(program, *crates):
    file = program.site / "Quick_Lib-1.2.dist-info" / "sboms" / "quick.cyclonedx.json"
    put(file, json.dumps({"components": crates}).encode())


def quick(parts, program):
    return next(part for part in parts.parts(program) if part.name == "quick-lib")


def test_a_library_in_rust_goes_with_its_licence_its_holder_and_the_text(parts, rusty) -> None:
    text = quick(parts, rusty).texts["rust-crates.txt"].decode()
    assert "itoa 9.1\n  Licence: MIT OR Apache-2.0\n  Text: MIT\n  by David Tolnay" in text
    assert "---------- MIT\n\nPermission is hereby granted" in text


def test_what_rust_itself_brings_is_named_too(parts, rusty) -> None:
    names = [crate.name for crate in quick(parts, rusty).crates]
    assert {"itoa", "std", "hashbrown", "compiler_builtins"} <= set(names)


def test_a_wheel_without_rust_has_no_such_list(parts, program) -> None:
    assert (quick(parts, program).crates, "rust-crates.txt" in quick(parts, program).texts) == ((), False)


@pytest.mark.parametrize(("name", "licence"), [("stranger", "MIT"), ("itoa", "GPL-3.0-only")])
def test_a_library_in_rust_without_a_text_for_its_licence_ends_the_build(parts, rusty, name, licence) -> None:
    lists(rusty, {"name": name, "version": "1", "licenses": [{"expression": licence}]})
    with pytest.raises(SystemExit, match=rf"quick-lib 1\.2 .*without a text.*: {name} 1 \({licence}\)"):
        parts.parts(rusty)


def test_a_wheel_in_rust_without_a_list_ends_the_build(parts, rusty) -> None:
    shutil.rmtree(rusty.site / "Quick_Lib-1.2.dist-info" / "sboms")
    with pytest.raises(SystemExit, match=r"quick-lib 1\.2 has libraries in Rust and no list"):
        parts.parts(rusty)


def test_every_text_that_the_table_names_is_there(part) -> None:
    rust = part("targets.crates").RUST
    rows = [line.split("\t") for line in (rust / "texts.tsv").read_text("utf-8").splitlines()[1:]]
    assert all((rust / f"{text}.txt").stat().st_size > 500 for row in rows for text in row[2].split())
    assert all(row[4] for row in rows)


def test_the_list_says_whose_each_library_in_rust_is_and_where_its_text_lies(sbom, parts, rusty, known) -> None:
    components = sbom.document("1.0", known, parts.parts(rusty))["components"]
    [within] = [component["components"] for component in components if component["name"] == "quick-lib"]
    [itoa] = [component for component in within if component["name"] == "itoa"]
    assert itoa["copyright"] == "by David Tolnay <dtolnay@gmail.com>"
    assert itoa["properties"] == [{"name": "depositary:text", "value": "quick-lib/rust-crates.txt"}]


# ---------------------------------------------------------------- the list


@pytest.fixture
def known():
    component = {"bom-ref": "Quick_Lib==1.2", "name": "Quick_Lib", "purl": "pkg:pypi/quick-lib@1.2", "description": "q"}
    other = {"bom-ref": "builder==9", "name": "builder", "purl": "pkg:pypi/builder@9"}
    depends = [
        {"ref": "Quick_Lib==1.2", "dependsOn": ["builder==9", "pure==3"]},
        {"ref": "builder==9"},
        {"ref": "pure==3"},
    ]
    pure = {"bom-ref": "pure==3", "name": "pure", "purl": "pkg:pypi/pure@3"}
    form = {"$schema": "s", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {}}
    return {**form, "components": [component, other, pure], "dependencies": depends}


@pytest.fixture
def listed(sbom, found, known):
    return sbom.document("1.0", known, list(found.values()))


def test_the_list_holds_what_is_in_the_program_and_not_what_builds_it(listed, found) -> None:
    assert {component["name"] for component in listed["components"]} == set(found)


def test_what_is_known_of_a_wheel_is_kept(listed) -> None:
    [quick] = [component for component in listed["components"] if component["name"] == "quick-lib"]
    assert quick["description"] == "q"
    assert quick["evidence"] == {"occurrences": [{"location": "_internal/quick/_fast.so"}]}


def test_dependencies_lead_only_to_what_is_listed(listed) -> None:
    refs = {component["bom-ref"] for component in listed["components"]} | {"depositary"}
    assert {"ref": "quick-lib@1.2", "dependsOn": ["pure@3"]} in listed["dependencies"]
    assert all(each["ref"] in refs and set(each["dependsOn"]) <= refs for each in listed["dependencies"])


# ---------------------------------------------------------------- the folder of licences


@pytest.fixture
def folder(sbom, parts, program, tmp_path, monkeypatch):
    qt = parts.Part("Qt", "6.11.3", "LGPL-3.0-only", "within", (), {"LGPL-3": b"lesser", "notes": b"q"})
    real = parts.parts
    monkeypatch.setattr(sbom, "parts", lambda program: [*real(program), qt])
    sbom.lay(program, "1.0", tmp_path / "licences")
    return tmp_path / "licences"


def test_every_part_has_a_folder_with_its_text(folder) -> None:
    assert (folder / "quick-lib" / "LICENSE").read_bytes() == b"the text"
    assert (folder / "pyinstaller-bootloader" / "COPYING.txt").is_file()
    assert (folder / "depositary" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


@pytest.mark.skipif(not Path("/usr/share/common-licenses/LGPL-3").is_file(), reason="only Debian keeps them there")
def test_a_text_that_many_parts_share_lies_in_one_folder(folder) -> None:
    assert (folder / "common" / "LGPL-3").read_bytes() == b"lesser"
    assert "Qt 6.11.3\n  Licence: LGPL-3.0-only\n  Texts: common, qt\n" in (folder / "THIRD-PARTY.txt").read_text()


def test_the_offer_of_source_names_the_very_versions(folder) -> None:
    offer = (folder / "SOURCE-OFFER.txt").read_text("utf-8")
    assert "Qt 6.11.3 and Qt for Python 6.11.3" in offer
    assert "three years" in offer
    assert "@" not in offer


@pytest.fixture
def notices(parts):
    return (parts.OWN / "qt-notices.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "held",
    ["harfbuzz-ng", "freetype", "libpng", "libjpeg", "pcre2", "md4c", "double-conversion", "zlib", "xcb", "wayland"],
)
def test_the_notices_of_qt_name_what_its_libraries_hold(notices, held) -> None:
    assert f"3rdparty/{held}/" in notices


def test_the_notices_of_qt_are_of_the_qt_that_is_pinned(notices) -> None:
    pins = (ROOT / "packaging" / "requirements" / "run.txt").read_text("utf-8")
    pinned = re.findall(r"^pyside6-essentials==(\d+\.\d+)\.", pins, re.MULTILINE)
    assert re.findall(r"source of version (\d+\.\d+)\.", " ".join(notices.split())) == pinned


def test_every_text_that_the_notices_of_qt_point_to_is_there(parts, notices) -> None:
    [of_qt] = [within.texts for within in parts.WITHIN if within.name == "Qt"]
    pointers = re.findall(r"^  Text: (.+)$", notices, re.MULTILINE)
    for named in {name for pointer in pointers for name in pointer.split("; ")}:
        beside = named.removeprefix("beside this file, ")
        assert f"common/{beside}" in of_qt if beside != named else f"\n---------- {named}\n" in notices, named


def test_a_text_that_is_not_beside_the_program_is_seen(part, folder, listed, tmp_path) -> None:
    texts_of = part("verify.licences").texts_of
    put(tmp_path / "depositary-1-linux.cdx.json", json.dumps(listed).encode())
    assert texts_of(tmp_path, tmp_path).ok
    (folder / "pure" / "LICENSE").unlink()
    assert texts_of(tmp_path, tmp_path)[1:] == (False, f"{len(listed['components'])} parts, 1 without a text: pure")


def test_the_list_is_the_same_twice(sbom, found, known, listed) -> None:
    again = sbom.document("1.0", known, list(found.values()))
    assert json.dumps(again, sort_keys=True) == json.dumps(listed, sort_keys=True)
