"""Damages copies of the sample workspace in every way and uses each: it opens or explains, and never with a traceback.

    python -m tests.faults.mutate ROUNDS SEED

Prints one JSON object: how often each outcome came, and the tracebacks. A process of its own: a crash is seen as one.
"""

import json
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from db import edits, glance
from db.errors import StoreError
from db.jobs.sample import fill_with_sample
from db.jobs.verifying import verify_workspace
from db.queries import claims, conflicts, goto, history, records, release, tables
from db.records import TYPES
from db.store import Store

PAGE = 4096


def flip(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def header(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(100)] = dice.randrange(256)


def truncate(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def page(data: bytearray, dice: random.Random) -> bytearray:
    start = dice.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = dice.choice((bytes(PAGE), dice.randbytes(PAGE), b"\xff" * PAGE))
    return data


def swap(data: bytearray, dice: random.Random) -> None:
    one, other = (dice.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def grow(data: bytearray, dice: random.Random) -> None:
    data += dice.randbytes(dice.randrange(1, 3 * PAGE))


def text(data: bytearray, dice: random.Random) -> None:
    """Break the UTF-8 of some text."""
    at = data.find(dice.choice((b"Kyiv", b"Latvia", b"agreement", b"signed")), dice.randrange(len(data)))
    if at >= 0:
        data[at] = 0xFF


MUTATIONS = (flip, flip, header, truncate, page, swap, grow, text, text)


def use(path: Path) -> str:
    """Do with the workspace what the program does; the outcome in a word."""
    glance.rows(path, "SELECT key, label FROM record")
    try:
        with Store.open(path) as store:
            read(store)
            faults = verify_workspace(store)
            edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
            edits.undo(store, "Ada")
    except StoreError as error:
        return "refused" if error.next_step else "refused without a next step"
    except edits.Invalid:
        return "refused a step"
    return "faults told" if faults else "clean"


def read(store: Store) -> None:
    for kind in (*TYPES, "claim"):
        store.ask(tables.page, tables.TableView(kind))
        store.ask(tables.count, tables.TableView(kind, search="latvia"))
    for query in (records.counts, conflicts.findings, history.steps, release.summary, history.undo_state):
        store.ask(query)
    store.ask(lambda connection: list(claims.all_claims(connection)))
    store.ask(goto.goto, "Latvia")


def main(rounds: int, seed: int) -> None:
    dice = random.Random(seed)
    outcomes: Counter[str] = Counter()
    tracebacks: list[str] = []
    longest = 0.0
    folder = Path(tempfile.mkdtemp(prefix="mutated"))
    try:
        sound = folder / "sound.depositary"
        with Store.create(sound) as store:
            fill_with_sample(store)
        original = sound.read_bytes()
        for number in range(rounds):
            data, mutation = bytearray(original), dice.choice(MUTATIONS)
            mutation(data, dice)
            place = folder / str(number)
            place.mkdir()
            (place / "work.depositary").write_bytes(data)
            begun = time.monotonic()
            try:
                outcomes[use(place / "work.depositary")] += 1
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                where = traceback.extract_tb(error.__traceback__)
                ours = [f"{Path(step.filename).name}:{step.lineno}" for step in where if "/db/" in step.filename]
                tracebacks.append(
                    f"{number} {mutation.__name__}: {type(error).__name__} {str(error)[:100]} {ours[-3:]}"
                )
            longest = max(longest, time.monotonic() - begun)
            shutil.rmtree(place)
    finally:
        shutil.rmtree(folder)
    told = {"rounds": rounds, "seed": seed, **outcomes, "longest": round(longest, 1), "tracebacks": tracebacks}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
