"""The same workspace on a PostgreSQL server: the same scenarios in a file and there, and the same answers from both."""

import re
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from db import edits, findings
from db.edits import Invalid
from db.edits.drafts import clear_draft, save_draft
from db.errors import StoreError
from db.exporters import FORMATS, export
from db.jobs.checking import check
from db.jobs.deciding import decisions
from db.jobs.sample import fill_with_sample
from db.jobs.verifying import verify_workspace
from db.ledger import check_chain
from db.queries import articles as article_queries
from db.queries import claims, conflicts, goto, history, matrix, records, release, tables, workbench
from db.queries.explain import explain
from db.queries.matrix import Subject
from db.queries.resolution import Wanted, proposals
from db.queries.whatif import Scenario, sources_named, what_if
from db.records import TYPES
from db.store import Interruption, Store
from tests.db import servers
from tests.db.conftest import LATVIA
from tests.db.test_ledger import snapshot

DIALECTS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
UNTIMED = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(\+00:00|Z)")


@pytest.fixture(params=DIALECTS)
def store(request, tmp_path) -> Iterator[Store]:
    """An empty workspace, in a file and on a server."""
    place = tmp_path / "work.depositary" if request.param == "sqlite" else request.getfixturevalue("database")
    with Store.create(place) as made:
        assert made.dialect == request.param
        yield made


def enter(store, value, key="agreement/LVA", field="place"):
    return edits.apply(store, edits.Enter(record=key, field=field, value=value), "Ada")


def value_of(store, key="agreement/LVA", field="place"):
    view = store.ask(records.record, key)
    return next(item for item in view.fields if item.name == field)


# ---------------------------------------------------------------- the same scenario in both


def test_what_is_acknowledged_is_there_after_opening_again(store):
    enter(store, "Riga")
    if store.dialect == "sqlite":
        store.close()
    with Store.open(store.place) as again:
        assert value_of(again).shown == "Riga"
        assert again.ask(check_chain) == []


def test_steps_are_undone_and_redone_exactly(store, cite):
    pile = [snapshot(store)]
    claim = cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    pile.append(snapshot(store))
    for command in (
        edits.Decide(record="agreement/LVA", field="signed_date", claim=claim, reason="printed so"),
        edits.Configure(name="review", value="one-person"),
        edits.Vet(fields=(("agreement/LVA", "signed_date"),)),
        edits.EnterBlock(
            cells=(
                edits.Enter(record="commitment/USA/aid", field="amount", value="61.5"),
                edits.Enter(record="commitment/USA/aid", field="magnitude", value="billion"),
                edits.Enter(record="tally/signed/2024-03", field="count", value="30"),
            )
        ),
        edits.CreateRecord(key="member/LVA/1/UKR/ihor-zhovkva"),
        edits.CorrectArticle(article=1, title="Renamed", published="2024-03-15", publisher="The Courier"),
        edits.RejectClaim(claim=claim, reason="misread"),
        edits.RestoreClaim(claim=claim),
        edits.DeleteRecord(key="member/LVA/1/UKR/ihor-zhovkva"),
        edits.Configure(name="home", value="UKR"),
    ):
        assert edits.apply(store, command, "Ada").edit is not None
        pile.append(snapshot(store))
    for expected in reversed(pile[:-1]):
        edits.undo(store, "Ada")
        assert snapshot(store) == expected
    for expected in pile[1:]:
        edits.redo(store, "Ada")
        assert snapshot(store) == expected
    assert verify_workspace(store) == []


def test_an_old_step_is_undone_where_nothing_builds_on_it(store):
    first = enter(store, "Riga")
    enter(store, "Kyiv", "agreement/EST")
    edits.undo(store, "Ada", first.edit)
    assert store.ask(records.record, "agreement/LVA") is None
    assert value_of(store, "agreement/EST").shown == "Kyiv"


def test_a_refused_step_leaves_nothing(store):
    before = snapshot(store)
    with pytest.raises(Invalid):
        edits.apply(
            store,
            edits.EnterBlock(
                cells=(
                    edits.Enter(record="agreement/LVA", field="place", value="Riga"),
                    edits.Enter(record="agreement/LVA", field="signed_date", value="no day at all"),
                )
            ),
            "Ada",
        )
    assert snapshot(store) == before
    assert store.ask(history.steps) == []


def test_a_record_still_needed_is_not_deleted(store):
    edits.apply(store, edits.CreateRecord(key="member/LVA/1/UKR/ihor-zhovkva"), "Ada")
    with pytest.raises(Invalid, match="needs"):
        edits.apply(store, edits.DeleteRecord(key="round/LVA/1"), "Ada")


