"""A claim that was coded wrongly is set aside for the one that says the same quote as it should be."""

import json

import pytest

from db import edits
from db.edits import Invalid
from db.findings import differences
from db.jobs.importing import import_paths
from db.jobs.lines import claim_line, json_text
from db.jobs.verifying import verify_workspace
from db.queries.claims import ClaimRow, all_claims
from db.queries.records import record
from db.store import Store

QUOTE = "11 April 2024"


def do(store, command):
    return edits.apply(store, command, "Ada")


def stored(store) -> list[ClaimRow]:
    with store.read() as connection:
        return list(all_claims(connection))


def state(store, key, field):
    return next(item for item in store.ask(record, key).fields if item.name == field).state


@pytest.fixture
def wrong(cite) -> str:
    """The day of the signature, coded as the day of coming into force."""
    return cite("agreement/LVA", "in_force_date", QUOTE, QUOTE, 2, attributed_to="The President's Office")


def test_another_field_takes_value_quote_and_circumstances_along(store, wrong):
    do(store, edits.CorrectClaim(claim=wrong, field="signed_date"))
    old, new = stored(store)
    assert (new.field, new.norm, new.printed, new.exact) == ("signed_date", "2024-04-11", QUOTE, QUOTE)
    assert (new.attributed_to, new.as_of, new.status) == (old.attributed_to, old.as_of, "active")


def test_the_old_claim_is_set_aside_and_names_the_new_one(store, wrong):
    do(store, edits.CorrectClaim(claim=wrong, field="signed_date", reason="no word of force"))
    old, new = stored(store)
    assert (old.status, old.reason) == ("withdrawn", f"corrected: {new.id} no word of force")


def test_another_record_is_made_where_it_is_missing(store, wrong):
    do(store, edits.CorrectClaim(claim=wrong, record="agreement/EST", field="signed_date"))
    assert stored(store)[-1].record == "agreement/EST"


def test_a_field_of_another_kind_reads_the_printed_words_again(store, cite):
    claim = cite("agreement/LVA", "title", QUOTE, QUOTE, 2)
    do(store, edits.CorrectClaim(claim=claim, field="signed_date"))
    assert stored(store)[-1].norm == "2024-04-11"


def test_words_that_are_no_value_of_the_field_are_refused(store, wrong):
    with pytest.raises(Invalid):
        do(store, edits.CorrectClaim(claim=wrong, field="duration"))
    assert [claim.status for claim in stored(store)] == ["active"]


def test_a_value_told_anew_keeps_the_printed_words(store, wrong):
    do(store, edits.CorrectClaim(claim=wrong, norm="2024-04-12"))
    new = stored(store)[-1]
    assert (new.printed, new.norm) == (QUOTE, "2024-04-12")


def test_another_as_of_is_another_claim(store, wrong):
    do(store, edits.CorrectClaim(claim=wrong, as_of="2024-04"))
    assert (stored(store)[-1].as_of, stored(store)[-1].as_of_latest) == ("2024-04", "2024-04-30")


def test_an_empty_as_of_follows_the_article_again(store, cite):
    claim = cite("agreement/LVA", "signed_date", QUOTE, QUOTE, 2, as_of="2023")
    do(store, edits.CorrectClaim(claim=claim, as_of=""))
    assert stored(store)[-1].as_of == "2024-04-12"


def test_an_as_of_that_is_no_date_is_refused(store, wrong):
    with pytest.raises(Invalid, match="As of"):
        do(store, edits.CorrectClaim(claim=wrong, as_of="soon"))


def test_a_tally_of_another_day_is_another_tally(store, cite):
    claim = cite("tally/signed/2024-04-11", "count", "1", QUOTE, 2)
    do(store, edits.CorrectClaim(claim=claim, as_of="2024-04-12"))
    assert (stored(store)[-1].record, stored(store)[-1].as_of) == ("tally/signed/2024-04-12", "2024-04-12")


def test_a_claim_moved_to_another_tally_takes_its_day(store, cite):
    claim = cite("tally/signed/2024-04-11", "count", "1", QUOTE, 2)
    do(store, edits.CorrectClaim(claim=claim, record="tally/joined/2024-03-01"))
    assert stored(store)[-1].as_of == "2024-03-01"


