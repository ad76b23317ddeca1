"""What the curator said no to while reading: proposals refused, and sentences that hold nothing to claim."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.edits.commands import Refused, Spans
from db.edits.context import Workshop
from db.evidence import Passage, Refusal
from db.kinds import Invalid


def refuse(workshop: Workshop, article: int, drafts: tuple[Refused, ...]) -> None:
    """Remember that these proposals were refused; those known to be are left as they are."""
    _remember(workshop, Refusal, article, [draft.model_dump() for draft in drafts])


def allow(workshop: Workshop, article: int, drafts: tuple[Refused, ...]) -> None:
    """Let refused proposals be made again."""
    _forget(workshop, Refusal, article, [draft.model_dump() for draft in drafts])


def pass_over(workshop: Workshop, article: int, spans: Spans) -> None:
    """Note that these stretches of the text hold nothing to claim."""
    length = len(workshop.article(article).text)
    if not all(0 <= start < end <= length for start, end in spans):
        raise Invalid(f"The sentence lies outside the text of {workshop.article(article).name}; choose it again")
    _remember(workshop, Passage, article, [{"start": start, "end": end} for start, end in spans])


def look_again(workshop: Workshop, article: int, spans: Spans) -> None:
    """Let these stretches count as unread again."""
    _forget(workshop, Passage, article, [{"start": start, "end": end} for start, end in spans])


def _remember(workshop: Workshop, model: Any, article: int, notes: Sequence[dict[str, Any]]) -> None:
    known = _known(workshop, model, article, notes)
    for note in notes:
        if tuple(note.values()) not in known:
            workshop.writer.insert(model, article_id=article, **note)


def _forget(workshop: Workshop, model: Any, article: int, notes: Sequence[dict[str, Any]]) -> None:
    known = _known(workshop, model, article, notes)
    for note in notes:
        row = known.get(tuple(note.values()))
        if row is not None:
            workshop.writer.delete(model, row)


def _known(workshop: Workshop, model: Any, article: int, notes: Sequence[dict[str, Any]]) -> dict[tuple[Any, ...], int]:
    """The notes of this sort on the article: their rows by their values, in the order that `notes` name them."""
    workshop.article(article)
    columns = [getattr(model, name) for name in notes[0]] if notes else []
    rows = workshop.connection.execute(select(model.id, *columns).where(model.article_id == article))
    return {tuple(row[1:]): row[0] for row in rows}
