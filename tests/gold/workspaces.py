"""A workspace of the articles and the gold claims, made by the program's own import and checked by its own check."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from db.jobs import checking
from db.jobs.importing import import_paths
from db.keys import parse_key
from db.queries.claims import ClaimRow, all_claims
from db.queries.conflicts import FindingView
from db.store import Store
from tests.gold import data

_CODER = "Gold"


@dataclass(frozen=True, slots=True)
class Checked:
    """The gold claims as the workspace holds them, by their gold id, and every finding on them."""

    claims: dict[str, ClaimRow]
    findings: list[FindingView]

    def gold(self, finding: FindingView) -> frozenset[str]:
        """The gold ids of the claims of a finding."""
        names = {claim.id: name for name, claim in self.claims.items()}
        return frozenset(names[claim.id] for claim in finding.claims)


def checked(folder: Path, *, dated: bool = True) -> Checked:
    """Take in articles, with their dates or without, and gold claims, and check.

    Raises FileNotFoundError, and ValueError for a rejected claim.
    """
    articles = data.sources(folder)
    with TemporaryDirectory() as place, Store.create(Path(place) / "gold.depositary") as store:
        for source in articles.values():
            import_paths(store, [source.path], _CODER, published=source.published if dated else None)
        claims = Path(place) / "claims.jsonl"
        claims.write_text("".join(json.dumps(line) + "\n" for line in data.claim_lines(articles)), "utf-8")
        taken = import_paths(store, [claims], _CODER)
        if taken.rejects:
            raise ValueError("; ".join(f"claim {reject.line}: {reject.reason}" for reject in taken.rejects))
        return Checked(_by_gold_id(store, articles), checking.check(store))


def _by_gold_id(store: Store, articles: dict[str, data.Source]) -> dict[str, ClaimRow]:
    with store.read() as connection:
        stored = {(row.article_name, row.start, row.end, row.record, row.field): row for row in all_claims(connection)}
    return {
        line["id"]: stored[
            articles[line["article"]].path.name,
            line["start"],
            line["end"],
            parse_key(line["record"]).text,
            line["field"],
        ]
        for line in data.lines("claims")
    }
