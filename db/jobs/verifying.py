"""Checking that a workspace or a release is what it says: file, ledger, articles, quotes, values, findings, digests."""

import json
from collections.abc import Callable, Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any
from zlib import decompress
from zlib import error as ZlibError  # noqa: N812 - it is a class

from sqlalchemy import Connection, select

from db import findings
from db.errors import TargetError
from db.evidence import Article, ArticleRaw, Claim, Decision, Quote
from db.exporters import DESCRIPTOR
from db.kinds import Kind
from db.ledger import check_chain
from db.progress import SILENT, Report
from db.records import TYPES, Record
from db.store import Store


def verify_workspace(store: Store, report: Report = SILENT) -> list[str]:
    """The faults of a workspace in words, each with what it is about; empty when everything holds."""
    faults = store.check()
    checks: tuple[tuple[str, Callable[[Connection], Iterator[str]]], ...] = (
        ("ledger", lambda connection: iter(check_chain(connection))),
        ("articles", _articles),
        ("quotes", _quotes),
        ("values", _values),
        ("findings", lambda connection: iter(findings.differences(connection))),
    )
    with store.read() as connection:
        for done, (name, check) in enumerate(checks):
            report.progress(done, len(checks), name)
            faults += check(connection)
    return faults


def _articles(connection: Connection) -> Iterator[str]:
    statement = select(Article.name, Article.sha256, Article.text_sha256, Article.text, ArticleRaw.content)
    statement = statement.outerjoin(ArticleRaw, ArticleRaw.id == Article.id)
    for row in connection.execute(statement):
        name, raw_digest, text_digest, text = row[:4]
        content: Any = row[4]
        if not _unpacks_to(content, raw_digest):
            yield f"the bytes of article {name} are not the ones that were frozen"
        if sha256(text.encode()).hexdigest() != text_digest:
            yield f"the text of article {name} is not the one that was frozen"


def _unpacks_to(content: bytes | None, digest: str) -> bool:
    try:
        return content is not None and sha256(decompress(content)).hexdigest() == digest
    except ZlibError:
        return False


def _quotes(connection: Connection) -> Iterator[str]:
    for row, text in connection.execute(select(Article.id, Article.text)).all():
        quotes = select(Quote.id, Quote.start, Quote.end, Quote.exact).where(Quote.article_id == row)
        for quote, start, end, exact in connection.execute(quotes):
            if text[start:end] != exact:
                yield f"quote {quote} is not verbatim at {start}–{end} of article {row}"


def _values(connection: Connection) -> Iterator[str]:
    """A filled column follows from a decision, and a decision fills its column."""
    decided: dict[tuple[int, str], str] = {}
    statement = select(Decision.record_id, Decision.field, Claim.norm).join(Claim, Claim.id == Decision.claim_id)
    for record, field, norm in connection.execute(statement):
        decided[record, field] = norm
    for model in TYPES.values():
        rows = select(Record.key, model.__table__).join(model.__table__, model.__table__.c.id == Record.id)
        for row in connection.execute(rows).mappings():
            for name, field in model.fields.items():
                norm = decided.get((row["id"], name))
                if not _follows(field.kind, row[name], norm):
                    yield f"{name} of {row['key']} does not follow from its decision"


def _follows(kind: Kind, stored: Any, norm: str | None) -> bool:
    if stored is None or norm is None:
        return stored is None and norm is None
    if kind.many:
        return set(json.loads(norm)) <= set(json.loads(stored))
    return kind.norm(stored) == norm


def verify_release(folder: Path) -> list[str]:
    """The faults of an exported release in words: files that are missing, changed or not listed. Raises TargetError."""
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        resources: dict[str, Any] = {str(resource["path"]): resource for resource in descriptor["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TargetError(f"{folder} holds no release that can be read: {error}.", "Export it again.") from error
    faults = [fault for path, resource in resources.items() if (fault := _resource_fault(folder, path, resource))]
    listed = {folder / path for path in resources}
    return faults + [f"{path.name} is not part of the release" for path in folder.glob("data/*") if path not in listed]


def _resource_fault(folder: Path, path: str, resource: dict[str, Any]) -> str:
    file = folder / path
    if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        return f"{path} is missing"
    with file.open("rb") as opened:
        found = f"sha256:{file_digest(opened, 'sha256').hexdigest()}"
    return "" if found == resource.get("hash") else f"{path} was changed after the export"
