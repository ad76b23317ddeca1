"""A newer version of an article takes over its claims; a withdrawn source takes them out; parts of a text are set."""

import pytest

from db import edits, findings
from db.edits import Invalid
from db.queries import claims, versions
from db.queries.articles import article, find_articles
from tests.db.conftest import SIGNED, add_article

NEWER = "Corrected. " + SIGNED.replace("$61 billion", "$60.8 billion") + " More follows."


@pytest.fixture
def decided(store, articles, cite):
    """Two claims on the article of the signing, one of them decided."""
    date = cite("agreement/LVA", "signed_date", "11 April 2024", "11 April 2024", article=2)
    amount = cite("commitment/USA/aid", "amount", "61", "$61 billion", article=2)
    edits.apply(store, edits.Decide(record="agreement/LVA", field="signed_date", claim=date), "Ada")
    return date, amount


@pytest.fixture
def moved(store, decided):
    """The newer version, with the claims that could be moved."""
    add_article(store, "signed.txt", NEWER, "2024-04-12")
    edits.apply(store, edits.MoveClaims(article=3), "Ada")
    return decided


def _active(store):
    with store.read() as connection:
        return {claim.field: claim for claim in claims.all_claims(connection) if claim.status == "active"}


def test_a_changed_file_of_the_same_name_is_a_version(store, articles) -> None:
    add_article(store, "signed.txt", NEWER)
    with store.read() as connection:
        assert (versions.older(connection, 3), versions.newer(connection, 2)) == (2, 3)


def test_a_newer_version_takes_over_author_and_publisher_that_its_file_leaves_out(store) -> None:
    add_article(store, "signed.txt", SIGNED, author="Olha Koval", publisher="The Herald")
    add_article(store, "signed.txt", NEWER, publisher="The Courier")
    with store.read() as connection:
        newer = article(connection, 2).row
    assert (newer.author, newer.publisher) == ("Olha Koval", "The Courier")


def test_an_article_that_is_no_version_has_no_publisher_of_another(store) -> None:
    add_article(store, "signed.txt", SIGNED, publisher="The Herald")
    add_article(store, "other.txt", "Estonia and Kyiv began talks in May, as the ministry said.")
    with store.read() as connection:
        assert article(connection, 2).row.publisher is None


def test_another_report_in_a_file_of_the_same_name_is_no_version(store, articles) -> None:
    add_article(store, "signed.txt", "Estonia and Kyiv began talks in May, as the ministry said on its page.")
    with store.read() as connection:
        assert versions.older(connection, 3) is None


def test_a_page_of_the_same_address_is_a_version(store) -> None:
    add_article(store, "a.html", "Riga signed.", url="https://example.org/a")
    add_article(store, "b.html", "Quite other words now.", url="https://example.org/a")
    with store.read() as connection:
        assert versions.older(connection, 2) == 1


def test_a_name_means_the_newest_version_and_a_digest_the_older(store, articles) -> None:
    add_article(store, "signed.txt", NEWER)
    with store.read() as connection:
        digest = article(connection, 2).row.sha256
        assert (find_articles(connection, "signed.txt"), find_articles(connection, digest)) == ([3], [2])


def test_a_claim_whose_words_stayed_stands_on_the_newer_version(store, moved) -> None:
    claim = _active(store)["signed_date"]
    assert (claim.article, claim.start) == (3, NEWER.index("11 April 2024"))


def test_the_decision_goes_with_its_claim_and_stays_closed(store, moved) -> None:
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT reopened, claim_id FROM decision").one()
        assert row[0] == 0
        digest = connection.exec_driver_sql(f"SELECT digest FROM claim WHERE id = {row[1]}").scalar_one()
    assert digest == _active(store)["signed_date"].id


def test_a_claim_whose_words_changed_waits_with_the_place_where_they_may_be(store, moved) -> None:
    with store.read() as connection:
        [orphan] = versions.orphans(connection)
    assert orphan.claim.field == "amount"
    assert NEWER[orphan.place.start : orphan.place.end] == "$60.8 billion"


def test_a_claim_without_a_place_is_not_lost(store, decided) -> None:
    add_article(store, "signed.txt", SIGNED.replace("Aid of $61 billion waits.", "") + "Nothing else was said.")
    edits.apply(store, edits.MoveClaims(article=3), "Ada")
    with store.read() as connection:
        [orphan] = versions.orphans(connection)
        assert (orphan.claim.field, orphan.place) == ("amount", None)
        assert versions.standings(connection)[3].waiting == 1


def test_the_curator_puts_a_claim_on_the_words_that_were_meant(store, moved) -> None:
    start = NEWER.index("$60.8 billion")
    edits.apply(store, edits.MoveClaim(claim=moved[1], article=3, start=start, end=start + 13), "Ada")
    with store.read() as connection:
        assert versions.orphans(connection) == []
    assert _active(store)["amount"].exact == "$60.8 billion"


def test_moving_claims_is_one_step_back(store, moved) -> None:
    edits.undo(store, "Ada")
    assert _active(store)["signed_date"].id == moved[0]


