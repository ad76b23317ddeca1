"""Claims and decisions as lines of JSON or rows of CSV: their fields, how they are read, and how they are written.

Writing and reading are inverse: what `claims` writes, `import` takes.
"""

import csv
import json
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, cast

from pydantic import AfterValidator, AliasChoices, BaseModel, ConfigDict, Field, StrictFloat, StrictInt, ValidationError
from pydantic_core import from_json

from db.edits.commands import Certainty, Line, ListFlag, Mode
from db.kinds import Invalid
from db.kinds.plain import plain as plain_words
from db.queries.claims import ClaimRow
from db.records import TYPES
from db.text import unharmed

_LONGEST_LINE = 1_048_576
_LONGEST_CELL = 1_048_576
_LONGEST_NOTE = 10_000
_BLOCK = 1_048_576


Parsed = TypeVar("Parsed", bound=BaseModel)


def _visible(text: str) -> str | None:
    """The words as they are when all of them can be seen, else cleaned of what cannot; None for nothing."""
    if text.isascii() and text.isprintable():
        return text if text.strip() else None
    return plain_words(text, _LONGEST_NOTE, lines=True) if text.strip() else None


def _legible(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        plain_words(text, _LONGEST_NOTE, lines=True)
    return text


# Words as they are printed, and words beside a value, such as who said it.
Printed = Annotated[str, Field(max_length=_LONGEST_NOTE), AfterValidator(_legible)]
Note = Annotated[str, Field(max_length=_LONGEST_NOTE), AfterValidator(_visible)]


class ClaimLine(BaseModel):
    """A claim in a file. `article` is a file name, URL or SHA-256; without one the claim has no source."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True, coerce_numbers_to_str=True)
    article: Line | None = None
    quote: str | None = Field(default=None, max_length=100_000)
    start: int | None = Field(default=None, ge=0)
    record: Line
    field: Line
    value: str | StrictInt | StrictFloat | list[str]
    printed: Printed | None = None
    as_of: Line | None = None
    attributed_to: Note | None = None
    mode: Mode = "fact"
    list: ListFlag = "none"
    certainty: Certainty = "explicit"
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    status: Literal["active", "rejected", "withdrawn"] = "active"
    reason: Note | None = None


class DecisionLine(BaseModel):
    """A decision in a file: on a field (`claim` is the accepted claim's id), a finding (`finding`, `state`), or who is
    who (`first`, `second`, `verdict`).
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    record: Line | None = None
    field: Line | None = None
    claim: Line | None = Field(default=None, validation_alias=AliasChoices("claim", "accepted_claim", "accepted"))
    finding: Line | None = None
    state: Literal["apparent", "dismissed", "decided"] | None = None
    first: Line | None = None
    second: Line | None = None
    verdict: Literal["same", "different", "unsure"] | None = None
    reason_code: Line = "judgement"
    reason: Note | None = None
    reviewer: Note | None = None


class RawLine(NamedTuple):
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


# What the quick reader reads as the standard one does; it takes 1e999 for a number, where the standard one can refuse.
_SIMPLE = frozenset({str, int, bool, type(None)})


def _json_line(number: int, line: str) -> RawLine:
    try:
        plain = from_json(line, allow_inf_nan=False)
    except ValueError:
        plain = None
    if isinstance(plain, dict) and _SIMPLE.issuperset(map(type, cast("dict[str, Any]", plain).values())):
        return RawLine(number, cast("dict[str, Any]", plain))
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
        raise Invalid(faults(error)) from error


def faults(error: ValidationError) -> str:
    """What is wrong with each field, in words."""
    found: dict[str, str] = {}
    for item in error.errors():
        name = str(item["loc"][0]) if item["loc"] else "line"
        said = "write a text, a number, or a list of texts" if name == "value" else item["msg"]
        found[name] = "is missing" if item["type"] == "missing" else said
    return "; ".join(f"{name}: {fault}" for name, fault in found.items())


def claim_line(claim: ClaimRow, articles: Mapping[int, str] = {}) -> dict[str, Any]:
    """A claim as it is written to a file; `import` reads it back as the same claim.

    `articles` gives what names an article where its file name alone does not.
    """
    line: dict[str, Any] = {"id": claim.id, "article": articles.get(claim.article or 0, claim.article_name)}
    line |= {"quote": claim.exact, "start": claim.start, "end": claim.end, "record": claim.record, "field": claim.field}
    line |= {"value": plain_value(claim), "printed": claim.printed, "as_of": claim.as_of}
    line |= {"attributed_to": claim.attributed_to, "mode": claim.mode, "list": claim.list_flag}
    line |= {"certainty": claim.certainty, "credibility": claim.credibility, "status": claim.status}
    return line | {"reason": claim.reason}


def plain_value(claim: ClaimRow) -> str | list[str]:
    """The normalised value of a claim: a text, or of a field with many values a list of texts."""
    return listed_or_text(claim.type, claim.field, claim.norm)


def listed_or_text(kind: str, field: str, norm: str) -> str | list[str]:
    """The norm of a field of a record type as files hold it."""
    return json.loads(norm) if TYPES[kind].fields[field].kind.many else norm


def json_text(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One line of JSON each, with its line end."""
    return (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
