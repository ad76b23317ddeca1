"""What Windows shows of a program file under Properties, Details, as the text that PyInstaller reads."""

from __future__ import annotations

SHOWN = {
    "CompanyName": "Depositary contributors",
    "FileDescription": "Depositary",
    "InternalName": "depositary",
    "LegalCopyright": "Depositary contributors, MIT licence",
    "OriginalFilename": "depositary.exe",
    "ProductName": "Depositary",
}
ENGLISH, UNICODE = 0x0409, 1200


def resource(version: str) -> str:
    """Return the version resource of a version like 1.2.3."""
    numbers = (*map(int, version.split(".")), 0)
    shown = {**SHOWN, "FileVersion": version, "ProductVersion": version}
    texts = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in sorted(shown.items()))
    fixed = (
        f"filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)"
    )
    table = f"StringFileInfo([StringTable('{ENGLISH:04X}{UNICODE:04X}', [{texts}])])"
    languages = f"VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UNICODE}])])"
    return f"VSVersionInfo(ffi=FixedFileInfo({fixed}), kids=[{table}, {languages}])\n"
