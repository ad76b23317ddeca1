"""Text typed into a form and not yet entered, kept so that a crash loses no keystroke. Not part of the ledger."""

from sqlalchemy import delete, insert, select, update

from db.evidence import Draft
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
