"""What each command does, and what it refuses: claims, decisions, vetting, verdicts, articles, records, settings."""

import json
from hashlib import sha256

import pytest
from sqlalchemy import text

from db import edits
from db.edits import HANDLERS, Invalid
from db.edits.commands import Command
from db.queries import claims, conflicts, records
from db.text import digest
from tests.db.conftest import LATVIA, SIGNED, add_article


def value(store, key, field):
    view = store.ask(records.record, key)
    return next(item for item in view.fields if item.name == field)


def do(store, command):
    return edits.apply(store, command, "Ada")


def claim(record="agreement/LVA", field="signed_date", said="2024-04-11", **more):
    return edits.NewClaim.model_validate({"record": record, "field": field, "value": said, **more})


def cite_one(store, **more):
    do(store, edits.Cite(claims=(claim(**more),)))
    with store.read() as connection:
        return list(claims.all_claims(connection))[-1]


def all_claims(store):
    with store.read() as connection:
        return list(claims.all_claims(connection))


def test_every_command_has_one_handler():
    commands = {item for item in vars(edits).values() if isinstance(item, type) and issubclass(item, Command)}
    assert commands - {Command} <= set(HANDLERS)


def test_a_command_cannot_be_changed_and_survives_being_stored():
    command = edits.Decide(record="agreement/LVA", field="place", claim="0" * 16)
    with pytest.raises(ValueError, match="frozen"):
        command.field = "title"
    assert edits.Decide.model_validate_json(command.model_dump_json()) == command


# ---------------------------------------------------------------- claims


def test_a_claim_makes_the_records_that_it_needs(store, articles):
    cite_one(store, record="member/LVA/1/UKR/ihor-zhovkva", field="role", said="lead", article=1, start=0, end=5)
    with store.read() as connection:
        keys = set(connection.execute(text("SELECT key FROM record")).scalars())
    assert keys == {
        *("country/LVA", "country/UKR", "round/LVA/1", "person/ihor-zhovkva", "member/LVA/1/UKR/ihor-zhovkva"),
    }


def test_a_claim_keeps_what_is_printed_beside_what_is_meant(store, articles):
    start = SIGNED.index("11 April 2024")
    found = cite_one(store, said="11 April 2024", article=2, start=start, end=start + 13)
    assert (found.printed, found.norm, found.exact) == ("11 April 2024", "2024-04-11", "11 April 2024")


def test_a_quote_knows_what_stands_around_it(store, articles):
    start = SIGNED.index("11 April")
    found = cite_one(store, article=2, start=start, end=start + 13)
    assert (found.prefix, found.suffix) == (SIGNED[start - 32 : start], SIGNED[start + 13 :][:32])


def test_a_claim_holds_as_of_its_articles_date(store, articles):
    assert cite_one(store, article=2, start=0, end=5).as_of_earliest == "2024-04-12"


def test_a_claim_may_hold_as_of_another_day(store, articles):
    assert cite_one(store, article=2, start=0, end=5, as_of="March 2024").as_of_latest == "2024-03-31"


def test_saying_the_articles_own_date_makes_no_other_claim(store, articles):
    first = cite_one(store, article=2, start=0, end=5)
    assert cite_one(store, article=2, start=0, end=5, as_of="2024-04-12").id == first.id


def test_a_corrected_date_of_an_article_moves_the_claims_that_follow_it(store, articles):
    following = cite_one(store, article=2, start=0, end=5)
    own = cite_one(store, article=2, start=0, end=6, as_of="2024-01-01")
    do(store, edits.CorrectArticle(article=2, published="2024-05-20"))
    days = {found.id: found.as_of_earliest for found in all_claims(store)}
    assert days == {following.id: "2024-05-20", own.id: "2024-01-01"}
    edits.undo(store, "Ada")
    assert all_claims(store)[0].as_of_earliest == "2024-04-12"


def test_one_claim_has_one_id_in_every_workspace(store, articles):
    found = cite_one(store, article=2, start=0, end=6)
    identity = [
        sha256(SIGNED.encode()).hexdigest(),
        0,
        6,
        "agreement/LVA",
        "signed_date",
        "2024-04-11",
        "",
        "",
        "fact",
        "none",
    ]
    assert found.id == digest(identity, 16)


