"""The source pane over an article that Latvia's and two others' signatures stand in, with drafts for it."""

from typing import Any

from db.capture import Draft, Mention
from db.queries.drafts import Proposals, refusal_of, refusals
from desktop.views.article import ArticlePane

SIGNED = "Latvia signed the agreement on 11 April, said Andrii Yermak."
LIST = "Ukraine has also signed deals with Denmark and Norway."
TEXT = f"Riga 🇱🇻 signs\n{SIGNED}\n{LIST}\nRead more: Estonia signs"


def draft(record: str, field: str, value: str, norm: str, quote: str, **more: Any) -> Draft:
    start = TEXT.index(quote)
    return Draft(record, field, value, norm, start, start + len(quote), **{"rule": "signed", **more})


DRAFTS = (
    draft("agreement/LVA", "status", "signed", "signed", SIGNED, attributed_to="Andrii Yermak", mode="attributed"),
    draft("agreement/LVA", "signed_date", "11 April", "2024-04-11", SIGNED, certainty="inferred", rule="date"),
    draft("agreement/DNK", "status", "signed", "signed", LIST, list_flag="open"),
    draft("agreement/NOR", "status", "signed", "signed", LIST, list_flag="open"),
)
MENTIONS = (
    Mention("country", TEXT.index("Latvia"), TEXT.index("Latvia") + 6, "Latvia", "LVA"),
    Mention("date", TEXT.index("11 April"), TEXT.index("11 April") + 8, "11 April", "2024-04-11"),
)
LABELS = {"agreement/LVA": "Latvia", "agreement/DNK": "Denmark", "agreement/NOR": "Norway"}


def waiting(connection, row) -> Proposals:
    """The drafts, those apart that were refused."""
    said_no = refusals(connection, row)
    open_, refused = (tuple(found for found in DRAFTS if (refusal_of(found) in said_no) == no) for no in (False, True))
    return Proposals(open_, MENTIONS, LABELS, refused, len(DRAFTS))


def select(pane: ArticlePane, words: str) -> None:
    start = TEXT.index(words)
    pane.quote.setFocus()
    pane.quote.select(start, start + len(words))


def drafts(pane: ArticlePane) -> list[str]:
    return [line.text for line in pane._model.rows]
