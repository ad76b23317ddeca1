"""Content that got lost on its way into print: a list that is announced and empty, a number without its unit.

Such an article is not fully read: what is missing has to be looked for elsewhere. Sums of money have rules of their
own in `db.rules.amounts`.
"""

import re
from collections.abc import Iterator, Sequence

from db import authority
from db.rules.engine import rule
from db.rules.model import ClaimView, Facts, Found, Severity
from db.rules.numbers import around
from db.rules.populations import is_counted, is_listed
from db.rules.words import heading, say, source

NOBODY = "[]"
_BETWEEN = re.compile(r"[,;(–—]| (?:and|та|і|й|и|und|oraz|et|i) ")
_UNIT = re.compile(
    r"^\W*(?:more |full |long )?(year|yr|month|week|day|decade|рік|рок|річ|місяц|тижн|дн|день|десят|год|лет|недел|месяц"
    r"|jahr|monat|woche|tag|lat|rok|roku|miesi|tydz|tygod|dni|an[sn]|mois|jour)",
    re.IGNORECASE,
)


@rule("lost-content", group="claim", hypothetical=True)
def lost_content(claims: Sequence[ClaimView], facts: Facts) -> Iterator[Found]:
    """A list is announced and nothing follows, or a number stands without its unit. The article is not fully read."""
    for claim in claims:
        if _is_empty_list(claim):
            said = say(
                facts,
                "{heading}: a list is announced, and nothing follows: {source}. Look for the names in another copy.",
                heading=heading(claim, facts),
                source=source(claim, facts),
            )
            yield Found(Severity.DEFECT, (claim,), claim.record, claim.field, said)
        elif lacks_unit(claim):
            said = say(
                facts,
                "{heading}: “{printed}” has no unit (years, months, days): {source}. It cannot be entered as printed.",
                heading=heading(claim, facts),
                printed=claim.printed,
                source=source(claim, facts),
            )
            yield Found(Severity.DEFECT, (claim,), claim.record, claim.field, said)


def may_announce(claim: ClaimView) -> bool:
    """Whether the claim is of a list or a count, which a colon and a list may follow."""
    return is_listed(claim) or is_counted(claim) or claim.list_flag in ("open", "closed")


def _is_empty_list(claim: ClaimView) -> bool:
    if claim.norm == NOBODY:
        return True
    announced = (claim.exact or "").rstrip()
    return may_announce(claim) and announced.endswith(":") and not _is_followed(claim.suffix or "")


def _is_followed(suffix: str) -> bool:
    """Whether what comes after a colon looks like the list: on the same line, or in lines with marks or in short ones.

    A line that begins with a capital, is no short one and names no country first is taken for the next sentence.
    """
    rest = suffix.lstrip(" \t\u00a0")
    if not rest.startswith(("\n", "\r")):
        return bool(rest)
    line, more, _ = rest.strip("\r\n").partition("\n")
    if not line:
        return False
    first = _BETWEEN.split(line)[0].strip()
    return bool(more) or not line[0].isalpha() or line[0].islower() or authority.find_country(first) is not None


def lacks_unit(claim: ClaimView) -> bool:
    """Whether a duration is printed as a bare number, with no unit right after it either."""
    if claim.field != "duration" or any(letter.isalpha() for letter in claim.printed) or not claim.printed.strip():
        return False
    return not _UNIT.match(around(claim)[1])
