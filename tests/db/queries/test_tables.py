"""Tables by pages: whichever way they are read, every row comes once, in order; filters and search find it."""

import random
from itertools import pairwise

import pytest

from db import edits
from db.queries import articles, tables
from db.queries.records import record
from db.queries.tables import CLAIMS, TableView
from db.records import TYPES
from db.store import Store

EVERY = [*TYPES, CLAIMS]


@pytest.fixture(scope="module")
def opened(sample_file):
    with Store.open(sample_file, read_only=True) as store:
        yield store


def everything(store, view):
    return store.ask(tables.page, view, limit=100_000)


def keys(rows):
    return [row.key for row in rows]


def forwards(store, view, size):
    """All rows, a page at a time from the start."""
    found, fence = [], None
    while page := store.ask(tables.page, view, fence=fence, limit=size):
        found += page
        fence = page[-1].fence
    return found


def backwards(store, view, size):
    """All rows, a page at a time from the end."""
    found, fence = [], None
    while page := store.ask(tables.page, view, fence=fence, limit=size, backwards=True):
        found = page + found
        fence = page[0].fence
    return found


@pytest.mark.parametrize("table", EVERY)
def test_every_sort_reads_every_row_once_in_both_directions(opened, table):
    for name in tables.sheet(table).sorts:
        for descending in (False, True):
            view = TableView(table, sort=name, descending=descending)
            whole = keys(everything(opened, view))
            assert len(set(whole)) == len(whole) == opened.ask(tables.count, view)
            assert keys(forwards(opened, view, 7)) == whole, (name, descending)
            assert keys(backwards(opened, view, 7)) == whole, (name, descending)


@pytest.mark.parametrize("table", EVERY)
def test_turning_a_sort_round_turns_the_rows_round(opened, table):
    for name in tables.sheet(table).sorts:
        up = keys(everything(opened, TableView(table, sort=name)))
        assert keys(everything(opened, TableView(table, sort=name, descending=True))) == up[::-1], name


def test_dates_are_sorted_by_their_earliest_day(opened):
    rows = everything(opened, TableView("accession", sort="joined_date"))
    days = [row.fence[0] for row in rows if row.fence[0]]
    assert days == sorted(days)
    assert days


def test_an_offset_skips_rows(opened):
    view = TableView("accession")
    whole = keys(everything(opened, view))
    assert keys(opened.ask(tables.page, view, offset=5, limit=3)) == whole[5:8]


def test_a_row_is_found_at_its_place(opened):
    for view in (TableView("accession", sort="country"), TableView("accession", sort="joined_date", descending=True)):
        whole = keys(everything(opened, view))
        for key in random.Random(1).sample(whole, 8):
            assert opened.ask(tables.rank, view, key) == whole.index(key)
            _, fence = opened.ask(tables.place, view, key)
            after = opened.ask(tables.page, view, fence=fence, limit=2)
            assert keys(after) == whole[whole.index(key) + 1 :][:2]


def test_a_row_that_a_view_does_not_show_has_no_place(opened):
    assert opened.ask(tables.place, TableView("accession", filters=(("status", "="),)), "agreement/LVA") is None
    assert opened.ask(tables.rank, TableView("agreement"), "agreement/ATL") is None


def test_a_page_reads_only_so_many_rows(opened):
    assert len(opened.ask(tables.page, TableView(CLAIMS), limit=10)) == 10


def test_cells_are_shown_in_words_with_their_states(opened):
    columns = [column.name for column in tables.sheet("agreement").columns]
    row = next(row for row in everything(opened, TableView("agreement")) if row.key == "agreement/GBR")
    cells = dict(zip(columns, zip(row.cells, row.states, strict=True), strict=True))
    assert cells["duration"] == ("10 years", "vetted")
    assert cells["signed_date"] == ("12 January 2024", "vetted")
    assert cells["title"] == ("", "empty")


def test_the_states_in_a_table_are_those_of_the_form(opened):
    for row in everything(opened, TableView("negotiation")):
        columns = [column.name for column in tables.sheet("negotiation").columns]
        form = {item.name: item.state for item in opened.ask(record, row.key).fields}
        assert {name: state for name, state in zip(columns, row.states, strict=True) if name in form} == form


# ---------------------------------------------------------------- filters


def found(store, table, **filters):
    return set(keys(everything(store, TableView(table, filters=tuple(filters.items())))))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"place": "kyiv"}, {"agreement/GBR"}),
        ({"place": "KHAR"}, {"agreement/NLD"}),
        ({"place": "=Kharkiv"}, {"agreement/NLD"}),
        ({"place": "=Khar"}, set()),
        ({"place": "*"}, {"agreement/GBR", "agreement/NLD"}),
        ({"signed_date": "2024-01"}, {"agreement/GBR"}),
        ({"signed_date": ">2024-02-01"}, {"agreement/NLD", "agreement/FIN"}),
        ({"signed_date": "<=2024-01-12"}, {"agreement/GBR"}),
        ({"signed_date": "2024-01-01..2024-03-31"}, {"agreement/GBR", "agreement/NLD"}),
        ({"place": "ky", "signed_date": "2024"}, {"agreement/GBR"}),
        ({"place": "%"}, set()),
        ({"place": "_"}, set()),
        ({"nonsense": "x"}, set()),
    ],
)
def test_a_filter_finds_what_fits(opened, filters, expected):
    assert found(opened, "agreement", **filters) == expected