def test_the_same_claim_is_stored_once(store, articles):
    for _ in range(2):
        do(store, edits.Cite(claims=(claim(article=2, start=0, end=6),)))
    assert len(all_claims(store)) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"record": "treaty/LVA"}, "record type"),
        ({"field": "weather"}, "has no field"),
        ({"said": "never"}, "never"),
        ({"article": 99, "end": 5}, "no article 99"),
        ({"article": 2, "start": 5, "end": 5}, "outside the text"),
        ({"article": 2, "start": 0, "end": 10_000}, "outside the text"),
        ({"article": 2, "start": -1, "end": 5}, "outside the text"),
        ({"as_of": "someday"}, "As of"),
    ],
)
def test_a_wrong_claim_is_refused_with_what_is_wrong(store, articles, wrong, said):
    with pytest.raises(Invalid, match=said):
        do(store, edits.Cite(claims=(claim(**wrong),)))


def test_what_stands_among_links_supports_no_claim(store):
    body = "Riga signed.\n\nRead also:\n- Estonia signed too"
    add_article(store, "links.txt", body, zones=(("body", 0, 12), ("links", 14, len(body))))
    with pytest.raises(Invalid, match="supports no claim"):
        do(store, edits.Cite(claims=(claim(article=1, start=body.index("Estonia"), end=body.index("Estonia") + 7),)))


def test_a_rejected_claim_counts_no_more_and_comes_back(store, articles):
    found = cite_one(store, article=2, start=0, end=5)
    do(store, edits.RejectClaim(claim=found.id, reason="misread"))
    assert value(store, "agreement/LVA", "signed_date").state == "empty"
    do(store, edits.RestoreClaim(claim=found.id))
    assert value(store, "agreement/LVA", "signed_date").state == "claimed"


# ---------------------------------------------------------------- values and their states


def test_a_typed_value_is_decided_and_has_no_source(store):
    do(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"))
    found = value(store, "agreement/LVA", "place")
    assert (found.norm, found.state) == ("Riga", "unsourced")


def test_an_emptied_value_is_empty(store):
    do(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"))
    do(store, edits.Enter(record="agreement/LVA", field="place", value="  "))
    assert value(store, "agreement/LVA", "place").state == "empty"


def test_a_pasted_block_is_one_step(store):
    cells = tuple(edits.Enter(record=f"agreement/{code}", field="place", value="Kyiv") for code in ("LVA", "EST"))
    do(store, edits.EnterBlock(cells=cells))
    edits.undo(store, "Ada")
    assert store.ask(records.record, "agreement/LVA") is None


def test_a_value_goes_from_claimed_to_decided_to_vetted(store, alone, articles):
    found = cite_one(store, article=2, start=0, end=5)
    states = [value(store, "agreement/LVA", "signed_date").state]
    do(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=found.id, reason="it says so"))
    states.append(value(store, "agreement/LVA", "signed_date").state)
    do(store, edits.Vet(fields=(("agreement/LVA", "signed_date"),)))
    states.append(value(store, "agreement/LVA", "signed_date").state)
    assert states == ["claimed", "decided", "vetted"]


def test_a_value_without_a_quote_is_never_vetted(store):
    do(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"))
    with pytest.raises(Invalid, match="no quote"):
        do(store, edits.Vet(fields=(("agreement/LVA", "place"),)))


def test_a_value_that_nobody_decided_is_never_vetted(store, articles):
    cite_one(store, article=2, start=0, end=5)
    with pytest.raises(Invalid, match="nothing is decided"):
        do(store, edits.Vet(fields=(("agreement/LVA", "signed_date"),)))


def two_dates(store):
    """Two claims that contradict each other, as they stand."""
    return (
        cite_one(store, article=2, start=0, end=5),
        cite_one(store, said="2024-03-02", article=1, start=0, end=5),
    )


def test_a_contradiction_is_found_in_the_step_that_makes_it(store, articles):
    two_dates(store)
    assert value(store, "agreement/LVA", "signed_date").state == "conflicting"
    assert [row.rule for row in store.ask(conflicts.findings)] == ["date-precision"]


def test_deciding_settles_the_contradiction(store, articles):
    first, _ = two_dates(store)
    do(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=first.id))
    found = value(store, "agreement/LVA", "signed_date")
    assert (found.norm, found.state) == ("2024-04-11", "decided")
    assert store.ask(conflicts.findings) == []


def test_a_decision_opens_again_when_its_claims_change(store, articles):
    first = cite_one(store, article=2, start=0, end=5)
    do(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=first.id, reviewer="Bob"))
    second = cite_one(store, said="2024-03-02", article=1, start=0, end=5)
    assert value(store, "agreement/LVA", "signed_date").state == "conflicting"
    do(store, edits.RejectClaim(claim=second.id, reason="misread"))
    assert value(store, "agreement/LVA", "signed_date").state == "vetted"


