"""What a script can rely on: exit codes, one document on standard output, and everything else on standard error."""

import json
import sqlite3
import subprocess
import sys

import pytest

from db.store import Store


def test_a_file_that_is_named_and_cannot_be_read_is_2_and_the_good_ones_are_kept(call, workspace, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"a\x00b")
    (tmp_path / "good.txt").write_text("Riga signed.")
    said = call("import", workspace, tmp_path / "bad.txt", tmp_path / "good.txt", "--json")
    assert (said.code, said.json["articles"]) == (2, ["good.txt"])


def test_a_file_in_a_folder_that_cannot_be_read_needs_the_curator(call, workspace, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(b"a\x00b")
    (folder / "good.txt").write_text("Riga signed.")
    assert call("import", workspace, folder).code == 1


def test_what_cannot_be_read_as_a_whole_leaves_no_rejects_file(call, workspace, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    assert call("import", workspace, tmp_path / "bad.txt", "--json").json["rejects_file"] is None


def test_unknown_and_hidden_files_of_a_folder_are_passed_over(call, workspace, tmp_path):
    folder = tmp_path / "folder"
    (folder / "x.txt").mkdir(parents=True)
    (folder / "notes.odt").write_bytes(b"PK")
    (folder / ".hidden.txt").write_text("Riga signed.")
    (folder / "old.rejects.jsonl").write_text("{}\n")
    said = call("import", workspace, folder, "--json")
    assert (said.code, said.json["articles"], said.json["rejects"]) == (0, [], [])


@pytest.mark.parametrize("content", [b'{"a": "\xe9"}\n', b"\xff\xfea\x00", b'{"a": "\xc3'])
def test_claims_in_another_encoding_are_refused_whole(call, workspace, claim, tmp_path, content):
    path = tmp_path / "claims.jsonl"
    path.write_bytes(json.dumps(claim()).encode() + b"\n" + content)
    said = call("import", workspace, path, "--json")
    assert (said.code, said.json["claims"]) == (2, 0)
    assert "not UTF-8" in said.err


def test_a_file_name_that_is_no_text_is_taken_with_a_sign_for_what_cannot_be_read(call, workspace, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "na\udcefve.txt").write_text("Riga signed.")
    assert call("import", workspace, folder, "--json").json["articles"]
    assert "na\ufffdve.txt" in call("articles", workspace).out


def test_an_open_hard_finding_is_1_until_it_is_judged(call, take, claim, workspace, tmp_path):
    take(claim(value="signed"), claim())
    said = call("check", workspace, "--json")
    assert said.code == 1
    verdict = {"finding": said.json["findings"][0]["id"], "state": "dismissed", "reason": "One is a headline"}
    (tmp_path / "verdicts.jsonl").write_text(json.dumps(verdict) + "\n")
    assert call("decide", workspace, tmp_path / "verdicts.jsonl").code == 0
    assert call("check", workspace).code == 0


def test_check_has_the_keys_of_the_contract(call, take, claim, workspace):
    take(claim(value="signed"), claim())
    (finding,) = call("check", workspace, "--json").json["findings"]
    keys = {"id", "rule", "severity", "nature", "record", "field", "state", "explanation", "claims"}
    assert set(finding) == keys
    assert {"id", "article", "quote", "start", "end", "value", "as_of"} <= set(finding["claims"][0])


@pytest.mark.parametrize("verb", ["claims", "decisions"])
def test_nothing_is_printed_as_lines_where_there_is_nothing(call, workspace, verb):
    said = call(verb, workspace, "--json")
    assert (said.code, said.out) == (0, "")


@pytest.mark.parametrize("home", ["LTU", "Lithuania", "ltu"])
def test_a_home_party_is_taken_in_any_form(call, tmp_path, home):
    assert call("new", tmp_path / "a.depositary", "--home", home, "--json").json["home"] == "LTU"


def test_an_unknown_home_party_makes_no_workspace(call, tmp_path):
    assert call("new", tmp_path / "a.depositary", "--home", "Atlantis").code == 2
    assert not (tmp_path / "a.depositary").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", "none.jsonl"),
        ("decide", "."),
        ("import", "none.txt"),
        ("import", "talks.txt", "--published", "some day"),
        ("export", "out", "--format", "xls"),
        ("export", "talks.txt"),
        ("export", "."),
        ("backup", "none/copy.depositary"),
        ("backup", "work.depositary"),
        ("undo", "99"),
        ("redo",),
        ("records", "treaty"),
        ("propose", "none.txt"),
    ],
)
def test_what_is_asked_wrongly_is_2_and_says_so(call, workspace, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    said = call(arguments[0], workspace, *arguments[1:])
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"depositary {arguments[0]}: ")


def test_a_folder_that_is_no_release_is_2(call, tmp_path):
    assert call("verify", tmp_path).code == 2


def test_a_backup_leaves_the_workspace_as_it_is(call, workspace, tmp_path):
    before = workspace.read_bytes()
    assert call("backup", workspace, tmp_path / "copy.depositary", "--json").json["copy"].endswith("copy.depositary")
    assert workspace.read_bytes() == before
    assert call("articles", tmp_path / "copy.depositary", "--json").json["articles"][0]["name"] == "talks.txt"