@pytest.mark.parametrize("value", ["0.1", "61", "1234567.5", "99999999999999", "3000000000"])
def test_an_amount_is_kept_as_it_was_typed_and_said_twice_changes_nothing(store, value):
    assert enter(store, value, "commitment/USA/aid", "amount").edit is not None
    assert enter(store, value, "commitment/USA/aid", "amount").edit is None
    assert verify_workspace(store) == []


def test_a_long_text_is_kept_whole(store):
    long = " ".join(f"item {number * 7919 % 10007}" for number in range(950))
    enter(store, long, "round/LVA/1", "outcome")
    assert value_of(store, "round/LVA/1", "outcome").norm == long


def test_findings_kept_by_edits_are_those_of_a_full_scan(store, cite):
    cite("agreement/LVA", "signed_date", "2024-04-11", "11 April 2024", 2)
    cite("agreement/LVA", "signed_date", "2024-04-12", "signed the bilateral agreement", 2)
    assert store.ask(conflicts.findings) != []
    assert store.ask(findings.differences) == []


def test_words_are_found_whatever_their_case(store, articles):
    enter(store, "Київ", "body/office", "name")
    enter(store, "Riga")
    assert [row.key for row in store.ask(tables.page, tables.TableView("body", search="КИЇВ"))] == ["body/office"]
    assert [hit.target for hit in store.ask(goto.goto, "riga") if hit.what == "record"] == ["agreement/LVA"]
    assert [hit.target for hit in store.ask(goto.goto, "zhovkva") if hit.what == "article"] == ["1"]


def test_drafts_of_a_form_are_kept_and_forgotten(store):
    enter(store, "Riga")
    save_draft(store, "agreement/LVA", "title", "Half a sen")
    save_draft(store, "agreement/LVA", "title", "Half a sentence")
    assert value_of(store, field="title").draft == "Half a sentence"
    clear_draft(store, "agreement/LVA", "title")
    assert value_of(store, field="title").draft is None


def test_writers_take_turns_and_make_one_chain(store):
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(3):
                enter(store, f"Town {number} {step}", f"agreement/{('LVA', 'EST', 'GBR', 'DNK')[number]}")
        except Exception as error:  # noqa: BLE001 - told by the test
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [step.id for step in store.ask(history.steps)] == list(range(12, 0, -1))
    assert verify_workspace(store) == []


def test_a_reader_sees_one_moment(store):
    enter(store, "Riga")
    with store.read() as connection:
        assert len(history.steps(connection)) == 1
        enter(store, "Kyiv")
        assert len(history.steps(connection)) == 1
    assert len(store.ask(history.steps)) == 2


def test_reading_never_writes(store):
    enter(store, "Riga")
    with pytest.raises(StoreError), store.read() as connection:
        connection.execute(text("DELETE FROM decision"))
    assert value_of(store).decided


def test_a_long_read_is_ended_from_outside(store):
    interruption = Interruption()
    timer = threading.Timer(0.2, interruption.interrupt)

    def endless(connection):
        timer.start()
        statement = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        return connection.execute(text(statement)).scalar()

    with pytest.raises(Exception, match=r"interrupt|cancel"):
        store.ask(endless, interruption=interruption)
    timer.join()
    enter(store, "Riga")


# ---------------------------------------------------------------- the same answers from both


@pytest.fixture(scope="module")
def pair(server, tmp_path_factory):
    """The sample workspace in a file and on a server."""
    if server is None:
        pytest.skip(f"no PostgreSQL here; install its server or name one in {servers.ADDRESS}")
    path = tmp_path_factory.mktemp("pair") / "sample.depositary"
    with servers.database(server) as address, Store.create(path) as file, Store.create(address) as team:
        for store in (file, team):
            fill_with_sample(store)
        yield file, team


def untimed(answer: object) -> str:
    return UNTIMED.sub("then", repr(answer))


