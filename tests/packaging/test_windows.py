"""The pure parts of the Windows installers: what they write they remove, and every place names the same version."""

import importlib
import re
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from db import VERSION

ROOT = Path(__file__).resolve().parents[2]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture(scope="module")
def part():
    """Any module below packaging, by name."""
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        yield importlib.import_module
    finally:
        sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture
def program(tmp_path):
    """A frozen program of four files."""
    folder = tmp_path / "depositary"
    for name in ("depositary.exe", "depositary-cli.exe", "_internal/a.dll", "_internal/deeper/a.dll"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    return folder


@pytest.fixture
def described(part, program):
    return ET.fromstring(part("windows.wxs").describe(program, VERSION))


class TestRegistry:
    def test_each_value_that_is_written_is_removed(self, part):
        write, remove = part("windows.registry").nsis().split("!macro RemoveValues")
        written = re.findall(r"WriteRegStr HKCU ('.*?') ('.*?') ", write)
        assert written
        assert written == re.findall(r"DeleteRegValue HKCU ('.*?') ('.*?')$", remove, re.MULTILINE)

    def test_each_key_that_a_value_makes_is_removed_after_the_keys_below_it(self, part):
        remove = part("windows.registry").nsis().split("!macro RemoveValues")[1]
        removed = re.findall(r"DeleteRegKey /ifempty HKCU '(.*?)'", remove)
        assert {row.key for row in part("windows.registry").VALUES} <= set(removed)
        below = [(key, inner) for key in removed for inner in removed if inner.startswith(key + "\\")]
        assert below
        assert all(removed.index(inner) < removed.index(key) for key, inner in below)

    def test_keys_of_windows_itself_are_never_removed(self, part):
        assert all(
            key.startswith(("Software\\Classes\\.dep", "Software\\Classes\\Dep"))
            for key in part("windows.registry").all_keys()
        )

    def test_a_text_that_nsis_would_read_as_its_own_is_refused(self, part):
        with pytest.raises(ValueError, match="escapes"):
            part("windows.registry").quoted("it's")


class TestSetup:
    SCRIPT = (ROOT / "packaging/windows/installer.nsi").read_text("utf-8")

    def test_the_entry_under_apps_is_removed_as_a_whole(self):
        assert len(re.findall(r'WriteReg\w+ HKCU "\$\{APPS\}"', self.SCRIPT)) == 10
        assert self.SCRIPT.count('DeleteRegKey HKCU "${APPS}"') == 1

    def test_nothing_outside_the_user_s_own_hive_is_written(self):
        assert not re.findall(r"\b(HKLM|HKCR|SHCTX)\b", self.SCRIPT)

    def test_only_the_program_s_own_folder_is_removed_with_all_in_it(self):
        assert re.findall(r'RMDir /r "(.*?)"', self.SCRIPT) == [r"$INSTDIR\_internal", r"$INSTDIR\licences"]

    def test_it_knows_the_family_by_which_the_msi_replaces_itself(self, part):
        assert "${FAMILY}" in self.SCRIPT
        assert re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", part("windows.wxs").FAMILY)


class TestMsi:
    def test_every_file_of_the_program_is_in_it_once(self, described, program):
        listed = [file.get("Source") for file in described.iter(f"{WIX}File")]
        files = [path.relative_to(program.parent).as_posix() for path in program.rglob("*") if path.is_file()]
        assert sorted(listed) == sorted(files)

    def test_every_component_is_installed(self, described):
        made = [component.get("Id") for component in described.iter(f"{WIX}Component")]
        assert sorted(made) == sorted(each.get("Id") for each in described.iter(f"{WIX}ComponentRef"))
        assert len(made) == len(set(made)) == 5

    def test_files_of_one_name_in_two_folders_have_codes_of_their_own(self, described):
        codes = [component.get("Guid") for component in described.iter(f"{WIX}Component")]
        assert len(codes) == len(set(codes))

    def test_it_writes_the_values_that_the_setup_writes(self, described, part):
        written = [(each.get("Key"), each.get("Name") or "") for each in described.iter(f"{WIX}RegistryValue")]
        assert written == [(row.key, row.name) for row in part("windows.registry").VALUES]
        assert all(each.get("Root") == "HKCU" for each in described.iter(f"{WIX}RegistryValue"))

    def test_a_new_version_is_another_product_of_the_same_family(self, described, part, program):
        newer = ET.fromstring(part("windows.wxs").describe(program, "9.9.9"))
        one, other = (root.find(f"{WIX}Product").attrib for root in (described, newer))
        assert (one["Version"], other["Version"]) == (VERSION, "9.9.9")
        assert one["UpgradeCode"] == other["UpgradeCode"]
        assert one["Id"] != other["Id"]

    def test_the_same_program_is_described_the_same(self, part, program):
        describe = part("windows.wxs").describe
        assert describe(program, VERSION) == describe(program, VERSION)

    def test_the_code_and_the_times_that_wixl_writes_follow_from_the_content(self, part):
        settle = part("targets.msi").settle
        end = b"\0\0@\0\0\0%b@\0\0\0%b\x03"
        one = b"files{0123ABCD-0123-4567-89AB-0123456789AB}" + end % (b"12345678", b"12345678")
        other = b"files{FFFFFFFF-0123-4567-89AB-0123456789AB}" + end % (b"abcdefgh", b"abcdefgh")
        assert settle(one, 0) == settle(other, 0)
        assert settle(one, 0)[:5] == b"files"
        assert settle(one.replace(b"files", b"other"), 0)[5:43] != settle(one, 0)[5:43]
        assert (11_644_473_600 * 10**7).to_bytes(8, "little") in settle(one, 0)

    def test_a_package_of_another_shape_is_refused(self, part):
        with pytest.raises(ValueError, match="summary"):
            part("targets.msi").settle(b"no summary", 0)


class TestVersion:
    def test_it_is_shown_as_a_text_and_as_four_numbers(self, part):
        shown = part("windows.version").resource("1.2.3")
        assert shown.count("StringStruct('FileVersion', '1.2.3')") == 1
        assert "filevers=(1, 2, 3, 0), prodvers=(1, 2, 3, 0)" in shown


class TestIcon:
    def test_the_table_finds_each_picture_by_its_size(self, part):
        pictures = {16: b"small", 256: b"large one"}
        file = part("windows.icon").ico(pictures)
        assert struct.unpack_from("<3H", file) == (0, 1, 2)
        for number, (size, picture) in enumerate(pictures.items()):
            width, *_, length, offset = struct.unpack_from("<4B2H2I", file, 6 + 16 * number)
            assert width == size % 256
            assert file[offset : offset + length] == picture


class TestSigners:
    GOOD = "Signer's certificate:\n\tSigner #0:\n\t\tSubject: /C=US/O=Python Software Foundation/CN=x\n"

    @pytest.mark.parametrize(
        ("code", "words", "fault"),
        [
            (0, GOOD, ""),
            (1, GOOD, "its signature leads to no root that is known"),
            (1, GOOD + "Calculated message digest : 70DF     MISMATCH!!!", "changed since it was signed"),
            (0, GOOD.replace("Python Software Foundation", "Someone"), "signed by Someone"),
            (1, "No signature found", "not signed"),
        ],
    )
    def test_only_the_foundation_s_unchanged_files_pass(self, part, code, words, fault):
        assert part("windows.signers").judge(code, words) == fault


class TestContents:
    OBJDUMP = "\na/Qt6Gui.dll:     file format pei-x86-64\n\tDLL Name: Qt6Core.dll\n\tDLL Name: KERNEL32.dll\n"

    def test_needs_are_read_in_small_letters(self, part):
        assert part("windows.contents").needs(self.OBJDUMP) == {"a/Qt6Gui.dll": {"qt6core.dll", "kernel32.dll"}}

    @pytest.mark.parametrize(
        ("left", "present", "fault"),
        [
            ({"one.dll", "kernel32.dll"}, {"one.dll"}, []),
            ({"one.dll", "icuuc.dll"}, {"one.dll"}, ["icuuc.dll is needed, and neither here nor a part of Windows"]),
            ({"one.dll", "two.dll"}, {"one.dll", "two.dll"}, ["two.dll is needed and not in keep.toml"]),
            (set(), set(), ["keep.toml names one.dll, which nothing needs"]),
        ],
    )
    def test_what_is_missing_unlisted_or_useless_is_told(self, part, left, present, fault):
        none = frozenset()
        keep = part("windows.contents").Keep(1, none, frozenset({"one.dll"}), none, frozenset({"kernel32.dll"}))
        assert part("windows.contents").faults(left, present, keep) == fault

    def test_stand_ins_for_tests_are_on_no_list_of_the_program(self, part):
        keep = part("windows.contents").Keep.read()
        stand_ins = {f"{source.stem}.dll" for source in part("targets.wine").STAND_INS}
        assert stand_ins
        assert not stand_ins & (keep.libraries | keep.opened)
