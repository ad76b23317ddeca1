"""Go to anything: records, articles and claims by any words of theirs."""

import pytest

from db.queries.goto import goto
from db.store import Store


@pytest.fixture(scope="module")
def opened(sample_file):
    with Store.open(sample_file, read_only=True) as store:
        yield store


@pytest.mark.parametrize(
    ("words", "what", "target"),
    [
        ("Latvia", "record", "agreement/LVA"),
        ("латвія", "record", "country/LVA"),
        ("zhovkva", "record", "person/ihor-zhovkva"),
        ("Riga and Kyiv", "article", None),
        ("безпекову угоду", "article", None),
        ("baltic-courier", "article", None),
        ("€30 million", "claim", None),
    ],
)
def test_words_lead_to_what_holds_them(opened, words, what, target):
    hits = [hit for hit in opened.ask(goto, words) if hit.what == what]
    assert hits
    assert target is None or target in [hit.target for hit in hits]


@pytest.mark.parametrize("words", ["", "   ", "no such words anywhere", "' OR 1=1 --"])
def test_words_that_nothing_holds_lead_nowhere(opened, words):
    assert opened.ask(goto, words) == []


def test_no_more_of_each_are_given_than_asked_for(opened):
    hits = opened.ask(goto, "a", 3)
    assert all(len([hit for hit in hits if hit.what == what]) <= 3 for what in ("record", "article", "claim"))
