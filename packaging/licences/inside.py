"""Prints, as JSON, what no file list of a frozen program tells: its modules, and the versions of libraries in wheels.

Run by `build.py sbom` with the Python that freezes: ``inside.py FOLDER``.
"""

import ctypes
import json
import platform
import sys
import sysconfig

import pypdfium2
import pysqlite3
from lxml import etree
from PyInstaller import __version__ as pyinstaller
from PyInstaller.archive.readers import ZlibArchiveReader


def dotted(numbers: tuple[int, ...]) -> str:
    """The version as it is written."""
    return ".".join(map(str, numbers))


def zlib(library: ctypes.CDLL) -> str:
    """The version of zlib that is built into the library."""
    library.zlibVersion.restype = ctypes.c_char_p
    return library.zlibVersion().decode()


def main() -> None:
    """Look into the program, and ask the libraries."""
    archive = ZlibArchiveReader(f"{sys.argv[1]}/_internal/modules.pyz")
    inside_lxml = ctypes.CDLL(etree.__file__)
    told = {
        "modules": sorted(archive.toc),
        "python": platform.python_version(),
        "library": sysconfig.get_path("stdlib"),
        "pyinstaller": pyinstaller,
        "sqlite": pysqlite3.sqlite_version,
        "libxml2": dotted(etree.LIBXML_VERSION),
        "libxslt": dotted(etree.LIBXSLT_VERSION),
        "libiconv": dotted(divmod(ctypes.c_int.in_dll(inside_lxml, "_libiconv_version").value, 256)),
        "zlib": zlib(inside_lxml),
        "pdfium": pypdfium2.PDFIUM_INFO.version,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
