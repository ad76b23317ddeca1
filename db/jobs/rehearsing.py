"""The main job from beginning to end on samples of our own, step by step: what a self-test of the program is made of.

Each part is given the `Steps` that it notes what came of it in. Nothing of it touches a person's workspace.
"""

import json
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pysqlite3
from sqlalchemy import text

from db import authority, edits, glance, migrations
from db.engines import file_engines
from db.exporters import export
from db.files import atomic_write
from db.jobs import checking, importing, proposing, verifying
from db.jobs.deciding import decide_file
from db.jobs.sample import CODER, sample_folder
from db.queries import tables
from db.queries.records import counts
from db.store import Store

SQLITE = str(pysqlite3.sqlite_version)
SAMPLE = "sample.depositary"
_FIRST = (
    "INSERT INTO record VALUES (1, 'agreement', 'agreement/LVA', 'Latvia', 'LVA', '')",
    "INSERT INTO article VALUES (1, 'a', '', '', '', '', '', '', '', NULL, NULL, '', '', 'Riga', '', '', '')",
    "INSERT INTO article_raw VALUES (1, 'x')",
    "INSERT INTO quote VALUES (1, 1, 0, 4, 'Riga', '', '', 0)",
    "INSERT INTO verdict VALUES (1, '0123456789abcdef', 'dismissed', 'judgement', 'a slip', 'Ada', '2024-01-01')",
)


class Failed(Exception):  # noqa: N818 - what failed stands among the steps
    """A step went wrong, and what comes after it in its part makes no sense."""


class Step(NamedTuple):
    """What came of a step: how long it took in seconds, and what it says; of a failed one, how it failed."""

    name: str
    seconds: float
    ok: bool
    said: str


@dataclass(slots=True)
class Steps:
    """The steps done, in order; `told` hears of each when it ends."""

    done: list[Step]
    told: Callable[[Step], object] = lambda _: None

    @property
    def ok(self) -> bool:
        """Whether no step failed."""
        return all(step.ok for step in self.done)

    @contextmanager
    def step(self, name: str) -> Generator[Callable[[str], None]]:
        """Do a step; it is given what it says its result with. Raises Failed where anything is raised in it."""
        said: list[str] = []
        begun = time.perf_counter()
        try:
            yield said.append
        except Exception as error:
            self._end(Step(name, time.perf_counter() - begun, ok=False, said=traceback.format_exc().strip()))
            raise Failed(name) from error
        self._end(Step(name, time.perf_counter() - begun, ok=True, said="; ".join(said)))

    def part(self, call: Callable[..., object], *given: object) -> None:
        """Do several steps that build on each other; where one fails the rest of them is left out."""
        with suppress(Failed):
            call(self, *given)

    def _end(self, step: Step) -> None:
        self.done.append(step)
        self.told(step)


def expect(*, that: bool, otherwise: str) -> None:
    """Raise ValueError with the sentence where something does not hold."""
    if not that:
        raise ValueError(otherwise)


def find_resources(steps: Steps) -> None:
    """Everything that the program reads besides its code is there and can be read."""
    with steps.step("find resources and migrations") as says:
        tables_read = [json.loads(file.read_text("utf-8")) for file in authority.resource().rglob("*.json")]
        icons = list(authority.resource("icons").glob("*.svg"))
        versions = sorted((Path(migrations.__file__).parent / "versions").glob("[0-9]*.py"))
        expect(that=bool(tables_read and icons), otherwise="resources are missing")
        expect(that=len(versions) == glance.SCHEMA, otherwise=f"{len(versions)} migrations for schema {glance.SCHEMA}")
        says(f"{len(tables_read)} tables, {len(icons)} icons, {len(versions)} migrations")


