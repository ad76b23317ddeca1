"""A workspace on the disk of the test, everything at once on one thread, and short ways to fill it."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db.edits import AddArticle, Cite, Configure, NewClaim, apply
from db.queries.articles import find_article
from db.queries.claims import ClaimRow, claims_of_field
from db.store import Store
from desktop.support.ask import ScriptedPrompts
from desktop.support.assets import Icons
from desktop.support.jobs import Jobs
from desktop.support.theme import Theme
from desktop.workspace import Workspace


@pytest.fixture(autouse=True)
def offscreen(permit: Any) -> None:
    """What the platform without a screen says when a window is shown."""
    permit("This plugin does not support")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "test.depositary") as made:
        apply(made, Configure(name="review", value="one-person"), "Olena")
        yield made


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(inline=True)
    yield made
    made.shutdown()


@pytest.fixture
def workspace(store: Store, jobs: Jobs) -> Workspace:
    return Workspace(store, jobs, "Olena")


@pytest.fixture
def prompts() -> Iterator[ScriptedPrompts]:
    made = ScriptedPrompts()
    yield made
    assert made.rest() == {}


@pytest.fixture
def icons(qapp: Any) -> Iterator[Icons]:
    theme = Theme(qapp, "light")
    yield Icons(theme)
    qapp.setStyleSheet("")


@dataclass
class World:
    """What a test writes in one line."""

    workspace: Workspace

    def article(self, name: str, text: str, published: str | None = "2024-03-15", **more: Any) -> int:
        values = {"publisher": "The Daily", "language": "en", "title": text.splitlines()[0], **more}
        raw = base64.b64encode(text.encode())
        self.workspace.do(AddArticle(name=name, format="text", raw=raw, text=text, published=published, **values))
        found = self.workspace.read(find_article, name)
        assert found is not None
        return found

    def claim(
        self, article: int | None, text: str, quote: str, record: str, field: str, value: str, **more: Any
    ) -> str:
        start = text.index(quote)
        span = {"article": article, "start": start, "end": start + len(quote)} if article else {}
        self.workspace.do(Cite(claims=(NewClaim(record=record, field=field, value=value, **span, **more),)))
        return self.claims(record, field)[-1].id

    def claims(self, record: str, field: str) -> list[ClaimRow]:
        return self.workspace.read(claims_of_field, record, field)


@pytest.fixture
def world(workspace: Workspace) -> World:
    return World(workspace)


@pytest.fixture
def show(qtbot: Any) -> Callable[[Any], Any]:
    """Put a pane on the screen with the keyboard in it."""

    def shown(pane: Any, width: int = 1000, height: int = 700) -> Any:
        qtbot.addWidget(pane)
        pane.resize(width, height)
        pane.show()
        pane.activateWindow()
        with qtbot.waitActive(pane):
            pass
        pane.setFocus()
        return pane

    return shown


def cell(view: Any, row: int, column: int = 0) -> str:
    return view.model().index(row, column).data()


@pytest.fixture
def cells() -> Callable[..., list[str]]:
    """The texts of a column, from the top."""

    def read(view: Any, column: int = 0) -> list[str]:
        return [cell(view, row, column) for row in range(view.model().rowCount())]

    return read
