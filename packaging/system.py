"""What the system must hold before Qt's wheels start, and the ways to bring it in. Knows Debian's packages, not pip's.

The administrator's way is apt-get. Without rights the same packages are fetched and unpacked into a folder of the
checkout, and the environment of the programs started from there points to it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
APT = ROOT / ".venv" / "apt"  # packages fetched without rights, apt's own lists, and what is unpacked
UNPACKED = APT / "root"

# What Qt's offscreen platform loads, and what its windows load besides, with the Debian package that holds each.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
WINDOWS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    UNPACKED / "usr/share",
)
FONT_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir><dir>{folder}</dir><cachedir>{cache}</cachedir>
</fontconfig>
"""
PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def stop(sentence: str) -> NoReturn:
    """End the script with one sentence for whoever started it."""
    raise SystemExit(f"dev.py: {sentence}")


def say(sentence: str) -> None:
    print(f"dev.py: {sentence}", flush=True)


def call(command: Sequence[str | Path], around: Mapping[str, str] | None = None, *, quiet: bool = False) -> bool:
    """Run the command in the checkout, its output shown (only its errors where quiet); tell whether it succeeded."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, env=around, stdout=output, check=False).returncode == 0


def hear(command: Sequence[str | Path], around: Mapping[str, str] | None = None) -> str | None:
    """Return what the command prints, or None where it fails."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


# ---------------------------------------------------------------- the ways to a package


def administrator() -> list[str] | None:
    """Return what to put before a command that needs the administrator's rights, or None where there is no way."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if hear(["sudo", "-n", "true"]) is not None:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin and sys.stdin.isatty() else None


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages for the whole system; False where that is not allowed or fails."""
    before = administrator() if shutil.which("apt-get") else None
    if before is None:
        return False
    say(f"installing {' '.join(packages)} with apt-get")
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return call([*apt, "update"], quiet=True) and call(install, quiet=True)


def apt_unpack(packages: Sequence[str]) -> bool:
    """Unpack Debian packages, and what they need beyond the installed ones, into the checkout."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    say(f"unpacking {' '.join(packages)} into {UNPACKED.relative_to(ROOT)}")
    for folder in ("lists/partial", "cache/archives/partial", "root"):
        (APT / folder).mkdir(parents=True, exist_ok=True)
    own = (f"Dir::State::Lists={APT / 'lists'}", f"Dir::Cache={APT / 'cache'}", "Debug::NoLocking=1")
    apt = ["apt-get", "-qq", *(f"-o{option}" for option in own)]
    fetch = [*apt, "install", "-y", "--no-install-recommends", "--download-only", *packages]
    if not (call([*apt, "update"], quiet=True) and call(fetch, quiet=True)):
        return False
    archives = sorted((APT / "cache" / "archives").glob("*.deb"))
    return all(call(["dpkg-deb", "-x", archive, UNPACKED]) for archive in archives)


def bring(packages: Sequence[str], purpose: str) -> None:
    """Bring system packages in by whichever way is open, or stop and say what a person has to install."""
    if not (apt_install(packages) or apt_unpack(packages)):
        stop(f"{purpose} needs what Debian calls {', '.join(packages)}: please install that and start again.")


# ---------------------------------------------------------------- what Qt needs


def has_screen(around: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown to somebody."""
    return sys.platform != "linux" or bool(around.get("DISPLAY") or around.get("WAYLAND_DISPLAY"))


def packages_for(libraries: Iterable[str]) -> list[str]:
    """Return the Debian packages of the libraries, each once, in a steady order."""
    known = OFFSCREEN | WINDOWS
    return sorted({known[library] for library in libraries})


def fonts_found(folders: Iterable[str | Path] = FONT_FOLDERS) -> bool:
    """Tell whether a font lies where fontconfig looks; without one Qt draws boxes for letters."""
    endings = {".ttf", ".otf", ".ttc", ".pfb"}
    roots = (Path(folder).expanduser() for folder in folders)
    return any(file.suffix.lower() in endings for root in roots if root.is_dir() for file in root.rglob("*.*"))


def environment() -> dict[str, str]:
    """Return the environment for the programs started here, with what was unpacked put in reach."""
    found = dict(os.environ)
    if not UNPACKED.is_dir():
        return found
    folders = [str(folder) for pattern in ("lib/*-linux-*", "usr/lib/*-linux-*") for folder in UNPACKED.glob(pattern)]
    found["LD_LIBRARY_PATH"] = os.pathsep.join([*folders, *filter(None, [found.get("LD_LIBRARY_PATH")])])
    if (UNPACKED / "usr/share/X11/xkb").is_dir():
        found.setdefault("XKB_CONFIG_ROOT", str(UNPACKED / "usr/share/X11/xkb"))
    if (UNPACKED / "usr/share/fonts").is_dir():
        config = APT / "fonts.conf"
        config.write_text(FONT_CONFIG.format(folder=UNPACKED / "usr/share/fonts", cache=APT / "fontcache"))
        found.setdefault("FONTCONFIG_FILE", str(config))
    return found


def missing_libraries(libraries: Iterable[str]) -> list[str]:
    """Return those of the libraries that the dynamic linker does not find: asked of a child, whose paths are set."""
    return (hear([sys.executable, "-c", PROBE, *libraries], environment()) or "").split()


def see_to_qt() -> None:
    """Bring in Qt's system libraries and a font where this machine lacks them."""
    if sys.platform != "linux":
        return
    libraries = OFFSCREEN | (WINDOWS if has_screen(os.environ) else {})
    packages = packages_for(missing_libraries(libraries)) + ([] if fonts_found() else [FONT_PACKAGE])
    if not packages:
        return
    bring(packages, "Qt")
    if left := missing_libraries(libraries):
        stop(f"Qt does not find {', '.join(left)}, though Debian's {', '.join(packages_for(left))} should be there.")
