"""What becomes of an article after it arrived: a newer version takes its quotes over, or the source is withdrawn."""

import json
from typing import Any

from sqlalchemy import select

from db.alignment import Versions, is_version
from db.capture import SUPPORTLESS
from db.edits import claims
from db.edits.commands import NewClaim
from db.edits.context import Workshop
from db.edits.origins import root
from db.evidence import Article, Claim, Decision, Quote
from db.kinds import Invalid
from db.records import Record
from db.text import canonical

ACTIVE, WITHDRAWN = "active", "withdrawn"
_MOVED, _GONE = "moved", "source-withdrawn"


def older_version(workshop: Workshop, row: int) -> int | None:
    """The article that this one is a newer version of: the same address, or the same file name and much of the text."""
    new = workshop.connection.execute(select(Article.url, Article.name, Article.text).where(Article.id == row)).one()
    replaced = select(Article.replaces_id).where(Article.replaces_id.is_not(None))
    known = select(Article.id, Article.url, Article.text).where(Article.id < row, Article.id.not_in(replaced))
    named = (Article.url == new.url) if new.url else (Article.name == new.name)
    found = workshop.connection.execute(known.where(named | (Article.name == new.name)).order_by(Article.id.desc()))
    for old in found:
        if (new.url and old.url == new.url) or is_version(old.text, new.text):
            return old.id
    return None


def move_claims(workshop: Workshop, row: int) -> tuple[int, int]:
    """Let a newer version carry the claims of the older: how many moved, and how many found no place for their words.

    A claim moves where its very words stand in the newer version. The decisions that rest on it go with it. The others
    stay with the older version, for the curator to place or to take back: none is dropped.
    """
    older = workshop.connection.execute(select(Article.replaces_id).where(Article.id == row)).scalar()
    if older is None:
        raise Invalid(f"{workshop.article(row).name} replaces no other article; open the newer version first")
    versions = Versions(workshop.article(older).text, workshop.article(row).text)
    moved = left = 0
    for claim in claims_on(workshop, older):
        placed = versions.place(claim.start, claim.end)
        if placed is None or not placed.same or not _move(workshop, claim, row, placed.start, placed.end):
            left += 1
        else:
            moved += 1
    return moved, left


def claims_on(workshop: Workshop, article: int) -> list[Any]:
    """The active claims on an article with the key of their record and the place of their quote, in reading order."""
    statement = select(Claim.__table__, Record.key, Quote.start, Quote.end)
    statement = statement.join(Record, Record.id == Claim.record_id).join(Quote, Quote.id == Claim.quote_id)
    statement = statement.where(Quote.article_id == article, Claim.status == ACTIVE).order_by(Quote.start, Claim.id)
    return list(workshop.connection.execute(statement))


def move_claim(workshop: Workshop, digest: str, row: int, start: int, end: int) -> None:
    """Put one claim on other words of another article, as the curator chose."""
    claim = workshop.claim(digest)
    key = workshop.connection.execute(select(Record.key).where(Record.id == claim.record_id)).scalar_one()
    article = workshop.connection.execute(select(Quote.article_id).where(Quote.id == claim.quote_id)).scalar()
    if article is None or claim.status != ACTIVE:
        raise Invalid("Only a claim that counts and has a quote can be moved; restore it first")
    _put(workshop, claim, key, article, row, start, end)


def _move(workshop: Workshop, claim: Any, row: int, start: int, end: int) -> bool:
    """Move a claim unless the newer version has its words where nothing can be claimed."""
    older = workshop.connection.execute(select(Quote.article_id).where(Quote.id == claim.quote_id)).scalar_one()
    try:
        _put(workshop, claim, claim.key, older, row, start, end)
    except Invalid:
        return False
    return True


