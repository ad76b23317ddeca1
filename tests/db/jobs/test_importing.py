"""Taking in files: good rows are kept, bad rows come back with the reason, and no input brings the program down."""

import json

import pytest
from sqlalchemy import text

from db import edits
from db.edits import Invalid
from db.jobs.importing import import_paths
from db.jobs.lines import claim_line
from db.jobs.rejects import write_rejects
from db.jobs.verifying import verify_workspace
from db.queries import claims, history
from tests.db.conftest import SIGNED

GOOD = {"article": "signed.txt", "quote": "11 April 2024", "record": "agreement/LVA", "field": "signed_date"}
GOOD |= {"value": "11 April 2024"}


@pytest.fixture
def take(store, articles, tmp_path):
    """Import a file of this content into a workspace with two articles."""

    def taken(content, name="claims.jsonl", **more):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            path.write_text("".join(json.dumps(line) + "\n" for line in content), encoding="utf-8")
        return import_paths(store, [path], "Ada", **more)

    return taken


def stored(store):
    with store.read() as connection:
        return list(claims.all_claims(connection))


def reasons(imported):
    return [reject.reason for reject in imported.rejects]


# ---------------------------------------------------------------- good rows


def test_a_claim_is_taken_with_its_quote(store, take):
    assert take([GOOD]).claims == 1
    found = stored(store)[0]
    assert (found.norm, found.exact, found.start) == ("2024-04-11", "11 April 2024", SIGNED.index("11 April"))


def test_the_same_file_again_changes_nothing(store, take):
    take([GOOD])
    before = store.ask(history.steps)
    again = take([GOOD])
    assert (again.claims, again.known_claims) == (0, 1)
    assert store.ask(history.steps) == before


def test_a_dry_run_tells_and_changes_nothing(store, take):
    before = store.ask(history.steps)
    assert take([GOOD], dry_run=True).claims == 1
    assert (stored(store), store.ask(history.steps)) == ([], before)


def test_good_rows_are_kept_beside_bad_ones(store, take):
    taken = take([{**GOOD, "value": "never"}, GOOD, {**GOOD, "quote": "12 April"}])
    assert (taken.claims, len(taken.rejects)) == (1, 2)
    assert [reject.line for reject in taken.rejects] == [1, 3]


def test_the_whole_import_is_one_step(store, take):
    before = len(store.ask(history.steps))
    take([GOOD, {**GOOD, "record": "agreement/EST"}])
    assert len(store.ask(history.steps)) == before + 1


def test_csv_is_read_like_json_lines(store, take):
    rows = "article,quote,record,field,value\r\nsigned.txt,11 April 2024,agreement/LVA,signed_date,11 April 2024\r\n"
    assert take(rows, "claims.csv").claims == 1


def test_a_byte_order_mark_is_no_part_of_the_first_name(take):
    assert take(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()).claims == 1
    assert take(b"\xef\xbb\xbfrecord,field,value\nagreement/LVA,place,Riga\n", "claims.csv").claims == 1


def test_cells_that_were_made_harmless_are_themselves_again(store, take):
    take("record,field,value\nagreement/LVA,title,'=1+1\n", "claims.csv")
    assert stored(store)[0].norm == "=1+1"


def test_an_article_is_named_by_file_or_by_digest(store, take):
    with store.read() as connection:
        sha = connection.execute(text("SELECT sha256 FROM article WHERE name = 'signed.txt'")).scalar()
    assert take([{**GOOD, "article": sha}]).claims == 1


def test_start_says_which_place_of_a_quote_is_meant(store, take):
    second = SIGNED.index("e", 14)
    line = {**GOOD, "quote": "e", "field": "place", "value": "Kyiv"}
    take([line, {**line, "start": second}, {**line, "start": second + 1}])
    assert [claim.start for claim in stored(store)][:2] == [SIGNED.index("e"), second]


def test_a_list_is_taken_as_a_list(store, take):
    take([{"record": "country/LVA", "field": "aliases", "value": ["Latvija", "Lettland"]}])
    assert json.loads(stored(store)[0].norm) == ["Latvija", "Lettland"]


def test_what_is_written_is_read_back_as_known(store, take):
    as_of = {**GOOD, "as_of": "2024-04", "attributed_to": "Riga", "mode": "attributed", "credibility": "2"}
    take([GOOD, as_of, {"record": "tally/signed/2024-04", "field": "count", "value": 9, "list": "open"}])
    assert take([claim_line(claim) for claim in stored(store)], "again.jsonl").known_claims == 3


