"""The verbs about coding twice, as a script calls them."""

import pytest


@pytest.fixture
def blind(take, claim, workspace, call, tmp_path):
    """The blind copy of a workspace with one claim."""
    take(claim())
    path = tmp_path / "blind.depositary"
    assert call("blind", workspace, path, "--json").json["articles"] > 0
    return path


def test_a_blind_copy_has_no_claim(call, blind):
    assert call("claims", blind, "--json").lines == []


def test_a_blind_copy_may_hold_chosen_articles_only(call, workspace, blind, tmp_path):
    assert call("blind", workspace, tmp_path / "one.depositary", "talks.txt", "--json").json["articles"] == 1


def test_an_existing_file_is_not_written_over(call, workspace, blind):
    assert call("blind", workspace, blind).code == 3


def test_the_return_is_compared_field_by_field(call, workspace, blind, take, claim, tmp_path):
    path = tmp_path / "second.jsonl"
    path.write_text(call("claims", workspace, "--json").out)
    assert call("import", blind, path).code == 0
    said = call("compare", workspace, blind, "--json").json
    assert (said["both"], said["one"], said["quotes"]) == (1, 0, 1.0)
    assert [item["field"] for item in said["fields"]] == ["negotiation.status"]
    assert "all fields" in call("compare", workspace, blind).out


def test_what_is_no_workspace_is_not_compared(call, workspace, tmp_path):
    (tmp_path / "a.depositary").write_text("no database")
    assert call("compare", workspace, tmp_path / "a.depositary").code == 3
