"""Run before the frozen program: children such as a browser get the library path that was there before the program.

The linker has read this process's own path already. Takes the place of PyInstaller's hooks, one of which loads Qt.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
before = os.environ.pop("DEPOSITARY_LIBRARY_PATH", before)  # by the launcher, where it lends libraries
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before
