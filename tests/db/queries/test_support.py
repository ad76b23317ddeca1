"""What stands behind a value: claims, and how many of them are independent of each other."""

import pytest
from sqlalchemy import text

from db import edits
from db.names import Source, agencies_in, independent
from db.queries.support import support
from tests.db.conftest import add_article

KEY, FIELD = "agreement/LVA", "signed_date"
SAID = "Latvia signed on 11 April 2024."


@pytest.fixture
def say(store):
    """Store a claim on the signing by an article of its own."""

    def said(value="2024-04-11", words=SAID, *, more=None, **claim):
        with store.read() as connection:
            number = connection.execute(text("SELECT count(*) FROM article")).scalar_one() + 1
        add_article(store, f"a{number}.txt", f"{words} {number}", "2024-04-12", **(more or {}))
        new = {"record": KEY, "field": FIELD, "value": value, "article": number, "start": 0, "end": 6} | claim
        edits.apply(store, edits.Cite(claims=(edits.NewClaim.model_validate(new),)), "Ada")

    return said


def behind(store, key=KEY, field=FIELD):
    return {value.norm: (value.origins, len(value.claims)) for value in store.ask(support, key, field)}


def test_two_articles_are_two_origins(store, say):
    say()
    say(words="The agreement was signed by Latvia.")
    assert behind(store) == {"2024-04-11": (2, 2)}


def test_a_copy_and_its_origin_are_one(store, say):
    say()
    say(words="The agreement was signed by Latvia.")
    with store.write() as connection:
        connection.execute(text("UPDATE article SET origin_id = 1 WHERE id = 2"))
    assert behind(store) == {"2024-04-11": (1, 2)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reuters", "Reuters reports"),
        ("Ukrinform", "Укрінформ"),
        ("Ihor Zhovkva", "Ігор Жовква"),
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("the President’s Office", "The President’s Office"),
    ],
)
def test_two_articles_that_cite_the_same_voice_are_one_origin(store, say, first, second):
    say(attributed_to=first, mode="attributed")
    say(attributed_to=second, mode="attributed", words="It was signed.")
    assert behind(store) == {"2024-04-11": (1, 2)}


def test_two_articles_that_cite_two_voices_are_two_origins(store, say):
    say(attributed_to="Ihor Zhovkva", mode="attributed")
    say(attributed_to="Ihor Klymenko", mode="attributed", words="It was signed.")
    assert behind(store) == {"2024-04-11": (2, 2)}


def test_an_agency_and_who_cites_it_are_one_origin(store, say):
    say(more={"publisher": "Reuters"})
    say(attributed_to="Reuters", mode="attributed", words="It was signed.")
    assert behind(store) == {"2024-04-11": (1, 2)}


def test_two_papers_that_print_one_agency_are_one_origin(store, say):
    say(more={"publisher": "One", "author": "Ukrinform"})
    say(more={"publisher": "Other"}, words="RIGA (Ukrinform) - It was signed.")
    assert behind(store) == {"2024-04-11": (1, 2)}


def test_each_value_has_its_own_support_and_the_best_supported_comes_first(store, say):
    say("2024-04-12")
    say()
    say(words="It was signed.")
    assert [value.norm for value in store.ask(support, KEY, FIELD)] == ["2024-04-11", "2024-04-12"]


def test_what_is_typed_by_hand_has_no_origin(store):
    edits.apply(store, edits.Enter(record=KEY, field=FIELD, value="2024-04-11"), "Ada")
    assert behind(store) == {"2024-04-11": (0, 1)}


def test_a_rejected_claim_supports_nothing(store, say):
    say()
    claim = store.ask(support, KEY, FIELD)[0].claims[0]
    edits.apply(store, edits.RejectClaim(claim=claim, reason="a slip"), "Ada")
    assert behind(store) == {}


def test_the_best_grade_is_told(store, say):
    say(more={"publisher": "One"}, credibility="3")
    say(more={"publisher": "Other"}, credibility="2", words="It was signed.")
    edits.apply(store, edits.GradePublisher(publisher="Other", reliability="B"), "Ada")
    edits.apply(store, edits.GradePublisher(publisher="One", reliability="C"), "Ada")
    assert store.ask(support, KEY, FIELD)[0].grade == "B2"


def test_of_a_list_each_member_has_its_own_support(store, say):
    for members in ("Latvia, Estonia", "Latvia"):
        say(members, record="tally/signed/2024-04-11", field="members", words=f"{members} signed.")
    assert behind(store, "tally/signed/2024-04-11", "members") == {"LVA": (2, 2), "EST": (1, 1)}


# ---------------------------------------------------------------- counting origins


def test_what_binds_two_groups_makes_them_one():
    assert independent([Source(1, "Reuters"), Source(2, "Ihor Zhovkva")]) == 2
    assert independent([Source(1, "Reuters"), Source(2, "Ihor Zhovkva"), Source(1, "Ihor Zhovkva")]) == 1


def test_one_paper_may_report_twice_by_itself():
    assert independent([Source(1, None, "Baltic Courier"), Source(2, None, "Baltic Courier")]) == 2


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        ("KYIV (Reuters) - Talks began.", {"Reuters"}),
        ("Talks began, Ukrinform reports.", {"Ukrinform"}),
        ("Про це повідомляє Укрінформ. Джерело: Укрінформ", {"Ukrinform"}),
        ("Berlin (dpa) - Die Gespräche begannen.", {"Deutsche Presse-Agentur"}),
        ("Reuters asked the ministry for comment.", set()),
        ("They will map the (papers).", set()),
    ],
)
def test_an_agency_is_credited_and_not_only_named(words, agencies):
    assert agencies_in(words) == agencies
