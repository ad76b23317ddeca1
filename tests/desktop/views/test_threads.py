"""The panes with reads on their own thread: answers come later, and in the meantime nothing is lost."""

import pytest

from db.edits import Judge
from db.queries.conflicts import findings
from db.queries.drafts import NOTHING
from desktop.support.jobs import Jobs
from desktop.views.article import ArticlePane
from desktop.views.conflicts import ConflictsPane

FIRST = "Riga\nLatvia signed the agreement on 10 April 2024."
SECOND = "Vilnius\nLatvia signed the agreement on 11 April 2024."


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def claims(world) -> list[str]:
    places = [world.article(name, text, "2024-04-20") for name, text in (("a", FIRST), ("b", SECOND))]
    days = ("10 April 2024", "11 April 2024")
    texts = (FIRST, SECOND)
    pairs = zip(places, texts, days, strict=True)
    return [world.claim(place, text, day, "agreement/LVA", "signed_date", day) for place, text, day in pairs]


def test_a_quote_is_lit_when_its_article_has_come(workspace, claims, icons, show, qtbot, jobs):
    pane = show(ArticlePane(workspace, icons, propose=lambda connection, row: NOTHING), 600, 800)
    pane.open_article(1)
    pane.show_quote(2, SECOND.index("11"), len(SECOND) - 1, claims[1])
    qtbot.waitUntil(lambda: pane.quote.current() == claims[1])
    assert pane.article == 2
    assert pane.quote.text() == SECOND
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_finding_outside_the_list_is_shown_when_it_comes(workspace, claims, prompts, show, qtbot, jobs):
    (found,) = workspace.read(findings)
    workspace.do(Judge(finding=found.id, state="dismissed", reason="Two ceremonies"))
    pane = show(ConflictsPane(workspace))
    pane.show_finding(found.id)
    qtbot.waitUntil(lambda: pane.detail.finding is not None)
    assert pane.detail.finding.id == found.id
    pane.deciding.reopen()
    qtbot.waitUntil(lambda: pane.detail.finding.state == "open")
    qtbot.waitUntil(lambda: not jobs.busy)
