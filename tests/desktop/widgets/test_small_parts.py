"""Elided labels, badges and evidence cards: what they say when there is no room, no quote, no right to change."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.queries.claims import ClaimRow
from desktop.widgets.badge import QuoteBadge
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.evidence import SHOWN, EvidenceCard, EvidenceList

ROW: dict[str, Any] = {
    "id": "0" * 16,
    "record": "agreement/LVA",
    "record_label": "Latvia",
    "type": "agreement",
    "field": "status",
    "printed": "signed",
    "norm": "signed",
    "as_of": "2024-05-01",
    "as_of_earliest": None,
    "as_of_latest": None,
    "article": 1,
    "article_name": "1.txt",
    "article_title": "A <b>title</b>",
    "publisher": "Herald",
    "reliability": "B",
    "published": "2024-05-01",
    "start": 3,
    "end": 9,
    "exact": "signed",
    "prefix": "they ",
    "suffix": " it",
    "attributed_to": None,
    "mode": "fact",
    "list_flag": "none",
    "certainty": "explicit",
    "credibility": None,
    "status": "active",
    "reason": None,
    "coder": "Olena",
    "created_at": "",
    "accepted": False,
}
CLAIM = ClaimRow(**ROW)


def test_a_label_that_is_cut_tells_all_of_it(qtbot: QtBot) -> None:
    label = ElidedLabel("Угода про співробітництво у сфері безпеки <b>та</b> довгострокової підтримки")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.cut()
    assert "&lt;b&gt;" in label.toolTip()
    label.resize(2000, 20)
    assert label.toolTip() == ""
    label.explain("agreement/LVA")
    assert "agreement/LVA" in label.toolTip()
    assert not label.grab().isNull()
    assert label.minimumSizeHint().width() < 100


def test_a_badge_counts_and_is_gone_without_claims(qtbot: QtBot) -> None:
    badge = QuoteBadge()
    qtbot.addWidget(badge)
    assert badge.isHidden()
    badge.set_counts(2, 1, 1)
    assert badge.text() == "❝ 2 ▸"
    assert badge.accessibleName() == "2 claims, 1 with a quote, 1 set aside"
    badge.setChecked(True)
    assert badge.text() == "❝ 2 ▾"
    badge.set_counts(1, 0, 0)
    assert badge.text() == "1 ▾"


def card(qtbot: QtBot, claim: ClaimRow, *, editable: bool = True) -> EvidenceCard:
    made = EvidenceCard(claim, claim.shown, editable=editable)
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(made: EvidenceCard) -> list[str]:
    return [button.text() for button in made.findChildren(QPushButton)]


def test_a_card_offers_what_can_be_done_with_its_claim(qtbot: QtBot) -> None:
    assert buttons(card(qtbot, CLAIM)) == ["Accept", "Reject…", "Source"]
    assert buttons(card(qtbot, replace(CLAIM, accepted=True))) == ["Reject…", "Source"]
    assert buttons(card(qtbot, replace(CLAIM, status="rejected", reason="a slip"))) == ["Restore", "Source"]
    assert buttons(card(qtbot, CLAIM, editable=False)) == ["Source"]
    assert buttons(card(qtbot, replace(CLAIM, article=None, exact=None))) == ["Accept", "Reject…"]


def test_a_title_from_data_is_never_taken_for_html(qtbot: QtBot) -> None:
    made = card(qtbot, CLAIM)
    for label in made.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("key", "signal"),
    [("A", "accept_wanted"), ("R", "reject_wanted"), ("S", "source_wanted"), ("V", "vet_wanted"), ("Down", "moved")],
)
def test_keys_on_a_card(qtbot: QtBot, key: str, signal: str) -> None:
    made = card(qtbot, CLAIM)
    with qtbot.waitSignal(getattr(made, signal)):
        qtbot.keyClick(made, getattr(Qt.Key, f"Key_{key}"))


@pytest.mark.parametrize("key", ["A", "R", "U", "X"])
def test_keys_that_make_no_sense_do_nothing(qtbot: QtBot, key: str) -> None:
    made = card(qtbot, replace(CLAIM, status="active" if key in "UX" else "rejected", article=None))
    with qtbot.assertNotEmitted(made.accept_wanted), qtbot.assertNotEmitted(made.restore_wanted):
        made.keyPressEvent(
            QKeyEvent(QKeyEvent.Type.KeyPress, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.NoModifier)
        )


def test_a_double_click_shows_the_source(qtbot: QtBot) -> None:
    made = card(qtbot, CLAIM)
    with qtbot.waitSignal(made.source_wanted):
        qtbot.mouseDClick(made, Qt.MouseButton.LeftButton)


def test_a_long_list_says_how_many_more_there_are(qtbot: QtBot) -> None:
    evidence = EvidenceList()
    qtbot.addWidget(evidence)
    claims = [replace(CLAIM, id=f"{number:016x}") for number in range(SHOWN + 5)]
    evidence.show_claims(claims, [claim.shown for claim in claims], editable=True)
    assert len(evidence.cards) == SHOWN
    assert any(label.text().startswith("5 more") for label in evidence.findChildren(QLabel))
    evidence.begin()
    empty = EvidenceList()
    qtbot.addWidget(empty)
    empty.begin()
    assert empty.current() is None
