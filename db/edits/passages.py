"""What the curator said no to while reading: proposals refused, and sentences that hold nothing to claim."""

from typing import Any

from sqlalchemy import select

from db.edits.commands import Refused, Spans
from db.edits.context import Workshop
from db.evidence import Passage, Refusal
from db.kinds import Invalid


def refuse(workshop: Workshop, article: int, drafts: tuple[Refused, ...]) -> None:
    """Remember that these proposals were refused; those known to be are left as they are."""
    known = _known(workshop, Refusal, article, ("start", "end", "record", "field", "norm"))
    for draft in drafts:
        values = draft.model_dump()
        if tuple(values[name] for name in ("start", "end", "record", "field", "norm")) not in known:
            workshop.writer.insert(Refusal, article_id=article, **values)


def allow(workshop: Workshop, article: int, drafts: tuple[Refused, ...]) -> None:
    """Let refused proposals be made again."""
    known = _known(workshop, Refusal, article, ("start", "end", "record", "field", "norm"))
    for draft in drafts:
        values = draft.model_dump()
        row = known.get(tuple(values[name] for name in ("start", "end", "record", "field", "norm")))
        if row is not None:
            workshop.writer.delete(Refusal, row)


def pass_over(workshop: Workshop, article: int, spans: Spans) -> None:
    """Note that these stretches of the text hold nothing to claim."""
    length = len(workshop.article(article).text)
    known = _known(workshop, Passage, article, ("start", "end"))
    for start, end in spans:
        if not 0 <= start < end <= length:
            raise Invalid(f"The sentence lies outside the text of {workshop.article(article).name}; choose it again")
        if (start, end) not in known:
            workshop.writer.insert(Passage, article_id=article, start=start, end=end)


def look_again(workshop: Workshop, article: int, spans: Spans) -> None:
    """Let these stretches count as unread again."""
    known = _known(workshop, Passage, article, ("start", "end"))
    for span in spans:
        if span in known:
            workshop.writer.delete(Passage, known[span])


def _known(workshop: Workshop, model: Any, article: int, names: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    workshop.article(article)
    columns = (getattr(model, name) for name in names)
    rows = workshop.connection.execute(select(model.id, *columns).where(model.article_id == article))
    return {tuple(row[1:]): row[0] for row in rows}
