"""Carrying a command out: one transaction, noted in the ledger, everything derived brought up to date inside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db import ledger
from db.edits import decisions, origins, settle
from db.edits.commands import Command
from db.edits.context import Workshop, setting
from db.evidence import Decision, Edit
from db.kinds import Invalid
from db.ledger import Writer
from db.store import Store
from db.text import canonical, digest

C = TypeVar("C", bound=Command)
HANDLERS: dict[type[Command], Callable[[Workshop, Any], str]] = {}
_LONGEST_REQUEST = 20_000


@dataclass(frozen=True, slots=True)
class Result:
    """What an edit did: its ledger id (None when nothing changed), a summary for people, the tables it touched."""

    edit: int | None
    summary: str
    touched: frozenset[str]


def handles(command: type[C]) -> Callable[[Callable[[Workshop, C], str]], Callable[[Workshop, C], str]]:
    """Register the function that carries out a command and returns the step's summary."""

    def register(function: Callable[[Workshop, C], str]) -> Callable[[Workshop, C], str]:
        HANDLERS[command] = function
        return function

    return register


def apply(store: Store, command: Command, coder: str) -> Result:
    """Carry out a command as one transaction and one undo step.

    Raises Invalid (the person can mend it) or StoreError (the environment); then nothing has changed.
    """
    with store.write() as connection:
        workshop = Workshop(Writer(connection, coder), setting(connection, "home", "UKR"))
        summary = HANDLERS[type(command)](workshop, command)
        return finish(workshop, type(command).__name__, summary, _request(command))


def finish(workshop: Workshop, kind: str, summary: str, request: str) -> Result:
    """Close an edit: reopen decisions whose claims it touched, refresh what is derived, write the ledger."""
    writer = workshop.writer
    if not writer.changes:
        return Result(None, summary, frozenset())
    decisions.reconsider(workshop)
    settle.refresh(workshop)
    number = writer.finish(kind, summary, request)
    return Result(number, summary, writer.touched | {"edit", "finding"})


def _request(command: Command) -> str:
    content = command.model_dump(mode="json", exclude_defaults=True, exclude={"raw", "text", "articles"})
    request = canonical(content)
    return request if len(request) <= _LONGEST_REQUEST else canonical({"digest": digest(content)})


def undo(store: Store, coder: str, edit: int | None = None) -> Result:
    """Take back the newest step, or the given one where no later step builds on it. Raises Invalid with the reason."""
    with store.write() as connection:
        target = ledger.undoable(connection) if edit is None else _standing(connection, edit)
        if target is None:
            raise Invalid("There is nothing to undo")
        try:
            ledger.check_free(connection, target.id)
        except ledger.DependsError as error:
            raise Invalid(f"Step {target.id} cannot be undone: {error}") from error
        result = _revert(Writer(connection, coder), target.id, ledger.UNDO, f"Undo: {target.summary}")
        ledger.mark_reverted(connection, target.id, result.edit)
        return result


def redo(store: Store, coder: str) -> Result:
    """Do again what was undone last. Raises Invalid when there is nothing, as after a new step."""
    with store.write() as connection:
        target = ledger.redoable(connection)
        if target is None:
            raise Invalid("There is nothing to redo")
        result = _revert(Writer(connection, coder), target.id, ledger.REDO, f"Redo: {target.summary}")
        ledger.mark_reverted(connection, target.id, result.edit)
        ledger.mark_reverted(connection, target.reverts, None)
        return result


def _standing(connection: Any, edit: int) -> Any:
    target = connection.execute(select(Edit.__table__).where(Edit.id == edit)).first()
    if target is None:
        raise Invalid(f"There is no step {edit} in the history")
    if target.reverts is not None or target.reverted_by is not None:
        raise Invalid(f"Step {edit} is undone already, or is an undo itself; use redo")
    return target


def _revert(writer: Writer, edit: int, kind: str, summary: str) -> Result:
    workshop = Workshop(writer, setting(writer.connection, "home", "UKR"))
    before, named = settle.groups_of_edit(writer.connection, edit)
    decided = decisions.on_claims(writer.connection, settle.claims_of_edit(writer.connection, edit))
    try:
        writer.revert(edit)
    except IntegrityError as error:
        raise Invalid(f"Step {edit} cannot be undone: a later step builds on a record that it made") from error
    origins.sign_missing(writer.connection, writer.rows.get("article", set()))
    decisions.reconsider(workshop, decided | set(writer.touched_rows(Decision)))
    settle.refresh(workshop, before, named)
    number = writer.finish(kind, summary, "{}", reverts=edit)
    return Result(number, summary, writer.touched | {"edit", "finding"})
