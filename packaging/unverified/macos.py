"""Depositary for macOS: an .app in a .dmg. This file was never run by this project: no macOS machine was to be had.

``python3 packaging/unverified/macos.py`` on macOS 13 or newer with Python 3.11 to 3.13 and Xcode's command-line tools.
It signs where SIGNING_IDENTITY names a certificate in the keychain, and has Apple notarise where NOTARY_PROFILE names
a profile of notarytool; without them it says so and goes on. Not yet in it: the folder of licences (`targets/sbom`), a
trimmed list of libraries, and the event by which the Finder opens a workspace in a program that runs already.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from targets.bundle import make_environment
from targets.work import NAME, PACKAGING, ROOT, Work, call

HERE = PACKAGING / "unverified"
SIZES = (16, 32, 128, 256, 512)
# Read by dmgbuild, which must be installed beside: it is in no list of this project.
SETTINGS = "files = [{app!r}]\nsymlinks = {{'Applications': '/Applications'}}\nformat = 'ULFO'\n"


def icon(work: Work, folder: Path) -> None:
    """Draw the icon in all sizes and let macOS make one file of them."""
    call([work.python, PACKAGING / "linux" / "icons.py", ROOT / "resources/icons/depositary.svg", folder / "drawn"])
    listed = folder / f"{NAME}.iconset"
    listed.mkdir(exist_ok=True)
    for size in SIZES:
        drawn = folder / "drawn" / f"{size}x{size}" / "apps" / f"{NAME}.png"
        if drawn.is_file():
            call(["cp", drawn, listed / f"icon_{size}x{size}.png"])
    call(["iconutil", "--convert", "icns", "--output", folder / f"{NAME}.icns", listed])


def sign(app: Path) -> None:
    """Sign the application with all in it, for the hardened runtime that a notary asks for."""
    identity = os.environ.get("SIGNING_IDENTITY")
    if not identity:
        print("not signed: SIGNING_IDENTITY names no certificate")
        return
    call(["codesign", "--force", "--deep", "--timestamp", "--options", "runtime", "--sign", identity, app])
    call(["codesign", "--verify", "--deep", "--strict", app])


def notarise(image: Path) -> None:
    """Have Apple look at the image, and put its answer into it."""
    profile = os.environ.get("NOTARY_PROFILE")
    if not profile:
        print("not notarised: NOTARY_PROFILE names no profile")
        return
    call(["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"])
    call(["xcrun", "stapler", "staple", image])


def main() -> None:
    """Freeze, sign, pack, notarise."""
    work = Work.of_checkout()
    folder = work.build / "macos"
    folder.mkdir(parents=True, exist_ok=True)
    work.dist.mkdir(exist_ok=True)
    make_environment(work)
    (folder / "VERSION").write_text(work.version, encoding="utf-8")
    icon(work, folder)
    places = ("--distpath", folder, "--workpath", folder / "work")
    call([work.python, "-m", "PyInstaller", "--noconfirm", *places, HERE / "macos.spec"], work.environment)
    app = folder / "Depositary.app"
    sign(app)
    settings = folder / "settings.py"
    settings.write_text(SETTINGS.format(app=str(app)), encoding="utf-8")
    image = work.dist / f"Depositary-{work.version}.dmg"
    call(["dmgbuild", "-s", settings, "Depositary", image])
    notarise(image)


if __name__ == "__main__":
    main()
