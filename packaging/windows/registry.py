"""Every registry value that an installation writes, below the user's own hive: one table for both installers.

``[PROGRAM]`` stands for the path of depositary.exe. What is written is removed by construction: `nsis` makes the lines
of both from the same rows, and Windows Installer removes what it wrote.
"""

from __future__ import annotations

from typing import NamedTuple

CLASSES = r"Software\Classes"
KIND = "Depositary.Workspace"  # Windows' name for what a .depositary file is


class Value(NamedTuple):
    """One text value; the nameless one is the key's own."""

    key: str
    name: str
    text: str


VALUES = (
    Value(rf"{CLASSES}\.depositary", "", KIND),
    Value(rf"{CLASSES}\.depositary", "Content Type", "application/vnd.depositary"),
    Value(rf"{CLASSES}\.depositary\OpenWithProgids", KIND, ""),
    Value(rf"{CLASSES}\{KIND}", "", "Depositary workspace"),
    Value(rf"{CLASSES}\{KIND}\DefaultIcon", "", "[PROGRAM],0"),
    Value(rf"{CLASSES}\{KIND}\shell\open\command", "", '"[PROGRAM]" "%1"'),
)


def all_keys() -> list[str]:
    """Return the keys that the rows make, the deepest first: those named and those between them and the classes."""
    made: set[str] = set()
    for row in VALUES:
        parts = row.key.removeprefix(CLASSES + "\\").split("\\")
        made |= {"\\".join([CLASSES, *parts[: depth + 1]]) for depth in range(len(parts))}
    return sorted(made, key=lambda key: (-key.count("\\"), key))


def quoted(text: str) -> str:
    """Return the text as NSIS writes it: in single quotes, for paths of programs hold double ones."""
    if "'" in text or "$" in text:
        raise ValueError(f"{text!r} needs escapes that NSIS would read as its own.")
    return "'" + text.replace("[PROGRAM]", r"$INSTDIR\depositary.exe") + "'"


def nsis() -> str:
    """Return two macros: one writes all values, the other removes them and the keys that are then without keys."""
    write = [f"  WriteRegStr HKCU {quoted(row.key)} {quoted(row.name)} {quoted(row.text)}" for row in VALUES]
    values = [f"  DeleteRegValue HKCU {quoted(row.key)} {quoted(row.name)}" for row in VALUES]
    emptied = [f"  DeleteRegKey /ifempty HKCU {quoted(key)}" for key in all_keys()]
    parts = ["!macro WriteValues", *write, "!macroend", "!macro RemoveValues", *values, *emptied, "!macroend"]
    return "\n".join(parts) + "\n"
