"""The command line: exit codes, the shapes of its JSON, what goes to which stream, and that it never loads Qt."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import VERSION
from db.cli import main
from db.cli.verbs import VERBS
from db.store import Store

ROOT = Path(__file__).resolve().parents[3]
ARTICLE = (
    "---\ntitle: Riga signs\npublished: 2024-04-12\n---\nLatvia signed the bilateral agreement on 11 April 2024.\n"
)
CLAIM = {"article": "riga.md", "quote": "11 April 2024", "record": "agreement/LVA", "field": "signed_date"}
CLAIM |= {"value": "11 April 2024"}


@pytest.fixture
def place(sample_file, tmp_path):
    """A copy of the sample, closed."""
    path = tmp_path / "atlas.depositary"
    shutil.copy(sample_file, path)
    return path


@pytest.fixture
def run(capsys):
    """Run a verb: exit code, what it printed, what it said."""

    def ran(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as error:
            code = error.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return ran


@pytest.fixture
def small(run, tmp_path):
    """A workspace with one article and one claim about it."""
    path = tmp_path / "small.depositary"
    (tmp_path / "riga.md").write_text(ARTICLE)
    (tmp_path / "claims.jsonl").write_text(json.dumps(CLAIM) + "\n")
    assert run("new", path)[0] == 0
    assert run("import", path, tmp_path / "riga.md", tmp_path / "claims.jsonl")[0] == 0
    return path


def lines(printed):
    return [json.loads(line) for line in printed.splitlines()]


# ---------------------------------------------------------------- each verb


def test_new_makes_an_empty_workspace(run, tmp_path):
    code, printed, said = run("new", tmp_path / "new.depositary")
    assert (code, printed) == (0, "")
    assert "Made" in said


def test_new_takes_the_home_party(run, tmp_path):
    run("new", tmp_path / "new.depositary", "--home", "mda")
    with Store.open(tmp_path / "new.depositary") as store, store.read() as connection:
        values = connection.exec_driver_sql("SELECT value FROM setting WHERE name = 'home'").scalar()
    assert values == '"MDA"'


def test_import_tells_what_it_took_in(run, tmp_path):
    run("new", tmp_path / "new.depositary")
    (tmp_path / "riga.md").write_text(ARTICLE)
    code, printed, _ = run("import", tmp_path / "new.depositary", tmp_path / "riga.md", "--json")
    told = json.loads(printed)
    assert (code, told["articles"], told["claims"], told["rejects"], told["rejects_file"]) == (
        0,
        ["riga.md"],
        0,
        [],
        None,
    )


def test_rejected_rows_need_the_curator_and_stand_in_a_file(run, small, tmp_path):
    (tmp_path / "bad.jsonl").write_text(json.dumps({**CLAIM, "value": "never"}) + "\n")
    code, printed, said = run("import", small, tmp_path / "bad.jsonl", "--json")
    told = json.loads(printed)
    assert (code, len(told["rejects"])) == (1, 1)
    assert "bad.jsonl, line 1" in said
    assert json.loads(Path(told["rejects_file"]).read_text())["field"] == "signed_date"


def test_a_dry_run_writes_nothing(run, small, tmp_path):
    (tmp_path / "bad.jsonl").write_text(json.dumps({**CLAIM, "value": "never"}) + "\n")
    code, _, said = run("import", small, tmp_path / "bad.jsonl", "--dry-run")
    assert (code, "Would take in" in said) == (1, True)
    assert not list(tmp_path.glob("*.rejects.jsonl"))


def test_claims_are_json_lines(run, small):
    code, printed, said = run("claims", small, "--json")
    assert (code, said) == (0, "")
    line = lines(printed)[0]
    assert {name: line[name] for name in ("article", "quote", "record", "field", "value", "printed")} == {
        **CLAIM,
        "value": "2024-04-11",
        "printed": "11 April 2024",
    }


def test_what_claims_prints_import_takes(run, small, tmp_path):
    (tmp_path / "again.jsonl").write_text(run("claims", small, "--json")[1])
    code, printed, _ = run("import", small, tmp_path / "again.jsonl", "--json")
    assert (code, json.loads(printed)["known_claims"]) == (0, 1)


def test_records_have_values_with_states(run, place):
    code, printed, _ = run("records", place, "agreement", "--json")
    found = {record["key"]: record["fields"] for record in json.loads(printed)["records"]}
    assert code == 0
    duration = {"value": "P10Y", "shown": "10 years", "state": "vetted", "decided": True}
    assert found["agreement/GBR"]["duration"] == duration
    assert found["agreement/NLD"]["signed_date"]["state"] == "conflicting"


def test_articles_have_their_metadata(run, place):
    _, printed, _ = run("articles", place, "--json")
    found = {article["name"]: article for article in json.loads(printed)["articles"]}
    assert found["2024-05-02-kyiv-ledger.md"]["publisher"] == "Kyiv Ledger"
    assert found["treaty-watch-primer.md"]["published"] is None


def test_check_prints_findings_with_their_quotes(run, place):
    code, printed, _ = run("check", place, "--json")
    found = json.loads(printed)["findings"]
    assert code == 1
    keys = {"id", "rule", "severity", "nature", "record", "field", "state", "explanation", "claims"}
    assert all(keys <= set(finding) for finding in found)
    claims = [claim for finding in found for claim in finding["claims"]]
    assert all({"id", "article", "quote", "start", "end", "value", "as_of"} <= set(claim) for claim in claims)


def test_check_needs_nobody_where_nothing_hard_is_open(run, small):
    assert run("check", small)[0] == 0


def test_decisions_are_json_lines_that_decide_takes(run, place, tmp_path):
    (tmp_path / "decisions.jsonl").write_text(run("decisions", place, "--json")[1])
    assert run("undo", place)[0] == 0
    code, _, said = run("decide", place, tmp_path / "decisions.jsonl")
    assert (code, "Applied 152 decisions" in said) == (0, True)


def test_a_decision_on_nothing_is_rejected(run, small, tmp_path):
    (tmp_path / "d.jsonl").write_text('{"record": "agreement/LVA", "field": "place", "claim": "0000000000000000"}\n')
    assert run("decide", small, tmp_path / "d.jsonl")[0] == 1


def test_history_tells_steps_with_their_changes(run, small):
    _, printed, _ = run("history", small, "--json")
    steps = json.loads(printed)["history"]
    assert [step["kind"] for step in steps] == ["Import", "Configure", "Configure"]
    assert steps[0]["changes"]


def test_undo_and_redo_tell_the_step(run, small):
    _, printed, said = run("undo", small, "--json")
    assert json.loads(printed)["summary"].startswith("Undo: Import")
    assert said.startswith("Undo: Import")
    assert run("claims", small, "--json")[1] == ""
    assert run("redo", small)[0] == 0
    assert len(lines(run("claims", small, "--json")[1])) == 1


def test_export_writes_a_release_that_verify_accepts(run, place, tmp_path):
    code, printed, _ = run("export", place, tmp_path / "release", "--format", "csv", "--json")
    told = json.loads(printed)
    assert code == 0
    assert told["vetted"] > 100
    assert run("verify", tmp_path / "release")[0] == 0


def test_verify_tells_a_changed_release(run, place, tmp_path):
    run("export", place, tmp_path / "release", "--format", "csv")
    with (tmp_path / "release" / "data" / "agreement.csv").open("a") as file:
        file.write("agreement/ATL\r\n")
    code, _, said = run("verify", tmp_path / "release")
    assert (code, "agreement.csv was changed" in said) == (1, True)


def test_verify_accepts_a_sound_workspace(run, place):
    code, printed, _ = run("verify", place, "--json")
    assert (code, json.loads(printed)) == (0, {"faults": []})


def test_backup_copies(run, place, tmp_path):
    assert run("backup", place, tmp_path / "copy.depositary")[0] == 0
    assert run("verify", tmp_path / "copy.depositary")[0] == 0


def test_read_needs_no_workspace(run, tmp_path):
    (tmp_path / "riga.md").write_text(ARTICLE)
    code, printed, _ = run("read", tmp_path / "riga.md")
    told = json.loads(printed)
    assert (code, set(told)) == (0, {"text", "zones", "mentions", "drafts"})


def test_propose_stores_nothing(run, small):
    before = run("claims", small, "--json")[1]
    code, printed, _ = run("propose", small, "--json")
    drafts = json.loads(printed)["drafts"]
    assert code == 0
    assert all(draft["quote"] in ARTICLE for draft in drafts)
    assert run("claims", small, "--json")[1] == before


@pytest.mark.parametrize("verb", ["articles", "claims", "decisions", "history", "check"])
def test_without_json_a_table_is_printed(run, place, verb):
    printed = run(verb, place)[1]
    assert len(printed.splitlines()) > 3
    assert not printed.startswith("{")


def test_every_verb_is_tried_here():
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    tried = set(re.findall(r'(?:run|call)\(\s*"([\w-]+)"', source))
    assert set(VERBS) - tried == set()


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("new",),
        ("records", "W"),
        ("records", "W", "treaty"),
        ("import", "W", "none.txt"),
        ("read", "none.txt"),
        ("undo", "W", "99"),
        ("decide", "W", "none.jsonl"),
        ("export", "W", "release", "--format", "xls"),
        ("new", "other.depositary", "--home", "ATL"),
    ],
)
def test_wrong_usage_or_input_is_2(run, small, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    code, printed, said = run(*(small if argument == "W" else argument for argument in arguments))
    assert (code, printed) == (2, "")
    assert said
    assert "Traceback" not in said


@pytest.mark.parametrize("verb", ["claims", "articles", "check", "decisions", "history", "undo", "redo", "propose"])
def test_a_workspace_that_cannot_be_used_is_3(run, tmp_path, verb):
    (tmp_path / "other.depositary").write_text("hello")
    code, printed, said = run(verb, tmp_path / "other.depositary")
    assert (code, printed) == (3, "")
    assert "not a Depositary workspace" in said


def test_a_workspace_that_is_there_is_not_made_again(run, place):
    assert run("new", place)[0] == 3


def test_a_pipe_that_closes_early_is_no_failure(place):
    command = f'"{sys.executable}" -m db.cli claims "{place}" --json | head -1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)


# ---------------------------------------------------------------- what it loads


def loaded(*arguments):
    code = "import sys; from db.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
    code += "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1].replace("'", '"')))


@pytest.mark.parametrize("verb", ["articles", "claims", "check", "verify", "propose"])
def test_a_verb_never_loads_qt(place, verb):
    assert not {"PySide6", "shiboken6", "desktop"} & loaded(verb, place)


def test_the_version_is_told_without_loading_a_database():
    assert not {"sqlalchemy", "pydantic", "pysqlite3"} & loaded("--version")


def test_the_version_is_the_one_of_the_project():
    import tomllib

    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == VERSION
