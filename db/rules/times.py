"""Questions about when a claim holds: statuses, lists and counts mean little without an as-of."""

from collections.abc import Iterator, Sequence

from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.populations import is_counted, is_listed
from db.rules.tracks import is_status, moment
from db.rules.words import heading, say, source


def needs_as_of(claim: ClaimView) -> bool:
    """Whether the claim changes in time, so that it says little without an as-of."""
    return is_status(claim) or is_counted(claim) or is_listed(claim)


@rule("unknown-as-of", group="article")
def unknown_as_of(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """The article gives statuses, lists or counts, and neither it nor its words tell as of when. Until that is known
    they are compared with nothing.
    """
    undated = tuple(claim for claim in claims if needs_as_of(claim) and moment(claim) is None)
    if undated:
        first = undated[0]
        said = say(
            facts,
            "{heading}: as of when does this hold? {source}. Neither the article nor its words tell. When was "
            "{article} published? Statements that wait for it: {count}.",
            heading=heading(first, facts),
            source=source(first, facts),
            count=len(undated),
            article=first.article_name or "?",
        )
        yield Found(Severity.QUESTION, undated, first.record, first.field, said)
