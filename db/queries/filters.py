"""What a person may type into the filter of a column, turned into a condition.

Any text finds the cells that hold it; `=text` those that equal it, `-` alone the empty ones, `*` the filled ones;
numbers and dates also take `>`, `<`, `>=`, `<=` and `from..to`.
"""

import re
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_

from db.kinds import Context, Invalid, Kind
from db.text import fold, slugify

_COMPARED = re.compile(r"(>=|<=|>|<|=)?\s*(.*)", re.DOTALL)
# Kinds whose norms are identifiers made of the words that a person types.
_SLUGS = ("slug", *(f"reference:{name}" for name in ("person", "body", "declaration")))
HELP = "Text that the cell holds; =text equals; - empty; * filled; numbers and dates also >, <, >=, <= and from..to"


def condition(kind: Kind | None, cell: Any, words: str) -> ColumnElement[bool]:
    """The condition that a cell of the kind fits the words. Raises Invalid for a date or number that is none."""
    words = words.strip()
    if words == "-":
        return cell.is_(None)
    if words == "*":
        return cell.is_not(None)
    match = _COMPARED.fullmatch(words)
    sign, rest = (match.group(1) or "", match.group(2)) if match else ("", words)
    if kind is not None and kind.dated:
        return _dates(kind, cell, sign, rest)
    if kind is not None and kind.storage in ("integer", "decimal"):
        return _numbers(cell, sign, rest)
    if kind is not None and kind.name.endswith(_SLUGS):
        return _texts(cell, sign, slugify(rest) or rest)
    if kind is not None and not kind.many:
        norms = [option.norm for option in kind.suggestions() if _fits(option.label, option.norm, sign, rest)]
        if norms or kind.suggestions():
            return or_(
                cell.in_(norms), func.lower(cell).contains(rest.lower(), autoescape=True) if not sign else false()
            )
    return _texts(cell, sign, rest)


def _fits(label: str, norm: str, sign: str, words: str) -> bool:
    return fold(words) in (fold(label), fold(norm)) if sign == "=" else fold(words) in fold(label)


def _texts(cell: Any, sign: str, words: str) -> ColumnElement[bool]:
    if sign == "=":
        return func.lower(cell) == words.lower()
    variants = dict.fromkeys((words, words.lower(), words.upper(), words.capitalize(), words.title()))
    return or_(*(func.lower(cell).contains(variant.lower(), autoescape=True) for variant in variants)) | or_(
        *(cell.contains(variant, autoescape=True) for variant in variants)
    )


def _dates(kind: Kind, cell: Any, sign: str, words: str) -> ColumnElement[bool]:
    if re.fullmatch(r"[\d-]*", words) and not sign:
        return cell.startswith(words, autoescape=True)
    first, last = _days(kind, words)
    columns = cell.table.c
    name = cell.name
    # Beside a record's column stand its days as NAME_earliest, beside a claim's value as value_earliest.
    earliest = columns.get(name + "_earliest", columns.get("value_earliest", cell))
    latest = columns.get(name + "_latest", columns.get("value_latest", cell))
    match sign:
        case ">":
            return earliest > last
        case ">=":
            return earliest >= first
        case "<":
            return latest < first
        case "<=":
            return latest <= last
        case _:
            return and_(earliest <= last, latest >= first)


def _days(kind: Kind, words: str) -> tuple[str, str]:
    start, dots, end = words.partition("..")
    bounds = kind.bounds(kind.clean(start.strip(), Context()))
    if bounds is None:
        raise Invalid(f"“{words}” is no date; type 2024-03 or >=2024-03-01")
    if not dots or not end.strip():
        return bounds if not dots else (bounds[0], "9999-12-31")
    until = kind.bounds(kind.clean(end.strip(), Context()))
    return bounds[0], (until or bounds)[1]


def _numbers(cell: Any, sign: str, words: str) -> ColumnElement[bool]:
    start, dots, end = words.partition("..")
    low = _number(start)
    if dots and not sign:
        return cell.between(low, _number(end)) if end.strip() else cell >= low
    return {">": cell > low, ">=": cell >= low, "<": cell < low, "<=": cell <= low}.get(sign, cell == low)


def _number(words: str) -> float:
    try:
        return float(words.replace(" ", "").replace(",", "."))
    except ValueError:
        raise Invalid(f"“{words}” is no number; type 5, >5 or 3..7") from None
