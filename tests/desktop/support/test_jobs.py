"""Work on two threads: results, errors, progress, cancelling, stale reads."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.support.jobs import Cancelled, Jobs, Report


class Gate:
    """Work that waits until the test lets it go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.open = threading.Event()

    def __call__(self, result: Any = None) -> Any:
        self.begun.set()
        assert self.open.wait(10)
        return result


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


def nothing(_: object) -> None:
    pass


@pytest.fixture(params=["read", "write", "gesture"])
def lane(request: pytest.FixtureRequest, jobs: Jobs) -> Callable[..., Any]:
    return getattr(jobs, request.param)


def test_a_result_arrives_on_the_gui_thread(lane: Callable[..., Any], qtbot: QtBot) -> None:
    heard: list[object] = []
    ticket = lane(threading.get_ident, done=lambda worker: heard.extend((worker, threading.get_ident())))
    with qtbot.waitSignal(ticket.finished):
        pass
    worker, here = heard
    assert worker != threading.get_ident() == here


def test_arguments_are_handed_on(lane: Callable[..., Any], qtbot: QtBot) -> None:
    heard: list[int] = []
    with qtbot.waitSignal(lane(pow, 2, 10, done=heard.append).finished):
        pass
    assert heard == [1024]


def test_an_error_goes_to_whoever_wants_it(lane: Callable[..., Any], qtbot: QtBot) -> None:
    errors: list[Exception] = []
    with qtbot.waitSignal(lane(int, "x", done=nothing, failed=errors.append).finished):
        pass
    assert isinstance(errors[0], ValueError)


def test_an_error_that_nobody_wants_is_raised_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    with capture_exceptions() as caught, qtbot.waitSignal(jobs.read(int, "x", done=nothing).finished):
        pass
    assert [kind for kind, _, _ in caught] == [ValueError]