@pytest.mark.parametrize("verb", ["claims", "check", "verify", "history"])
@pytest.mark.parametrize("harm", ["damaged", "foreign", "empty", "missing"])
def test_a_workspace_that_cannot_be_used_is_3_with_a_next_step(call, workspace, verb, harm):
    content = bytearray(workspace.read_bytes())
    workspace.unlink()
    if harm == "damaged":
        content[100:8000] = b"\x55" * 7900
    if harm == "foreign":
        with sqlite3.connect(workspace) as other:
            other.execute("CREATE TABLE x (a)")
        other.close()
    elif harm != "missing":
        workspace.write_bytes(b"" if harm == "empty" else content)
    said = call(verb, workspace, "--json")
    assert (said.code, said.out) == (3, "")
    assert len(said.err.split(". ")) > 1


@pytest.mark.parametrize(
    "arguments", [("import", "talks.txt"), ("undo",), ("redo",), ("decide", "decisions.jsonl")], ids=lambda a: a[0]
)
def test_a_second_process_may_not_write_and_is_told_who_does(call, workspace, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decisions.jsonl").write_text("{}\n")
    with Store.open(workspace):
        said = call(arguments[0], workspace, *arguments[1:])
    assert said.code == 3
    assert "has it open for writing" in said.err


@pytest.mark.parametrize("verb", ["claims", "check", "articles", "history", "verify", "decisions"])
def test_a_second_process_may_read(call, workspace, verb):
    with Store.open(workspace):
        assert call(verb, workspace, "--json").code == 0


def test_undoing_a_step_that_others_build_on_is_refused_with_its_name(call, take, claim, workspace, tmp_path):
    take(claim())
    (line,) = call("claims", workspace, "--json").lines
    decision = {"record": line["record"], "field": "status", "accepted": line["id"], "reason": "Plain"}
    (tmp_path / "decisions.jsonl").write_text(json.dumps(decision) + "\n")
    call("decide", workspace, tmp_path / "decisions.jsonl")
    decided = max(step["id"] for step in call("history", workspace, "--json").json["history"])
    said = call("undo", workspace, decided - 1)
    assert said.code == 2
    assert f"step {decided}" in said.err


def test_what_is_undone_and_done_again_is_as_before(call, take, claim, workspace):
    take(claim())
    before = call("claims", workspace, "--json").out
    assert call("undo", workspace).code == 0
    assert call("claims", workspace, "--json").out == ""
    assert call("redo", workspace).code == 0
    assert call("claims", workspace, "--json").out == before


def test_what_propose_prints_import_takes(call, workspace, tmp_path):
    drafts = call("propose", workspace, "--json").json["drafts"]
    (tmp_path / "drafts.jsonl").write_text("".join(json.dumps(draft) + "\n" for draft in drafts))
    said = call("import", workspace, tmp_path / "drafts.jsonl", "--json")
    assert (said.code, said.json["claims"]) == (0, len(drafts))


def test_decisions_are_the_inverse_of_decide(call, take, claim, make, workspace, tmp_path):
    take(claim(), claim(value="signed"))
    found = call("claims", workspace, "--json").lines
    finding = call("check", workspace, "--json").json["findings"][0]["id"]
    lines = [
        {"record": "negotiation/LVA", "field": "status", "claim": found[0]["id"], "reason": "+1", "reviewer": "Bo"},
        {"finding": finding, "state": "apparent", "reason": "A headline"},
    ]
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    call("decide", workspace, path)
    written = call("decisions", workspace, "--json").out
    other = make("other")
    take(claim(), claim(value="signed"), into=other)
    path.write_text(written, encoding="utf-8")
    assert call("decide", other, path, "--json").json["rejects"] == []
    assert call("decisions", other, "--json").out == written


def test_what_is_printed_is_utf8_in_any_locale(workspace):
    command = [sys.executable, "-m", "db.cli", "read", str(workspace.with_name("talks.txt"))]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "😀" in json.loads(done.stdout.decode("utf-8"))["text"]
    assert done.stderr == b""


def test_a_format_asked_for_twice_is_written_once(call, workspace, tmp_path):
    call("export", workspace, tmp_path / "out", "--format", "csv", "--format", "csv")
    resources = json.loads((tmp_path / "out" / "datapackage.json").read_text())["resources"]
    assert len({resource["path"] for resource in resources}) == len(resources)


def test_rejects_that_cannot_be_written_are_told(call, workspace, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "claims.rejects.jsonl")

    monkeypatch.setattr("db.cli.verbs.write_rejects", refuse)
    (tmp_path / "claims.jsonl").write_text("{}\n")
    said = call("import", workspace, tmp_path / "claims.jsonl")
    assert said.code == 2
    assert "claims.rejects.jsonl cannot be used: Permission denied" in said.err


def test_somebody_whom_the_system_does_not_know_is_the_curator(call, tmp_path, monkeypatch):
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("db.cli.output.getuser", nobody)
    call("new", tmp_path / "a.depositary")
    assert call("history", tmp_path / "a.depositary", "--json").json["history"][0]["coder"] == "curator"


def test_an_interruption_is_told_and_is_no_success(call, workspace, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.cli.verbs.edits.undo", interrupted)
    assert call("undo", workspace).code == 130


def test_progress_is_shown_on_a_terminal_only(capsys, monkeypatch):
    from db.cli.output import TerminalReport

    TerminalReport().progress(1, 2, "one")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    report = TerminalReport()
    report.progress(1, 2, "one")
    report.check()
    report.clear()
    assert "1 of 2 one" in capsys.readouterr().err


def test_many_rejects_are_told_in_few_lines(take):
    said = take(*["{}"] * 30)
    assert "… and 10 more" in said.err
    assert len(said.json["rejects"]) == 30
