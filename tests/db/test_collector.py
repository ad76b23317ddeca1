"""The collector of cycles rests while very many things are made, and is then as it was."""

import gc
from collections.abc import Iterator

import pytest

from db.collector import without_collector


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    working = gc.isenabled()
    yield
    (gc.enable if working else gc.disable)()


def test_it_rests_within_and_works_again_behind() -> None:
    gc.enable()
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    gc.enable()
    with pytest.raises(ZeroDivisionError), without_collector():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_it_stays_off_in_a_program_that_collects_by_itself() -> None:
    gc.disable()
    with without_collector():
        pass
    assert not gc.isenabled()
