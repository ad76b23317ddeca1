"""Run before the frozen program: children such as a browser get the library path that was there before the program.

The linker has read this process's own path already. Takes the place of PyInstaller's hooks, one of which loads Qt.
And modules are loaded from the file that was started: an upgrade gives another file its name, and what this program
loads later would be sought there in vain.
"""

import os
import sys

from pyimod02_importers import pyz_archive

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
before = os.environ.pop("DEPOSITARY_LIBRARY_PATH", before)  # by the launcher, where it lends libraries
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before
for stream in ("stdout", "stderr"):
    if getattr(sys, stream) is None:  # a program of Windows that has a window has none; what is said goes nowhere
        setattr(sys, stream, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
if sys.platform == "linux":
    pyz_archive._filename = "/proc/self/exe"  # noqa: SLF001 - PyInstaller has no other way to say it
