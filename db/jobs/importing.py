"""Taking in files: articles, then claims. Good rows are kept, bad rows told apart, a repetition changes nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from db import intake
from db.collector import without_collector
from db.edits import Invalid
from db.edits.bulk import editing
from db.edits.claims import Checked, check, store
from db.edits.context import Workshop
from db.evidence import Article
from db.intake.references import READERS
from db.jobs.arriving import Arrived, is_of_a_page, is_references, mend, take_articles, take_references
from db.jobs.lines import ClaimLine, RawLine, parse, read_lines
from db.jobs.rejects import Reject
from db.progress import SILENT, Report
from db.queries.articles import find_articles
from db.store import Store
from db.text import canonical

CLAIM_SUFFIXES = (".jsonl", ".csv")
_PARTS = tuple(ClaimLine.model_fields)
# What this program writes beside the parts of a claim: in a list of claims, and in the rows that were rejected.
_KNOWN = {*_PARTS, "id", "end", "rejected", "file", "at_line"}


@dataclass(slots=True)
class Imported:
    """What an import took in: names of new articles, how many claims are new or known, what was rejected, and what a
    person should know of the files. `rows` are the ids of the new articles, `garbled` those whose text looks so.
    """

    articles: list[str] = field(default_factory=list[str])
    known_articles: int = 0
    claims: int = 0
    known_claims: int = 0
    rejects: list[Reject] = field(default_factory=list[Reject])
    remarks: list[str] = field(default_factory=list[str])
    garbled: list[int] = field(default_factory=list[int])
    rows: list[int] = field(default_factory=list[int])


class _DryRun(Exception):  # noqa: N818 - the way out of a transaction that is only tried
    pass


def import_paths(
    store: Store,
    paths: Sequence[Path],
    coder: str,
    *,
    published: str | None = None,
    repair: bool = False,
    dry_run: bool = False,
    report: Report = SILENT,
) -> Imported:
    """Take in article files, folders and claim files as one step of the history.

    `published` is used for articles whose file tells no date; `repair` mends texts that look garbled. Raises
    StoreError, and Invalid for a path that is none.
    """
    imported, arrived = Imported(), Arrived()
    files = list(_files(paths))
    claims = [path for path in files if path.suffix.lower() in CLAIM_SUFFIXES]
    references = [path for path in files if is_references(path)]
    articles = [path for path in files if path not in claims and path not in references]
    try:
        with editing(store, "Import", coder) as workshop:
            for done, path in enumerate(articles):
                report.progress(done, len(articles), path.name)
                report.check()
                take_articles(workshop, path, published, arrived)
            for path in references:
                take_references(workshop, path, arrived)
            imported.articles, imported.known_articles = arrived.articles, arrived.known
            imported.rows = arrived.rows
            imported.rejects, imported.remarks, imported.garbled = arrived.rejects, arrived.remarks, arrived.garbled
            if repair:
                mend(workshop, arrived.garbled)
            for path in claims:
                _take_claims(workshop, path, imported, report)
            workshop.summary = f"Import {len(imported.articles)} articles and {imported.claims} claims"
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return imported


def repair_texts(store: Store, articles: Sequence[int], coder: str, *, report: Report = SILENT) -> int:
    """Mend the texts of garbled articles as one step of the history; how many were mended."""
    report.check()
    with editing(store, "Repair", coder) as workshop:
        mended = mend(workshop, articles)
        workshop.summary = f"Mend the text of {mended} articles"
    return mended


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            known = (*intake.suffixes(), *CLAIM_SUFFIXES, *READERS)
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.name.lower().endswith(known) and file.is_file() and not _is_aside(file, path)
            )
        elif path.exists():
            yield path
        else:
            raise Invalid(f"There is no file or folder {path}")


def _is_aside(file: Path, folder: Path) -> bool:
    """Whether a file in a folder is none to be taken in: hidden, part of a saved page, or rows rejected before."""
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return hidden or ".rejects." in file.name or is_of_a_page(file)


def _take_claims(workshop: Workshop, path: Path, imported: Imported, report: Report) -> None:
    checked = _Checking(workshop, path, imported, report)
    try:
        with without_collector():
            stored = store(workshop, checked.claims())
    except Invalid as error:
        imported.rejects.append(Reject(str(path), 0, str(error), {}))
        return
    imported.claims += len(stored)
    imported.known_claims += checked.good - len(stored)
    if checked.unread:
        names = ", ".join(f"“{name[:40]}” ({lines:,})" for name, lines in checked.unread.most_common(5))
        told = f"{path.name}: What stands under {names} was not read; a claim has {', '.join(_PARTS)}"
        imported.remarks.append(told)


@dataclass(slots=True)
class _Checking:
    """The good claims of a file, one after the other; the bad ones go to the rejects."""

    workshop: Workshop
    path: Path
    imported: Imported
    report: Report
    good: int = 0
    unread: Counter[str] = field(default_factory=Counter[str])
    articles: dict[str, int | None] = field(default_factory=dict[str, int | None])

    def claims(self) -> Iterator[Checked]:
        """Read, parse and check line by line."""
        for line in read_lines(self.path):
            if line.number % 5_000 == 0:
                self.report.progress(line.number, 0, self.path.name)
                self.report.check()
            try:
                claim = check(self.workshop, self._new(parse(ClaimLine, line)))
            except Invalid as error:
                self.imported.rejects.append(_reject(self.path, line, error))
                continue
            self.good += 1
            self.unread.update(line.fields.keys() - _KNOWN)
            yield claim

    def _new(self, line: ClaimLine) -> "_Told":
        value, norm = line.value, None
        if line.printed is not None:
            value, norm = line.printed, value if isinstance(value, str) else canonical(value)
        return _Told(
            *(line.record, line.field, value, norm, *self._place(line), line.as_of, line.attributed_to),
            *(line.mode, line.list, line.certainty, line.credibility, line.status, line.reason),
        )

    def _place(self, line: ClaimLine) -> tuple[int | None, int, int]:
        if line.article is None:
            if line.quote:
                raise Invalid("A quote needs its article: its file name, URL or SHA-256")
            return None, 0, 0
        if line.article not in self.articles:
            self.articles[line.article] = _the_article(self.workshop.connection, line.article)
        article = self.articles[line.article]
        if article is None:
            raise Invalid(f"The article “{line.article}” is not in the workspace; import it first")
        if not line.quote:
            raise Invalid("A claim from an article needs its quote")
        text: str = self.workshop.article(article).text
        start = _occurrence(text, line.quote, line.start)
        return article, start, start + len(line.quote)


class _Told(NamedTuple):
    """A claim of a file whose line is checked already (see `db.edits.claims.Stated`)."""

    record: str
    field: str
    value: str | int | float | list[str]
    norm: str | None
    article: int | None
    start: int
    end: int
    as_of: str | None
    attributed_to: str | None
    mode: str
    list_flag: str
    certainty: str
    credibility: str | None
    status: str
    reason: str | None


def _occurrence(text: str, quote: str, wanted: int | None) -> int:
    if wanted is not None and text.startswith(quote, wanted):
        return wanted
    first = text.find(quote)
    if first < 0:
        raise Invalid(f"The quote “{quote[:80]}” does not occur in the article as written")
    if wanted is None:
        return first
    after, before = text.find(quote, wanted), text.rfind(quote, 0, wanted + len(quote))
    return min((at for at in (after, before) if at >= 0), key=lambda at: abs(at - wanted))


def _reject(path: Path, line: RawLine, error: Invalid) -> Reject:
    return Reject(str(path), line.number, str(error), line.fields)


def _the_article(connection: Connection, reference: str) -> int | None:
    found = find_articles(connection, reference)
    if len(found) > 1:
        raise Invalid(f"{len(found)} articles are called “{reference}”; name the one you mean by its SHA-256")
    return found[0] if found else None


def articles_named(connection: Connection, names: Sequence[str]) -> list[int]:
    """The ids of the articles that the references name (all when there are none). Raises Invalid for an unknown one."""
    if not names:
        return list(connection.execute(select(Article.id).order_by(Article.id)).scalars())
    found: list[int] = []
    for name in names:
        row = _the_article(connection, name)
        if row is None:
            raise Invalid(f"There is no article “{name}” in this workspace")
        found.append(row)
    return found