def test_nothing_changed_is_no_correction(store, wrong):
    with pytest.raises(Invalid, match="Nothing is changed"):
        do(store, edits.CorrectClaim(claim=wrong, field="in_force_date"))


def test_a_claim_that_is_set_aside_is_not_corrected(store, wrong):
    do(store, edits.RejectClaim(claim=wrong, reason="no"))
    with pytest.raises(Invalid, match="restore it first"):
        do(store, edits.CorrectClaim(claim=wrong, field="signed_date"))


def test_a_corrected_claim_that_was_set_aside_counts_again(store, cite, wrong):
    other = cite("agreement/LVA", "signed_date", QUOTE, QUOTE, 2, attributed_to="The President's Office")
    do(store, edits.RejectClaim(claim=other, reason="twice"))
    do(store, edits.CorrectClaim(claim=wrong, field="signed_date"))
    assert {claim.id: claim.status for claim in stored(store)} == {wrong: "withdrawn", other: "active"}


def test_the_decision_on_the_old_claim_opens_again(store, wrong):
    do(store, edits.Decide(record="agreement/LVA", field="in_force_date", claim=wrong))
    do(store, edits.CorrectClaim(claim=wrong, field="signed_date"))
    assert store.ask(lambda c: c.exec_driver_sql("SELECT reopened FROM decision").scalar()) == 1
    assert verify_workspace(store) == []


def test_one_undo_takes_all_of_it_back(store, wrong):
    do(store, edits.Decide(record="agreement/LVA", field="in_force_date", claim=wrong))
    do(store, edits.CorrectClaim(claim=wrong, record="agreement/EST", field="signed_date"))
    edits.undo(store, "Ada")
    assert [(claim.id, claim.status, claim.reason) for claim in stored(store)] == [(wrong, "active", None)]
    assert state(store, "agreement/LVA", "in_force_date") == "decided"
    assert store.ask(differences) == []


def test_corrected_claims_come_back_from_a_file_as_they_were(store, wrong, tmp_path):
    do(store, edits.CorrectClaim(claim=wrong, field="signed_date"))
    lines = tmp_path / "claims.jsonl"
    lines.write_text("".join(json_text(claim_line(claim) for claim in stored(store))), encoding="utf-8")
    with Store.create(tmp_path / "other.depositary") as other:
        for article in (1, 2):
            text = store.ask(
                lambda c, row=article: c.exec_driver_sql(f"SELECT text FROM article WHERE id={row}").scalar()
            )
            name = ("latvia.txt", "signed.txt")[article - 1]
            day = ("2024-03-14", "2024-04-12")[article - 1]
            do(
                other,
                edits.AddArticle(name=name, format="text", raw=text.encode(), text=text, title=name, published=day),
            )
        assert import_paths(other, [lines], "Ben").rejects == []
        back = [json.loads(line) for line in json_text(claim_line(claim) for claim in stored(other))]
    assert back == [json.loads(line) for line in lines.read_text("utf-8").splitlines()]


def test_a_reason_keeps_its_code_before_the_words(store, wrong):
    do(store, edits.RejectClaim(claim=wrong, reason="a slip of the pen", reason_code="source-error"))
    assert stored(store)[0].reason == "source-error: a slip of the pen"


def test_mode_and_who_said_so_can_be_corrected_too(store, wrong):
    do(store, edits.CorrectClaim(claim=wrong, mode="forecast", attributed_to=""))
    new = stored(store)[-1]
    assert (new.mode, new.attributed_to, new.field) == ("forecast", None, "in_force_date")


def test_a_tally_without_its_day_is_one_of_an_unknown_day(store, cite):
    claim = cite("tally/signed/2024-04-11", "count", "1", QUOTE, 2)
    do(store, edits.CorrectClaim(claim=claim, as_of=""))
    assert stored(store)[-1].record == "tally/signed/unknown"


def test_a_claim_without_a_quote_is_corrected_without_one(store, cite):
    claim = cite("agreement/LVA", "place", "Kyiv")
    do(store, edits.CorrectClaim(claim=claim, value="Lviv"))
    assert (stored(store)[-1].printed, stored(store)[-1].exact) == ("Lviv", None)
