"""Text typed into a form and not yet entered, kept so that a crash loses no keystroke. Not part of the ledger."""

from contextlib import suppress

from sqlalchemy import delete, insert, select, update

from db.edits.apply import Result, apply
from db.edits.commands import Enter
from db.errors import StoreError
from db.evidence import Draft
from db.kinds import Invalid
from db.store import Store

LONGEST = 100_000


def save_draft(store: Store, record: str, field: str, text: str) -> None:
    """Keep the text for a field of a record, in the place of what was kept for it before. Raises StoreError."""
    cut = text[:LONGEST]
    with store.write() as connection:
        mine = (Draft.record == record) & (Draft.field == field)
        known = connection.execute(select(Draft.id).where(mine)).scalar()
        if known is None:
            connection.execute(insert(Draft).values(record=record, field=field, text=cut))
        else:
            connection.execute(update(Draft).where(Draft.id == known).values(text=cut))


def clear_draft(store: Store, record: str, field: str) -> None:
    """Forget the text kept for a field. Raises StoreError."""
    with store.write() as connection:
        connection.execute(delete(Draft).where(Draft.record == record, Draft.field == field))


def enter_or_keep(store: Store, command: Enter, coder: str, typed: str) -> Result:
    """Carry the entry out and forget the draft of its field; where it is refused, keep as a draft what was typed.

    Raises as `apply` does.
    """
    try:
        result = apply(store, command, coder)
    except (Invalid, StoreError):
        with suppress(StoreError):
            save_draft(store, command.record, command.field, typed)
        raise
    with suppress(StoreError):  # it is stored, and a draft that is its value is not offered
        clear_draft(store, command.record, command.field)
    return result
