"""Prints the manual page, drawn from the command line's own table of verbs: ``manual.py DATE``. Needs db importable."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from db import VERSION
from db.cli.arguments import VERBS

if TYPE_CHECKING:
    from db.cli.arguments import Argument

HEAD = r""".TH DEPOSITARY 1 "{date}" "Depositary {version}" "User commands"
.ad l
.SH NAME
depositary \- turn news articles into a dataset with a quote behind every value
.SH SYNOPSIS
.B depositary
.RI [ FILE ]
.br
.B depositary
.IR VERB " [" ARGUMENT ]...
.SH DESCRIPTION
Without a verb the editor opens, on the workspace FILE if one is named. With a verb the work is done without a window,
for scripts and servers; its W is a workspace file, or the URL of a team's database.
"""
TAIL = r""".SH OPTIONS
.TP
.B \-\-version
print the version
.TP
.BR \-h , " \-\-help"
print the verbs, or after a verb its arguments
.TP
.BI \-\-self\-test " DIR"
prove the installation: do the whole main job on the sample, draw every pane, and write a report into DIR
.TP
.B \-\-json
after any verb: print JSON on standard output
.SH EXIT STATUS
0 done, 1 a person is needed, 2 wrong usage or input, 3 no workspace.
.SH FILES
.TP
.I *.depositary
a workspace: one file that holds articles, claims, records and history. Removing the program leaves it.
.TP
.IR ~/.config/depositary ", " ~/.local/state/depositary ", " ~/.local/share/depositary
preferences; windows and log; samples. XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_DATA_HOME move them.
"""


def plain(text: str) -> str:
    """Return the text as the page's language wants it: nothing in it is a command."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def shape(argument: Argument) -> str:
    """Return how the argument is given: ``PATH...``, ``[N]``, ``[--limit LIMIT]``."""
    value = argument.told.get("metavar") or argument.name.lstrip("-").upper()
    if argument.name.startswith("-"):
        flag = argument.told.get("action") == "store_true"
        return f"[{argument.name}]" if flag else f"[{argument.name} {value}]"
    shapes = {"+": f"{value}...", "*": f"[{value}...]", "?": f"[{value}]"}
    return shapes.get(argument.told.get("nargs", ""), value)


def verb(name: str) -> str:
    """Return the entry of one verb: how it is given, what it does, and each of its arguments."""
    told, arguments = VERBS[name]
    given = " ".join(map(shape, arguments))
    lines = [".TP", rf"\fB{plain(name)}\fR {plain(given)}", plain(f"{told}.")]
    for argument in arguments:
        if argument.name != "workspace" and "help" in argument.told:
            lines += [".RS", ".TP", plain(shape(argument).strip("[]")), plain(argument.told["help"]), ".RE"]
    return "\n".join(lines) + "\n"


def page(date: str) -> str:
    """Return the whole page; the date is ``YYYY-MM-DD``."""
    return HEAD.format(date=date, version=VERSION) + ".SH VERBS\n" + "".join(map(verb, VERBS)) + TAIL


if __name__ == "__main__":
    sys.stdout.write(page(sys.argv[1]))