def test_an_open_contradiction_keeps_a_value_from_being_vetted(store, articles):
    first, _ = two_dates(store)
    other = cite_one(store, field="status", said="negotiating", article=2, start=0, end=9, as_of="2024-06-01")
    do(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=first.id))
    assert other.norm == "negotiating"
    with pytest.raises(Invalid, match="hard conflict"):
        do(store, edits.Vet(fields=(("agreement/LVA", "signed_date"),)))


def test_a_rejected_claim_cannot_be_accepted(store, articles):
    first, _ = two_dates(store)
    do(store, edits.RejectClaim(claim=first.id, reason="misread"))
    with pytest.raises(Invalid, match="no active claim"):
        do(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=first.id))


def test_a_claim_about_another_field_cannot_be_accepted(store, articles):
    first, _ = two_dates(store)
    with pytest.raises(Invalid, match="no active claim about place"):
        do(store, edits.Decide(record="agreement/LVA", field="place", claim=first.id))


def test_a_withdrawn_decision_leaves_the_claims(store, articles):
    first = cite_one(store, article=2, start=0, end=5)
    do(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=first.id))
    do(store, edits.Withdraw(record="agreement/LVA", field="signed_date"))
    assert value(store, "agreement/LVA", "signed_date").state == "claimed"


def test_a_field_of_many_values_holds_what_all_its_claims_say(store, articles):
    first = cite_one(store, record="country/LVA", field="aliases", said=["Latvija"], article=1, start=0, end=5)
    cite_one(store, record="country/LVA", field="aliases", said=["Латвія"], article=2, start=0, end=5)
    do(store, edits.Decide(record="country/LVA", field="aliases", claim=first.id))
    assert json.loads(value(store, "country/LVA", "aliases").norm) == ["Latvija", "Латвія"]


def test_several_decisions_are_one_step(store, articles):
    first = cite_one(store, article=2, start=0, end=5)
    second = cite_one(store, field="place", said="Kyiv", article=1, start=0, end=5)
    decisions = [edits.Decide(record="agreement/LVA", field=item.field, claim=item.id) for item in (first, second)]
    do(store, edits.DecideMany(decisions=tuple(decisions)))
    edits.undo(store, "Ada")
    assert value(store, "agreement/LVA", "place").state == "claimed"


# ---------------------------------------------------------------- verdicts


def test_a_dismissed_contradiction_stays_dismissed_until_its_claims_change(store, articles):
    two_dates(store)
    row = store.ask(conflicts.findings)[0]
    do(store, edits.Judge(finding=row.id, state="dismissed", reason="a slip"))
    assert store.ask(conflicts.findings) == []
    cite_one(store, said="2024-03-01", article=1, start=0, end=6)
    assert len(store.ask(conflicts.findings)) == 1


def test_a_verdict_can_be_taken_back(store, articles):
    two_dates(store)
    row = store.ask(conflicts.findings)[0]
    do(store, edits.Judge(finding=row.id, state="apparent", reason="two events"))
    do(store, edits.Reopen(finding=row.id))
    assert store.ask(conflicts.findings)[0].state == "open"


def test_the_same_verdict_twice_is_one_step(store, articles):
    two_dates(store)
    row = store.ask(conflicts.findings)[0]
    command = edits.Judge(finding=row.id, state="apparent", reason="two events")
    assert do(store, command).edit is not None
    assert do(store, command).edit is None


