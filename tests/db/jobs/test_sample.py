"""The sample: whole, with exactly the findings it is written for, and the same again when it is taken in once more."""

import importlib
import json
import sys
from pathlib import Path

import pytest
from frictionless import Package

from db.exporters import export
from db.jobs import checking
from db.jobs.deciding import decide_file, decisions
from db.jobs.importing import import_paths
from db.jobs.lines import claim_line, json_text
from db.jobs.sample import CODER, fill_with_sample, sample_folder
from db.jobs.verifying import verify_release, verify_workspace
from db.queries import claims, history, records, release
from db.records import TYPES
from db.store import Store

ROOT = Path(__file__).resolve().parents[3]
JOINED = "accession/joint-declaration-2023"

FINDINGS = {
    ("single-valued", "hard", "round/EUU/1", "decided"),
    ("date-precision", "hard", f"{JOINED}/GRC", "decided"),
    ("date-precision", "soft", "negotiation/USA", "open"),
    ("status-against-date", "hard", "agreement/NLD", "open"),
    ("count-in-article", "hard", "tally/joined/2023-08-18", "open"),
    ("count-against-count", "hard", "tally/signed/2024-05-03", "decided"),
    ("closed-list", "hard", "agreement/NLD", "dismissed"),
    ("two-in-one-role", "hard", "member/ITA/1/UKR/ihor-zhovkva", "open"),
    ("which-lead", "question", "member/LVA/1/UKR/andrii-yermak", "apparent"),
    ("missing-magnitude", "defect", "commitment/USA/aid-bill", "open"),
    ("unknown-as-of", "question", "negotiation/JPN", "open"),
    ("instrument", "question", f"{JOINED}/IRL", "open"),
    ("group-and-member", "soft", "negotiation/DNK", "open"),
    ("group-and-member", "soft", "negotiation/FIN", "apparent"),
    ("group-and-member", "soft", "negotiation/LVA", "apparent"),
}

# What looks like a contradiction and is none: the record and field, and how many values its claims give.
LOOK_ALIKES = {
    "talks started in March, signed by May": ("negotiation/LVA status 2", "agreement/LVA status 1"),
    "12 July, 11–12 July and last July": ("declaration/joint-declaration-2023 adopted_date 3",),
    "28 November and late in November": ("round/ITA/1 held_date 2",),
    "Zelensky and Zelenskyy": ("person/volodymyr-zelenskyy name 2",),
    "six signed in March, nine in May": ("tally/signed/2024-03-15 count 1", "tally/signed/2024-05-02 count 1"),
    "six talks, and six names in a full list": ("tally/in-talks/2024-01-15 count 1",),
    "decided on 17 August, joined on 17 August": (f"{JOINED}/LVA decided_date 1", f"{JOINED}/LVA joined_date 1"),
    "support in December, joined in January": (f"{JOINED}/XKX status 2",),
    "head by decree and chair of the session": ("member/CZE/1/UKR/andrii-yermak role 1",),
    "held and made known on one day": ("round/LVA/1 held_date 1", "round/LVA/1 announced_date 1"),
    "open lists that leave Denmark out": ("agreement/DNK status 1",),
    "a sum with its magnitude": ("commitment/SWE/czech-ammunition amount 1",),
}


@pytest.fixture(scope="module")
def opened(sample_file):
    with Store.open(sample_file, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def found(opened):
    return checking.check(opened)


def test_nothing_of_the_sample_is_rejected(tmp_path):
    folder = sample_folder()
    with Store.create(tmp_path / "one.depositary") as store:
        taken = import_paths(store, [folder / "articles", folder / "claims.jsonl"], CODER)
        assert taken.rejects == []
        assert len(taken.articles) == 7
        assert decide_file(store, folder / "decisions.jsonl", CODER).rejects == []


def test_every_record_type_is_present(opened):
    counted = opened.ask(records.counts)
    assert [kind for kind in TYPES if not counted[kind]] == []


def test_the_findings_are_the_ones_it_is_written_for(found):
    assert {(view.row.rule, view.row.severity, view.row.record, view.row.state) for view in found} == FINDINGS
    assert len(found) == len(FINDINGS)


@pytest.mark.parametrize("slots", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_a_look_alike_is_there_and_silent(opened, found, slots):
    for slot in slots:
        record, field, values = slot.split()
        told = [claim for claim in opened.ask(claims.claims_of_field, record, field) if claim.status == "active"]
        assert len({claim.norm for claim in told}) >= int(values)
        # That something is still expected of the Baltic states is a finding of its own, and an apparent one.
        assert {v.row.rule for v in found if (v.row.record, v.row.field) == (record, field)} <= {"group-and-member"}


def test_the_25_countries_are_told_with_every_reading(found):
    told = next(view for view in found if view.row.rule == "count-in-article").row.explanation
    for piece in ("states 25", "17 as named", "24 with the founders", "None of them makes 25"):
        assert piece in told


def test_an_open_wrong_count_holds_back_no_date_of_the_countries_it_names(opened):
    held = {(item.record, item.field): item.reason for item in opened.ask(lambda c: list(release.held_back(c)))}
    assert (f"{JOINED}/DNK", "joined_date") not in held
    assert held["agreement/NLD", "signed_date"] == "conflict"


def test_every_state_of_a_value_occurs(opened):
    with opened.read() as connection:
        views = [view for kind in TYPES for view in records.records_of_type(connection, kind)]
        states = {item.state for view in views for item in view.fields}
    assert states == set(records.STATES)


def test_every_reason_for_holding_back_but_reopening_occurs(opened):
    held = opened.ask(release.summary).held
    assert {reason for reason, count in held.items() if not count} == {"reopened"}


def test_taking_it_in_again_changes_nothing(sample):
    before = sample.ask(history.steps)
    fill_with_sample(sample)
    assert sample.ask(history.steps) == before


def test_verify_finds_no_fault(sample):
    assert verify_workspace(sample) == []


def test_its_export_is_a_valid_data_package(sample, tmp_path):
    folder = tmp_path / "release"
    written = export(sample, folder)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "note"])
    assert written.summary.vetted > 100
    assert verify_release(folder) == []


def test_its_files_are_what_the_script_makes_of_the_sources(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "packaging"), *sys.path])
    script = importlib.import_module("make_sample")
    folder = sample_folder()
    assert _lines(folder / "claims.jsonl") == script.claim_lines(folder)
    assert _lines(folder / "decisions.jsonl") == script.decision_lines(folder)


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_what_claims_writes_import_takes_as_known(sample, tmp_path):
    path = tmp_path / "claims.jsonl"
    with sample.read() as connection:
        lines = json_text(claim_line(claim) for claim in claims.all_claims(connection))
        path.write_text("".join(lines), encoding="utf-8")
    taken = import_paths(sample, [path], CODER)
    assert (taken.claims, taken.rejects) == (0, [])
    assert taken.known_claims > 200


def test_what_decisions_writes_decide_takes_without_a_new_step(sample, tmp_path):
    path = tmp_path / "decisions.jsonl"
    with sample.read() as connection:
        path.write_text("".join(json_text(decisions(connection))), encoding="utf-8")
    before = sample.ask(history.steps)
    assert decide_file(sample, path, CODER).rejects == []
    assert sample.ask(history.steps) == before
