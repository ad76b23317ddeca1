"""The order of things in words, and values that articles print without what belongs to them."""

import pytest

from db.kinds import COUNTRY, DURATION, ORDER, Invalid, Relation, many


@pytest.mark.parametrize(
    ("words", "norm"),
    [
        ("second", "2"),
        ("2nd", "2"),
        ("2", "2"),
        ("другий", "2"),
        ("after Latvia", "after LVA"),
        ("later than Latvia", "after LVA"),
        ("після Латвії", "after LVA"),
        ("before agreement/GBR", "before agreement/GBR"),
        ("ahead of the UK", "before GBR"),
        ("on the same day as Estonia", "with EST"),
        ("with EST", "with EST"),
    ],
)
def test_words_of_order_are_read(words: str, norm: str) -> None:
    assert ORDER.clean(words) == norm
    assert ORDER.clean(norm) == norm


@pytest.mark.parametrize("words", ["soon", "after", "after nobody", "before ../x", "0"])
def test_what_is_no_order_is_told_with_examples(words: str) -> None:
    with pytest.raises(Invalid, match="after Latvia"):
        ORDER.clean(words)


def test_two_places_exclude_each_other_and_a_relation_does_not() -> None:
    assert ORDER.compare("1", "2") is Relation.DISJOINT
    assert ORDER.compare("2", "2") is Relation.EQUAL
    assert ORDER.compare("2", "after LVA") is Relation.UNKNOWN


@pytest.mark.parametrize(
    ("norm", "language", "shown"),
    [
        ("2", "en", "number 2 in the row"),
        ("after LVA", "en", "after Latvia"),
        ("with agreement/GBR", "en", "on the same day as agreement/GBR"),
        ("before LVA", "uk", "раніше за: Латвія"),
        ("2", "de", "number 2 in the row"),
    ],
)
def test_an_order_is_shown_in_words(norm: str, language: str, shown: str) -> None:
    assert ORDER.show(norm, language) == shown


def test_an_order_says_what_it_looks_like() -> None:
    assert "after" in str(ORDER.schema())


def test_a_bare_number_is_claimed_as_a_duration_and_never_decided() -> None:
    assert DURATION.clean("10") == "10"
    assert DURATION.show("10") == "10"
    assert DURATION.compare("10", "P10Y") is Relation.UNKNOWN
    with pytest.raises(Invalid, match="no unit"):
        DURATION.stored("10")
    assert DURATION.stored("P10Y") == "P10Y"


def test_an_empty_list_is_claimed_where_it_may_be_and_never_decided() -> None:
    kind = many(COUNTRY, empty=True)
    assert kind.clean([]) == "[]"
    assert kind.show("[]") == "–"
    with pytest.raises(Invalid, match="empty"):
        kind.stored("[]")
    with pytest.raises(Invalid, match="empty"):
        many(COUNTRY).clean([])


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("norm", ["2", "after LVA", "before agreement/GBR", "with EST"])
def test_what_is_shown_is_read_as_what_it_was(norm: str, language: str) -> None:
    assert ORDER.clean(ORDER.show(norm, language)) == norm
