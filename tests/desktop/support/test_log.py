"""The log file and its tail."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.support.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "logs")
    yield made
    made.close()


def test_a_line_is_in_the_file(log: Log) -> None:
    logging.getLogger("some.where").info("Київ %s", 5)
    assert log.path is not None
    assert "some.where: Київ 5" in log.path.read_text("utf-8")


def test_a_line_is_in_the_tail(log: Log) -> None:
    logging.getLogger("some.where").info("hello")
    assert "hello" in log.tail.text()


def test_the_tail_keeps_only_the_last_lines(log: Log) -> None:
    for number in range(500):
        logging.getLogger("x").info("line %d.", number)
    assert "line 499." in log.tail.text()
    assert "line 1." not in log.tail.text()


def test_chatter_is_left_out(log: Log) -> None:
    logging.getLogger("x").debug("chatter")
    assert "chatter" not in log.tail.text()


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = Log(tmp_path / "file" / "logs")
    logging.getLogger("x").info("still here")
    made.close()
    assert made.path is None
    assert "still here" in made.tail.text()


def test_a_closed_log_hears_nothing(tmp_path: Path) -> None:
    made = Log(tmp_path)
    made.close()
    logging.getLogger("x").info("too late")
    assert made.tail.text() == ""
