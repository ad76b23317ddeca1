"""Claims that still stand on an older version of an article, with the words on which they may stand now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from db.queries.articles import ArticleText
from db.queries.versions import Orphan
from desktop.models.listing import Column, Listing
from desktop.support.plain import tooltip
from desktop.support.roles import DETAIL, TOOLTIP

_LONGEST = 80


def _tr(text: str) -> str:
    return QCoreApplication.translate("Orphans", text)


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """An orphan, and the words of the newer version that are suggested; empty where there are none."""

    orphan: Orphan
    words: str

    @property
    def text(self) -> str:
        """The claim in one line, behind the sign of a decided value where one rests on it."""
        told = f"{self.orphan.claim.place}: {self.orphan.claim.shown}"
        return f"● {told}" if self.orphan.claim.accepted else told

    @property
    def detail(self) -> str:
        """The words it stands on, and those it may stand on."""
        new = f"“{_short(self.words)}”" if self.words else _tr("no place found: select words, Shift+M puts it there")
        told = f"“{_short(self.orphan.claim.exact or '')}” → {new}"
        return _tr("a value rests on it") + f" · {told}" if self.orphan.claim.accepted else told


def orphan_lines(orphans: list[Orphan], article: ArticleText | None) -> list[OrphanLine]:
    """The lines of the orphans of a newer article."""
    text = article.text if article is not None else ""
    return [
        OrphanLine(orphan, text[orphan.place.start : orphan.place.end] if orphan.place else "") for orphan in orphans
    ]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


class OrphansModel(Listing[OrphanLine]):
    """The orphans of one article, in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles: dict[int, Callable[[OrphanLine], str]] = {
            DETAIL: lambda line: line.detail,
            TOOLTIP: lambda line: tooltip(f"{line.text}\n{line.detail}"),
        }
        super().__init__(
            [Column(_tr("Claim"), lambda line: line.text, roles=roles)], lambda line: line.orphan.claim.id, parent
        )
