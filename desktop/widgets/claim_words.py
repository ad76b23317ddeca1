"""A claim's circumstances in words: who published it, as of when, according to whom, in what mode."""

from PySide6.QtCore import QCoreApplication

from db.authority import vocabulary
from db.kinds import DATE
from db.queries.claims import ClaimRow

_DIGITS = 16  # of a claim's public id


def _tr(text: str) -> str:
    return QCoreApplication.translate("Claim", text)


def term(name: str, notation: str) -> str:
    """The label of a term of a vocabulary; the notation where it is unknown."""
    known = vocabulary(name)
    return known[notation].label() if notation in known else notation


def date(edtf: str | None) -> str:
    """An EDTF date as people read it; empty where there is none."""
    return DATE.show(edtf) if edtf else ""


def grade(claim: ClaimRow) -> str:
    """Reliability of the source and credibility of the claim, such as B2; empty where neither is graded."""
    return (claim.reliability or "") + (claim.credibility or "")


def source(claim: ClaimRow) -> str:
    """Publisher and date, or that it was typed by hand."""
    if claim.article is None:
        return _tr("Typed by hand, without a source")
    told = [claim.publisher or claim.article_title or claim.article_name or "", date(claim.published) or _tr("undated")]
    if grade(claim):
        told.append(_tr("grade %1").replace("%1", grade(claim)))
    return " · ".join(told)


def circumstances(claim: ClaimRow) -> list[str]:
    """What else a curator weighs, one item each; what goes without saying is left out."""
    told: list[str] = []
    if claim.as_of and claim.as_of != claim.published:
        told.append(_tr("as of %1").replace("%1", date(claim.as_of)))
    if not claim.as_of:
        told.append(_tr("as of an unknown day"))
    if claim.attributed_to:
        told.append(_tr("according to %1").replace("%1", claim.attributed_to))
    if claim.mode not in ("fact", "attributed"):
        told.append(term("modes", claim.mode))
    if claim.mode == "attributed" and not claim.attributed_to:
        told.append(term("modes", claim.mode))
    if claim.list_flag != "none":
        told.append(term("list-flags", claim.list_flag))
    if claim.certainty != "explicit":
        told.append(term("certainties", claim.certainty))
    return told


def because(reason: str | None) -> str:
    """Why a claim was set aside, as people read it: the code of a reason before the words is called by its name."""
    code, colon, words = (reason or "").partition(":")
    known = vocabulary("reasons")
    if not colon or code not in known:
        return reason or ""
    words = words.strip()
    told = words[_DIGITS:].strip() if code == "corrected" else words  # the claim in its place comes first
    return f"{known[code].label()}: {told}" if told else known[code].label()
