"""Taking in article files and what reference managers know of them; part of an import (see `db.jobs.importing`)."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, or_, select

from db import intake
from db.capture import zones as find_zones
from db.edits import AddArticle, CorrectArticle, Invalid, ReplaceText
from db.edits.articles import add_article, correct_article, replace_text
from db.edits.context import Workshop
from db.evidence import Article, Publisher
from db.intake.references import READERS, Reference, read_references
from db.intake.repair import repaired
from db.jobs.lines import faults
from db.jobs.rejects import Reject
from db.text import fold

_SAVED_WITH = ("_files", "-files", ".files", "_dateien", "-dateien", "_fichiers", "_pliki", "_файлы")
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(slots=True)
class Arrived:
    """Names of new articles, how many were there already, what was not taken in, and what a person should know.

    `rows` are the new articles, `garbled` those of them whose text was read in a wrong encoding before it came here.
    """

    articles: list[str] = field(default_factory=list[str])
    known: int = 0
    rejects: list[Reject] = field(default_factory=list[Reject])
    remarks: list[str] = field(default_factory=list[str])
    rows: list[int] = field(default_factory=list[int])
    garbled: list[int] = field(default_factory=list[int])


def is_of_a_page(file: Path) -> bool:
    """Whether the file belongs to a saved web page: it stands in the folder that a browser saved beside the page."""
    for folder in file.parents:
        for ending in _SAVED_WITH:
            if folder.name.lower().endswith(ending):
                stem = folder.name[: -len(ending)]
                if any((folder.parent / f"{stem}{suffix}").is_file() for suffix in _PAGES):
                    return True
    return False


def take_articles(workshop: Workshop, path: Path, published: str | None, arrived: Arrived) -> None:
    """Freeze the articles of a file; a file that cannot be read becomes a reject and stops nothing."""
    try:
        arrivals = intake.load(path)
    except intake.Unreadable as error:
        arrived.rejects.append(Reject(str(path), 0, str(error), {}))
        return
    for number, arrival in enumerate(arrivals, 1):
        name = os.fsencode(path.name).decode("utf-8", "replace")
        _take(workshop, name if len(arrivals) == 1 else f"{name}#{number}", arrival, path, published, arrived)


def _take(
    workshop: Workshop, name: str, arrival: intake.Arrival, path: Path, published: str | None, arrived: Arrived
) -> None:
    before = len(workshop.writer.changes)
    try:
        row = add_article(
            workshop,
            AddArticle(
                name=name,
                format=arrival.format,
                raw=arrival.raw,
                text=arrival.text,
                title=arrival.title or path.stem,
                author=arrival.author,
                url=arrival.url,
                language=arrival.language,
                publisher=arrival.publisher,
                published=arrival.published or published or arrival.dated,
                zones=arrival.zones or tuple(find_zones(arrival.text)),
            ),
        )
    except (ValidationError, Invalid) as error:
        reason = f"{name}: {faults(error)}" if isinstance(error, ValidationError) else str(error)
        arrived.rejects.append(Reject(str(path), 0, reason, {}))
        return
    if len(workshop.writer.changes) == before:
        arrived.known += 1
        return
    arrived.articles.append(name)
    arrived.rows.append(row)
    arrived.remarks += [f"{name}: {remark}" for remark in arrival.remarks]
    if repaired(arrival.text) is not None:
        arrived.garbled.append(row)
        arrived.remarks.append(f"{name}: The text looks garbled, as if its encoding was mistaken before it was saved")


def mend(workshop: Workshop, articles: Sequence[int]) -> int:
    """Freeze the mended text of garbled articles; how many there were. Raises Invalid where claims stand on one."""
    found = workshop.connection.execute(select(Article.id, Article.text).where(Article.id.in_(articles))).all()
    mended = [(row, text) for row, before in found if (text := repaired(before)) is not None]
    for row, text in mended:
        replace_text(workshop, ReplaceText(article=row, text=text, zones=tuple(find_zones(text))))
    return len(mended)


def is_references(path: Path) -> bool:
    """Whether the file is by its name an export of a reference manager."""
    return path.suffix.lower() in READERS


def take_references(workshop: Workshop, path: Path, arrived: Arrived) -> None:
    """Fill in what the references know of articles in the workspace, known by address, file or title.

    An article of the same import takes the reference's word for its own; what stood there before is only completed.
    """
    try:
        references = read_references(path)
    except intake.Unreadable as error:
        arrived.rejects.append(Reject(str(path), 0, str(error), {}))
        return
    titles = _titles(workshop.connection)
    for reference in references:
        rows = _articles_of(workshop.connection, reference, titles)
        for row in rows:
            _complete(workshop, row, reference, fresh=row in arrived.rows)
        if not rows:
            called = reference.title or reference.url or ", ".join(reference.files)
            text = (
                f"{path.name}: There is no article of “{called}” in the workspace. Import its text too, then this again"
            )
            arrived.rejects.append(Reject(str(path), 0, text, {}))


def _titles(connection: Connection) -> dict[str, list[int]]:
    """The articles by their titles, folded for comparison."""
    found: dict[str, list[int]] = {}
    for row, title in connection.execute(select(Article.id, Article.title)):
        found.setdefault(fold(title), []).append(row)
    return found


def _articles_of(connection: Connection, reference: Reference, titles: dict[str, list[int]]) -> Sequence[int]:
    address = (reference.url or "").rstrip("/")
    known = [Article.url.in_([address, f"{address}/"])] if address else []
    known += [Article.name.in_(reference.files)] if reference.files else []
    if known:
        found = connection.execute(select(Article.id).where(or_(*known))).scalars().all()
        if found:
            return found
    return titles.get(fold(reference.title), ()) if reference.title else ()


def _complete(workshop: Workshop, row: int, reference: Reference, *, fresh: bool) -> None:
    columns = (Article.title, Article.author, Article.url, Article.language, Article.published, Publisher.name)
    statement = select(*columns).outerjoin(Publisher, Publisher.id == Article.publisher_id).where(Article.id == row)
    old = workshop.connection.execute(statement).one()
    names = ("title", "author", "url", "language", "published", "publisher")
    known: dict[str, str | None] = dict(zip(names, old, strict=True))
    told = {name: getattr(reference, name) for name in known}
    changed = {name: said for name, said in told.items() if said and said != known[name] and (fresh or not known[name])}
    if changed:
        correct_article(workshop, CorrectArticle.model_validate({"article": row, **changed}))
