"""What the Linux packages say of the program: it is what the program says of itself."""

import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from db import VERSION
from db.cli.arguments import VERBS
from db.store import Store

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
APP_RUN = ROOT / "packaging" / "appimage" / "AppRun"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def tree(part):
    return part("targets.tree")


@pytest.fixture
def work(part, tmp_path):
    return part("targets.work").Work(VERSION, epoch=1_700_000_000, build=tmp_path, dist=tmp_path)


@pytest.fixture(scope="module")
def page(part):
    return part("linux.manual").page("2026-11-22").replace(r"\-", "-")


def entry() -> dict[str, str]:
    lines = (LINUX / "depositary.desktop").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def holds(match: ET.Element, header: bytes) -> bool:
    """Whether the rule, and one of the rules inside it, matches the first bytes of a file."""
    at, value = int(match.get("offset", "")), match.get("value", "")
    numbers = match.get("type") == "big32"
    wanted = int(value, 16).to_bytes(4, "big") if numbers else value.encode().decode("unicode_escape").encode()
    inner = list(match)
    return header[at:].startswith(wanted) and (not inner or any(holds(each, header) for each in inner))


def test_the_file_type_knows_a_workspace_and_no_other_database(tmp_path) -> None:
    path = tmp_path / "work.depositary"
    Store.create(path).close()
    header = path.read_bytes()[:100]
    magic = ET.parse(LINUX / "depositary.mime.xml").getroot().find(f".//{MIME}magic/{MIME}match")
    assert magic is not None
    assert holds(magic, header)
    assert not holds(magic, header[:68] + b"\0\0\0\1" + header[72:])


def test_entry_description_and_file_type_speak_of_one_program(tree, work) -> None:
    about = ET.fromstring(tree.metainfo(work))
    kind = ET.parse(LINUX / "depositary.mime.xml").getroot().find(f"{MIME}mime-type")
    assert f"{about.findtext('id')}.metainfo.xml" == tree.METAINFO
    assert about.findtext("launchable") == "depositary.desktop"
    assert about.findtext("provides/mediatype") == entry()["MimeType"].rstrip(";") == kind.get("type")
    assert about.findtext("provides/binary") == entry()["Exec"].split()[0]
    assert about.findtext("summary") == entry()["Comment"]
    assert kind.find(f"{MIME}icon").get("name") == entry()["Icon"] == tree.ICON.stem


def test_windows_belong_to_the_desktop_entry() -> None:
    told = re.search(r'setDesktopFileName\("(.+)"\)', (ROOT / "desktop/app.py").read_text("utf-8"))
    assert told[1] == entry()["StartupWMClass"] == "depositary"


def test_the_version_is_one(tree, work, page) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    control = tree.fill(LINUX / "control", version=work.version, size="1", libc="2.36")
    assert project["version"] == VERSION
    assert ET.fromstring(tree.metainfo(work)).find("releases/release").get("version") == VERSION
    assert f"\nVersion: {VERSION}\n" in control
    assert f'"Depositary {VERSION}"' in page


def test_the_description_says_what_changed_in_this_version(tree, work) -> None:
    items = [item.text for item in ET.fromstring(tree.metainfo(work)).iter("li")]
    assert items == tree.changes(VERSION) != []
    assert all("\n" not in item for item in items)


def test_a_version_that_nobody_described_is_not_built(tree) -> None:
    with pytest.raises(SystemExit, match=r"CHANGELOG\.md says nothing of 0\.0\.9"):
        tree.changes("0.0.9")


def test_the_manual_page_names_every_verb_and_every_argument(page) -> None:
    for verb, (told, arguments) in VERBS.items():
        assert rf"\fB{verb}\fR" in page
        assert told in page
        for argument in arguments:
            assert argument.told.get("help", "") in page or argument.name == "workspace"
            assert not argument.name.startswith("--") or argument.name in page


def test_no_line_of_the_manual_page_is_a_command_by_accident(part) -> None:
    assert part("linux.manual").plain(".hidden") == r"\&.hidden"
    assert part("linux.manual").plain("a\\b") == r"a\eb"


def test_the_package_depends_on_the_newest_c_library_that_anything_in_it_needs(part) -> None:
    said = "  0x0010:   Name: GLIBC_2.4  Flags: none\n  Name: GLIBC_2.36  Flags\n  Name: GLIBC_2.17 x\n Name: GCC_3.0"
    assert part("targets.deb").newest(said) == "2.36"


def test_files_below_usr_have_folders_that_the_rpm_does_not_own(part, work, tmp_path, monkeypatch) -> None:
    rpm = part("targets.rpm")
    monkeypatch.setattr(rpm, "libc", lambda root: "2.36")
    for file in ("opt/depositary/depositary", "usr/share/man/depositary.1.gz"):
        (tmp_path / "tree" / file).parent.mkdir(parents=True)
        (tmp_path / "tree" / file).touch()
    told = rpm.description(work, tmp_path / "tree")
    owned = {content["dst"] for content in told["contents"] if content.get("type") == "dir"}
    assert owned == {"/opt/depositary"}
    assert told["depends"] == ["libc.so.6(GLIBC_2.36)(64bit)"]


@pytest.mark.parametrize(
    ("found", "starts"), [("glibc 2.36", True), ("glibc 2.41", True), ("glibc 2.35", False), ("", False)]
)
def test_the_single_file_names_a_c_library_that_is_too_old(found, starts, tree, tmp_path) -> None:
    started, getconf = tmp_path / "opt/depositary/depositary.sh", tmp_path / "getconf"
    started.parent.mkdir(parents=True)
    for script, says in ((tmp_path / "AppRun", None), (started, "started $1"), (getconf, found)):
        script.write_text(tree.fill(APP_RUN, minor="36") if says is None else f'#!/bin/sh\necho "{says}"\n')
        script.chmod(0o755)
    path = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run([tmp_path / "AppRun", "a"], env=path, check=False, capture_output=True, text=True)
    assert (done.returncode == 0) == (done.stdout == "started a\n") == starts
    assert ("needs glibc 2.36 or newer" in done.stderr) != starts


@pytest.mark.parametrize("tool", ["desktop-file-validate", "appstreamcli"])
def test_the_desktops_own_tools_find_nothing_wrong(tool, tree, work, tmp_path) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    file = tmp_path / tree.METAINFO
    file.write_text(tree.metainfo(work), encoding="utf-8")
    asked = [tool, "validate", "--no-net", file] if tool == "appstreamcli" else [tool, LINUX / "depositary.desktop"]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
