"""Run before the frozen program, in place of PyInstaller's hooks, one of which loads Qt.

Modules are found by one lookup, in a file that stays open. PyInstaller's own way reads its list word by word, asks
three places for each module and opens the file anew, where after an upgrade it would find another program's.
Children such as a browser get the library path that was there before; the linker has read this process's own already.
"""

import marshal
import mmap
import os
import sys
import zlib
from _frozen_importlib import ModuleSpec

from pyimod02_importers import PyiFrozenLoader

PACKAGE, NAMESPACE = 1, 3  # what PyInstaller's list calls them
LIST_STANDS_AT = slice(8, 12)

with open(os.path.join(sys._MEIPASS, "modules.pyz"), "rb") as file:  # noqa: PTH118, PTH123, SLF001 - light; its name
    archive = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
modules = dict(marshal.loads(archive[int.from_bytes(archive[LIST_STANDS_AT], "big") :]))  # noqa: S302 - our own


class Loader(PyiFrozenLoader):
    """Loads one module of the archive."""

    def get_code(self, fullname):
        """Return what the module runs."""
        _, at, length = modules[fullname]
        return marshal.loads(zlib.decompress(archive[at : at + length]))  # noqa: S302 - our own


class Finder:
    """Knows the modules of the archive; asked first, and for libraries the next one is asked."""

    @staticmethod
    def find_spec(fullname, _path=None, _target=None):
        """Return how the module is loaded, or None."""
        kind, _, _ = modules.get(fullname, (None, 0, 0))
        if kind is None:
            return None
        loader = Loader(name=fullname, pyz_archive=None, pyz_entry_name=fullname, is_package=kind == PACKAGE)
        spec = ModuleSpec(fullname, None if kind == NAMESPACE else loader, origin=loader.path, is_package=bool(kind))
        if kind:
            spec.submodule_search_locations.append(loader.path.removesuffix(".py").removesuffix(f"{os.sep}__init__"))
        spec.has_location = kind != NAMESPACE
        spec.cached = loader.path  # there is none; Python would work out where it might be
        return spec


sys.meta_path.insert(0, Finder)
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
before = os.environ.pop("DEPOSITARY_LIBRARY_PATH", before)  # by the launcher, where it lends libraries
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before
for stream in ("stdout", "stderr"):
    if getattr(sys, stream) is None:  # a program of Windows that has a window has none; what is said goes nowhere
        setattr(sys, stream, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
