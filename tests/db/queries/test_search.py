"""Search over claims tells what the folded texts hold, by whichever way it is found out."""

import pytest

from db import edits
from db.queries import tables
from db.queries.tables import CLAIMS, TableView
from db.store import Store
from db.text import fold

TITLES = (
    *("Cooperation in defence", "COOPERATION", "co-operation", "cooperation  on\nmines", "Угода про співпрацю"),
    *("STRASSE", "Straße", "Café treaty", "100 % of_it", "a", "ab", "ąb", "Ääni", "äÄNI", "mines", "in mine s"),
)
WORDS = (
    *("coop", "COOP", "co", "a", "ab", "ąb", "on mines", "mines", "s", "strasse", "STRASSE", "straße", "café", "cafe"),
    *("УГОДА", "про с", "% of_", "_", "%", "ääni", "mine s", "nothing of it", "zz", "ję"),
)


@pytest.fixture(scope="module", params=["waiting", "indexed"])
def titles(request, tmp_path_factory):
    """A workspace with a claim for each title, before and after the index has them."""
    with Store.create(tmp_path_factory.mktemp("search") / "work.depositary") as store:
        claims = [edits.NewClaim(record="agreement/LVA/energy", field="title", value=title) for title in TITLES]
        edits.apply(store, edits.Cite(claims=tuple(claims)), "Ada")
        if request.param == "indexed":
            store.refresh_search()
        yield store


@pytest.mark.parametrize("words", WORDS)
def test_a_claim_is_found_by_any_part_of_its_folded_text(titles, words):
    view = TableView(CLAIMS, search=words)
    found = titles.ask(tables.page, view)
    printed = [column.name for column in tables.columns(CLAIMS)].index("printed")
    # Printed, norm and the record's label are searched; the label is the same for all of these.
    label = "Latvia: Energy"
    expected = [title for title in TITLES if any(fold(words) in fold(text) for text in (title, label))]
    assert sorted(row.cells[printed] for row in found) == sorted(expected)
    assert titles.ask(tables.count, view) == len(expected)
