"""A release: byte for byte what it was, valid, harmless to open, and whole or not at all.

After a change that is meant, `WRITE_GOLDEN=1 pytest tests/db/exporters` writes the golden files anew; read their diff.
"""

import csv
import json
import os
import shutil
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import Package

from db import edits, ledger
from db.errors import StoreError, TargetError
from db.exporters import DESCRIPTOR, FORMATS, export
from db.jobs.verifying import verify_release
from db.queries import claims
from db.records import TYPES
from db.store import Store
from db.text import unharmed
from tests.db.conftest import LATVIA, SIGNED, add_article

GOLDEN = Path(__file__).parent / "golden"
FORMULA = '=HYPERLINK("http://a.example","click")'


class Clock(datetime):
    """A clock that stands still, so that a release is the same to the byte."""

    @classmethod
    def now(cls, tz=None):
        return datetime(2024, 6, 1, 12, tzinfo=tz or UTC)


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(ledger, "datetime", Clock)


@pytest.fixture
def filled(store):
    """Two articles; values vetted, decided, claimed, without a source and in conflict; a formula and a line break."""
    add_article(store, "latvia.txt", LATVIA, "2024-03-14", publisher="Baltic Courier", language="en")
    add_article(store, "signed.txt", SIGNED, "2024-04-12", url="https://a.example/signed")
    said = [
        ("agreement/LVA", "signed_date", "11 April 2024", 2, "11 April 2024", True),
        ("agreement/LVA", "title", FORMULA, 2, "agreement", True),
        ("agreement/LVA", "kind", "agreement", 2, "agreement", False),
        ("agreement/LVA", "place", "Kyiv", 1, "Kyiv", None),
        ("negotiation/LVA", "subject", "security\n“and” more, much; more", 1, "talks", True),
        ("person/ihor-zhovkva", "name", "Ihor Zhovkva", 1, "Ihor Zhovkva", True),
        ("country/LVA", "aliases", ["Latvija", "Латвія"], 1, "Latvia", True),
        ("commitment/USA/aid-bill", "amount", "60.8", 2, "$61 billion", True),
        ("declaration/d", "adopted_date", "2023-07-11/2023-07-12", 1, "talks", True),
        ("declaration/d", "venue", "Vilnius", 1, "Kyiv", None),
        ("declaration/d", "venue", "Riga", 2, "Latvia", None),
    ]
    for record, field, value, article, quote, vetted in said:
        start = (LATVIA, SIGNED)[article - 1].index(quote)
        new = edits.NewClaim(
            record=record, field=field, value=value, article=article, start=start, end=start + len(quote)
        )
        edits.apply(store, edits.Cite(claims=(new,)), "Ada")
        if vetted is None:
            continue
        with store.read() as connection:
            claim = list(claims.all_claims(connection))[-1].id
        reviewer = "Bob" if vetted else None
        decision = edits.Decide(record=record, field=field, claim=claim, reason="It says so", reviewer=reviewer)
        edits.apply(store, decision, "Ada")
    edits.apply(store, edits.Enter(record="agreement/EST", field="place", value="Tallinn"), "Ada")
    return store


@pytest.fixture
def release(filled, tmp_path):
    folder = tmp_path / "release"
    export(filled, folder)
    return folder


