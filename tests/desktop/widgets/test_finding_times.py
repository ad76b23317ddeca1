"""The time axis of a finding: which days, on which scale, where as-ofs meet."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from db.queries.claims import ClaimRow
from desktop.widgets.finding_spans import Lane, Span, lanes, overlaps, scale
from desktop.widgets.finding_times import FindingTimes

CLAIM = ClaimRow(
    *("c1", "agreement/LVA", "Latvia", "agreement", "signed_date", "11 April 2024", "2024-04-11"),
    *("2024-05-01", "2024-05-01", "2024-05-01", 1, "a.txt", "A", "Herald", "B", "2024-05-01", 0, 5, "x", "", ""),
    *(None, "fact", "none", "explicit", None, "active", None, "Olena", "2026-01-01", False),
)
OPEN = replace(CLAIM, as_of_earliest="0001-01-01", as_of_latest="2024-06-30")
UNKNOWN = replace(CLAIM, as_of_earliest=None, as_of_latest=None, field="place", norm="Riga")
STATUS = replace(CLAIM, field="status", norm="signed", as_of_earliest="2024-06-01", as_of_latest="9999-12-31")


def test_a_lane_holds_as_of_and_what_is_dated():
    first, second, third = lanes([CLAIM, UNKNOWN, STATUS])
    assert first == Lane(1, Span("2024-05-01", "2024-05-01"), Span("2024-04-11", "2024-04-11"))
    assert second == Lane(2, None, None)
    assert third.event is None


def test_open_ends_lie_at_the_edges():
    shown = lanes([CLAIM, OPEN, STATUS])
    found = scale(shown)
    assert (found.place("0001-01-01"), found.after("9999-12-31")) == (0.0, 1.0)
    assert 0 < found.place("2024-04-11") < found.place("2024-06-01") < 1


def test_without_any_known_day_there_is_no_scale():
    assert scale(lanes([UNKNOWN])) is None
    assert scale([Lane(1, Span("0001-01-01", "9999-12-31"), None)]) is None


def test_as_ofs_meet_where_two_or_more_hold():
    early, late = Span("2024-01-01", "2024-03-31"), Span("2024-03-01", "2024-06-30")
    shown = [Lane(1, early, None), Lane(2, late, None), Lane(3, Span("2024-03-15", "9999-12-31"), None)]
    assert overlaps(shown) == [
        (Span("2024-03-01", "2024-03-14"), 2),
        (Span("2024-03-15", "2024-03-31"), 3),
        (Span("2024-04-01", "2024-06-30"), 2),
    ]


def test_as_ofs_of_other_days_do_not_meet():
    assert (
        overlaps([Lane(1, Span("2024-01-01", "2024-01-01"), None), Lane(2, Span("2024-01-02", "2024-01-02"), None)])
        == []
    )


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2024-01-10", "2024-01-20", 2),
        ("2023-07-12", "2024-05-03", 4),
        ("1991-08-24", "2024-05-03", 4),
    ],
)
def test_ticks_are_few_and_in_order(first, last, names):
    found = scale([Lane(1, Span(first, last), None)]).ticks(5)
    assert names - 1 <= len(found) <= 7
    assert [place for place, _ in found] == sorted(place for place, _ in found)
    assert all(0 <= place <= 1 for place, _ in found)


days = st.dates(date(2, 1, 1), date(9998, 12, 30)).map(date.isoformat) | st.sampled_from(["0001-01-01", "9999-12-31"])


spans_of_days = (
    st.tuples(days, days)
    .map(lambda pair: Span(min(pair), max(pair)))
    .filter(lambda span: span.first < "9999" and span.last > "0002")
)


@settings(max_examples=60)
@given(st.lists(spans_of_days, max_size=6))
def test_any_days_can_be_drawn(spans):
    shown = [Lane(number, span, None) for number, span in enumerate(spans, 1)]
    found = scale(shown)
    if found is not None:
        assert all(
            0 <= found.place(span.first) <= found.after(span.last) <= 1.01 for span in spans if span.last < "9000"
        )
        found.ticks(6)
    for span, held in overlaps(shown):
        assert held == sum(one.common(span) is not None for one in spans) > 1


def test_the_axis_says_in_words_what_it_draws(qtbot):
    times = FindingTimes()
    qtbot.addWidget(times)
    times.show_claims([CLAIM, UNKNOWN, OPEN])
    assert times.accessibleName().startswith("1: 1 May 2024, ◆ 11 April 2024; 2: unknown; 3: – 30 June 2024")
    assert "some as-ofs meet: 1 May 2024" in times.told.text()
    assert "unknown day" in times.told.text()


def test_many_claims_scroll_and_few_do_not(qtbot):
    times = FindingTimes()
    qtbot.addWidget(times)
    times.show_claims([CLAIM] * 2)
    few = times._scroll.height()
    times.show_claims([CLAIM] * 30)
    assert times._scroll.height() < few * 4
    assert times.axis.height() > times._scroll.height()


def test_a_click_on_a_lane_picks_its_claim(qtbot):
    times = FindingTimes()
    qtbot.addWidget(times)
    times.show_claims([CLAIM, OPEN])
    times.show()
    with qtbot.waitSignal(times.picked) as picked:
        qtbot.mouseClick(times.axis, Qt.MouseButton.LeftButton, pos=QPoint(60, times.axis.lane_top(1) + 4))
    assert picked.args == [1]


def test_the_axis_is_drawn(qtbot):
    times = FindingTimes()
    qtbot.addWidget(times)
    times.show_claims([CLAIM, UNKNOWN, OPEN, STATUS])
    times.resize(500, 160)
    times.set_current(1)
    picture = times.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 480, 2) for y in range(0, 110, 2)}
    assert len(colours) > 4
