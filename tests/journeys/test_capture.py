"""Steps of taking articles in and confirming their claims; see `capture.feature`."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, scenarios, then, when

from db.queries.articles import articles
from db.queries.claims import ClaimRow, all_claims
from tests.db.intake import makers
from tests.journeys.conftest import PATIENCE, Curator

scenarios("capture.feature")

REPORT = (
    "Riga and Kyiv sign\n\n"
    "Latvia signed a security agreement with Ukraine on 11 April 2024. "
    "It is valid for ten years, the office of the president said.\n\n"
    "Ukraine also began talks on a security agreement with Norway on 3 May 2024. The weather in Riga was fine.\n"
)
CHANGED = REPORT.replace("began talks", "has opened talks").replace("3 May", "4 May") + "More follows.\n"


def article(curator: Curator) -> Any:
    return curator.desk.panes["article"]


def claims(curator: Curator) -> list[ClaimRow]:
    return curator.desk.workspace.read(lambda connection: list(all_claims(connection)))


def take_in(curator: Curator, folder: Path) -> None:
    curator.prompts.will("folder", folder)
    curator.press("Ctrl+Shift+I")
    curator.calm()


@given("an empty workspace in an open window")
def _(curator: Curator) -> None:
    curator.make()
    curator.open()


@given("a folder with a file of every format", target_fixture="folder")
def _(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    page = makers.PAGE
    files = {
        "report.txt": REPORT.encode(),
        "note.md": b"---\ntitle: A note\npublished: 2024-05-01\n---\nDenmark signed on 23 February 2024.",
        "page.html": page.replace("Riga", "Oslo").encode(),
        "paper.pdf": makers.pdf("Norway and Ukraine began talks on 3 May 2024."),
        "paper.docx": makers.word(),
        "letter.eml": makers.mail(),
        "saved.mhtml": makers.web_archive(),
        "references.ris": b"TY  - NEWS\nTI  - A note\nAU  - Petrenko, Olha\nPB  - Baltic Courier\nER  - \n",
        "references.bib": b"@article{oslo, title={Oslo and Kyiv sign}, author={Hansen, Kari}}",
        "references.json": b'[{"type": "article-newspaper", "title": "Riga and Kyiv sign", "publisher": "The Daily"}]',
        "crawl.warc.gz": makers.crawl("<html><body><p>Spain began talks on 2 May 2024 in Madrid.</p></body></html>"),
    }
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return folder


@when("I drop the folder on the list of articles")
def _(curator: Curator, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    curator.prompts.will("confirm", True)
    curator.desk.panes["articles"].dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    curator.calm()
    curator.qtbot.waitUntil(lambda: article(curator).article is not None, timeout=PATIENCE)
    curator.calm()


@then("every article in it has become one here")
def _(curator: Curator, folder: Path) -> None:
    files = [path for path in folder.iterdir() if path.stem != "references"]
    assert curator.desk.panes["articles"].table.model().rowCount() == len(files)


@then("the exports of references have told what they know")
def _(curator: Curator) -> None:
    known = {row.name: row for row in curator.desk.workspace.read(articles)}
    told = (known["note.md"].author, known["page.html"].author, known["report.txt"].publisher)
    assert told == ("Petrenko, Olha", "Hansen, Kari", "The Daily")


@then("the first of them asks whether its details are right")
def _(curator: Curator) -> None:
    assert article(curator).meta.question.text().startswith("Is this right")
    assert article(curator).meta.form.isAncestorOf(QApplication.focusWidget())


@when("I confirm one of them and then all")
def _(curator: Curator) -> None:
    before = article(curator).article
    curator.press("Return")
    curator.calm()
    assert article(curator).article != before
    curator.press("Ctrl+Return")
    curator.calm()


@then("none asks any more")
def _(curator: Curator) -> None:
    assert article(curator).details.waiting == []
    assert not article(curator).meta.form.isVisible()


@when("I open the report of the signing")
def _(curator: Curator) -> None:
    curator.go("articles")
    curator.press("Ctrl+F")
    curator.type("report.txt")
    curator.press("Return")
    curator.calm()
    assert article(curator).quote.text().startswith("Riga and Kyiv sign")


@when("I refuse the first proposal and confirm the others")
def _(curator: Curator) -> None:
    curator.press("Ctrl+Shift+D")
    drafts = article(curator).drafts
    curator.press("Del")
    curator.calm()
    for _ in range(20):
        if not drafts.list.model().rowCount():
            break
        curator.press("Return")
        curator.calm()
    assert not drafts.list.model().rowCount(), drafts.error.text()


@then("only what I confirmed is claimed")
def _(curator: Curator) -> None:
    done, total = article(curator)._model.settled
    assert (done, len(claims(curator))) == (total, total - 1)
    assert article(curator).drafts.refused_button.text() == "Refused: 1"


@when("I pass over the sentences that are left")
def _(curator: Curator) -> None:
    curator.press("Alt+7")
    curator.press("Ctrl+Home")
    for _ in range(len(article(curator).quote.view.scene.unread)):
        curator.press("N")
        curator.press("Z")
        curator.calm()


@then("all of the article is read")
def _(curator: Curator) -> None:
    _, read, _, total, _ = article(curator).body.coverage.text().split()
    assert read == total


@when("I import a changed version of the report")
def _(curator: Curator, folder: Path) -> None:
    before = article(curator).article
    (folder / "report.txt").write_text(CHANGED, "utf-8")
    take_in(curator, folder)
    curator.qtbot.waitUntil(lambda: article(curator).article != before, timeout=PATIENCE)
    curator.calm()


@then("the banner tells that its claims wait")
def _(curator: Curator) -> None:
    told = article(curator).body.banner.text.text()
    assert told.endswith(f"claims moved: 0, waiting: {len(claims(curator))}."), told


@when("I look at the difference")
def _(curator: Curator) -> None:
    curator.press("Alt+7")
    curator.press("D")
    curator.calm()
    assert "[− 3 −]" in article(curator).body.difference.text.toPlainText()
    curator.press("Esc")


@when("I move the claims")
def _(curator: Curator) -> None:
    curator.press("M")
    curator.calm()


@when("I place those that wait, and reject what has no place")
def _(curator: Curator) -> None:
    curator.press("O")
    curator.calm()
    waiting = article(curator).versions._model.rows
    assert waiting
    for line in list(waiting):
        curator.press("Return" if line.orphan.place else "X")
        curator.calm()
    assert article(curator).drafts.isVisible()


@then("every claim stands on the newer version or is set aside")
def _(curator: Curator) -> None:
    active = [claim for claim in claims(curator) if claim.status == "active"]
    assert len(active) > 1
    assert {claim.article for claim in active} == {article(curator).article}