def test_empty_and_filled_share_the_rows(opened):
    every = set(keys(everything(opened, TableView("accession"))))
    empty, filled = found(opened, "accession", joined_date="-"), found(opened, "accession", joined_date="*")
    assert empty | filled == every
    assert not empty & filled
    assert empty
    assert filled


def test_a_filter_that_makes_no_sense_finds_nothing(opened):
    assert found(opened, "agreement", signed_date=">someday") == set()


@pytest.mark.parametrize("words", ["'", '"', "\\", "' OR 1=1 --", "*)", "a" * 10_000, "🇺🇦", "\u202e"])
def test_any_words_are_only_words(opened, words):
    assert found(opened, "agreement", title=words) == set()
    assert everything(opened, TableView("agreement", search=words)) == []


def test_filters_and_sorts_of_every_column_are_accepted(opened):
    for table in EVERY:
        for column in tables.sheet(table).columns:
            for words in ("a", "=a", "-", "*", ">1", "1..2"):
                found(opened, table, **{column.name: words})


# ---------------------------------------------------------------- search


@pytest.mark.parametrize("words", ["Zhovkva", "zhov", "ovkv", "ЖОВКВА", "жовк", "person/ihor"])
def test_any_part_of_a_word_in_any_script_finds_a_person(opened, words):
    assert "person/ihor-zhovkva" in keys(everything(opened, TableView("person", search=words)))


@pytest.mark.parametrize("words", ["la", "l", "LV"])
def test_short_words_find_as_well(opened, words):
    assert "agreement/LVA" in keys(everything(opened, TableView("agreement", search=words)))


def test_words_find_claims_by_their_quotes(opened):
    rows = everything(opened, TableView(CLAIMS, search="first day"))
    assert len(rows) == 5


def test_what_was_just_entered_is_found_before_and_after_it_is_indexed(sample):
    view = TableView("agreement", search="Bletchley")
    assert everything(sample, view) == []
    edits.apply(sample, edits.Enter(record="agreement/GBR", field="title", value="The Bletchley text"), "Ada")
    assert keys(everything(sample, view)) == ["agreement/GBR"]
    sample.refresh_search()
    assert keys(everything(sample, view)) == ["agreement/GBR"]


def test_what_is_gone_is_found_no_more_before_and_after_it_is_indexed(sample):
    view = TableView("agreement", search="Bletchley")
    edits.apply(sample, edits.Enter(record="agreement/GBR", field="title", value="The Bletchley text"), "Ada")
    sample.refresh_search()
    edits.undo(sample, "Ada")
    assert everything(sample, view) == []
    sample.refresh_search()
    assert everything(sample, view) == []


def test_search_and_count_agree(opened):
    for words in ("a", "ky", "latvia", "2024"):
        view = TableView(CLAIMS, search=words)
        assert opened.ask(tables.count, view) == len(everything(opened, view))


def test_pages_of_a_search_are_pages_of_its_whole(opened):
    view = TableView(CLAIMS, search="a", sort="record")
    whole = keys(everything(opened, view))
    assert keys(forwards(opened, view, 11)) == whole
    assert all(first.fence != second.fence for first, second in pairwise(everything(opened, view)))


def test_a_claims_day_is_shown_and_filtered_in_words(opened):
    at = [column.name for column in tables.columns(CLAIMS)].index("as_of")
    shown = {row.cells[at] for row in everything(opened, TableView(CLAIMS))}
    # One day and no stretch of days, within which others would be found too.
    day = max(sorted(words for words in shown if "–" not in words), key=len)
    assert len(day.split()) == 3
    found = everything(opened, TableView(CLAIMS, filters=(("as_of", day),)))
    assert {row.cells[at] for row in found} == {day}


def test_claims_without_a_day_of_their_own_have_their_articles(opened):
    view = TableView(CLAIMS, filters=(("as_of", "*"),))
    none = TableView(CLAIMS, filters=(("as_of", "-"),))
    assert opened.ask(tables.count, view) + opened.ask(tables.count, none) == opened.ask(
        tables.count, TableView(CLAIMS)
    )


def test_a_claim_names_its_article_by_its_title(opened):
    at = [column.name for column in tables.columns(CLAIMS)].index("article")
    titles = {article.title for article in opened.ask(articles.articles)}
    assert {row.cells[at] for row in everything(opened, TableView(CLAIMS))} - {""} <= titles
