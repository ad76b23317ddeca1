"""The source pane, with the drafts of `driving` and without."""

import pytest

from db import edits
from db.kinds import Invalid
from db.queries.drafts import Proposals
from desktop.views.article import ArticlePane
from tests.desktop.views.article.driving import MENTIONS, TEXT, waiting


@pytest.fixture
def pane(workspace, icons, show) -> ArticlePane:
    return show(ArticlePane(workspace, icons, propose=lambda connection, row: Proposals((), MENTIONS, {})), 600, 900)


@pytest.fixture
def drafting(workspace, icons, show) -> ArticlePane:
    return show(ArticlePane(workspace, icons, propose=waiting), 600, 900)


@pytest.fixture
def article(world) -> int:
    links = TEXT.index("Read more")
    return world.article("a.txt", TEXT, "2024-04-12", zones=(("links", links, len(TEXT)),))


@pytest.fixture
def refusing(monkeypatch):
    """Edits that are carried out from now on are refused."""

    def refuse(*_):
        raise Invalid("no such day")

    return lambda: monkeypatch.setattr(edits, "apply", refuse)
