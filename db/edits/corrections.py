"""A claim that was coded wrongly, set aside for the claim that says the same quote as it should be.

What the source says wrongly is no matter for this: such a claim is rejected.
"""

from typing import Any

from sqlalchemy import select

from db.edits import claims
from db.edits.commands import CorrectClaim, NewClaim
from db.edits.context import Workshop, field_kind
from db.evidence import Claim, Quote
from db.keys import UNKNOWN, build_key, parse_key
from db.kinds import DATE, Invalid
from db.records import Record

CORRECTED = "corrected"


def because(code: str, words: str) -> str:
    """A reason as a claim keeps it: the code of the vocabulary, a colon, and the words, if there are any."""
    return ": ".join(part for part in (code, words.strip()) if part)


def correct(workshop: Workshop, command: CorrectClaim) -> claims.Checked:
    """Set the claim aside and store the corrected one with the same quote. Raises Invalid where nothing would change.

    The decision on the old claim stays and opens again, since the claims of its field are no longer those it saw.
    """
    old = workshop.claim(command.claim)
    if old.status != "active":
        raise Invalid("This claim is set aside already; restore it first")
    checked = claims.check(workshop, _corrected(workshop, old, command))
    if checked.digest == old.digest:
        raise Invalid("Nothing is changed yet; change the record, the field, the value or the as-of")
    claims.store(workshop, [checked])
    known = workshop.claim(checked.digest)
    if known.status != "active":
        workshop.writer.update(Claim, known.id, status="active", reason=None)
    reason = because(CORRECTED, f"{checked.digest} {command.reason}")
    workshop.writer.update(Claim, old.id, status="withdrawn", reason=reason)
    return checked


def _corrected(workshop: Workshop, old: Any, command: CorrectClaim) -> NewClaim:
    connection = workshop.connection
    before = connection.execute(select(Record.key).where(Record.id == old.record_id)).scalar_one()
    record = parse_key(_tally(command.record or before, command)).text
    field = command.field or old.field
    quote = connection.execute(select(Quote.__table__).where(Quote.id == old.quote_id)).first()
    kept = {name: getattr(old, name) for name in ("mode", "list_flag", "certainty", "credibility", "attributed_to")}
    said = {name: getattr(command, name) for name in ("mode", "list_flag", "attributed_to")}
    kept |= {name: value or None for name, value in said.items() if value is not None}
    if quote is not None:
        kept |= {"article": quote.article_id, "start": quote.start, "end": quote.end}
    return NewClaim(
        record=record,
        field=field,
        value=old.printed if command.value is None else command.value,
        norm=_norm(command, old, field_kind(before, old.field).name == field_kind(record, field).name),
        as_of=_as_of(command, old, moved=record != before),
        **kept,
    )


def _norm(command: CorrectClaim, old: Any, same_kind: bool) -> str | None:
    """The value as told, else as it was; in a field of another kind the printed words are read again."""
    if command.norm is not None or command.value is not None:
        return command.norm
    return old.norm if same_kind else None


def _as_of(command: CorrectClaim, old: Any, *, moved: bool) -> str | None:
    if command.as_of is not None:
        return command.as_of or None
    return None if moved and command.record and command.record.startswith("tally/") else old.as_of


def _tally(record: str, command: CorrectClaim) -> str:
    """The key of the record; a tally has its as-of in its key, so that another as-of is another tally."""
    if command.record is not None or command.as_of is None or not record.startswith("tally/"):
        return record
    parts = parse_key(record).parts
    return build_key("tally", **{**parts, "as_of": DATE.clean(command.as_of) if command.as_of else UNKNOWN}).text
