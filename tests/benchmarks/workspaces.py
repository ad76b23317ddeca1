"""Workspaces of a given number of claims, made once through the program's own import and kept in a cache folder.

Thirty-two claims a record and four a field; about one field in twenty-eight holds values that contradict each other.
"""

import json
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.edits import AddArticle, Cite, apply
from db.glance import SCHEMA, schema_version
from db.jobs.importing import import_paths
from db.queries.drafts import proposals
from db.store import Store
from desktop.models.selections import claim_of

PARTNERS = "LVA EST LTU POL FRA DEU ITA CAN JPN USA GBR ESP NOR SWE FIN DNK ISL CZE PRT BEL NLD ROU BGR GRC HRV".split()  # noqa: SIM905
FIELDS = ("title", "kind", "signed_date", "place", "duration", "in_force_date", "end_date", "signatories")
PLACES = ("Kyiv", "Paris", "Berlin", "Rome", "Ottawa", "Riga")


def cache_folder() -> Path:
    """Where the workspaces are kept between runs; `DEPOSITARY_BENCHMARKS` names another place."""
    folder = Path(os.environ.get("DEPOSITARY_BENCHMARKS", Path(tempfile.gettempdir()) / "depositary-benchmarks"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def claim_lines(count: int) -> Iterator[dict[str, object]]:
    """Claims as lines of a file, in a fixed pseudo-random order."""
    dice = random.Random(1)
    number = 0
    while True:
        record = number // 32
        key = f"agreement/{PARTNERS[record % len(PARTNERS)]}/deal-{record}"
        for field in FIELDS:
            base = dice.randrange(1, 28)
            for copy in range(4):
                odd = dice.random() < 0.012
                day = f"2024-{1 + copy:02d}-{1 + number % 28:02d}"
                line = {"record": key, "field": field, "value": _value(field, record, base, odd=odd), "as_of": day}
                yield {**line, "attributed_to": f"source {number % 97}"}
                number += 1
                if number == count:
                    return


def _value(field: str, record: int, base: int, *, odd: bool) -> str:
    match field:
        case "title":
            return f"Agreement {record} on security cooperation"
        case "kind":
            return "memorandum" if odd else "agreement"
        case "place":
            return PLACES[(record + odd) % len(PLACES)]
        case "duration":
            return "P5Y" if odd else "P10Y"
        case "signatories":
            return f"Signatory {record % 500}"
        case _:
            year = {"signed_date": 2024, "in_force_date": 2025}.get(field, 2035)
            return f"{year}-{1 + record % 12:02d}-{base + odd:02d}"


def lines_file(count: int) -> Path:
    """The claims as a JSON Lines file."""
    path = cache_folder() / f"claims-{count}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in claim_lines(count))
    return path


_SPEAKERS = "Latvia Estonia Lithuania Poland France Germany Italy Canada Japan Spain Norway Sweden Finland".split()  # noqa: SIM905
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_TALK = "Those who were there call the mood calm; of what was said behind closed doors no paper gives more than a hint."


def long_text(letters: int) -> str:
    """An article of at least that many letters, in which something can be read from three sentences in four."""
    dice = random.Random(5)
    parts: list[str] = []
    length = 0
    while length < letters:
        day = f"{dice.randrange(1, 28)} {dice.choice(_MONTHS)} {dice.choice((2023, 2024))}"
        who = dice.choice(_SPEAKERS)
        held = f"The {dice.randrange(24, 30)}th round of negotiations between Ukraine and {who} was held on {day}."
        talks = f"The {dice.randrange(34, 90)}th round of talks with {who} was held in Kyiv on {day}."
        signed = f"Ukraine and {who} signed a bilateral security agreement on {day}."
        parts.append(f"{held} {talks} {signed} {_TALK}")
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def article_workspace(letters: int = 1_000_000, claims: int = 5_000) -> Path:
    """A workspace with one long article and that many claims on its rounds; more than twice as many stay drafts."""
    path = cache_folder() / f"article-{letters}.depositary"
    if not path.exists():
        part = path.with_name(f"part-{letters}.depositary")
        part.unlink(missing_ok=True)
        text = long_text(letters)
        known = {"name": "long.txt", "format": "text", "title": "Long", "published": "2024-12-01", "language": "en"}
        with Store.create(part) as store:
            apply(store, AddArticle.model_validate({**known, "raw": text.encode(), "text": text}), "benchmark")
            drafts = [draft for draft in store.ask(proposals, 1).drafts if draft.record.startswith("round/")]
            chosen = drafts[:: len(drafts) // claims][:claims]
            apply(store, Cite(claims=tuple(claim_of(draft, 1) for draft in chosen)), "benchmark")
            while store.refresh_search():
                pass
        part.rename(path)
    Store.open(path).close()  # one of an older version is upgraded
    return path


def workspace(count: int) -> Path:
    """A workspace with that many claims, its search index up to date."""
    path = cache_folder() / f"claims-{count}.depositary"
    if not path.exists():
        part = path.with_name(f"part-{count}.depositary")
        part.unlink(missing_ok=True)
        with Store.create(part) as store:
            import_paths(store, [lines_file(count)], "benchmark")
            while store.refresh_search():
                pass
            with store.write() as connection:
                connection.exec_driver_sql("ANALYZE")
        part.rename(path)
    if schema_version(path) != SCHEMA:
        Store.open(path).close()
    return path