def test_a_verdict_keeps_what_it_was_about(store, articles):
    two_dates(store)
    do(store, edits.Judge(finding=store.ask(conflicts.findings)[0].id, state="dismissed", reason="a slip"))
    with store.read() as connection:
        kept = connection.execute(text("SELECT rule, record, field, seen FROM verdict")).one()
    seen = json.dumps(sorted(item.id for item in all_claims(store)))
    assert kept == ("date-precision", "agreement/LVA", "signed_date", seen)


def test_a_finding_that_is_gone_cannot_be_judged(store):
    with pytest.raises(Invalid, match="no finding"):
        do(store, edits.Judge(finding="0" * 16, state="apparent", reason="x"))


# ---------------------------------------------------------------- records, articles, settings


def test_a_record_is_made_once(store):
    do(store, edits.CreateRecord(key="agreement/LVA"))
    with pytest.raises(Invalid, match="exists already"):
        do(store, edits.CreateRecord(key="agreement/Latvia"))


def test_a_record_with_claims_is_not_deleted(store):
    do(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"))
    with pytest.raises(Invalid, match="has claims"):
        do(store, edits.DeleteRecord(key="agreement/LVA"))


def test_a_record_that_another_needs_is_not_deleted(store):
    do(store, edits.CreateRecord(key="scope/agreement/EUU/demining"))
    with pytest.raises(Invalid, match="needs"):
        do(store, edits.DeleteRecord(key="agreement/EUU"))


def test_an_unneeded_record_is_deleted_and_comes_back(store):
    do(store, edits.CreateRecord(key="commitment/USA/aid-bill"))
    do(store, edits.DeleteRecord(key="commitment/USA/aid-bill"))
    assert store.ask(records.record, "commitment/USA/aid-bill") is None
    edits.undo(store, "Ada")
    assert store.ask(records.record, "commitment/USA/aid-bill") is not None


def test_a_decided_name_renames_every_record_that_is_called_by_it(store):
    do(store, edits.CreateRecord(key="member/LVA/1/UKR/yermak"))
    do(store, edits.Enter(record="person/yermak", field="name", value="Andrii Yermak"))
    assert store.ask(records.record, "member/LVA/1/UKR/yermak").label.startswith("Andrii Yermak")
    edits.undo(store, "Ada")
    assert store.ask(records.record, "member/LVA/1/UKR/yermak").label.startswith("Yermak")


def test_the_same_article_is_frozen_once(store, articles):
    add_article(store, "again.txt", LATVIA, "2024-03-14")
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM article")).scalar() == 2


def test_an_article_keeps_its_title(store, articles):
    with pytest.raises(Invalid, match="needs a title"):
        do(store, edits.CorrectArticle(article=1, title=""))


def test_an_impossible_date_of_an_article_is_refused(store, articles):
    with pytest.raises(Invalid, match="Published"):
        do(store, edits.CorrectArticle(article=1, published="someday"))


def test_a_publisher_is_graded(store):
    add_article(store, "one.txt", "One.", publisher="Baltic Courier")
    do(store, edits.GradePublisher(publisher="Baltic Courier", reliability="B", source_type="newspaper"))
    with store.read() as connection:
        assert connection.execute(text("SELECT reliability FROM publisher")).scalar() == "B"


def test_an_article_and_the_grade_of_its_publisher_are_corrected_in_one_step(store, articles):
    do(store, edits.CorrectArticle(article=1, title="Other", publisher="The Courier", reliability="B"))
    told = text("SELECT title, publisher.name, reliability FROM article JOIN publisher ON publisher.id = publisher_id")
    with store.read() as connection:
        assert tuple(connection.execute(told).one()) == ("Other", "The Courier", "B")
    edits.undo(store, "Ada")
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM publisher WHERE reliability = 'B'")).scalar() == 0


def test_a_grade_needs_the_name_of_a_publisher(store, articles):
    with pytest.raises(Invalid, match="name of the publisher"):
        do(store, edits.CorrectArticle(article=2, publisher="", reliability="B"))


def test_text_that_could_hurt_a_database_is_only_text(store):
    hostile = "'); DROP TABLE claim; --"
    do(store, edits.Enter(record="agreement/LVA", field="title", value=hostile))
    assert value(store, "agreement/LVA", "title").norm == hostile
