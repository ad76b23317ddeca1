"""Depositary as a Flatpak: writes the manifest and the files it names. What it writes was never run by this project,
for no runtime was to be had to build with.

``python3 packaging/unverified/flatpak.py`` fetches the wheels that the hashed list pins and writes
``build/flatpak/org.example.depositary.json``, in which each stands by its relative path and its hash: the build itself
needs no network. Then, where the runtime is installed: ``flatpak-builder build/flatpak/app`` and that file.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from targets.work import NAME, PACKAGING, ROOT, Work, call, digest

NAMED = "org.example.depositary"
RUNTIME = {"runtime": "org.freedesktop.Platform", "runtime-version": "24.08", "sdk": "org.freedesktop.Sdk"}
PYTHON = "3.12"  # of that runtime
# The screen, and the person's documents; no network.
ALLOWED = ["--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri", "--filesystem=xdg-documents"]
OWN = ("db", "desktop", "resources")
LAUNCHER = f'#!/bin/sh\nPYTHONPATH=/app/{NAME} exec python3 -m desktop "$@"\n'


def manifest(wheels: dict[str, str]) -> dict[str, Any]:
    """The manifest; `wheels` are the names of files in ``wheels`` with their SHA-256."""
    listed = [{"type": "file", "path": f"wheels/{name}", "sha256": told} for name, told in sorted(wheels.items())]
    installed = {
        "name": "wheels",
        "buildsystem": "simple",
        "build-commands": ["pip3 install --no-index --no-deps --prefix=/app *.whl"],
        "sources": listed,
    }
    share = "${FLATPAK_DEST}/share"
    program = {
        "name": NAME,
        "buildsystem": "simple",
        "build-commands": [
            f"mkdir -p /app/{NAME} && cp -r {' '.join(OWN)} /app/{NAME}",
            f"install -D launcher /app/bin/{NAME}",
            f"install -Dm644 depositary.desktop {share}/applications/{NAMED}.desktop",
            f"install -Dm644 depositary.mime.xml {share}/mime/packages/{NAMED}.xml",
            f"install -Dm644 resources/icons/depositary.svg {share}/icons/hicolor/scalable/apps/{NAMED}.svg",
        ],
        "sources": [{"type": "dir", "path": "program"}],
    }
    return {
        "id": NAMED,
        **RUNTIME,
        "command": NAME,
        "rename-icon": NAME,
        "finish-args": ALLOWED,
        "modules": [installed, program],
    }


def main() -> None:
    """Fetch, copy, write."""
    folder = Work.of_checkout().build / "flatpak"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "program").mkdir(parents=True)
    systems = ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux2014_x86_64")
    chosen = [part for system in systems for part in ("--platform", system)]
    chosen += ["--python-version", PYTHON, "--only-binary=:all:", "--no-deps"]
    listed = PACKAGING / "requirements" / "run.txt"
    wheels = folder / "wheels"
    call([sys.executable, "-m", "pip", "download", "--require-hashes", *chosen, "--dest", wheels, "-r", listed])
    for name in OWN:
        shutil.copytree(
            ROOT / name, folder / "program" / name, ignore=shutil.ignore_patterns("__pycache__", "pictures")
        )
    for name in ("depositary.desktop", "depositary.mime.xml"):
        shutil.copyfile(PACKAGING / "linux" / name, folder / "program" / name)
    (folder / "program" / "launcher").write_text(LAUNCHER, encoding="utf-8")
    content = manifest({file.name: digest(file) for file in wheels.iterdir()})
    (folder / f"{NAMED}.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