def read_formats(steps: Steps, folder: Path) -> None:
    """Articles of every format become a workspace: imported, proposed, confirmed, and found again."""
    with Store.create(folder / "formats.depositary") as store:
        with steps.step("import articles of every format") as says:
            imported = importing.import_paths(store, [authority.resource("formats")], CODER, repair=True)
            expect(that=not imported.rejects, otherwise=f"rejected: {imported.rejects}")
            expect(that=len(imported.garbled) == 1, otherwise="the garbled text was not mended")
            says(", ".join(imported.articles))
        with steps.step("propose claims for them") as says, store.read() as connection:
            found = list(proposing.drafts(connection, importing.articles_named(connection, []), None))
            unread = set(imported.articles) - {draft["article"] for draft in found if draft["field"] == "signed_date"}
            expect(that=not unread, otherwise=f"nothing was read in {sorted(unread)}")
            says(f"{len(found)} claims")
        with steps.step("confirm them") as says:
            confirmed = folder / "confirmed.jsonl"
            with atomic_write(confirmed) as file:
                file.writelines(json.dumps(draft, ensure_ascii=False) + "\n" for draft in found)
            claims = importing.import_paths(store, [confirmed], CODER)
            expect(that=claims.claims > 0 and not claims.rejects, otherwise=f"rejected: {claims.rejects}")
            says(f"{claims.claims} claims")
        with steps.step("search") as says:
            store.refresh_search()
            rows = [
                store.ask(tables.page, tables.TableView(tables.CLAIMS, search=word)) for word in ("lisbon", "угоду")
            ]
            expect(that=all(rows), otherwise="words of the articles are not found")
            says(f"{sum(map(len, rows))} claims")


def main_job(steps: Steps, folder: Path) -> None:
    """From the sample's articles to a release: import, propose, check, decide, export, verify."""
    sample = sample_folder()
    with Store.create(folder / SAMPLE) as store:
        with steps.step("import the sample") as says:
            title = "Ukraine’s security agreements (sample)"
            edits.apply(store, edits.Configure(name="title", value=title), CODER)
            articles = importing.import_paths(store, [sample / "articles"], CODER)
            says(f"{len(articles.articles)} articles")
        with steps.step("propose claims for its articles") as says, store.read() as connection:
            drafts = list(proposing.drafts(connection, importing.articles_named(connection, []), None))
            says(f"{len(drafts)} claims on {len({draft['record'] for draft in drafts})} records; none of them stored")
        with steps.step("import the claims that a curator confirmed") as says:
            claims = importing.import_paths(store, [sample / "claims.jsonl"], CODER)
            expect(that=not claims.rejects, otherwise=f"rejected: {claims.rejects}")
            says(f"{claims.claims} claims")
        _check(steps, store, "find what contradicts what")
        with steps.step("apply the recorded decisions") as says:
            says(f"{decide_file(store, sample / 'decisions.jsonl', CODER).decisions} decisions")
        _check(steps, store, "find what is still open")
        with steps.step("export") as says:
            store.refresh_search()
            release = export(store, folder / "release", ("csv", "json"))
            says(f"{release.summary.vetted} vetted values, {sum(release.summary.held.values())} held back")
        with steps.step("verify workspace and release") as says:
            faults = verifying.verify_workspace(store) + verifying.verify_release(release.folder)
            expect(that=not faults, otherwise="; ".join(faults))
            says("no faults")


def _check(steps: Steps, store: Store, name: str) -> None:
    with steps.step(name) as says:
        still_open = [view.row for view in checking.check(store) if view.row.state == "open"]
        says(f"{len(still_open)} open conflicts, {sum(row.severity == 'hard' for row in still_open)} of them hard")


def migrate(steps: Steps, folder: Path) -> None:
    """A workspace as the first version made it is backed up and brought up to date when it is opened."""
    with steps.step("open a workspace of the first version") as says:
        path = folder / "first.depositary"
        make_first(path)
        with Store.open(path) as store:
            expect(that=not store.check(), otherwise="; ".join(store.check()))
            expect(that=store.ask(counts)["agreement"] == 1, otherwise="its record is gone")
        copies = list((folder / "first backups").glob("*before upgrade.depositary"))
        expect(that=glance.schema_version(path) == glance.SCHEMA, otherwise="its schema is the old one")
        expect(that=len(copies) == 1, otherwise="there is no copy of it from before")
        says(f"schema 1 became {glance.SCHEMA}")


def make_first(path: Path) -> None:
    """Make a workspace of the first schema, with a record, an article, its quote and a verdict."""
    path.touch()
    readers, writers = file_engines(path, read_only=False)
    with writers.begin() as connection:
        migrations.upgrade(connection, "0001")
        connection.execute(text(f"PRAGMA application_id={glance.APPLICATION_ID}"))
        connection.execute(text("PRAGMA user_version=1"))
        for statement in _FIRST:
            connection.execute(text(statement))
    readers.dispose()
    writers.dispose()
