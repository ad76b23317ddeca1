"""The pure parts of the proof of the installers: what it takes for text, for a network call, for an association."""

import importlib.util
import json
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MIME = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/vnd.sqlite3">
    <magic><match type="string" offset="0" value="SQLite format 3\\0"/></magic>
    <glob pattern="*.db"/>
  </mime-type>
  <mime-type type="application/vnd.depositary">
    <magic priority="60">
      <match type="string" offset="0" value="SQLite format 3\\0">
        <match type="big32" offset="68" value="0x44504F53"/>
      </match>
    </magic>
    <glob pattern="*.depositary"/>
  </mime-type>
</mime-info>
"""
ENTRY = """[Desktop Entry]
Name=Depositary
Name[uk]=Депозитарій
Exec="/opt/the program/run" --open %f --at 50%%
Icon=depositary
MimeType=text/plain;application/vnd.depositary;
"""


@pytest.fixture(scope="module", autouse=True)
def packaging():
    sys.path.insert(0, str(ROOT / "packaging"))
    yield
    sys.path.remove(str(ROOT / "packaging"))


def part(name):
    return importlib.import_module(f"verify.{name}")


@pytest.fixture
def share(tmp_path):
    files = {"mime/packages/depositary.xml": MIME, "applications/depositary.desktop": ENTRY}
    files["icons/hicolor/48x48/apps/depositary.png"] = ""
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def workspace(folder, application=b"DPOS", name="My work.depositary"):
    file = folder / name
    file.write_bytes(b"SQLite format 3\0".ljust(68, b"x") + application + bytes(100))
    return file


def drawing(marks):
    """A white picture with black marks: for each its place and the rows of dots that it is made of."""
    width, height = 400, 200
    pixels = bytearray(b"\xff" * (width * height * 4))
    for at, rows in marks:
        for line, row in enumerate(rows):
            for column in (column for column, dot in enumerate(row) if dot == "#"):
                place = ((at[1] + line) * width + at[0] + column) * 4
                pixels[place : place + 3] = bytes(3)
    return part("screen").Picture(width, height, bytes(pixels))


def letter(number):
    """A shape of its own for each number: eight joined rows, some of them with a second dot."""
    return ["###" if number >> line & 1 else "#" for line in range(8)]


BOX = ["#####", "#   #", "#   #", "#   #", "#   #", "#   #", "#####"]


def test_many_shapes_that_recur_are_text() -> None:
    marks = [((10 * column, 12 * row), letter(column)) for column in range(20) for row in range(6)]
    row = part("letters").text_is_text(drawing(marks))
    assert row.ok
    assert row.words.startswith("120 letters of 20 recurring shapes")


def test_boxes_instead_of_letters_are_no_text() -> None:
    marks = [((10 * column, 12 * row), BOX) for column in range(20) for row in range(10)]
    assert not part("letters").text_is_text(drawing(marks)).ok


def test_icons_of_which_each_stands_once_are_no_text() -> None:
    marks = [((10 * column, 12), letter(column)) for column in range(30)]
    assert not part("letters").text_is_text(drawing(marks)).ok


def test_white_letters_on_black_are_text_too() -> None:
    marks = [((10 * column, 12 * row), letter(column)) for column in range(20) for row in range(6)]
    picture = drawing(marks)
    dark = picture._replace(pixels=bytes(255 - level for level in picture.pixels))
    assert part("letters").shapes(dark) == part("letters").shapes(picture)


def test_parts_that_touch_at_a_corner_are_one_shape() -> None:
    found = part("letters").shapes(drawing([((5, 5), ["#", " #", "  #", " #", "#"])]))
    assert list(found.values()) == [1]


def test_a_picture_is_saved_with_its_colours(tmp_path) -> None:
    from PySide6.QtGui import QImage

    picture = part("screen").Picture(2, 1, bytes([0, 0, 255, 0, 255, 0, 0, 0]))
    picture.save(tmp_path / "two.png")
    image = QImage(str(tmp_path / "two.png"))
    assert [image.pixelColor(x, 0).name() for x in (0, 1)] == ["#ff0000", "#0000ff"]


def test_a_workspace_is_known_by_its_name_and_its_content(share, tmp_path) -> None:
    row, handler = part("association").check_association(share, workspace(tmp_path))
    assert row.ok, row.words
    assert handler.entry == "depositary.desktop"


def test_another_programs_database_is_no_workspace(share, tmp_path) -> None:
    file = workspace(tmp_path, application=b"ELSE")
    assert part("association").by_content(share, file.read_bytes()) == "application/vnd.sqlite3"
    assert not part("association").check_association(share, file)[0].ok


def test_a_workspace_without_a_program_to_open_it_is_found(share, tmp_path) -> None:
    (share / "applications/depositary.desktop").unlink()
    row, handler = part("association").check_association(share, workspace(tmp_path))
    assert (row.ok, handler) == (False, None)


def test_an_entry_without_its_icon_is_found(share, tmp_path) -> None:
    (share / "icons/hicolor/48x48/apps/depositary.png").unlink()
    assert not part("association").check_association(share, workspace(tmp_path))[0].ok


def test_the_entrys_command_line_is_filled_with_the_file(share) -> None:
    association = part("association")
    (handler,) = association.handlers(share, association.TYPE)
    line = association.opening(handler, "/home/me/My work.depositary")
    assert line == ["/opt/the program/run", "--open", "/home/me/My work.depositary", "--at", "50%"]


def test_only_what_is_sent_to_an_internet_address_is_a_network_call() -> None:
    record = """