def rows(release, name):
    with (release / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_release_is_byte_for_byte_what_it_was(release):
    if os.environ.get("WRITE_GOLDEN"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(release / "data", GOLDEN)
    written, golden = contents(release / "data"), contents(GOLDEN)
    assert list(written) == list(golden)
    assert [str(name) for name in golden if written[name] != golden[name]] == []


def test_a_repeated_export_is_the_same_to_the_byte(filled, release, tmp_path):
    export(filled, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(release)


def test_an_export_changes_nothing_in_the_workspace(filled, tmp_path):
    with filled.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*), max(hash) FROM edit").fetchone()
    export(filled, tmp_path / "release")
    with filled.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*), max(hash) FROM edit").fetchone() == before


def test_a_release_is_a_valid_data_package(release):
    report = Package(str(release / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["name", "note"])


def test_every_file_is_listed_with_its_digest(release):
    listed = json.loads((release / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
    digests = {resource["path"]: resource["hash"] for resource in listed}
    found = {f"data/{path.name}": f"sha256:{sha256(path.read_bytes()).hexdigest()}" for path in release.glob("data/*")}
    assert digests == found


def test_there_is_a_table_for_every_record_type_but_the_tally(release):
    assert {path.stem for path in release.glob("data/*.csv")} >= set(TYPES) - {"tally"}
    assert not (release / "data" / "tally.csv").exists()


def test_only_vetted_values_are_in_the_tables(release):
    found = {row["key"]: row for row in rows(release, "agreement")}
    assert list(found) == ["agreement/LVA"]
    assert (found["agreement/LVA"]["signed_date"], found["agreement/LVA"]["kind"]) == ("2024-04-11", "")


def test_what_is_held_back_is_listed_with_the_reason(release):
    found = {(row["record"], row["field"]): row["reason"] for row in rows(release, "held_back")}
    assert found == {
        ("agreement/LVA", "kind"): "unvetted",
        ("agreement/LVA", "place"): "claimed",
        ("agreement/EST", "place"): "unsourced",
        ("declaration/d", "venue"): "conflict",
    }


def test_every_value_leads_to_its_quote(release):
    quotes = {row["id"]: row for row in rows(release, "quotes")}
    articles = {row["sha256"]: row["name"] for row in rows(release, "articles")}
    told = {row["id"]: row for row in rows(release, "claims")}
    decision = next(row for row in rows(release, "decisions") if row["field"] == "signed_date")
    quote = quotes[told[decision["claim"]]["quote"]]
    assert (quote["exact"], articles[quote["article"]]) == ("11 April 2024", "signed.txt")


def test_no_cell_begins_like_a_formula(release):
    for path in release.glob("data/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], path.name


def test_a_cell_that_was_held_back_gives_its_text_back(release):
    title = rows(release, "agreement")[0]["title"]
    assert title.startswith("'=")
    assert unharmed(title) == FORMULA


def test_json_holds_the_text_as_it_is(release):
    found = json.loads((release / "data" / "agreement.json").read_text(encoding="utf-8"))
    assert found[0]["title"] == FORMULA


def test_every_character_is_written_as_python_writes_it(filled, tmp_path):
    """The database itself writes the JSON objects of most tables."""
    odd = "".join(map(chr, (*range(0x180), 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F600))) + "%s {} }, {"
    with filled.write() as connection:
        connection.exec_driver_sql("UPDATE article SET title = ?, author = NULL", (odd,))
        connection.exec_driver_sql("UPDATE quote SET prefix = ?", ("\r\n=1+1",))
    export(filled, tmp_path / "odd")
    for name in ("articles", "quotes", "claims", "held_back", "decisions"):
        text = (tmp_path / "odd" / "data" / f"{name}.json").read_bytes().decode()
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in json.loads(text))
        assert text == f"[\n{lines}\n]\n", name
    assert {row["prefix"] for row in rows(tmp_path / "odd", "quotes")} == {"'\r\n=1+1"}


def test_an_amount_is_a_number_and_a_list_a_list(release):
    assert json.loads((release / "data" / "commitment.json").read_text(encoding="utf-8"))[0]["amount"] == 60.8
    assert json.loads((release / "data" / "country.json").read_text(encoding="utf-8"))[0]["aliases"] == [
        *("Latvija", "Латвія"),
    ]


def test_a_date_has_its_earliest_and_latest_day(release):
    found = rows(release, "declaration")[0]
    names = ("adopted_date", "adopted_date_earliest", "adopted_date_latest")
    assert tuple(found[name] for name in names) == ("2023-07-11/2023-07-12", "2023-07-11", "2023-07-12")


def test_an_empty_workspace_makes_a_valid_release(store, tmp_path):
    export(store, tmp_path / "release")
    assert Package(str(tmp_path / "release" / DESCRIPTOR)).validate().valid


@pytest.mark.parametrize("name", FORMATS)
def test_one_format_alone_is_a_release(filled, tmp_path, name):
    export(filled, tmp_path / "release", [name])
    assert {path.suffix for path in (tmp_path / "release" / "data").iterdir()} == {FORMATS[name].suffix}
    assert verify_release(tmp_path / "release") == []


# ---------------------------------------------------------------- where it is written


def test_an_older_release_is_replaced_whole(filled, release):
    (release / "data" / "left over.csv").write_text("old")
    export(filled, release)
    assert not (release / "data" / "left over.csv").exists()
    assert verify_release(release) == []


def test_a_folder_with_other_files_is_left_alone(filled, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("dear")
    with pytest.raises(TargetError, match="holds other files"):
        export(filled, tmp_path / "mine")
    assert contents(tmp_path / "mine") == {Path("thesis.txt"): b"dear"}


def test_a_file_in_the_way_is_left_alone(filled, tmp_path):
    (tmp_path / "mine").write_text("dear")
    with pytest.raises(TargetError, match="is a file"):
        export(filled, tmp_path / "mine")


def test_an_export_that_fails_leaves_the_older_release(filled, release, monkeypatch):
    before = contents(release)
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(TargetError, match="could not be written"):
        export(filled, release)
    assert contents(release) == before
    assert [path.name for path in release.parent.glob(".release*")] == []


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_workspace_open_for_reading_is_exported(filled, tmp_path):
    with Store.open(filled.place, read_only=True) as other:
        export(other, tmp_path / "release")
    assert verify_release(tmp_path / "release") == []


# ---------------------------------------------------------------- verifying


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / "data" / "agreement.csv").unlink(), "agreement.csv is missing"),
        (lambda folder: (folder / "data" / "agreement.csv").write_text("x"), "agreement.csv was changed"),
        (lambda folder: (folder / "data" / "more.csv").write_text("x"), "more.csv is not part"),
    ],
)
def test_a_harmed_release_is_noticed(release, harm, said):
    harm(release)
    assert any(said in fault for fault in verify_release(release))


def test_a_folder_without_a_release_is_told(tmp_path):
    with pytest.raises(StoreError, match="no release"):
        verify_release(tmp_path)


def test_a_release_that_points_outside_itself_is_noticed(release):
    descriptor = json.loads((release / DESCRIPTOR).read_text(encoding="utf-8"))
    descriptor["resources"][0]["path"] = "../../etc/passwd"
    (release / DESCRIPTOR).write_text(json.dumps(descriptor))
    assert any("passwd is missing" in fault for fault in verify_release(release))
