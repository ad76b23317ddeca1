"""Makes `resources/sample/claims.jsonl` and `decisions.jsonl` from the readable `.source` files beside them.

    .venv/bin/python packaging/make_sample.py

Quotes are found in the frozen text of the articles, so that an offset is never typed. A decision names its claim by
record, field and value, a verdict its finding by rule and place; their ids are digests, and are looked up in a
workspace that is filled for it and thrown away. Anything that does not fit stops the run with the line it stands on.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from db import intake  # noqa: E402
from db.jobs import checking  # noqa: E402
from db.jobs.importing import import_paths  # noqa: E402
from db.jobs.sample import CODER, sample_folder  # noqa: E402
from db.queries.claims import all_claims  # noqa: E402
from db.store import Store  # noqa: E402

_BRACES = re.compile(r"\{([^}]*)\}")
_REVIEWER = "Second reader"
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a source: where it stands, the article it is under, and its cells."""

    place: str
    article: str
    cells: list[str]

    def fail(self, why: str) -> SystemExit:
        """The end of the run, with the place and the reason."""
        return SystemExit(f"{self.place}: {why}: {' | '.join(self.cells)[:160]}")


def rows(path: Path) -> Iterator[Row]:
    """The lines of a source that say something."""
    article = "-"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@ "):
            article = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            yield Row(f"{path.name}:{number}", article, [cell.strip() for cell in line.split("|")])


def spread(record: str) -> list[str]:
    """The record keys that a key with `{A B C}` in it stands for."""
    braces = _BRACES.search(record)
    return [record.replace(braces[0], item) for item in braces[1].split()] if braces else [record]


# ---------------------------------------------------------------- claims


def claim_lines(folder: Path) -> list[Line]:
    """The claims of the source, in its order, each with its checked offset."""
    texts = {path.name: intake.load(path)[0].text for path in sorted((folder / "articles").iterdir())}
    return [line for row in rows(folder / "claims.source") for line in _claims(row, texts)]


def _claims(row: Row, texts: dict[str, str]) -> Iterator[Line]:
    if len(row.cells) not in (4, 5):
        raise row.fail("a claim needs record | field | value | quote, and perhaps options")
    record, field, value, quote = row.cells[:4]
    options = _options(row)
    place = {} if row.article == "-" else _place(row, texts, quote, int(options.pop("at", "1")))
    printed, arrow, norm = value.partition(" => ")
    for key in spread(record):
        told = {"value": norm, "printed": printed} if arrow else {"value": value}
        yield {**place, "record": key, "field": field, **told, **options}


def _options(row: Row) -> dict[str, str]:
    pairs = [option.partition("=") for option in row.cells[4].split(";")] if len(row.cells) == 5 else []
    options = {name.strip(): text.strip() for name, _, text in pairs}
    if "by" in options:
        options["attributed_to"] = options.pop("by")
    return options


def _place(row: Row, texts: dict[str, str], quote: str, wanted: int) -> Line:
    if row.article not in texts:
        raise row.fail(f"there is no article {row.article}")
    found = [match.start() for match in re.finditer(re.escape(quote), texts[row.article])]
    if len(found) < wanted:
        raise row.fail(f"the quote stands {len(found)} times in {row.article}")
    return {"article": row.article, "quote": quote, "start": found[wanted - 1]}


# ---------------------------------------------------------------- decisions


def decision_lines(folder: Path) -> list[Line]:
    """The decisions and verdicts of the source, with the ids that their claims and findings have in a workspace."""
    with tempfile.TemporaryDirectory() as place, Store.create(Path(place) / "sample.depositary") as store:
        imported = import_paths(store, [folder / "articles"], CODER)
        taken = import_paths(store, [folder / "claims.jsonl"], CODER)
        for reject in imported.rejects + taken.rejects:
            raise SystemExit(f"{Path(reject.file).name}:{reject.line}: {reject.reason}")
        with store.read() as connection:
            claims = [claim for claim in all_claims(connection) if claim.status == "active"]
        findings = [checking.finding_line(view) for view in checking.check(store)]
    source = list(rows(folder / "decisions.source"))
    judged = [line for row in source if row.cells[0].startswith("!") for line in [_verdict(row, findings)]]
    return [line for row in source if not row.cells[0].startswith("!") for line in _decisions(row, claims)] + judged


def _decisions(row: Row, claims: list[Any]) -> Iterator[Line]:
    """Record | field | value, or nothing where all claims agree | reason code | reason | reviewed or not"""
    if len(row.cells) != 6:
        raise row.fail("a decision needs record | field | value | code | reason | reviewed or nothing")
    record, field, value, code, reason, reviewed = row.cells
    for key in spread(record):
        about = [claim for claim in claims if (claim.record, claim.field) == (key, field)]
        fitting = [claim for claim in about if value in ("", claim.norm, claim.article_name)]
        if not fitting:
            raise row.fail(f"no claim on {field} of {key} has this value; there are {[c.norm for c in about]}")
        if not value and len({claim.norm for claim in about}) > 1:
            raise row.fail(f"the claims on {field} of {key} differ: {sorted({c.norm for c in about})}; name the value")
        chosen = min(fitting, key=lambda claim: (claim.published or "9999", claim.start or 0, claim.id))
        line = {"record": key, "field": field, "claim": chosen.id, "reason_code": code, "reason": reason}
        yield {**line, "reviewer": _REVIEWER} if reviewed == "reviewed" else line


def _verdict(row: Row, findings: list[Line]) -> Line:
    """! rule | record | field | apparent or dismissed | reason code | reason"""
    if len(row.cells) != 6:
        raise row.fail("a verdict needs ! rule | record | field | state | code | reason")
    rule, record, field, state, code, reason = row.cells
    place = (rule.lstrip("! "), record, field)
    found = [line for line in findings if (line["rule"], line["record"], line["field"]) == place]
    if len(found) != 1:
        raise row.fail(f"{len(found)} findings are at this place")
    return {"finding": found[0]["id"], "state": state, "reason_code": code, "reason": reason}


# ---------------------------------------------------------------- writing


def write(path: Path, lines: list[Line]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines)} lines")


def main() -> None:
    """Make both files; the decisions need the claims."""
    folder = sample_folder()
    write(folder / "claims.jsonl", claim_lines(folder))
    write(folder / "decisions.jsonl", decision_lines(folder))


if __name__ == "__main__":
    main()
