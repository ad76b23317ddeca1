"""What holds for every kind: a norm is its own norm, nothing but Invalid is raised, comparing is symmetric."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.kinds import (
    COUNTRY,
    CURRENCY,
    DATE,
    DECIMAL,
    DURATION,
    INTEGER,
    NAME,
    NUMBER,
    PLACE,
    SIDE,
    SLUG,
    TEXT,
    Context,
    Invalid,
    Kind,
    Relation,
    choice,
    many,
    reference,
    status,
)

SINGLE = (
    *(TEXT, NAME, PLACE, SLUG, DATE, INTEGER, DECIMAL, NUMBER, DURATION, COUNTRY, SIDE, CURRENCY, choice("scopes")),
    *(status("N"), status("D"), reference("person"), reference("agreement")),
)
KINDS = (*SINGLE, *(many(kind) for kind in SINGLE))
ARTICLE = Context(published="2024-03-14")

kinds = st.sampled_from(KINDS)
# Values that are likely to be accepted, beside any others.
likely = st.sampled_from(
    [
        *("Latvia", "the UK, Germany and France", "LVA", "Київ", "Andrii Yermak", "person/x", "agreement/LVA", "home"),
        *("12 July", "2023-07", "by 3 August 2023", "last July", "11-12 July", "2023-07-12/..", "about 2023?", "202X"),
        *("9", "at least nine", "9-12", "1,500", "second", "10 years", "P1Y6M", "$", "EUR", "61.50", "aid bill"),
        *(
            "signed",
            "finalised",
            "stalled",
            "announced..signed",
            "joined",
            "demining",
            "drones; demining",
            "[]",
            '["x"]',
        ),
        *(9, 9.5, 2023, None, True, [], ["LVA", "DEU"], ["12 July", 9], dt.date(2023, 7, 12)),
        *(dt.datetime(2023, 7, 12, 9, tzinfo=dt.UTC), Decimal("1.50"), Decimal("NaN")),
    ]
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), likely)
raws = st.one_of(scalars, st.lists(scalars, max_size=4), st.text("0123456789-/.,X?~% []\"'", max_size=30))


def cleaned(kind: Kind, raw: object) -> str | None:
    try:
        return kind.clean(raw, ARTICLE)
    except Invalid:
        return None


@given(kinds, raws)
def test_a_norm_is_its_own_norm(kind: Kind, raw: object) -> None:
    norm = cleaned(kind, raw)
    if norm is not None:
        assert kind.clean(norm) == norm


plain_words = (
    st.text("abcdklmnuy LVAUK$€.,;-0123456789ієЄ", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
)


@given(kinds, st.one_of(plain_words, likely.filter(lambda raw: isinstance(raw, str))))
def test_what_is_accepted_is_what_can_be_cleaned(kind: Kind, words: str) -> None:
    assert kind.accepts(words, ARTICLE) is (cleaned(kind, words) is not None)


@given(kinds, raws)
def test_a_norm_is_shown_and_stored(kind: Kind, raw: object) -> None:
    norm = cleaned(kind, raw)
    if norm is None:
        return
    assert kind.show(norm)
    assert kind.show(norm, "uk")
    try:
        stored = kind.stored(norm)
    except Invalid:
        assert ".." in norm
        return
    assert kind.norm(stored) == norm


@given(kinds, raws, raws)
def test_comparing_the_other_way_round_gives_the_reverse(kind: Kind, first: object, second: object) -> None:
    a, b = cleaned(kind, first), cleaned(kind, second)
    if a is not None and b is not None:
        assert kind.compare(b, a) is kind.compare(a, b).reversed


@given(kinds, raws)
def test_a_norm_equals_itself(kind: Kind, raw: object) -> None:
    norm = cleaned(kind, raw)
    if norm is not None:
        assert kind.compare(norm, norm) is Relation.EQUAL


@given(kinds, raws)
def test_only_dated_kinds_have_bounds_and_they_are_ordered(kind: Kind, raw: object) -> None:
    norm = cleaned(kind, raw)
    if norm is None:
        return
    bounds = kind.bounds(norm)
    assert (bounds is not None) is kind.dated
    assert bounds is None or bounds[0] <= bounds[1]


@given(st.sampled_from([TEXT, NAME, many(NAME)]), st.text())
def test_wording_never_makes_values_disjoint(kind: Kind, words: str) -> None:
    a, b = cleaned(kind, words), cleaned(kind, "something else")
    if a is not None and b is not None:
        assert kind.compare(a, b) is not Relation.DISJOINT


@given(kinds, raws)
def test_a_refusal_says_why_in_few_words(kind: Kind, raw: object) -> None:
    try:
        kind.clean(raw, ARTICLE)
    except Invalid as refusal:
        message = str(refusal)
    else:
        message = "none"
    assert 0 < len(message) < 400


def test_kinds_have_different_names() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_a_date_object_is_read_as_its_day() -> None:
    assert DATE.clean(dt.date(2023, 7, 12)) == "2023-07-12"


@pytest.mark.parametrize("module", ["db.kinds"])
def test_importing_reads_no_resource(module: str) -> None:
    code = f"import sys, {module}; from db.authority import countries; assert countries.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)
