"""The self-test: what it takes for a picture and for text, and what it writes down. All of it runs once installed."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication

from db.jobs.rehearsing import SAMPLE, Step, Steps
from db.jobs.sample import fill_with_sample
from db.store import Store
from desktop.__main__ import main
from desktop.actions import PANES
from desktop.self_test import letters, studio, write_reports


def test_letters_of_this_screen_are_letters(qapp: QApplication) -> None:
    assert letters.faults(QFont(qapp.font())) == []


def test_boxes_are_no_letters(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "_drawn", lambda letter, _: b"" if letter == " " else b"box")
    found = letters.faults(QFont(qapp.font()))
    assert "Ж is drawn as a box or as nothing" in found
    assert "different letters look the same" in found


def test_a_picture_of_one_colour_shows_nothing(qapp: QApplication) -> None:
    picture = QPixmap(400, 300)
    picture.fill("white")
    assert not studio.shows_something(picture)


def test_every_pane_of_the_sample_is_drawn(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.create(tmp_path / "sample.depositary") as store:
        fill_with_sample(store)
    monkeypatch.setattr(studio, "THEMES", ("light",))
    style, steps = qapp.styleSheet(), Steps([])
    pictures = studio.draw(steps, tmp_path / "pictures", tmp_path / "sample.depositary")
    qapp.setStyleSheet(style)
    assert [step for step in steps.done if not step.ok] == []
    assert {f"pane-{pane.id}-light.png" for pane in PANES} <= {picture.name for picture in pictures}
    assert all(picture.stat().st_size > 2000 for picture in pictures)


def test_the_report_says_what_was_proven_and_what_failed(qapp: QApplication, tmp_path: Path) -> None:
    write_reports(tmp_path, Steps([Step("export", 0.5, ok=False, said="no disk")]))
    told = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert told["steps"] == [{"name": "export", "seconds": 0.5, "ok": False, "said": "no disk"}]
    assert not told["ok"]
    assert told["versions"]["SQLite"].startswith("3.")
    assert "FAILED   0.50 s  export: no disk" in (tmp_path / "report.txt").read_text("utf-8")


def test_a_self_test_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--self-test"]) == 2
    assert "--self-test DIR" in capsys.readouterr().out


def test_a_self_test_leaves_an_earlier_one_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / SAMPLE).write_bytes(b"")
    assert main(["--self-test", str(tmp_path)]) == 2
    assert "Name another folder" in capsys.readouterr().out
