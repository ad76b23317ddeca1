"""What the verbs print for people, and what they show of an article before anything is stored."""

import runpy

import pytest


def test_records_are_a_table_for_people(call, take, claim, workspace):
    take(claim())
    assert "negotiation/LVA  negotiating" in call("records", workspace, "negotiation").out


def test_a_field_of_many_values_is_a_list_in_json(call, take, claim, workspace):
    take(claim(record="agreement/LVA", field="signatories", value="Andrii Yermak"))
    (record,) = call("records", workspace, "agreement", "--json").json["records"]
    assert record["fields"]["signatories"]["value"] == ["person/andrii-yermak"]
    assert record["fields"]["title"]["value"] is None


def test_read_shows_drafts_in_the_shape_of_claims(call, tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("Latvia signed the security agreement with Ukraine on 11 April 2024.")
    drafts = call("read", path, "--published", "2024-04-12").json["drafts"]
    found = {(draft["record"], draft["field"]): draft for draft in drafts}
    assert found["agreement/LVA", "signed_date"]["value"] == "2024-04-11"
    assert found["agreement/LVA", "signed_date"]["printed"] == "11 April 2024"


def test_proposals_are_a_table_for_people(call, workspace, tmp_path):
    (tmp_path / "news.txt").write_text("Latvia signed the security agreement with Ukraine on 11 April 2024.")
    call("import", workspace, tmp_path / "news.txt")
    assert "agreement/LVA" in call("propose", workspace, "news.txt").out


def test_an_article_to_propose_from_is_named_plainly(call, workspace, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "talks.txt").write_text("They began talks elsewhere.")
    call("import", workspace, tmp_path / "more")
    assert call("propose", workspace, "talks.txt").code == 2


def test_the_module_runs_as_a_program(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["depositary", "--version"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module("db.cli", run_name="__main__", alter_sys=True)
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("depositary ")
