"""Claims and decisions as lines of JSON or rows of CSV: their fields, how they are read, and how they are written.

Writing and reading are inverse: what `claims` writes, `import` takes.
"""

import csv
import json
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from db.edits.commands import Certainty, Line, ListFlag, Mode
from db.kinds import Invalid
from db.queries.claims import ClaimRow
from db.records import TYPES
from db.text import unharmed

_LONGEST_LINE = 1_048_576
_LONGEST_CELL = 1_048_576
_BLOCK = 1_048_576


Parsed = TypeVar("Parsed", bound=BaseModel)


class ClaimLine(BaseModel):
    """A claim in a file. `article` is a file name, URL or SHA-256; without one the claim has no source."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True, coerce_numbers_to_str=True)
    article: Line | None = None
    quote: str | None = Field(default=None, max_length=100_000)
    start: int | None = Field(default=None, ge=0)
    record: Line
    field: Line
    value: str | int | float | list[str]
    printed: str | None = Field(default=None, max_length=10_000)
    as_of: Line | None = None
    attributed_to: Line | None = None
    mode: Mode = "fact"
    list: ListFlag = "none"
    certainty: Certainty = "explicit"
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    status: Literal["active", "rejected", "withdrawn"] = "active"
    reason: Line | None = None


class DecisionLine(BaseModel):
    """A decision in a file: on a field (`claim` is the accepted claim's id) or on a finding (`finding`, `state`)."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    record: Line | None = None
    field: Line | None = None
    claim: Line | None = Field(default=None, validation_alias=AliasChoices("claim", "accepted_claim", "accepted"))
    finding: Line | None = None
    state: Literal["apparent", "dismissed"] | None = None
    reason_code: Line = "judgement"
    reason: Line = ""
    reviewer: Line | None = None


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands in a file: its number, and its fields, or what is wrong with it."""

    number: int
    fields: dict[str, Any]
    fault: str = ""


def read_lines(path: Path) -> Iterator[RawLine]:
    """The lines of a JSON Lines or CSV file. Raises Invalid where the file is no text; a faulty line says so."""
    try:
        _check_encoding(path)
        yield from (_csv_lines(path) if path.suffix.lower() == ".csv" else _json_lines(path))
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}; check its name and folder") from error


def _check_encoding(path: Path) -> None:
    """Look through the whole file first, so that one in another encoding is refused as a whole."""
    decoder = getincrementaldecoder("utf-8")()
    before = 0
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                place = before - pending + error.start + 1
                raise Invalid(f"{path.name} is not UTF-8 text (byte {place}); save it as UTF-8") from error
            if not block:
                return
            before += len(block)


def _json_lines(path: Path) -> Iterator[RawLine]:
    with path.open(encoding="utf-8-sig") as file:
        number = 0
        while line := file.readline(_LONGEST_LINE + 1):
            number += 1
            if len(line) > _LONGEST_LINE:
                while line and not line.endswith("\n"):
                    line = file.readline(_LONGEST_LINE)
                yield RawLine(number, {}, f"the line is longer than {_LONGEST_LINE:,} characters")
            elif line.strip():
                yield _json_line(number, line)


def _json_line(number: int, line: str) -> RawLine:
    try:
        fields = json.loads(line, parse_constant=_refuse_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        return RawLine(number, {"line": line.rstrip("\n")}, f"this is no JSON: {error}")
    if not isinstance(fields, dict):
        return RawLine(number, {"line": line.rstrip("\n")}, "this is no JSON object; write one object a line")
    return RawLine(number, fields)  # pyright: ignore[reportUnknownArgumentType]


def _refuse_number(words: str) -> float:
    raise ValueError(f"{words} is no number")


def _finite(words: str) -> float:
    number = float(words)
    return number if isfinite(number) else _refuse_number(words)


def _csv_lines(path: Path) -> Iterator[RawLine]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = iter(reader)
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield RawLine(reader.line_num, {}, f"the row cannot be read: {error}")
                continue
            if row is None:
                return
            named = {name: unharmed(cell) for name, cell in row.items() if isinstance(cell, str) and cell != ""}
            yield RawLine(reader.line_num, named, "the row has more cells than the header" if None in row else "")


def parse(model: type[Parsed], line: RawLine) -> Parsed:
    """The line as a model. Raises Invalid that names each faulty field."""
    if line.fault:
        raise Invalid(line.fault)
    try:
        return model.model_validate(line.fields)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, item['loc'])) or 'line'}: {item['msg']}" for item in error.errors()[:5])
        raise Invalid(faults) from error


def claim_line(claim: ClaimRow) -> dict[str, Any]:
    """A claim as it is written to a file; `import` reads it back as the same claim."""
    kind = TYPES[claim.type].fields[claim.field].kind
    line: dict[str, Any] = {"id": claim.id, "article": claim.article_name}
    line |= {"quote": claim.exact, "start": claim.start, "end": claim.end, "record": claim.record, "field": claim.field}
    line |= {"value": json.loads(claim.norm) if kind.many else claim.norm, "printed": claim.printed}
    line |= {"as_of": claim.as_of if claim.as_of != claim.published else None, "attributed_to": claim.attributed_to}
    line |= {"mode": claim.mode, "list": claim.list_flag, "certainty": claim.certainty}
    line |= {"credibility": claim.credibility, "status": claim.status, "reason": claim.reason, "coder": claim.coder}
    return {name: value for name, value in line.items() if value is not None}


def json_text(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One line of JSON each, with its line end."""
    return (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
