"""Cycles are collected on the GUI thread only."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from desktop.support.garbage import Collector


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    made = Collector(every=10_000)
    yield made
    made.stop()


class Knot:
    def __init__(self) -> None:
        self.itself = self


def test_python_collects_no_more_by_itself(collector: Collector) -> None:
    assert not gc.isenabled()


def test_a_stopped_collector_gives_the_collection_back(qapp: object) -> None:
    Collector().stop()
    assert gc.isenabled()


def test_a_full_generation_is_collected(collector: Collector) -> None:
    knot = weakref.ref(Knot())
    kept = [Knot() for _ in range(3000)]
    collector.collect()
    assert knot() is None
    assert kept


def test_what_is_spared_is_not_looked_through_and_later_things_are(collector: Collector) -> None:
    spared = weakref.ref(Knot())
    collector.spare()
    later = weakref.ref(Knot())
    collector.spare()
    gc.collect()
    assert spared() is not None
    assert later() is None


def test_what_is_older_waits_while_other_threads_are_at_work(qapp: object) -> None:
    busy = True
    collector = Collector(every=10_000, busy=lambda: busy)
    knot = Knot()
    told = weakref.ref(knot)
    for _ in range(gc.get_threshold()[1] + 1):
        gc.collect(0)
    del knot
    collector.collect()
    assert told() is not None
    busy = False
    collector.collect()
    assert told() is None
    collector.stop()


def test_nothing_is_collected_before_it_is_due(collector: Collector) -> None:
    gc.collect()
    knot = weakref.ref(Knot())
    collector.collect()
    assert knot() is not None
