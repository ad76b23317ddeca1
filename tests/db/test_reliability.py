"""Two coders of the same articles: a blind copy for the second, and how far both agree."""

import pytest

from db import edits
from db.edits import Invalid
from db.jobs.coding import bundle, compare
from db.queries.articles import article
from db.queries.articles import articles as all_articles
from db.reliability import alpha, overlap
from db.store import Store
from tests.db.conftest import SIGNED


def test_full_agreement_is_one() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1


def test_alpha_is_that_of_the_textbook() -> None:
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: two observers, ten binary units.
    first, second = "0100000000", "1110010010"
    assert alpha(zip(first, second, strict=True)) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_more_coders_with_gaps_is_that_of_the_textbook() -> None:
    # The same paper, section C: four observers, twelve units, missing values.
    units = ["111", "2223", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_nothing_in_common_tells_nothing() -> None:
    assert alpha([("a",), ()]) is None
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_quotes_overlap_by_the_characters_that_both_cover() -> None:
    assert overlap([(0, 10)], [(5, 15)]) == pytest.approx(1 / 3)
    assert overlap([], []) == 0


@pytest.fixture
def second(store, articles, cite, tmp_path):
    """The blind copy of a workspace with two claims."""
    cite("agreement/LVA", "signed_date", "11 April 2024", "11 April 2024", article=2)
    cite("agreement/LVA", "status", "signed", "signed the bilateral agreement", article=2)
    path = tmp_path / "blind.depositary"
    bundle(store, path, "Ada")
    return path


def _code(path, field: str, value: str, quote: str) -> None:
    start = SIGNED.index(quote)
    claim = edits.NewClaim(
        record="agreement/LVA", field=field, value=value, article=2, start=start, end=start + len(quote)
    )
    with Store.open(path) as opened:
        edits.apply(opened, edits.Cite(claims=(claim,)), "Bob")


def test_a_blind_copy_has_the_articles_and_no_claim(store, second) -> None:
    with Store.open(second) as opened, opened.read() as copy, store.read() as mine:
        assert [row.sha256 for row in all_articles(copy)] == [row.sha256 for row in all_articles(mine)]
        assert article(copy, 2).text == SIGNED
        assert copy.exec_driver_sql("SELECT count(*) FROM claim").scalar_one() == 0
        assert copy.exec_driver_sql("SELECT count(*) FROM record").scalar_one() == 0
        assert opened.check() == []


def test_a_blind_copy_is_never_written_over_a_file(store, second) -> None:
    with pytest.raises(Exception, match="already"):
        bundle(store, second, "Ada")


def test_the_return_tells_what_both_coded_and_how_far_they_agree(store, second) -> None:
    _code(second, "signed_date", "11 April 2024", "on 11 April 2024")
    found = compare(store, second)
    assert found.articles == 2
    assert (found.overall.both, found.overall.one) == (1, 1)
    by_field = {item.field: item for item in found.fields}
    assert by_field["agreement.signed_date"].quotes == pytest.approx(13 / 16)
    assert (by_field["agreement.status"].both, by_field["agreement.status"].one) == (0, 1)


def test_different_values_lower_alpha(store, second) -> None:
    _code(second, "signed_date", "11 April 2024", "11 April 2024")
    _code(second, "status", "negotiating", "signed the bilateral agreement")
    assert compare(store, second).overall.alpha < 1


def test_a_workspace_of_other_articles_is_refused(store, articles, tmp_path) -> None:
    Store.create(tmp_path / "other.depositary").close()
    with pytest.raises(Invalid, match="no article in common"):
        compare(store, tmp_path / "other.depositary")
