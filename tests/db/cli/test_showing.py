"""What the verbs print for people, and what they show of an article before anything is stored."""

import json
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
    assert {draft["article"] for draft in drafts} == {"news.txt"}
    assert all(draft["quote"] == path.read_text()[draft["start"] : draft["end"]] for draft in drafts)


def test_what_is_read_can_be_imported_as_claims(call, workspace, tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("Latvia signed the security agreement with Ukraine on 11 April 2024.")
    drafts = call("read", path, "--published", "2024-04-12").json["drafts"]
    (tmp_path / "drafts.jsonl").write_text("".join(json.dumps(draft) + "\n" for draft in drafts))
    outcome = call("import", workspace, path, tmp_path / "drafts.jsonl", "--published", "2024-04-12", "--json")
    assert (outcome.code, outcome.json["claims"], outcome.json["rejects"]) == (0, len(drafts), [])


@pytest.mark.parametrize("verb", ["import", "read", "propose"])
def test_a_publication_date_that_is_none_is_refused(call, workspace, tmp_path, verb):
    (tmp_path / "news.txt").write_text("Latvia signed.")
    arguments = {"read": [tmp_path / "news.txt"], "import": [workspace, tmp_path / "news.txt"], "propose": [workspace]}
    outcome = call(verb, *arguments[verb], "--published", "the day after never")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--published" in outcome.err


def test_what_hides_in_a_text_is_said(call, tmp_path):
    (tmp_path / "news.txt").write_text("Latvia \u202esigned\u202c a security ag\u200breement.")
    assert "3 invisible characters" in call("read", tmp_path / "news.txt").err


@pytest.mark.parametrize(("name", "told"), [("news.ris", "export of references"), ("folder", "This is a folder")])
def test_what_holds_no_article_is_told_apart(call, tmp_path, name, told):
    (tmp_path / "folder").mkdir()
    (tmp_path / "news.ris").write_text("TY  - NEWS\nTI  - Latvia signs\nER  - \n")
    outcome = call("read", tmp_path / name)
    assert (outcome.code, told in outcome.err) == (2, True)


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
