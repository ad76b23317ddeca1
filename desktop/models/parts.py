"""The parts of an article (headline, lead, list, links …) as people call them, and how one is set. Pure."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.text import sentences

Part = tuple[str, int, int]  # kind, start, end in code points

# In the order in which they are offered.
_NAMES = {
    "headline": "Headline",
    "lead": "Lead",
    "body": "Body",
    "quoted": "Quoted speech",
    "list": "List",
    "table": "Table",
    "caption": "Caption",
    "links": "Related links",
    "appeal": "Appeal",
    "navigation": "Navigation",
    "consent": "Consent",
}
KINDS = tuple(_NAMES)
_NEAR = 1_000  # characters


def part_name(kind: str) -> str:
    """What people call a part."""
    return QCoreApplication.translate("Parts", _NAMES.get(kind, kind))


def lines_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines that the stretch touches, without the last line end."""
    after = text.find("\n", max(start, end - 1))
    return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence in which the stretch begins, to the end of the stretch at least; only what is near is looked at."""
    low = max(0, start - _NEAR)
    spans = sentences(text[low : end + _NEAR])
    found = next(((low + first, low + last) for first, last in spans if low + last > start), (start, end))
    return found[0], max(found[1], end)


def with_part(parts: Sequence[Part], kind: str, start: int, end: int) -> tuple[Part, ...]:
    """The parts in order, with this one set; what lay there before is cut back."""
    kept: list[Part] = [(kind, start, end)]
    for other, first, last in parts:
        kept += [(other, low, high) for low, high in ((first, min(last, start)), (max(first, end), last)) if low < high]
    return tuple(sorted(kept, key=lambda part: part[1]))