def test_what_follows_from_claims_is_current_after_a_move(store, moved) -> None:
    with store.read() as connection:
        assert findings.differences(connection) == []
    assert store.check() == []


def test_the_difference_of_two_versions_tells_both(store, moved) -> None:
    with store.read() as connection:
        pieces = versions.difference(connection, 3)
    assert [piece.text.strip() for piece in pieces if piece.kind == "removed"] == ["61"]
    assert "60.8" in [piece.text.strip() for piece in pieces if piece.kind == "added"]


def test_an_article_that_replaces_none_moves_nothing(store, articles) -> None:
    with pytest.raises(Invalid, match="replaces no other article"):
        edits.apply(store, edits.MoveClaims(article=2), "Ada")


# ---------------------------------------------------------------- withdrawn sources


def test_a_withdrawn_source_takes_its_claims_out_and_opens_the_decisions(store, decided) -> None:
    edits.apply(store, edits.WithdrawArticle(article=2, reason="the paper retracted it"), "Ada")
    assert _active(store) == {}
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT reopened FROM decision").scalar_one() == 1


def test_a_source_that_counts_again_brings_back_only_what_went_with_it(store, decided) -> None:
    edits.apply(store, edits.RejectClaim(claim=decided[1], reason="a slip"), "Ada")
    edits.apply(store, edits.WithdrawArticle(article=2, reason="retracted"), "Ada")
    edits.apply(store, edits.ReinstateArticle(article=2), "Ada")
    assert set(_active(store)) == {"signed_date"}


def test_a_source_is_withdrawn_once(store, articles) -> None:
    edits.apply(store, edits.WithdrawArticle(article=2, reason="retracted"), "Ada")
    with pytest.raises(Invalid, match="withdrawn already"):
        edits.apply(store, edits.WithdrawArticle(article=2, reason="retracted"), "Ada")


# ---------------------------------------------------------------- parts of a text


def test_a_part_that_is_set_to_links_supports_no_claim_any_more(store, articles, cite) -> None:
    edits.apply(store, edits.SetZones(article=2, zones=(("links", 0, len(SIGNED)),)), "Ada")
    with pytest.raises(Invalid, match="links"):
        cite("agreement/LVA", "signed_date", "11 April 2024", "11 April 2024", article=2)


def test_the_ground_is_not_taken_from_under_a_claim(store, decided) -> None:
    with pytest.raises(Invalid, match="A claim on agreement/LVA stands here"):
        edits.apply(store, edits.SetZones(article=2, zones=(("appeal", 0, len(SIGNED)),)), "Ada")


def test_parts_do_not_overlap(store, articles) -> None:
    with pytest.raises(Invalid, match="overlap at character 5"):
        edits.apply(store, edits.SetZones(article=2, zones=(("body", 0, 9), ("lead", 5, 12))), "Ada")


# ---------------------------------------------------------------- what was said no to


def test_a_refused_proposal_is_remembered_once(store, articles) -> None:
    draft = edits.Refused(record="agreement/LVA", field="status", norm="signed", start=0, end=13)
    edits.apply(store, edits.Refuse(article=2, drafts=(draft,)), "Ada")
    assert edits.apply(store, edits.Refuse(article=2, drafts=(draft,)), "Ada").edit is None
    edits.apply(store, edits.Allow(article=2, drafts=(draft,)), "Ada")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM refusal").scalar_one() == 0


def test_a_passage_passed_over_can_be_looked_at_again(store, articles) -> None:
    edits.apply(store, edits.PassOver(article=2, spans=((0, 10), (12, 20))), "Ada")
    edits.apply(store, edits.LookAgain(article=2, spans=((0, 10),)), "Ada")
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT start FROM passage").scalars().all() == [12]


def test_a_passage_lies_in_the_text(store, articles) -> None:
    with pytest.raises(Invalid, match="outside the text"):
        edits.apply(store, edits.PassOver(article=2, spans=((0, 10_000),)), "Ada")


# ---------------------------------------------------------------- what is told of a version


def test_a_newer_version_tells_how_many_claims_moved_and_wait(store, moved) -> None:
    found = store.ask(versions.lineage, 3)
    assert (found.moved, found.waiting, found.standing.older) == (1, 1, (2, "signed.txt"))


def test_values_that_rest_on_waiting_claims_are_told(store, decided) -> None:
    add_article(store, "signed.txt", NEWER, "2024-04-12")
    found = store.ask(versions.lineage, 3)
    assert (found.waiting, found.at_risk) == (2, 1)
    assert [orphan.claim.accepted for orphan in store.ask(versions.orphans, 3)] == [True, False]


def test_an_article_is_told_of_what_replaces_it_and_of_its_withdrawal(store, moved) -> None:
    edits.apply(store, edits.WithdrawArticle(article=1, reason="retracted"), "Ada")
    found = store.ask(versions.standings)
    assert (found[2].newer, found[1].withdrawn) == ((3, "signed.txt"), True)
