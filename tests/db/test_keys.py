"""Record keys: read in any form a person may write, refused with what is wrong, and named for people."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.keys import build_key, label, parents, parse_key
from db.kinds import Invalid
from db.records import TYPES

# Every form of the specification.
CANONICAL = [
    "country/LVA",
    "declaration/joint-declaration-2023",
    "accession/joint-declaration-2023/DNK",
    "negotiation/LVA",
    "round/ITA/1",
    "member/LVA/1/UKR/andrii-yermak",
    "agreement/LVA",
    "agreement/LVA/energy",
    "scope/agreement/EUU/demining",
    "scope/agreement/EUU/energy/demining",
    "scope/negotiation/EUU/demining",
    "commitment/USA/aid-bill",
    "person/andrii-yermak",
    "body/ministry-of-defence",
    "tally/signed/2024-03-14",
    "tally/signed/2024-03-14/2024-03-20",
    "tally/joined/unknown",
]


@pytest.mark.parametrize("text", CANONICAL)
def test_a_canonical_key_stays_as_it_is(text):
    assert parse_key(text).text == text


def test_every_record_type_has_a_key_here():
    assert {text.split("/")[0] for text in CANONICAL} == set(TYPES)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("country/Latvia", "country/LVA"),
        ("country/Латвія", "country/LVA"),
        (" agreement/lva ", "agreement/LVA"),
        ("round/Italy/first", "round/ITA/1"),
        ("member/LVA/1/UKR/Andrii Yermak", "member/LVA/1/UKR/andrii-yermak"),
        ("scope/agreement/EU/Demining", "scope/agreement/EUU/demining"),
        ("tally/signed/14 March 2024", "tally/signed/2024-03-14"),
    ],
)
def test_a_key_is_read_as_people_write_it(written, key):
    assert parse_key(written).text == key


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "is no record type"),
        ("treaty/LVA", "is no record type"),
        ("agreement", "does not name a record"),
        ("agreement/", "does not name a record"),
        ("agreement//LVA", "does not name a record"),
        ("country/LVA/EST", "does not name a record"),
        ("country/Atlantis", "no country"),
        ("round/ITA/zero", "not the number of a round"),
        ("scope/country/LVA/demining", "neither an agreement nor a negotiation"),
        ("scope/agreement/EUU/dancing", "dancing"),
        ("tally/signed/someday", "someday"),
    ],
)
def test_a_wrong_key_is_refused_with_what_is_wrong(written, said):
    with pytest.raises(Invalid, match=said):
        parse_key(written)


@given(st.text(max_size=60) | st.lists(st.text(max_size=12), max_size=6).map("/".join))
def test_any_text_is_a_key_or_is_refused(text):
    with suppress(Invalid):
        key = parse_key(text)
        assert parse_key(key.text) == key


def test_a_key_is_built_of_words():
    assert build_key("member", country="Latvia", number="1", side="Ukraine", party="Andrii Yermak").text == (
        "member/LVA/1/UKR/andrii-yermak"
    )


def test_a_part_that_may_be_missing_may_be_missing():
    assert build_key("agreement", country="Latvia").text == "agreement/LVA"


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("country/LVA", "LVA"),
        ("round/ITA/1", "ITA"),
        ("scope/agreement/EUU/demining", "EUU"),
        ("person/andrii-yermak", None),
        ("tally/signed/unknown", None),
    ],
)
def test_the_partner_is_the_country_that_a_record_is_about(text, partner):
    assert parse_key(text).partner == partner


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("person/andrii-yermak", set()),
        ("accession/d/DNK", {"country/DNK", "declaration/d"}),
        ("member/LVA/1/UKR/andrii-yermak", {"country/LVA", "country/UKR", "round/LVA/1", "person/andrii-yermak"}),
        ("member/EUU/1/EUU/the-service", {"country/EUU", "round/EUU/1", "body/the-service"}),
        ("scope/agreement/EUU/demining", {"agreement/EUU"}),
    ],
)
def test_a_record_needs_those_its_key_names(text, needed):
    assert set(parents(parse_key(text))) == needed


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("country/LVA", "Latvia"),
        ("round/ITA/1", "Italy, round 1"),
        ("agreement/LVA", "Latvia"),
        ("accession/d/DNK", "Denmark: The Declaration"),
        ("member/LVA/1/UKR/andrii-yermak", "Andrii Yermak, Latvia round 1"),
        ("scope/agreement/EUU/demining", "European Union: demining"),
        ("tally/joined/unknown", "joined the declaration, at an unknown date"),
    ],
)
def test_a_record_is_called_by_a_name(text, called):
    assert label(parse_key(text), {"declaration/d": "The Declaration"}).casefold() == called.casefold()