def test_a_folder_is_taken_with_all_its_articles_and_claims(store, tmp_path):
    folder = tmp_path / "folder" / "deep"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text("Riga signed.\n")
    (folder / "claims.jsonl").write_text(
        json.dumps({"article": "one.md", "quote": "Riga", "record": "agreement/LVA", "field": "place", "value": "Riga"})
    )
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "claims.rejects.jsonl").write_text("{}")
    taken = import_paths(store, [tmp_path / "folder"], "Ada")
    assert (taken.articles, taken.claims, taken.rejects) == (["one.md"], 1, [])


def test_the_date_given_serves_articles_that_tell_none(store, tmp_path):
    (tmp_path / "one.md").write_text("Riga signed.\n")
    import_paths(store, [tmp_path / "one.md"], "Ada", published="2024-04-12")
    with store.read() as connection:
        assert connection.execute(text("SELECT published FROM article")).scalar() == "2024-04-12"


# ---------------------------------------------------------------- bad rows


BAD = {
    "no record": ({"field": "place", "value": "Riga"}, "record"),
    "no value": ({"record": "agreement/LVA", "field": "place"}, "value"),
    "an unknown type": ({"record": "treaty/LVA", "field": "place", "value": "Riga"}, "record type"),
    "an unknown field": ({"record": "agreement/LVA", "field": "weather", "value": "fine"}, "no field"),
    "an unknown country": ({"record": "agreement/Atlantis", "field": "place", "value": "Riga"}, "Atlantis"),
    "a date that cannot be": ({**GOOD, "value": "2024-02-30"}, "30 February 2024 does not exist"),
    "a status of the other track": ({**GOOD, "field": "status", "value": "joined"}, "joined"),
    "an unknown article": ({**GOOD, "article": "none.txt"}, "not in the workspace"),
    "no quote": ({**GOOD, "quote": None}, "needs its quote"),
    "an empty quote": ({**GOOD, "quote": ""}, "needs its quote"),
    "a quote that is not there": ({**GOOD, "quote": "12 May"}, "does not occur"),
    "a quote in other letters": ({**GOOD, "quote": "11 april 2024"}, "does not occur"),
    "an unknown mode": ({**GOOD, "mode": "rumour"}, "mode"),
    "an as-of that is none": ({**GOOD, "as_of": "someday"}, "As of"),
    "a negative start": ({**GOOD, "start": -1}, "start"),
    "a record that is a list": ({**GOOD, "record": ["agreement/LVA"]}, "record"),
    "a value that is an object": ({**GOOD, "value": {"a": 1}}, "value"),
    "yes": ({**GOOD, "value": True}, "value"),
    "a key that is too long": ({**GOOD, "record": "agreement/" + "x" * 3_000}, "record"),
    "half a letter": ({**GOOD, "field": "place", "value": "Riga\ud800"}, "control character"),
    "half a letter in the reason": ({**GOOD, "attributed_to": "Riga\ud800"}, "attributed"),
    "a nul": ({**GOOD, "field": "place", "value": "Ri\x00ga"}, "control character"),
    "a text that turns around": ({**GOOD, "field": "place", "value": "\u202eagiR"}, "reading direction"),
}


@pytest.mark.parametrize(("line", "said"), BAD.values(), ids=BAD)
def test_a_bad_row_comes_back_with_the_reason(store, take, line, said):
    taken = take([line, GOOD])
    assert taken.claims == 1
    assert len(taken.rejects) == 1
    assert said in taken.rejects[0].reason
    assert verify_workspace(store) == []


LINES = {
    "no JSON": ("{", "no JSON"),
    "a list": ("[1]", "no JSON object"),
    "a number": ("1", "no JSON object"),
    "not a number": ('{"record": "tally/signed/2024", "field": "count", "value": NaN}', "NaN"),
    "nested too deep": ("[" * 100_000, "no JSON"),
    "a number without end": ('{"record": "tally/signed/2024", "field": "count", "value": ' + "9" * 5_000 + "}", ""),
    "a line without end": ('{"value": "' + "x" * 1_100_000 + '"}', "longer than"),
}


@pytest.mark.parametrize(("line", "said"), LINES.values(), ids=LINES)
def test_a_broken_line_comes_back_and_the_next_is_read(take, line, said):
    taken = take(f"{line}\n{json.dumps(GOOD)}\n")
    assert (taken.claims, len(taken.rejects)) == (1, 1)
    assert said in taken.rejects[0].reason


def test_a_file_that_is_no_text_is_rejected_whole(take):
    taken = take(b"\xff\xfe\x00\x01" * 100)
    assert (taken.claims, len(taken.rejects)) == (0, 1)
    assert "not UTF-8" in taken.rejects[0].reason


