"""The command line: verbs over a workspace, for scripts and servers. No Qt, and nothing that the editor alone needs."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from db.cli.arguments import LIGHT, parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb and return its exit code: 0 done, 1 the curator is needed, 2 wrong usage or input, 3 no workspace."""
    options = parser().parse_args(arguments)
    # Heavy: not for --version and --help.
    from db.cli.output import NO_WORKSPACE, WRONG_USAGE, message, speak_utf8  # noqa: PLC0415
    from db.errors import StoreError, TargetError  # noqa: PLC0415
    from db.kinds import Invalid  # noqa: PLC0415

    speak_utf8()
    _tell_newer(getattr(options, "workspace", ""), message)
    try:
        return _verb(options.verb)(options)
    except (Invalid, TargetError) as error:
        message(f"depositary {options.verb}: {error}")
        return WRONG_USAGE
    except StoreError as error:
        message(f"depositary {options.verb}: {error.message} {error.next_step}")
        return NO_WORKSPACE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        message(f"depositary {options.verb}: {error.filename or 'a file'} cannot be used: {error.strerror}")
        return WRONG_USAGE
    except KeyboardInterrupt:
        message("Stopped; nothing of this step was kept")
        return 130


def _tell_newer(workspace: str, tell: Callable[[str], object]) -> None:
    """Say it where the workspace may hold more than this program knows."""
    from db import glance  # noqa: PLC0415 - heavy: SQLite

    with suppress(glance.NotAWorkspaceError):  # the verb itself says so
        if "://" not in str(workspace) and glance.schema_version(Path(workspace)) > glance.SCHEMA:
            tell("A newer Depositary wrote this workspace: it is only read, what this one does not know is left out")


def _verb(name: str) -> Callable[[Namespace], int]:
    """What carries out a verb, loading no more of the program than it needs."""
    if name in LIGHT:
        from db.cli.showing import VERBS  # noqa: PLC0415 - a third of the program
    else:
        from db.cli.verbs import VERBS  # noqa: PLC0415 - all of it
    return VERBS[name]
