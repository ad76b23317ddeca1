"""What is left to read: sentences that promise a value and support no claim."""

import pytest

from db import edits
from db.queries.drafts import proposals
from db.queries.unread import Reader, remainder, touched
from tests.db.conftest import add_article

SIGNED = "Ukraine signed a security agreement with Latvia on 11 April 2024."
IDLE = "The weather was fine and nobody hurried."
TALKS = "Talks with Denmark began on 3 May 2024."
LINKS = "Read more: Estonia signs on 4 May 2024."
TEXT = f"{SIGNED}\n{IDLE}\n{TALKS}\n{LINKS}"
ZONES = (("body", 0, TEXT.index(LINKS)), ("links", TEXT.index(LINKS), len(TEXT)))


@pytest.fixture
def article(store):
    add_article(store, "a.txt", TEXT, "2024-05-10", zones=ZONES)
    return 1


def unread(store):
    with store.read() as connection:
        return [TEXT[start:end] for start, end in remainder(connection, 1).unread]


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_sentences_that_promise_a_value_are_unread(store, article) -> None:
    assert unread(store) == [SIGNED, TALKS]


def test_a_claim_makes_its_sentence_read_also_when_it_is_rejected(store, article) -> None:
    start, end = span("11 April 2024")
    new = edits.NewClaim(
        record="agreement/LVA", field="signed_date", value="11 April 2024", article=1, start=start, end=end
    )
    edits.apply(store, edits.Cite(claims=(new,)), "Ada")
    assert unread(store) == [TALKS]
    digest = store.ask(lambda connection: connection.exec_driver_sql("SELECT digest FROM claim").scalar_one())
    edits.apply(store, edits.RejectClaim(claim=digest, reason="a slip"), "Ada")
    assert unread(store) == [TALKS]


def test_a_sentence_that_was_passed_over_is_read_until_it_is_looked_at_again(store, article) -> None:
    edits.apply(store, edits.PassOver(article=1, spans=(span(TALKS),)), "Ada")
    assert unread(store) == [SIGNED]
    edits.apply(store, edits.LookAgain(article=1, spans=(span(TALKS),)), "Ada")
    assert unread(store) == [SIGNED, TALKS]


def test_a_sentence_is_read_when_all_that_was_proposed_there_is_refused(store, article) -> None:
    drafts = [draft for draft in store.ask(proposals, 1).drafts if draft.end <= len(SIGNED)]
    refused = [
        edits.Refused(record=one.record, field=one.field, norm=one.norm, start=one.start, end=one.end) for one in drafts
    ]
    assert len(refused) > 1
    edits.apply(store, edits.Refuse(article=1, drafts=tuple(refused[1:])), "Ada")
    assert SIGNED in unread(store)
    edits.apply(store, edits.Refuse(article=1, drafts=tuple(refused[:1])), "Ada")
    assert SIGNED not in unread(store)


def test_a_reader_follows_what_becomes_of_the_text(store, article) -> None:
    reader = Reader()
    assert [(one.read, one.total) for one in store.ask(reader.read, [1, 9]).values()] == [(0, 2)]
    edits.apply(store, edits.SetZones(article=1, zones=(("links", 0, len(TEXT)),)), "Ada")
    assert store.ask(reader.read, [1])[1].total == 0


def test_what_a_step_touches_is_known_by_article(store, article) -> None:
    add_article(store, "b.txt", f"{SIGNED} Again.", "2024-05-11")
    before = store.ask(touched, 0)
    assert before.articles is None
    edits.apply(store, edits.PassOver(article=1, spans=(span(TALKS),)), "Ada")
    assert store.ask(touched, before.step).articles == {1}
    start, end = 0, len(SIGNED)
    new = edits.NewClaim(record="agreement/LVA", field="status", value="signed", article=2, start=start, end=end)
    cited = edits.apply(store, edits.Cite(claims=(new,)), "Ada").edit
    assert store.ask(touched, before.step).articles == {1, 2}
    edits.undo(store, "Ada")
    assert store.ask(touched, cited).articles == {2}


def test_another_home_party_touches_all(store, article) -> None:
    before = store.ask(touched, 0).step
    edits.apply(store, edits.Configure(name="home", value="MDA"), "Ada")
    assert store.ask(touched, before).articles is None
