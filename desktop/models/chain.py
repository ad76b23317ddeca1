"""An explanation as lines: value, decision, claims, quotes, articles and open findings, each under what rests on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from db.authority import vocabulary
from db.kinds import DATE
from db.queries.claims import ClaimRow
from db.queries.explain import Decided, Explanation
from db.queries.support import Support
from desktop.models.changes import moment
from desktop.models.listing import Column, Listing
from desktop.support.roles import SEVERITY, STATE, USER

DEPTH = USER + 40
VALUE, DECISION, SUPPORT, CLAIM, QUOTE, ARTICLE, FINDING = range(7)
MOST = 100  # claims that are listed


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how deep it stands, what it is, its words, its sign, and what it leads to."""

    at: int
    depth: int
    kind: int
    text: str
    state: str | None = None
    severity: str | None = None
    claim: ClaimRow | None = None
    finding: str = ""


def chain(found: Explanation) -> list[Line]:
    """The lines of an explanation, from the value downwards."""
    return [Line(at, *line) for at, line in enumerate(_lines(found))]


def as_text(found: Explanation) -> str:
    """The explanation as plain text, indented as on the screen."""
    return "\n".join([found.place, *("  " * line.depth + line.text for line in chain(found))]) + "\n"


_Parts = tuple[int, int, str, str | None, str | None, ClaimRow | None, str]


def _lines(found: Explanation) -> Iterator[_Parts]:
    yield 0, VALUE, found.value.shown or _tr("No value"), found.value.state, None, None, ""
    yield 1, DECISION, _decision(found.decision), None, None, None, ""
    for behind in found.support:
        yield 1, SUPPORT, _support(behind), None, None, None, ""
    for claim in found.claims[:MOST]:
        state = found.value.state if claim.accepted else "claimed" if claim.status == "active" else None
        yield 2, CLAIM, _claim(claim, new=found.is_new(claim)), state, None, claim, ""
        if claim.article is None:
            yield 3, QUOTE, _tr("← typed by hand, without a quote"), None, None, claim, ""
            continue
        yield 3, QUOTE, "← " + _quote(claim), None, None, claim, ""
        yield 4, ARTICLE, _article(claim), None, None, claim, ""
    if len(found.claims) > MOST:
        more = _tr("… and %1 claims more: the form has them all").replace("%1", str(len(found.claims) - MOST))
        yield 2, SUPPORT, more, None, None, None, ""
    for row in found.findings:
        yield 1, FINDING, row.explanation, None, row.severity, None, row.id


def _support(behind: Support) -> str:
    told = _tr("← %1: claims %2, independent origins %3").replace("%1", behind.shown)
    told = told.replace("%2", str(len(behind.claims))).replace("%3", str(behind.origins))
    return told + (" · " + _tr("best grade %1").replace("%1", behind.grade) if behind.grade else "")


def _quote(claim: ClaimRow) -> str:
    """The quote among the whole words around it."""
    before, after = (claim.prefix or "").partition(" ")[2], (claim.suffix or "").rpartition(" ")[0]
    around = f"{before and '… '}{before}“{claim.exact or ''}”{after}{after and ' …'}"
    return " ".join(around.split())


def _decision(made: Decided | None) -> str:
    if made is None:
        return _tr("← nothing is decided: the value is what the newest claim says")
    reasons = vocabulary("reasons")
    code = reasons[made.reason_code].label() if made.reason_code in reasons else made.reason_code
    told = _tr("← decided by %1, %2").replace("%1", made.curator).replace("%2", moment(made.decided_at))
    told += f": {code}" + (f" – {made.reason}" if made.reason else "")
    if made.reopened:
        told += " · " + _tr("its claims have changed since")
    if made.reviewer:
        when = moment(made.reviewed_at) if made.reviewed_at else ""
        told += " · " + _tr("checked by %1, %2").replace("%1", made.reviewer).replace("%2", when)
    return told


def _claim(claim: ClaimRow, *, new: bool) -> str:
    marks = [_tr("accepted")] if claim.accepted else []
    marks += [_tr("new since the decision")] if new else []
    if claim.status != "active":
        marks.append(_tr("set aside: %1").replace("%1", claim.reason or claim.status))
    told = [claim.shown]
    told.append(_tr("as of %1").replace("%1", DATE.show(claim.as_of)) if claim.as_of else _tr("as of an unknown day"))
    modes = vocabulary("modes")
    told.append(modes[claim.mode].label() if claim.mode in modes else claim.mode)
    if claim.attributed_to:
        told.append(_tr("according to %1").replace("%1", claim.attributed_to))
    return "← " + " · ".join([*told, *marks])


def _article(claim: ClaimRow) -> str:
    grade = (claim.reliability or "") + (claim.credibility or "")
    told = [claim.article_title or claim.article_name or "", claim.publisher or _tr("unknown publisher")]
    told.append(DATE.show(claim.published) if claim.published else _tr("undated"))
    told.append(_tr("grade %1").replace("%1", grade) if grade else _tr("not graded"))
    return "← " + " · ".join(told)


class ChainModel(Listing[Line]):
    """The lines in one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles: dict[int, Callable[[Line], Any]] = {
            DEPTH: lambda line: line.depth,
            STATE: lambda line: line.state,
            SEVERITY: lambda line: line.severity,
        }
        super().__init__(
            [Column(_tr("Explanation"), lambda line: line.text, roles=roles)], lambda line: line.at, parent
        )
