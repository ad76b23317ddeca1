"""An article with everything that stands on it, for the source panel: its active claims and the state of each."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.evidence import Claim, Decision, Finding, FindingClaim, Quote
from db.queries.articles import ArticleText, article
from db.queries.claims import ClaimRow, claims_of_article

# The states of a claim on its article: part of an open hard or soft finding, vetted, or neither.
CONFLICT, VETTED, PLAIN = "conflict", "vetted", "claim"


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """The article, its active claims in reading order, and by claim id the state of those that are not plain."""

    article: ArticleText
    claims: tuple[ClaimRow, ...]
    states: dict[str, str]

    def state(self, claim: str) -> str:
        """The state of a claim."""
        return self.states.get(claim, PLAIN)


def marked_article(connection: Connection, row: int) -> MarkedArticle | None:
    """The article of that id with its claims, or None."""
    found = article(connection, row)
    if found is None:
        return None
    claims = tuple(claim for claim in claims_of_article(connection, row) if claim.status == "active")
    return MarkedArticle(found, claims, _vetted(connection, row) | _contested(connection, row))


def _vetted(connection: Connection, row: int) -> dict[str, str]:
    statement = (
        select(Claim.digest)
        .join(Quote, Quote.id == Claim.quote_id)
        .join(Decision, Decision.claim_id == Claim.id)
        .where(Quote.article_id == row, Decision.reviewer.is_not(None), Decision.reopened == 0)
    )
    return dict.fromkeys(connection.execute(statement).scalars(), VETTED)


def _contested(connection: Connection, row: int) -> dict[str, str]:
    statement = (
        select(Claim.digest)
        .join(Quote, Quote.id == Claim.quote_id)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(Quote.article_id == row, Finding.state == "open", Finding.severity.in_(("hard", "soft")))
        .distinct()
    )
    return dict.fromkeys(connection.execute(statement).scalars(), CONFLICT)