@pytest.mark.parametrize(
    ("content", "kept", "said"),
    [
        ("", 0, None),
        ("record,field,value\n", 0, None),
        ("record,field,value\nagreement/LVA,place,Riga,more\nagreement/LVA,place,Riga\n", 1, "more cells"),
        ('record,field,value\nagreement/LVA,place,"Riga\n', 1, None),
        ("record;field;value\nagreement/LVA;place;Riga\n", 0, "record"),
        (f"record,field,value\nagreement/LVA,title,{'x' * 1_100_000}\nagreement/LVA,place,Riga\n", 1, ""),
        ("record,field,value\nagreement/LVA,place,Ri\x00ga\nagreement/LVA,place,Riga\n", 1, ""),
    ],
)
def test_a_broken_table_is_read_as_far_as_it_goes(take, content, kept, said):
    taken = take(content, "claims.csv")
    assert taken.claims == kept
    assert (len(taken.rejects) > 0) == (said is not None)
    assert all((said or "") in reason for reason in reasons(taken))


def test_rejected_rows_are_written_with_the_reason_and_can_be_mended(take, tmp_path):
    bad = {**GOOD, "value": "never"}
    path = write_rejects(tmp_path, "claims", take([bad]).rejects)
    line = json.loads(path.read_text(encoding="utf-8"))
    assert "never" in line["rejected"]
    assert take([{**line, "value": "11 April 2024"}], "mended.jsonl").claims == 1


def test_what_no_claim_has_is_told_and_not_passed_over(take):
    [told] = take([{**GOOD, "asof": "2024"}, {**GOOD, "asof": "2023", "note": "x"}]).remarks
    assert told.startswith("claims.jsonl: What stands under “asof” (2), “note” (1) was not read; a claim has article, ")


def test_of_what_this_program_writes_nothing_is_told_as_unread(store, take, tmp_path):
    assert take([GOOD]).remarks == []
    rejected = write_rejects(tmp_path, "claims", take([{**GOOD, "value": "never"}]).rejects)
    line = json.loads(rejected.read_text(encoding="utf-8"))
    mended = take([{**line, "value": "11 April 2024"}], "mended.jsonl")
    assert (mended.known_claims, mended.remarks) == (1, [])
    assert take([claim_line(claim) for claim in stored(store)], "again.jsonl").remarks == []


def test_without_rejects_no_file_is_written(tmp_path):
    assert write_rejects(tmp_path, "claims", []) is None
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- bad articles


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"  \n \n"),
        ("nul.txt", b"a\x00b"),
        ("picture.txt", b"\x89PNG\r\n"),
        ("unknown.xyz", b"text"),
        ("title.md", b"---\ntitle: " + b"x" * 5_000 + b"\n---\nText.\n"),
        ("url.md", b"---\nurl: https://a.example/" + b"x" * 5_000 + b"\n---\nText.\n"),
    ],
)
def test_a_bad_article_comes_back_and_the_next_is_taken(store, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Riga signed.")
    taken = import_paths(store, [tmp_path / name, tmp_path / "good.txt"], "Ada")
    assert taken.articles == ["good.txt"]
    assert len(taken.rejects) == 1


def test_a_path_that_is_none_is_refused(store, tmp_path):
    with pytest.raises(Invalid, match="no file or folder"):
        import_paths(store, [tmp_path / "none"], "Ada")


def test_a_folder_that_leads_back_to_itself_ends(store, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "one.txt").write_text("Riga signed.")
    assert import_paths(store, [folder], "Ada").articles == ["one.txt"]


# ---------------------------------------------------------------- long work


class CancelledError(Exception):
    pass


class Stop:
    """A report that is cancelled at its second question."""

    def __init__(self):
        self.asked = 0

    def progress(self, done, total, text=""):
        pass

    def check(self):
        self.asked += 1
        if self.asked > 1:
            raise CancelledError


def test_an_import_that_is_cancelled_leaves_nothing(store, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Article {number}.")
    before = store.ask(history.steps)
    with pytest.raises(CancelledError):
        import_paths(store, [tmp_path / f"{number}.txt" for number in range(3)], "Ada", report=Stop())
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM article")).scalar() == 0
    assert store.ask(history.steps) == before


def test_many_rows_are_taken_and_undone_in_one_step(store, take):
    rows = [{"record": f"round/ITA/{at + 1}", "field": "place", "value": "Rome"} for at in range(6_000)]
    assert take(rows).claims == 6_000
    assert verify_workspace(store) == []
    edits.undo(store, "Ada")
    assert stored(store) == []
