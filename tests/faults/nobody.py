"""Uses a workspace as a user who is not root, and tells what came of it: one line an action.

    python -m tests.faults.nobody PATH

Root becomes nobody once everything is loaded, since nobody may not be allowed to read Python itself.
"""

import os
import pwd
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from db import edits
from db.backups import restore
from db.errors import StoreError
from db.exporters import export
from db.queries import records
from db.store import Store

SHOW = print


def tell(what: str, do: Callable[[], object]) -> None:
    try:
        SHOW(what, do())
    except StoreError as error:
        SHOW(what, "StoreError", bool(error.next_step), error.message)


def enter(store: Store, value: str) -> object:
    return edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value=value), "Ada").edit


def use(path: Path) -> tuple[bool, str]:
    with Store.open(path) as store:
        found = store.ask(records.record, "agreement/LVA")
        assert found is not None
        shown = next(field.shown for field in found.fields if field.name == "place")
        tell("write", lambda: enter(store, "Kyiv"))
        tell("export", lambda: export(store, path.parent / "release").folder.name)
        tell("backup", lambda: store.backup(path.parent / "copy.depositary"))
        tell("rolling", lambda: store.rolling_backup("x") and "made")
        return store.read_only, shown


def everything(path: Path) -> None:
    tell("open", lambda: use(path))
    tell("create", lambda: Store.create(path.parent / "new.depositary").close())
    tell("restore", lambda: restore(path, path) and "kept")


def warm_up() -> None:
    global SHOW  # noqa: PLW0603 - silent while warming up
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "work.depositary"
        with Store.create(path) as store:
            enter(store, "Riga")
        SHOW = lambda *_: None  # noqa: E731
        everything(path)
        SHOW = print


def main(path: Path, *, die: bool) -> None:
    warm_up()
    user = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    if die:
        enter(Store.open(path), "Tallinn")
        os._exit(9)
    everything(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), die="die" in sys.argv)
