"""Any order of steps, undos, redos and openings: the workspace is always what a plain model of its tables says."""

import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pysqlite3
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from db import edits, findings
from db.base import Base
from db.edits import Invalid
from db.jobs.verifying import verify_workspace
from db.queries import history
from db.store import Store
from tests.db.conftest import LATVIA, SIGNED, add_article
from tests.db.test_ledger import DERIVED, FOLLOWING

Row = dict[str, object]
State = dict[str, dict[int, Row]]
KEYS = st.sampled_from(["agreement/LVA", "agreement/EST", "round/LVA/1", "member/LVA/1/UKR/ihor-zhovkva"])
VALUES = {
    "agreement": [("place", "Riga"), ("place", "Kyiv"), ("signed_date", "2024-04"), ("signatories", "Ihor Zhovkva")],
    "round": [("place", "Kyiv"), ("topics", "trade, energy"), ("topics", "energy"), ("held_date", "2024-03-13")],
    "member": [("role", "lead"), ("post", "deputy head"), ("role", "member")],
}
PLACES = st.integers(0, 40)


def state_of(store: Store) -> State:
    """Everything that the ledger answers for."""
    found: State = {}
    with store.read() as connection:
        for name, table in Base.metadata.tables.items():
            if name not in DERIVED:
                names = [column.name for column in table.c if column.name not in FOLLOWING.get(name, set())]
                rows = connection.execute(text(f'SELECT {", ".join(map(json.dumps, names))} FROM "{name}"'))
                found[name] = {row["id"]: dict(row) for row in rows.mappings()}
    return found


@dataclass
class Done:
    """A step that stands, and the workspace before and after it."""

    edit: int
    before: State
    after: State


def taken_back(state: State, step: Done) -> State:
    """The state with the step's own changes taken back, column by column."""
    result = {table: {row: dict(values) for row, values in rows.items()} for table, rows in state.items()}
    for table, rows in result.items():
        old, new = step.before[table], step.after[table]
        for row in old.keys() | new.keys():
            if row not in old:
                rows.pop(row, None)
            elif row not in new:
                rows[row] = dict(old[row])
            elif row in rows:
                rows[row] |= {name: value for name, value in old[row].items() if new[row][name] != value}
    return reconsidered(result)


def reconsidered(state: State) -> State:
    """The state with each decision open again whose claims are no longer those seen."""
    for decision in state["decision"].values():
        decision["reopened"] = int(json.loads(str(decision["seen"])) != active(state, decision))
    return state


def active(state: State, decision: Row) -> list[str]:
    slot = (decision["record_id"], decision["field"])
    claims: Iterable[Row] = state["claim"].values()
    mine = [claim for claim in claims if (claim["record_id"], claim["field"]) == slot and claim["status"] == "active"]
    return sorted(str(claim["digest"]) for claim in mine)


