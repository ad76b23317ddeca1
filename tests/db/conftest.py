"""Workspaces for tests of the data: an empty one, one with two articles, and the sample (filled once, then copied)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import edits
from db.jobs.sample import fill_with_sample
from db.store import Store
from tests.db import servers

LATVIA = "Ukraine and Latvia have started talks. The talks were led by Ihor Zhovkva in Kyiv."
SIGNED = "Latvia signed the bilateral agreement with Ukraine on 11 April 2024. Aid of $61 billion waits."


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace, closed. Not to be written: `store` is a copy of it."""
    path = tmp_path_factory.mktemp("empty") / "empty.depositary"
    Store.create(path).close()
    return path


@pytest.fixture
def store(empty_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty workspace, open for writing."""
    path = tmp_path / "work.depositary"
    shutil.copy(empty_file, path)
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def alone(store: Store) -> Store:
    """The workspace has one person, who may check what she decided."""
    edits.apply(store, edits.Configure(name="review", value="one-person"), "Ada")
    return store


@pytest.fixture
def articles(store: Store) -> tuple[int, int]:
    """Two articles in the workspace: LATVIA of 14 March 2024 and SIGNED of 12 April 2024. Their row ids."""
    add_article(store, "latvia.txt", LATVIA, "2024-03-14")
    add_article(store, "signed.txt", SIGNED, "2024-04-12")
    return 1, 2


def add_article(store: Store, name: str, text: str, published: str | None = None, **more: object) -> None:
    """Freeze an article."""
    about = {"name": name, "format": "text", "raw": text.encode(), "text": text, "title": name, "published": published}
    edits.apply(store, edits.AddArticle.model_validate(about | more), "Ada")


Citing = Callable[..., str]


@pytest.fixture
def cite(store: Store, articles: tuple[int, int]) -> Citing:
    """Store a claim whose quote is the first place of the words in an article; gives its public id."""

    def cited(record: str, field: str, value: object, quote: str | None = None, article: int = 1, **more: object):
        where = {}
        if quote is not None:
            text = LATVIA if article == 1 else SIGNED
            where = {"article": article, "start": text.index(quote), "end": text.index(quote) + len(quote)}
        claim = edits.NewClaim.model_validate({"record": record, "field": field, "value": value, **where, **more})
        edits.apply(store, edits.Cite(claims=(claim,)), "Ada")
        with store.read() as connection:
            return connection.exec_driver_sql("SELECT digest FROM claim ORDER BY id DESC LIMIT 1").scalar_one()

    return cited


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, closed. Not to be written: `sample` is a copy of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.depositary"
    with Store.create(path) as made:
        fill_with_sample(made)
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the sample workspace, open for writing."""
    path = tmp_path / "sample.depositary"
    shutil.copy(sample_file, path)
    with Store.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def server():
    with servers.server() as address:
        yield address


@pytest.fixture
def database(server) -> Iterator[str]:
    """The address of an empty database."""
    if server is None:
        pytest.skip(f"no PostgreSQL here; install its server or name one in {servers.ADDRESS}")
    with servers.database(server) as address:
        yield address
