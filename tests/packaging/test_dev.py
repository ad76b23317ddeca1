"""The pure parts of the start-up script, and what no committed file may say."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dev():
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        return importlib.import_module("dev")
    finally:
        sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(scope="module")
def system(dev):
    return sys.modules["system"]


@pytest.fixture
def checkout(dev, tmp_path, monkeypatch):
    """A checkout of its own, with one list of packages, where every command that is started is only noted."""
    home = tmp_path / ".venv"
    home.mkdir()
    (tmp_path / "run.txt").write_text("one==1")
    places = {"VENV": home, "REQUIREMENTS": tmp_path, "STAMP": home / "stamp", "UNFINISHED": home / "unfinished"}
    for name, place in places.items():
        monkeypatch.setattr(dev, name, place)
    started = []
    monkeypatch.setattr(dev, "call", lambda command, *_, **__: not started.append([str(part) for part in command]))
    monkeypatch.setattr(dev, "hear", lambda *_: "")
    return started


def test_packages_are_installed_once_and_again_when_their_list_changes(dev, checkout):
    dev.install("run")
    dev.install("run")
    assert len(checkout) == 1
    assert "--require-hashes" in checkout[0]
    (dev.REQUIREMENTS / "run.txt").write_text("one==2")
    dev.install("run")
    assert len(checkout) == 2


def test_the_stamp_of_one_list_leaves_the_other_alone(dev, checkout):
    (dev.REQUIREMENTS / "test.txt").write_text("two==1")
    for name in ("run", "test", "run", "test"):
        dev.install(name)
    assert len(checkout) == 2


def test_an_environment_cut_short_is_made_anew(dev, checkout):
    dev.install("run")
    dev.UNFINISHED.touch()
    dev.install("run")
    assert [command[1:3] for command in checkout[1:]] == [["-m", "venv"], ["-m", "pip"]]
    assert dev.healthy()


def test_a_failed_install_is_not_trusted(dev, checkout, monkeypatch):
    monkeypatch.setattr(dev, "call", lambda *_, **__: False)
    with pytest.raises(SystemExit, match="pip could not install"):
        dev.install("run")
    assert not dev.healthy()


def test_a_stamp_that_cannot_be_read_counts_as_none(dev, checkout):
    dev.STAMP.write_text('{"run": ')
    assert dev.installed() == {}


def test_without_pip_in_python_and_without_rights_the_wheel_of_the_system_is_used(dev, checkout, monkeypatch):
    wheel = dev.VENV / "unpacked" / "usr" / "share" / "python-wheels" / "pip-1.whl"

    def unpack(packages):
        wheel.parent.mkdir(parents=True)
        wheel.touch()
        return packages == ["python3-pip-whl"]

    monkeypatch.setattr(dev, "UNPACKED", dev.VENV / "unpacked")
    monkeypatch.setattr(dev, "hear", lambda *_: None)
    monkeypatch.setattr(dev, "apt_install", lambda _: False)
    monkeypatch.setattr(dev, "apt_unpack", unpack)
    monkeypatch.setattr(dev.venv, "create", lambda _: None)
    dev.make_environment()
    assert checkout == [[str(dev.PYTHON), str(wheel / "pip"), "install", "--quiet", "--no-index", str(wheel)]]


@pytest.mark.parametrize(
    ("around", "expected"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_a_screen_is_known_by_the_environment(system, around, expected, monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "linux")
    assert system.has_screen(around) is expected


def test_packages_are_named_once(system):
    assert system.packages_for(["libgthread-2.0.so.0", "libGL.so.1", "libglib-2.0.so.0"]) == ["libgl1", "libglib2.0-0"]
    assert system.packages_for([]) == []


def test_a_library_that_is_not_there_is_noticed(system):
    assert system.missing_libraries(["libc.so.6", "libnever-written.so.1"]) == ["libnever-written.so.1"]


@pytest.mark.parametrize(
    ("screen", "expected"),
    [("", ["libgl1", "fonts-dejavu-core"]), (":0", ["libgl1", "libxcb-cursor0", "fonts-dejavu-core"])],
)
def test_only_what_is_missing_is_brought_in(system, screen, expected, monkeypatch):
    lacking = {"libGL.so.1", "libxcb-cursor.so.0"}
    brought = []
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setattr(system, "missing_libraries", lambda libraries: sorted(lacking & set(libraries)))
    monkeypatch.setattr(system, "fonts_found", lambda: False)
    monkeypatch.setattr(system, "bring", lambda packages, _: (brought.extend(packages), lacking.clear()))
    system.see_to_qt()
    assert brought == expected


def test_libraries_still_missing_are_named(system, monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system, "missing_libraries", lambda _: ["libEGL.so.1"])
    monkeypatch.setattr(system, "bring", lambda *_: None)
    with pytest.raises(SystemExit, match=r"libEGL\.so\.1.*libegl1"):
        system.see_to_qt()


def test_where_no_way_is_open_one_sentence_names_the_packages(system, monkeypatch):
    monkeypatch.setattr(system, "apt_install", lambda _: False)
    monkeypatch.setattr(system, "apt_unpack", lambda _: False)
    with pytest.raises(SystemExit, match="Qt needs what Debian calls libgl1, libegl1: please install"):
        system.bring(["libgl1", "libegl1"], "Qt")


@pytest.mark.parametrize(
    ("user", "sudo", "asks_nothing", "terminal", "expected"),
    [
        (0, False, False, False, []),
        (1000, False, False, True, None),
        (1000, True, True, False, ["sudo", "-n"]),
        (1000, True, False, True, ["sudo"]),
        (1000, True, False, False, None),
    ],
)
def test_the_way_to_the_administrators_rights(system, user, sudo, asks_nothing, terminal, expected, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(system.shutil, "which", lambda _: "sudo" if sudo else None)
    monkeypatch.setattr(system, "hear", lambda _: "" if asks_nothing else None)
    monkeypatch.setattr(system.sys.stdin, "isatty", lambda: terminal, raising=False)
    assert system.administrator() == expected


def test_fonts_are_found_by_their_files(system, tmp_path):
    assert not system.fonts_found([tmp_path, tmp_path / "absent"])
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Face.TTF").touch()
    assert system.fonts_found([tmp_path])


def test_what_was_unpacked_comes_into_reach(system, tmp_path, monkeypatch):
    unpacked = tmp_path / "root"
    monkeypatch.setattr(system, "APT", tmp_path)
    monkeypatch.setattr(system, "UNPACKED", unpacked)
    monkeypatch.setenv("LD_LIBRARY_PATH", "before")
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    assert system.environment() == dict(os.environ)
    libraries = unpacked / "usr" / "lib" / "x86_64-linux-gnu"
    libraries.mkdir(parents=True)
    (unpacked / "usr" / "share" / "fonts").mkdir(parents=True)
    around = system.environment()
    assert around["LD_LIBRARY_PATH"] == f"{libraries}:before"
    assert str(unpacked) in Path(around["FONTCONFIG_FILE"]).read_text()


def test_an_unknown_command_is_answered_with_the_known_ones(dev):
    with pytest.raises(SystemExit, match="say one of: run, test, lock"):
        dev.main(["rnu"])


# ---------------------------------------------------------------- the lists and the house


def pins(name: str) -> set[str]:
    return set(re.findall(r"^\S+==\S+", (ROOT / "packaging" / "requirements" / name).read_text(), re.MULTILINE))


def test_a_test_runs_on_the_packages_that_a_user_runs():
    assert pins("run.txt") <= pins("test.txt")


def test_the_lists_hold_hashes_and_no_address():
    for name in ("run.txt", "test.txt"):
        text = (ROOT / "packaging" / "requirements" / name).read_text()
        assert text.count("--hash=sha256:") >= len(pins(name))
        assert "//" not in text
        assert not re.search(r"^\s*-(?!-hash)", text, re.MULTILINE)


def committed_files() -> list[Path]:
    try:
        command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_committed_file_names_a_registry_or_a_place_on_one_machine():
    """Whoever builds this has registries and folders of their own: they belong into that machine's configuration."""
    hosts = (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb.debian", "org"),
        ("snapshot.debian", "org"),
    )
    folders = ("opt", "pypi"), ("opt", "wheels"), ("work", "main"), ("work", "shared"), ("root", r"\.pyenv")
    words = [r"\.".join(host) for host in hosts] + ["/" + "/".join(folder) for folder in folders]
    forbidden = re.compile("|".join(words))
    found = {
        str(file.relative_to(ROOT)): match[0]
        for file in committed_files()
        if (match := forbidden.search(file.read_bytes().decode("utf-8", "ignore")))
    }
    assert not found


def test_the_folder_packaging_is_no_package():
    """With an __init__.py it would stand in the way of the library of the same name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