class Steps(RuleBasedStateMachine):
    """The model: a pile of the steps that stand, and a pile of what was undone since the last new step."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "work.depositary"
        shutil.copy(self.template, self.path)
        self.store = Store.open(self.path)
        self.now = state_of(self.store)
        self.past: list[Done] = []
        self.future: list[tuple[State, Done, int]] = []

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert verify_workspace(self.store) == []
            self.store.close()
            self.folder.cleanup()

    def do(self, command: edits.Command) -> None:
        try:
            edit = edits.apply(self.store, command, "Ada").edit
        except Invalid:
            return  # and the invariant sees that nothing changed
        if edit is not None:
            after = state_of(self.store)
            self.past.append(Done(edit, self.now, after))
            self.now, self.future = after, []

    def pick(self, table: str, at: int) -> Row | None:
        rows = [row for _, row in sorted(self.now[table].items())]
        return rows[at % len(rows)] if rows else None

    def slot(self, at: int) -> tuple[str, str, str]:
        claim = self.pick("claim", at)
        if claim is None:
            return "agreement/LVA", "place", "none"
        record = self.now["record"][claim["record_id"]]  # type: ignore[index]
        return str(record["key"]), str(claim["field"]), str(claim["digest"])

    @rule(key=KEYS, at=PLACES, start=st.integers(0, 30), article=st.sampled_from([1, 2]), count=st.integers(1, 3))
    def cite(self, key: str, at: int, start: int, article: int, count: int) -> None:
        choice = VALUES[key.partition("/")[0]]
        claims = []
        for more in range(count):
            field, value = choice[(at + more) % len(choice)]
            place = {"article": article, "start": start + more, "end": start + more + 9}
            claims.append(edits.NewClaim(record=key, field=field, value=value, **place))  # type: ignore[arg-type]
        self.do(edits.Cite(claims=tuple(claims)))

    @rule(key=KEYS, at=PLACES, empty=st.booleans())
    def enter(self, key: str, at: int, empty: bool) -> None:
        choice = VALUES[key.partition("/")[0]]
        field, value = choice[at % len(choice)]
        self.do(edits.Enter(record=key, field=field, value="" if empty else value))

    @rule(keys=st.lists(KEYS, min_size=1, max_size=3), at=PLACES)
    def enter_block(self, keys: list[str], at: int) -> None:
        cells = []
        for key in keys:
            choice = VALUES[key.partition("/")[0]]
            field, value = choice[at % len(choice)]
            cells.append(edits.Enter(record=key, field=field, value=value))
        self.do(edits.EnterBlock(cells=tuple(cells)))

    @rule(at=PLACES, reason=st.sampled_from(["because", "for another reason"]))
    def decide(self, at: int, reason: str) -> None:
        record, field, claim = self.slot(at)
        self.do(edits.Decide(record=record, field=field, claim=claim, reason=reason))

    @rule(at=PLACES)
    def reject(self, at: int) -> None:
        self.do(edits.RejectClaim(claim=self.slot(at)[2], reason="misread"))

    @rule(at=PLACES)
    def restore(self, at: int) -> None:
        self.do(edits.RestoreClaim(claim=self.slot(at)[2]))

    @rule(at=PLACES)
    def withdraw(self, at: int) -> None:
        record, field, _ = self.slot(at)
        self.do(edits.Withdraw(record=record, field=field))

    @rule(at=PLACES)
    def vet(self, at: int) -> None:
        self.do(edits.Vet(fields=(self.slot(at)[:2],)))

    def finding(self, at: int) -> str:
        with self.store.read() as connection:
            found = connection.execute(text("SELECT digest FROM finding ORDER BY digest")).scalars().all()
        return found[at % len(found)] if found else "none"

    @rule(at=PLACES, state=st.sampled_from(["apparent", "dismissed"]))
    def judge(self, at: int, state: str) -> None:
        self.do(edits.Judge(finding=self.finding(at), state=state, reason="looked"))  # type: ignore[arg-type]

    @rule(at=PLACES)
    def reopen_finding(self, at: int) -> None:
        verdict = self.pick("verdict", at)
        self.do(edits.Reopen(finding="none" if verdict is None else str(verdict["finding"])))

    @rule(key=KEYS)
    def create(self, key: str) -> None:
        self.do(edits.CreateRecord(key=key))

    @rule(at=PLACES)
    def delete(self, at: int) -> None:
        record = self.pick("record", at)
        if record is not None:
            self.do(edits.DeleteRecord(key=str(record["key"])))

    @rule(value=st.sampled_from(["UKR", "MDA"]))
    def configure(self, value: str) -> None:
        self.do(edits.Configure(name="home", value=value))

    @rule(article=st.sampled_from([1, 2]), day=st.sampled_from(["2024-03-14", "2024-06-01", ""]))
    def correct(self, article: int, day: str) -> None:
        self.do(edits.CorrectArticle(article=article, published=day, publisher="The Courier" if day else ""))

    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(Invalid):
                edits.undo(self.store, "Ada")
            return
        edits.undo(self.store, "Ada")
        step = self.past.pop()
        self.future.append((self.now, step, len(self.past)))
        self.now = step.before if step.after == self.now else taken_back(self.now, step)

    @rule(at=PLACES)
    def undo_one(self, at: int) -> None:
        if not self.past:
            return
        place = at % len(self.past)
        step = self.past[place]
        try:
            edits.undo(self.store, "Ada", step.edit)
        except Invalid:
            return
        self.future.append((self.now, step, place))
        del self.past[place]
        self.now = taken_back(self.now, step)

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(Invalid):
                edits.redo(self.store, "Ada")
            return
        edits.redo(self.store, "Ada")
        self.now, step, place = self.future.pop()
        self.past.insert(place, step)

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)
        assert not self.store.read_only

    @invariant()
    def the_workspace_is_what_the_model_says(self) -> None:
        if hasattr(self, "store"):
            assert state_of(self.store) == self.now
            with self.store.read() as connection:
                assert findings.differences(connection) == []
                following = history.undo_state(connection)
            assert (following.undo is not None, following.redo is not None) == (bool(self.past), bool(self.future))


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Path:
    """A workspace with two articles that no undo takes away, since the steps quote them."""
    path = tmp_path_factory.mktemp("order") / "template.depositary"
    with Store.create(path) as store:
        add_article(store, "latvia.txt", LATVIA, "2024-03-14")
        add_article(store, "signed.txt", SIGNED, "2024-04-12")
    direct = pysqlite3.connect(str(path))
    direct.executescript("DELETE FROM change; DELETE FROM edit")
    direct.close()
    return path


def run(template: Path, examples: int, steps: int) -> None:
    Steps.template = template
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    phases = [
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
        Phase.shrink,
    ]  # to explain takes longer than to read the steps
    options = settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=checks, phases=phases)
    run_state_machine_as_test(Steps, settings=options)


def test_any_order_of_steps_undos_and_redos_gives_the_state_it_should(template):
    run(template, 12, 25)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_many_orders_of_steps_undos_and_redos_give_the_state_they_should(template):
    run(template, 400, 50)


def test_a_decision_notices_that_a_claim_it_has_seen_was_undone_under_it(template, tmp_path):
    path = tmp_path / "work.depositary"
    shutil.copy(template, path)

    def cite(value: str, start: int) -> int | None:
        claim = edits.NewClaim(
            record="agreement/LVA", field="place", value=value, article=1, start=start, end=start + 9
        )
        return edits.apply(store, edits.Cite(claims=(claim,)), "Ada").edit

    with Store.open(path) as store:
        cite("Riga", 0)
        other = cite("Kyiv", 5)
        accepted = str(state_of(store)["claim"][1]["digest"])
        decision = edits.Decide(record="agreement/LVA", field="place", claim=accepted, reason="because")
        edits.apply(store, decision, "Ada")
        edits.undo(store, "Ada", other)
        assert [row["reopened"] for row in state_of(store)["decision"].values()] == [1]
        edits.redo(store, "Ada")
        assert [row["reopened"] for row in state_of(store)["decision"].values()] == [0]


def test_a_decision_that_an_undo_brings_back_notices_what_was_said_since(template, tmp_path):
    path = tmp_path / "work.depositary"
    shutil.copy(template, path)
    with Store.open(path) as store:
        edits.apply(store, edits.Enter(record="agreement/LVA", field="place", value="Riga"), "Ada")
        withdrawal = edits.apply(store, edits.Withdraw(record="agreement/LVA", field="place"), "Ada").edit
        claim = str(state_of(store)["claim"][1]["digest"])
        edits.apply(store, edits.RejectClaim(claim=claim, reason="misread"), "Ada")
        edits.undo(store, "Ada", withdrawal)
        assert [row["reopened"] for row in state_of(store)["decision"].values()] == [1]
        assert verify_workspace(store) == []
