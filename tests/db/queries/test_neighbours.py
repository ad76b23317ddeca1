"""What a claim might speak of instead, and which two a finding may take for one."""

from db import edits
from db.queries.claims import claims_of_record
from db.queries.neighbours import neighbours
from db.queries.pairs import pair


def keys(store, claim):
    return [name.key for name in store.ask(neighbours, claim)]


def test_records_of_the_same_country_come_first_also_those_not_there_yet(store, cite):
    cite("declaration/joint-declaration-2023", "venue", "Kyiv", "Kyiv")
    cite("round/LVA/1", "place", "Kyiv", "Kyiv")
    claim = cite("agreement/LVA", "status", "signed", "talks")
    found = keys(store, claim)
    assert found[:4] == ["country/LVA", "round/LVA/1", "negotiation/LVA", "accession/joint-declaration-2023/LVA"]
    assert found[4] == "declaration/joint-declaration-2023"
    assert "agreement/LVA" not in keys(store, claim)


def test_then_those_of_its_article_then_those_of_its_type(store, cite):
    cite("agreement/EST", "place", "Tallinn")
    cite("person/ihor-zhovkva", "name", "Ihor Zhovkva", "Ihor Zhovkva")
    found = keys(store, cite("agreement/LVA", "status", "signed", "talks"))
    assert found.index("person/ihor-zhovkva") < found.index("agreement/EST")


def test_a_claim_without_quote_or_country_has_those_of_its_type(store, cite):
    cite("person/ihor-zhovkva", "name", "Ihor Zhovkva")
    assert keys(store, cite("person/andrii-yermak", "name", "Andrii Yermak")) == ["person/ihor-zhovkva"]


def test_a_claim_that_is_gone_has_none(store):
    assert keys(store, "0" * 16) == []


# ---------------------------------------------------------------- two that may be one


def claims_on(store, *records):
    return [claim for record in records for claim in store.ask(claims_of_record, record)]


def test_two_members_of_a_delegation_are_two_people(store, cite):
    for name in ("ihor-zhovkva", "andrii-yermak"):
        cite(f"member/LVA/1/UKR/{name}", "role", "lead")
    found = claims_on(store, "member/LVA/1/UKR/ihor-zhovkva", "member/LVA/1/UKR/andrii-yermak")
    assert pair(found) == ("person/andrii-yermak", "person/ihor-zhovkva")


def test_two_bodies_named_as_the_value_of_a_field_are_a_pair(store, cite):
    for name in ("body/parliament", "body/government"):
        cite("member/LVA/1/UKR/andrii-yermak", "body", name)
    found = claims_on(store, "member/LVA/1/UKR/andrii-yermak")
    assert pair(found) == ("body/government", "body/parliament")


def test_dates_and_single_things_are_no_pair(store, cite):
    cite("agreement/LVA", "signed_date", "2024-04-11")
    cite("agreement/LVA", "signed_date", "2024-04-12")
    cite("person/andrii-yermak", "name", "Andrii Yermak")
    assert pair(claims_on(store, "agreement/LVA")) is None
    assert pair(claims_on(store, "person/andrii-yermak")) is None


def test_a_body_and_a_person_are_never_one(store, cite):
    cite("member/LVA/1/UKR/ministry-of-defence", "role", "represented-body")
    cite("member/LVA/1/UKR/andrii-yermak", "role", "lead")
    found = claims_on(store, "member/LVA/1/UKR/ministry-of-defence", "member/LVA/1/UKR/andrii-yermak")
    assert pair(found) is None


def test_two_names_of_a_place_are_a_pair(store, cite):
    cite("agreement/LVA", "place", "Zhovkva")
    cite("agreement/LVA", "place", "Жовква Нова")
    assert pair(claims_on(store, "agreement/LVA")) == ("place/zhovkva", "place/zhovkva-nova")


def test_what_is_decided_does_not_matter(store, cite):
    claim = cite("agreement/LVA", "place", "Kyiv", "Kyiv")
    edits.apply(store, edits.RejectClaim(claim=claim, reason="no"), "Ada")
    assert "negotiation/LVA" in keys(store, claim)