def same(pair, query, *arguments, **named):
    file, team = (store.ask(query, *arguments, **named) for store in pair)
    assert file == team or untimed(file) == untimed(team)


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["agreement", "commitment", "member", "tally", "claim"])
@pytest.mark.parametrize("descending", [False, True])
def test_tables_are_sorted_and_paged_alike(pair, table, descending):
    for column in ("", *(column.name for column in tables.columns(table))):
        view = tables.TableView(table, sort=column, descending=descending)
        whole = [store.ask(tables.page, view) for store in pair]
        assert whole[0] == whole[1], column
        for store in pair:
            rows = store.ask(tables.page, view, limit=70)
            while page := store.ask(tables.page, view, limit=70, fence=rows[-1].fence if rows else None):
                rows += page
            assert [row.key for row in rows] == [row.key for row in whole[0]], column
            assert store.ask(tables.count, view) == len(rows)
            last = store.ask(tables.page, view, limit=3, backwards=True)
            assert [row.key for row in last] == [row.key for row in rows[-3:]], column
            for place in {0, len(rows) // 2, len(rows) - 1} if rows else ():
                assert store.ask(tables.rank, view, rows[place].key) == place, column


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["agreement", "commitment", "round", "claim"])
def test_tables_are_filtered_and_searched_alike(pair, table):
    for column in tables.columns(table):
        for words in ("-", "*", "K", "=Riga", ">=2024-02", "1..40", "_"):
            if not tables.check_filter(table, column.name, words):
                same(pair, tables.page, tables.TableView(table, filters=((column.name, words),)))
    for words in ("lat", "LATVIA", "a", "2024", "%", "no such words"):
        same(pair, tables.page, tables.TableView(table, search=words))
        same(pair, tables.count, tables.TableView(table, search=words, sort=tables.columns(table)[0].name))


@pytest.mark.postgres
def test_screens_read_alike(pair):
    for query in (
        *(records.counts, release.summary, release.ready_to_vet, release.uncontested, release.vetted_fields),
        *(conflicts.findings, conflicts.open_counts, article_queries.articles, history.undo_state),
    ):
        same(pair, query)
    for query in (release.held_back, claims.all_claims, decisions):
        same(pair, lambda connection, query=query: list(query(connection)))
    for kind in TYPES:
        same(pair, lambda connection, kind=kind: list(records.records_of_type(connection, kind)))
        same(pair, records.pick, kind, "a")
    same(pair, conflicts.findings, states=("open", "decided", "apparent", "dismissed"))
    same(pair, history.steps, words="import")
    for edit in range(1, 5):
        same(pair, history.differences, edit)
    for words in ("Latvia", "Kyiv", "security"):
        same(pair, goto.goto, words)


@pytest.mark.postgres
def test_what_there_is_to_decide_is_listed_alike(pair):
    for group, sort in zip(workbench.GROUPS, workbench.SORTS, strict=True):
        for chosen, words in (({}, ""), ({"severity": ("hard",), "state": ("open",)}, ""), ({}, "Latvia")):
            asked = workbench.Asked(chosen, words, group, sort)
            same(pair, workbench.facets, asked)
            same(pair, workbench.articles, asked)
            same(pair, lambda connection, asked=asked: workbench.outline(connection, asked).headings)
            same(pair, lambda connection, asked=asked: _lines(connection, asked))


@pytest.mark.postgres
def test_proposals_suppositions_and_evidence_are_read_alike(pair):
    latest = {"*": ("latest-as-of", "higher-grade", "most-origins")}
    for wanted in (
        Wanted(),
        Wanted(contested=True),
        Wanted(contested=False),
        Wanted(type="negotiation", field="status"),
    ):
        same(pair, lambda connection, wanted=wanted: _sorted(proposals(connection, latest, wanted)))
    out = pair[0].ask(sources_named, ["Kyiv Ledger"])
    for scenario in (Scenario(out), Scenario(min_grade="C"), Scenario(policies=latest)):
        same(pair, lambda connection, scenario=scenario: _sorted(what_if(connection, scenario)))
    for subject in (Subject(record="negotiation/USA"), Subject(type="agreement", field="status")):
        same(pair, matrix.frame, subject)
        same(pair, matrix.rows, subject)
    same(pair, explain, "round/EUU/1", "place")


def _sorted(found):
    return sorted(found, key=lambda item: (item.record, item.field))


def _lines(connection, asked):
    items = workbench.outline(connection, asked).items
    return sorted(workbench.rows(connection, items).values(), key=lambda row: row.id)


@pytest.mark.postgres
def test_a_full_check_finds_the_same(pair):
    assert untimed(check(pair[0])) == untimed(check(pair[1]))
    for store in pair:
        assert verify_workspace(store) == []


@pytest.mark.postgres
def test_releases_are_alike(pair, tmp_path):
    folders = [tmp_path / store.dialect for store in pair]
    for store, folder in zip(pair, folders, strict=True):
        export(store, folder, tuple(FORMATS))
    files = [sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()) for folder in folders]
    assert files[0] == files[1] != []
    for name in files[0]:
        if name.name != "datapackage.json" and name.suffix not in (".zip", ".xlsx"):
            one, other = ((folder / name).read_text(encoding="utf-8") for folder in folders)
            assert UNTIMED.sub("then", one) == UNTIMED.sub("then", other), name


def test_text_of_an_article_is_the_same_everywhere(store, articles):
    found = store.ask(article_queries.article, 1)
    assert found is not None
    assert found.text == LATVIA
