"""An article of 1 MB with 5,000 claims and thousands of drafts in the source panel, against a text without marks.

Every case is a process of its own, the cases in turn; processor time, since drawing offscreen waits for nothing. The
longest stillness of a gesture is that of the whole window on the clock: how long an 8 ms timer was not served. Run as a
program (`python -m tests.benchmarks.article CASE FILE`) it measures one case once and prints the milliseconds as JSON.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.rounds import Row
from tests.benchmarks.stillness import opened, still_rows
from tests.benchmarks.workspaces import article_workspace

_CLAIMS = 5_000
_PLAIN = "QPlainTextEdit without marks"
_STEPS = {
    "open": ("article, cpu: text and marks to first paint", "2.0"),
    "jump": ("article, cpu: jump anywhere", "–"),
    "scroll": ("article, cpu: one scroll step", "2.5"),
    "caret": ("article, cpu: one key of the caret", "–"),
}


def rows(size: int) -> Iterator[Row]:
    """The measured lines; `size` is ignored: the article is always the same."""
    del size
    path = article_workspace()
    found: dict[str, list[dict[str, float]]] = {"plain": [], "ours": [], "window": []}
    for counted in range(-1, 5):
        for case, told in found.items():
            measured = _child(case, path)
            if counted >= 0:
                told.append(measured)
    for step, (what, bar) in _STEPS.items():
        ratios = [mine[step] / limit[step] for mine, limit in zip(found["ours"], found["plain"], strict=True)]
        took = statistics.median(mine[step] for mine in found["ours"])
        yield Row(what, _CLAIMS, _PLAIN, took, statistics.median(ratios), (min(ratios), max(ratios)), bar)
    yield from still_rows("article", _CLAIMS, found["window"])


def _child(case: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.article", case, str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout.splitlines()[-1])


# ---------------------------------------------------------------- one case in a process of its own


def _measure(view: Any, fill: Callable[[], object]) -> dict[str, float]:
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QApplication

    def timed(step: Callable[[], object]) -> float:
        begun = time.process_time()
        step()
        view.viewport().repaint()
        QApplication.processEvents()
        return (time.process_time() - begun) * 1000

    def caret() -> None:
        view.moveCursor(QTextCursor.MoveOperation.NextWord)

    bar = view.verticalScrollBar()
    found = {"open": timed(fill)}
    places = [place * 37 % 100 / 100 for place in range(40)]
    found["jump"] = statistics.median(timed(lambda at=place: bar.setValue(int(bar.maximum() * at))) for place in places)
    step = max(1, bar.pageStep() // 8)
    found["scroll"] = statistics.median(timed(lambda: bar.setValue(bar.value() + step)) for _ in range(40))
    found["caret"] = statistics.median(timed(caret) for _ in range(40))
    return found


def _plain(path: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from db.queries.articles import article
    from db.store import Store

    application = QApplication([])
    with Store.open(path, read_only=True) as store:
        loaded = store.ask(article, 1)
    assert loaded is not None
    view = QPlainTextEdit()
    view.resize(900, 1000)
    view.show()
    application.processEvents()
    return _measure(view, lambda: view.setPlainText(loaded.text))


def _ours(path: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from db.queries.marks import marked_article
    from db.store import Store
    from desktop.widgets.quote_marks import Mark
    from desktop.widgets.quote_view import QuoteView

    application = QApplication([])
    with Store.open(path, read_only=True) as store:
        loaded = store.ask(marked_article, 1)
    assert loaded is not None
    marks = [Mark(row.start or 0, row.end or 0, row.id) for row in loaded.claims]
    shown = QuoteView()
    shown.resize(900, 1000)
    shown.show()
    application.processEvents()
    return _measure(shown.view, lambda: shown.show_text(loaded.article.text, marks))


def _window(path: Path) -> dict[str, float]:
    """The longest stillness of the whole window while each gesture is carried out, and all that follows it."""
    from desktop.models.selections import claim_of

    with tempfile.TemporaryDirectory() as folder:
        copy = _with_a_short_one(path, Path(folder))
        desk, watch = opened(copy, Path(folder) / "home")
        pane = desk.panes["article"]

        def store() -> None:
            drafts = [line.draft for line in pane.drafts.list.model().rows]
            pane.bar.submitted.emit(claim_of([draft for draft in drafts if draft.record.startswith("round/")][400], 1))

        gestures: dict[str, Callable[[], object]] = {
            "open": lambda: pane.open_article(1),
            "scroll": lambda: pane.quote.view.verticalScrollBar().setValue(3_000),
            "zoom": pane.quote.zoom_in,
            "search": lambda: (pane.quote.open_search(), pane.quote.bar.edit.setText("Kyiv")),
            "next mark": pane.quote.next_mark,
            "store a claim": store,
            "undo": desk.undo,
            "refuse a draft": pane.drafts.refuse,
            "open another": lambda: pane.open_article(2),
        }
        return {name: watch.longest(gesture) for name, gesture in gestures.items()}


def _with_a_short_one(path: Path, folder: Path) -> Path:
    """A copy with a short article that is newer: the newest is opened by itself."""
    from db.edits import AddArticle, apply
    from db.store import Store

    text = "Latvia signed."
    short = {"name": "short.txt", "format": "text", "title": "Short", "published": "2025-01-01"}
    copy = Path(shutil.copy(path, folder / "copy.depositary"))
    with Store.open(copy) as store:
        apply(store, AddArticle.model_validate({**short, "raw": text.encode(), "text": text}), "benchmark")
    return copy


if __name__ == "__main__":
    cases: dict[str, Callable[[Path], dict[str, float]]] = {"plain": _plain, "ours": _ours, "window": _window}
    sys.stdout.write(json.dumps(cases[sys.argv[1]](Path(sys.argv[2]))) + "\n")
    sys.stdout.flush()
    os._exit(0)