1 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3
1 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 20) = 0
2 connect(4, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH
2 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 1
"""
    assert [call.split("(")[0] for call in part("program").calls_made(record)] == ["2 connect", "2 sendto"]


def test_what_came_went_and_was_altered_is_a_change() -> None:
    before = {"/kept": (1, 2, 3), "/gone": (1, 2, 3), "/altered": (1, 2, 3)}
    after = {"/kept": (1, 2, 3), "/new": (1, 2, 3), "/altered": (1, 2, 4)}
    assert part("program").changes(before, after) == ["/altered", "/gone", "/new"]


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("/opt/depositary/stray", True),
        ("/opt", False),
        ("/tmp/left", True),
        ("/home/curator/notes", False),
        ("/home/curators", True),
    ],
)
def test_what_the_package_may_leave(path, ours) -> None:
    assert (part("deb").NOT_OURS.match(path) is None) is ours


def test_two_builds_are_the_same_only_to_the_byte(tmp_path) -> None:
    names = {"a.deb": ("x", "x"), "b.rpm": ("x", "y"), "c.AppImage": ("x", None), "d-linux.cdx.json": ("x", "x")}
    for place in ("first", "second"):
        (tmp_path / place).mkdir()
    for name, contents in names.items():
        for place, content in zip(("first", "second"), contents, strict=True):
            if content is not None:
                (tmp_path / place / name).write_text(content)
    rows = part("builds").same(tmp_path / "first", tmp_path / "second")
    assert [row.ok for row in rows] == [True, False, False, True]


def test_what_was_not_built_is_not_reproducible(tmp_path) -> None:
    assert not any(row.ok for row in part("builds").same(tmp_path, tmp_path))


def test_the_previous_version_is_lower_everywhere(tmp_path) -> None:
    for name in ("db/__init__.py", "packaging/CHANGELOG.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    part("builds").lower(tmp_path)
    assert 'VERSION = "0.0.9"' in (tmp_path / "db/__init__.py").read_text("utf-8")
    assert "\n## 0.0.9" in (tmp_path / "packaging/CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize(("size", "ok"), [(60_000_000, True), (60_000_001, False)])
def test_a_size_holds_up_to_its_bar(size, ok) -> None:
    assert part("sizes").size_row("a package", size, 60).ok is ok


def test_a_control_holds_when_the_spoiled_step_fails() -> None:
    rows, controls = part("rows"), part("controls")
    assert controls.finds("spoiled", [rows.Row("step", ok=False, words="")], "step").ok
    assert not controls.finds("spoiled", [rows.Row("step", ok=True, words="")], "step").ok
    assert not controls.finds("spoiled", [], "step").ok


def test_what_was_not_tried_is_told_apart_from_what_held() -> None:
    rows = part("rows")
    told = [rows.Row("a", ok=True, words="x|y"), rows.Row("b", ok=False, words=""), rows.Skipped("c", "no tool")]
    assert [line.split("|")[2].strip() for line in rows.steps_table(told).splitlines()[2:]] == [
        "pass",
        "FAIL",
        "not tried",
    ]
    assert [row.step for row in rows.failures(told)] == ["b"]


def test_what_an_earlier_run_told_is_kept_whole() -> None:
    rows = part("rows")
    told = [rows.Row("a", ok=True, words="x"), rows.Row("b", ok=False, words="y"), rows.Skipped("c", "z")]
    assert rows.unpacked(json.loads(json.dumps(rows.packed(told)))) == told


def test_the_summary_says_once_what_both_roots_told_and_counts_failures(tmp_path) -> None:
    rows = part("rows")
    held = [rows.Row("libraries", ok=True, words="none missing for 5"), rows.Row("files left", ok=False, words="1: /x")]
    (tmp_path / "depositary_1_amd64.deb").write_bytes(bytes(2_000_000))
    ratio = [rows.Row("start, frozen ÷ source", ok=True, words="0.70 (at most 0.85)")]
    text = verify_script().summary({"deb, 12": held, "deb, 13": held, "start": ratio}, tmp_path, {"deb": 9})
    cells = [cell.strip() for cell in text.splitlines()[2].split("|")[1:-1]]
    assert cells == ["deb", "2.0 MB", "9 s", "0.70", "none missing", "", "1: /x", "2 FAIL"]


def verify_script():
    """The command itself, whose name is that of the folder with its parts."""
    described = importlib.util.spec_from_file_location("verify_script", ROOT / "packaging" / "verify.py")
    script = importlib.util.module_from_spec(described)
    described.loader.exec_module(script)
    return script


def test_what_was_seen_is_written_without_the_machines_folders() -> None:
    script = verify_script()
    there = f"{ROOT}/build/x and Z:{str(ROOT).replace('/', chr(92))}{chr(92)}build and {tempfile.gettempdir()}/tmp1/y"
    assert script.placeless(there) == f"…/build/x and …{chr(92)}build and …/y"


def test_starts_are_compared_pair_by_pair_and_the_first_pair_not_at_all() -> None:
    ratio, words = part("start")._compared([[1, 9], [2, 1], [4, 3], [10, 4]])
    assert (ratio, words) == (0.5, "median of 3 pairs 0.50, best 1.00 s and 2.00 s")