def _put(workshop: Workshop, claim: Any, key: str, older: int, row: int, start: int, end: int) -> None:
    # What followed the older version's date is still of that date.
    dated = claim.as_of or (workshop.article(older).published if claim.as_of_earliest else None)
    kept = {name: getattr(claim, name) for name in ("field", "norm", "mode", "list_flag", "certainty", "credibility")}
    new = NewClaim.model_validate(
        {
            **kept,
            "record": key,
            "value": claim.printed,
            "attributed_to": claim.attributed_to,
            "as_of": dated,
            "article": row,
            "start": start,
            "end": end,
        }
    )
    checked = claims.check(workshop, new)
    claims.store(workshop, [checked])
    workshop.writer.update(Claim, claim.id, status=WITHDRAWN, reason=f"{_MOVED}: {checked.digest}")
    stored = workshop.claim(checked.digest)
    if stored.status != ACTIVE:
        workshop.writer.update(Claim, stored.id, status=ACTIVE, reason=None)
    _carry_decision(workshop, claim, stored)


def _carry_decision(workshop: Workshop, old: Any, new: Any) -> None:
    """Let the decision on the field have seen the claim in its new place: the evidence is the same."""
    statement = select(Decision.__table__).where(Decision.record_id == old.record_id, Decision.field == old.field)
    decision = workshop.connection.execute(statement).first()
    if decision is None:
        return
    seen = sorted({new.digest if digest == old.digest else digest for digest in json.loads(decision.seen)})
    accepted = new.id if decision.claim_id == old.id else decision.claim_id
    workshop.writer.update(Decision, decision.id, seen=json.dumps(seen), claim_id=accepted)


# ---------------------------------------------------------------- withdrawn sources


def withdraw_article(workshop: Workshop, row: int, reason: str) -> int:
    """Let a source count no more: its claims are set aside, and the decisions that saw them open again."""
    _set_status(workshop, row, WITHDRAWN)
    said = f"{_GONE}: {reason.strip()}"
    found = claims_on(workshop, row)
    for claim in found:
        workshop.writer.update(Claim, claim.id, status=WITHDRAWN, reason=said)
    return len(found)


def reinstate_article(workshop: Workshop, row: int) -> int:
    """Let a withdrawn source count again, with the claims that were set aside with it."""
    _set_status(workshop, row, ACTIVE)
    statement = select(Claim.id).join(Quote, Quote.id == Claim.quote_id).where(Quote.article_id == row)
    statement = statement.where(Claim.status == WITHDRAWN, Claim.reason.startswith(f"{_GONE}: "))
    found = workshop.connection.execute(statement).scalars().all()
    for claim in found:
        workshop.writer.update(Claim, claim, status=ACTIVE, reason=None)
    return len(found)


def _set_status(workshop: Workshop, row: int, status: str) -> None:
    before = workshop.connection.execute(select(Article.status).where(Article.id == row)).scalar()
    if before is None or before == status:
        raise Invalid("There is no such article" if before is None else f"The article is {status} already")
    workshop.writer.update(Article, row, status=status)


def link_version(workshop: Workshop, row: int) -> None:
    """Note which article the new one replaces, if any, and take over what its own file leaves out."""
    older = older_version(workshop, row)
    if older is not None:
        same = (select(Article.author, Article.publisher_id).where(Article.id == article) for article in (row, older))
        new, old = (workshop.connection.execute(statement).mappings().one() for statement in same)
        kept = {name: new[name] or old[name] for name in new}
        workshop.writer.update(Article, row, replaces_id=older, origin_id=root(workshop.connection, older), **kept)


def set_zones(workshop: Workshop, row: int, zones: tuple[tuple[str, int, int], ...]) -> None:
    """Say which part of the text is what. Raises Invalid where zones overlap, or a claim would lose its ground."""
    article = workshop.article(row)
    at = 0
    for kind, start, end in zones:
        if not at <= start < end <= len(article.text):
            raise Invalid(f"The parts of {article.name} overlap at character {start}, or leave its text; choose again")
        at = end
        if kind in SUPPORTLESS:
            under = next((claim for claim in claims_on(workshop, row) if claim.start < end and start < claim.end), None)
            if under is not None:
                raise Invalid(f"A claim on {under.key} stands here: “{under.printed[:60]}”. Reject or move it first")
    workshop.writer.update(Article, row, zones=canonical([list(zone) for zone in zones]))