def test_finished_comes_after_the_result(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[str] = []
    ticket = jobs.read(pow, 1, 1, done=lambda _: order.append("done"))
    ticket.finished.connect(lambda: order.append("finished"))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["done", "finished"]


def test_a_lane_does_one_thing_after_the_other(lane: Callable[..., Any], qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(20):
        lane(pow, number, 1, done=order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_reading_does_not_wait_for_writing(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    jobs.write(gate, done=nothing)
    with qtbot.waitSignal(jobs.read(pow, 1, 1, done=nothing).finished):
        pass
    assert jobs.busy


def test_cancelled_work_that_has_not_begun_is_dropped(lane: Callable[..., Any], gate: Gate, qtbot: QtBot) -> None:
    heard: list[object] = []
    lane(gate, done=nothing)
    ticket = lane(pow, 1, 1, done=heard.append)
    ticket.cancel()
    gate.open.set()
    with qtbot.waitSignal(ticket.finished):
        pass
    assert heard == []


def test_nobody_hears_the_result_of_a_cancelled_read(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    heard: list[object] = []
    ticket = jobs.read(gate, "late", done=heard.append)
    assert gate.begun.wait(10)
    ticket.cancel()
    gate.open.set()
    with qtbot.waitSignal(ticket.finished):
        pass
    assert (heard, ticket.cancelled) == ([], True)


def test_what_a_cancelled_write_has_written_is_told(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    heard: list[object] = []
    ticket = jobs.write(gate, done=heard.append)
    assert gate.begun.wait(10)
    ticket.cancel()
    gate.open.set()
    with qtbot.waitSignal(ticket.finished):
        pass
    assert heard == [None]


def test_a_write_that_stops_when_told_is_neither_done_nor_failed(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        gate()
        report.check()

    heard: list[object] = []
    ticket = jobs.write(work, done=heard.append, failed=heard.append)
    assert gate.begun.wait(10)
    ticket.cancel()
    gate.open.set()
    with qtbot.waitSignal(ticket.finished):
        pass
    assert heard == []


def test_cancelling_interrupts_what_runs(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    ticket = jobs.read(gate, done=nothing, interrupt=gate.open.set)
    assert gate.begun.wait(10)
    with qtbot.waitSignal(ticket.finished):
        ticket.cancel()


def test_work_that_is_over_is_not_interrupted(jobs: Jobs, qtbot: QtBot) -> None:
    calls: list[int] = []
    ticket = jobs.read(pow, 1, 1, done=nothing, interrupt=lambda: calls.append(1))
    with qtbot.waitSignal(ticket.finished):
        pass
    ticket.cancel()
    assert calls == []


def test_a_new_read_of_the_same_key_makes_the_older_one_stale(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    heard: list[object] = []
    jobs.read(gate, "old", done=heard.append, key="search", interrupt=gate.open.set)
    assert gate.begun.wait(10)
    jobs.read(str, "middle", done=heard.append, key="search")
    jobs.read(str, "new", done=heard.append, key="search")
    jobs.read(str, "other", done=heard.append, key="another")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == ["new", "other"]


def test_progress_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    def work(report: Report) -> int:
        report.progress(3, 9, "three")
        return threading.get_ident()

    seen: list[tuple[int, int, str, int]] = []
    ticket = jobs.write(
        work, done=nothing, progress=lambda done, total, text: seen.append((done, total, text, threading.get_ident()))
    )
    with qtbot.waitSignal(ticket.finished):
        pass
    assert seen == [(3, 9, "three", threading.get_ident())]


def test_many_reports_of_progress_do_not_flood_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        for number in range(10_000):
            report.progress(number + 1, 10_000)

    seen: list[int] = []
    ticket = jobs.write(work, done=nothing, progress=lambda done, *_: seen.append(done))
    ticket._task.lock.acquire()
    ticket._task.lock.release()
    with qtbot.waitSignal(ticket.finished):
        pass
    assert len(seen) < 10_000
    assert seen[-1] == 10_000


def test_the_start_of_a_write_is_announced_with_its_title(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.started) as told:
        jobs.write(pow, 1, 1, done=nothing, title="Importing")
    assert told.args[0].title == "Importing"
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_shutdown_waits_for_what_runs(gate: Gate) -> None:
    jobs = Jobs()
    finished: list[int] = []

    def work() -> None:
        gate()
        finished.append(1)

    jobs.write(work, done=nothing)
    assert gate.begun.wait(10)
    threading.Timer(0.05, gate.open.set).start()
    jobs.shutdown()
    assert finished == [1]


def test_a_gesture_waits_for_no_long_work_and_a_quick_read_for_no_slow_one(
    jobs: Jobs, gate: Gate, qtbot: QtBot
) -> None:
    heard: list[int] = []
    jobs.write(gate, done=nothing)
    jobs.read(gate, done=nothing, slow=True)
    jobs.gesture(pow, 2, 3, done=heard.append)
    qtbot.waitUntil(lambda: heard == [8])
    jobs.read(pow, 3, 2, done=heard.append)
    qtbot.waitUntil(lambda: heard == [8, 9])
    gate.open.set()


def test_a_shutdown_does_what_was_asked_by_gestures(gate: Gate) -> None:
    jobs = Jobs()
    done: list[int] = []
    jobs.gesture(gate, done=nothing)
    jobs.gesture(done.append, 1, done=nothing)
    assert gate.begun.wait(10)
    threading.Timer(0.05, gate.open.set).start()
    jobs.shutdown()
    assert done == [1]


def test_a_shutdown_interrupts_reads(gate: Gate) -> None:
    jobs = Jobs()
    jobs.read(gate, done=nothing, interrupt=gate.open.set)
    assert gate.begun.wait(10)
    jobs.shutdown()
    assert gate.open.is_set()


def test_nothing_is_delivered_after_a_shutdown(gate: Gate, qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[object] = []
    jobs.read(pow, 1, 1, done=heard.append)
    jobs.shutdown()
    qtbot.wait(10)
    assert heard == []


def test_nothing_begins_after_a_shutdown() -> None:
    jobs = Jobs()
    jobs.shutdown()
    with pytest.raises(RuntimeError, match="shut down"):
        jobs.read(pow, 1, 1, done=nothing)


def test_inline_jobs_are_done_at_once() -> None:
    def work(report: Report) -> int:
        report.progress(1, 2)
        return 5

    heard: list[object] = []
    Jobs(inline=True).write(work, done=heard.append, progress=lambda *what: heard.append(what))
    assert heard == [(1, 2, ""), 5]


def test_a_report_without_listeners_may_be_used() -> None:
    report = Report()
    report.progress(1, 1)
    report.check()
    assert not report.cancelled()


def test_a_check_stops_cancelled_work() -> None:
    with pytest.raises(Cancelled):
        Report(cancelled=lambda: True).check()


def test_a_function_written_in_c_needs_no_report() -> None:
    heard: list[object] = []
    Jobs(inline=True).read(max, [1, 3], done=heard.append)
    assert heard == [3]
