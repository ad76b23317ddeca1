"""Kills a working child with SIGKILL at random points, again and again, and looks at what is left each time.

    python -m tests.faults.killer SCENARIO ROUNDS SEED

Prints one JSON object: how many rounds, acknowledged steps, and what was wrong. Run as a process of its own, so that
it may fork.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pysqlite3
from sqlalchemy import Connection, select, text

import db.store
from db import edits, glance
from db.evidence import Edit
from db.exporters import export
from db.jobs.sample import fill_with_sample
from db.jobs.verifying import verify_release, verify_workspace
from db.store import Store

PAIR = ("agreement/LVA", "agreement/EST")
LONGEST = 0.6


def hammer(path: Path, acknowledge: Callable[[str], None], seed: int) -> None:
    """Steps of several kinds without end; each is acknowledged with its number and hash once `apply` came back."""
    dice = random.Random(seed)
    with Store.open(path) as store:
        acknowledge("open")
        while True:
            kind = dice.random()
            try:
                if kind < 0.7:
                    done = edits.apply(store, _both(f"Town {dice.randrange(10**6)}"), "Ada")
                elif kind < 0.9:
                    done = edits.undo(store, "Ada")
                else:
                    done = edits.redo(store, "Ada")
            except edits.Invalid:
                continue
            with store.read() as connection:
                found = connection.execute(select(Edit.hash).where(Edit.id == done.edit)).scalar_one()
            acknowledge(f"{done.edit} {found}")
            if dice.random() < 0.2:
                store.refresh_search()


def _both(value: str) -> edits.EnterBlock:
    return edits.EnterBlock(cells=tuple(edits.Enter(record=key, field="place", value=value) for key in PAIR))


def check_hammered(path: Path, acknowledged: list[str]) -> list[str]:
    """What is wrong after the kill."""
    steps = dict(line.split() for line in acknowledged if line != "open")
    with Store.open(path) as store:
        faults = verify_workspace(store)
        faults += ["the lock was not freed"] if store.read_only else []
        with store.read() as connection:
            found = {str(row[0]): row[1] for row in connection.execute(select(Edit.id, Edit.hash))}
            places = set(connection.execute(text("SELECT place FROM agreement")).scalars())
        faults += [
            f"step {number} was acknowledged and is lost" for number in steps if found.get(number) != steps[number]
        ]
        last = max(map(int, found), default=0)
        known = max((int(number) for number in steps), default=None)
        faults += ["more than one step was not acknowledged"] if known is not None and last > known + 1 else []
        faults += [f"half a step: {places}"] if len(places) > 1 else []
        edits.apply(store, _both("after"), "Ada")
    return faults


def release(path: Path, acknowledge: Callable[[str], None], seed: int) -> None:
    """Exports over an older release without end."""
    del seed
    with Store.open(path, read_only=True) as store:
        acknowledge("open")
        while True:
            export(store, path.parent / "release", ("csv", "json"))
            acknowledge("exported")


def check_release(path: Path, acknowledged: list[str]) -> list[str]:
    """The release that stands is whole."""
    del acknowledged
    folder = path.parent / "release"
    return verify_release(folder) if folder.exists() else ["there is no release any more"]


def upgrade(path: Path, acknowledge: Callable[[str], None], seed: int) -> None:
    """Opens an older workspace whose upgrade has many steps."""

    def many_steps(connection: Connection) -> None:
        acknowledge("open")
        for number in range(40):
            connection.execute(text(f"ALTER TABLE setting ADD COLUMN extra{number} TEXT"))
            connection.execute(text("UPDATE record SET words = words || 'x'"))
        for number in range(40):
            connection.execute(text(f"ALTER TABLE setting DROP COLUMN extra{number}"))

    db.store._migrate = many_steps
    while True:
        Store.open(path).close()
        acknowledge("upgraded")
        _set_version(path, 0)


def check_upgrade(path: Path, acknowledged: list[str]) -> list[str]:
    """The workspace is as before or as after, never between, and the copy made before is there."""
    del acknowledged
    version = glance.schema_version(path)
    connection = glance.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(setting)")]
    words = {row[0].count("xxxx") > 0 for row in connection.execute("SELECT words FROM record")}
    connection.close()
    faults = [] if columns == ["id", "name", "value"] else [f"half an upgrade: version {version}, columns {columns}"]
    faults += [] if len(words) == 1 else ["half of the rows were upgraded"]
    _set_version(path, glance.SCHEMA)
    with Store.open(path) as store:
        faults += store.check()
    _set_version(path, 0)
    return faults


def _set_version(path: Path, version: int) -> None:
    direct = pysqlite3.connect(str(path), isolation_level=None)
    direct.execute(f"PRAGMA user_version={version}")
    direct.close()


def copy(path: Path, acknowledge: Callable[[str], None], seed: int) -> None:
    """Backs up over an older copy without end."""
    del seed
    with Store.open(path) as store:
        acknowledge("open")
        while True:
            store.backup(path.parent / "copy.depositary")
            acknowledge("copied")


def check_copy(path: Path, acknowledged: list[str]) -> list[str]:
    """The copy that stands is whole."""
    target = path.parent / "copy.depositary"
    if not target.exists():
        return ["an acknowledged copy is gone"] if "copied" in acknowledged else []
    with Store.open(target) as store:
        return verify_workspace(store)


SCENARIOS = {
    "edits": (hammer, check_hammered),
    "export": (release, check_release),
    "upgrade": (upgrade, check_upgrade),
    "backup": (copy, check_copy),
}


def _prepare(scenario: str, folder: Path) -> Path:
    path = folder / "work.depositary"
    with Store.create(path) as store:
        if scenario in ("export", "backup"):
            fill_with_sample(store)
        else:
            edits.apply(store, _both("Riga"), "Ada")
        if scenario == "export":
            export(store, folder / "release", ("csv", "json"))
    if scenario == "upgrade":
        _set_version(path, 0)
    return path


def _round(scenario: str, path: Path, dice: random.Random) -> list[str]:
    """Fork a child, let it work for a random time, kill it; the lines that it acknowledged."""
    acknowledgements = path.parent / "acknowledged"
    acknowledgements.write_bytes(b"")
    seed, wait = dice.randrange(10**9), dice.random() * LONGEST
    child = os.fork()
    if child == 0:
        out = os.open(acknowledgements, os.O_WRONLY | os.O_APPEND)
        try:
            SCENARIOS[scenario][0](path, lambda line: os.write(out, f"{line}\n".encode()), seed)
        except BaseException as error:  # noqa: BLE001 - told by the parent
            os.write(out, f"error {error!r}\n".encode())
        os._exit(1)
    while not acknowledgements.stat().st_size and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.001)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return acknowledgements.read_text().splitlines()


def main(scenario: str, rounds: int, seed: int) -> None:
    """Kill as many times, and tell."""
    dice = random.Random(seed)
    told: Counter[str] = Counter()
    faults: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="killed"))
    try:
        path = _prepare(scenario, folder)
        for number in range(rounds):
            acknowledged = _round(scenario, path, dice)
            told["acknowledged"] += len(acknowledged) - 1
            faults += [f"round {number}: {line}" for line in acknowledged if line.startswith("error")]
            good = [line for line in acknowledged if not line.startswith("error")]
            faults += [f"round {number}: {fault}" for fault in SCENARIOS[scenario][1](path, good)]
        left = sorted(item.name for item in folder.iterdir())
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(json.dumps({"seed": seed, "rounds": rounds, **told, "faults": faults, "left": left}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
