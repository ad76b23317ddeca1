"""Whether each part of the Python that is frozen was signed by the Python Software Foundation and is unchanged.

Authenticode, by osslsigncode, up to the two roots in roots.pem and at the time the signature was stamped. No list of
withdrawn certificates is asked, for it would need a network; the hash in requirements/windows.txt binds in any case.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

SIGNER = "Python Software Foundation"
ROOTS = Path(__file__).with_name("roots.pem")
PARTS = {".exe", ".dll", ".pyd"}


def unsigned(folder: Path) -> list[str]:
    """Return one sentence for each program or library in the folder that the foundation did not sign."""
    files = sorted(file for file in folder.iterdir() if file.suffix in PARTS)
    return [f"{file.name}: {fault}" for file in files if (fault := fault_of(file))]


def fault_of(file: Path) -> str:
    """Return what is wrong with the file's signature, or nothing."""
    trust = ["-CAfile", ROOTS, "-TSA-CAfile", ROOTS, "-ignore-cdp", "-ignore-crl"]
    asked = subprocess.run(["osslsigncode", "verify", *trust, "-in", file], check=False, capture_output=True, text=True)
    return judge(asked.returncode, asked.stdout)


def judge(code: int, words: str) -> str:
    """Return what is wrong by osslsigncode's exit code and words, or nothing."""
    signer = re.search(r"Signer #0:\s+Subject: \S.*?/O=([^/\n]+)", words)
    if signer is None:
        return "not signed"
    if "MISMATCH" in words:
        return "changed since it was signed"
    if signer[1] != SIGNER:
        return f"signed by {signer[1]}"
    return "its signature leads to no root that is known" if code else ""
