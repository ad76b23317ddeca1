"""The verbs of the command line: each takes the parsed arguments, prints its result, and returns the exit code."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from db import edits, intake
from db.capture import read as read_text
from db.cli import coding, output, resolving, showing
from db.cli.output import DONE, NEEDS_CURATOR, WRONG_USAGE, coder, reporting
from db.exporters import DESCRIPTOR
from db.jobs import checking, importing, proposing
from db.jobs.deciding import Decided, decide_file, decisions
from db.jobs.importing import Imported
from db.jobs.lines import claim_line
from db.jobs.rejects import Reject, write_rejects
from db.jobs.sample import fill_with_sample
from db.jobs.verifying import verify_release, verify_workspace
from db.kinds import COUNTRY, DATE, Invalid
from db.queries import review
from db.queries.articles import references
from db.queries.claims import all_claims
from db.store import Store, is_url


def new(options: Namespace) -> int:
    """Make a workspace."""
    home = COUNTRY.clean(options.home)
    with Store.create(options.workspace) as store:
        edits.apply(store, edits.Configure(name="home", value=home), coder())
        if options.sample:
            fill_with_sample(store)
        else:
            checks = review.ONE if options.one_person else review.TWO
            edits.apply(store, edits.Configure(name=review.REVIEW, value=checks), coder())
    output.message(f"Made {options.workspace}")
    if options.json:
        output.document({"workspace": options.workspace, "home": home})
    return DONE


def import_(options: Namespace) -> int:
    """Take in articles and claims."""
    published = _published(options)
    with Store.open(options.workspace) as store, reporting() as report:
        imported = importing.import_paths(
            *(store, options.paths, coder()),
            published=published,
            repair=options.repair,
            dry_run=options.dry_run,
            report=report,
        )
        store.refresh_search()
    rejects = None if options.dry_run else _write_rejects(options.workspace, options.paths[0].stem, imported.rejects)
    _tell_imported(imported, rejects, options)
    if _unreadable(imported, options.paths):
        return WRONG_USAGE
    return NEEDS_CURATOR if imported.rejects else DONE


def _published(options: Namespace) -> str | None:
    """The publication date that was given, as EDTF; None where none was."""
    try:
        return DATE.clean(options.published) if options.published else None
    except Invalid as error:
        raise Invalid(f"--published: {error}") from error


def _unreadable(imported: Imported, paths: list[Path]) -> bool:
    """Whether a file that was named on the command line, rather than found in a folder, could not be read at all."""
    named = {str(path) for path in paths}
    return any(reject.line == 0 and reject.file in named for reject in imported.rejects)


def _write_rejects(workspace: str, name: str, rejects: list[Reject]) -> Path | None:
    """Beside the workspace file, or in the current folder where the workspace lives on a server."""
    folder = Path.cwd() if is_url(workspace) else Path(workspace).resolve().parent
    return write_rejects(folder, name, rejects)


def _tell_imported(imported: Imported, rejects: Path | None, options: Namespace) -> None:
    verb = "Would take in" if options.dry_run else "Took in"
    output.message(f"{verb} {len(imported.articles)} articles and {imported.claims} claims")
    if imported.known_articles or imported.known_claims:
        output.message(f"Known already: {imported.known_articles} articles, {imported.known_claims} claims")
    for remark in imported.remarks:
        output.message(remark)
    _tell_rejects(imported.rejects, rejects)
    if options.json:
        content = {**asdict(imported), "dry_run": options.dry_run, "rejects_file": str(rejects) if rejects else None}
        output.document(content)


def _tell_rejects(rejects: list[Reject], path: Path | None) -> None:
    for reject in rejects[:20]:
        place = f"{reject.file}, line {reject.line}" if reject.line else reject.file
        output.message(f"Rejected: {place}: {reject.reason}")
    if len(rejects) > 20:
        output.message(f"… and {len(rejects) - 20} more")
    if path:
        output.message(f"The rejected rows are in {path}; mend them there and import it")


def claims(options: Namespace) -> int:
    """Print every claim."""
    with Store.open(options.workspace, read_only=True) as store, store.read() as connection:
        if options.json:
            names = references(connection)
            output.lines(claim_line(claim, names) for claim in all_claims(connection))
        else:
            rows = (
                (row.id, row.record, row.field, row.shown, row.as_of, row.article_name)
                for row in all_claims(connection)
            )
            output.table(("id", "record", "field", "value", "as of", "article"), rows)
    return DONE


def check(options: Namespace) -> int:
    """Find what contradicts what."""
    with Store.open(options.workspace) as store, reporting() as report:
        found = checking.check(store, report)
    if options.json:
        output.document({"findings": [checking.finding_line(view) for view in found]})
    else:
        rows = ((view.row.severity, view.row.nature, view.row.state, view.row.rule, view.row.record) for view in found)
        output.table(("severity", "nature", "state", "rule", "record"), rows)
        for view in found:
            output.message(f"{view.row.id} {view.row.severity}: {view.row.explanation}")
    hard = any(view.row.severity == "hard" and view.row.state == "open" for view in found)
    return NEEDS_CURATOR if hard else DONE


def decisions_(options: Namespace) -> int:
    """Print every decision."""
    with Store.open(options.workspace, read_only=True) as store, store.read() as connection:
        found = list(decisions(connection))
    if options.json:
        output.lines(found)
    else:
        rows = (
            (row.get("record"), row.get("field") or row.get("finding"), row.get("value"), row["reason"])
            for row in found
        )
        output.table(("record", "field", "value", "reason"), rows)
    return DONE


def decide(options: Namespace) -> int:
    """Apply decisions from a file."""
    with Store.open(options.workspace) as store:
        outcome: Decided = decide_file(store, options.file, coder())
    output.message(f"Applied {outcome.decisions} decisions")
    path = _write_rejects(options.workspace, options.file.stem, outcome.rejects)
    _tell_rejects(outcome.rejects, path)
    if options.json:
        output.document({**asdict(outcome), "rejects_file": str(path) if path else None})
    return NEEDS_CURATOR if outcome.rejects else DONE


def undo(options: Namespace) -> int:
    """Take back the newest step, or the given one."""
    with Store.open(options.workspace) as store:
        result = edits.undo(store, coder(), options.step)
        store.refresh_search()
    return _tell(result, options)


def redo(options: Namespace) -> int:
    """Do again what was undone last."""
    with Store.open(options.workspace) as store:
        result = edits.redo(store, coder())
        store.refresh_search()
    return _tell(result, options)


def _tell(result: edits.Result, options: Namespace) -> int:
    output.message(result.summary)
    if options.json:
        output.document({"step": result.edit, "summary": result.summary})
    return DONE


def verify(options: Namespace) -> int:
    """Check a workspace or a release."""
    place = Path(options.place)
    if place.is_dir() or place.name == DESCRIPTOR:
        faults = verify_release(place if place.is_dir() else place.parent)
    else:
        with Store.open(options.place, read_only=True) as store, reporting() as report:
            faults = verify_workspace(store, report)
    for fault in faults:
        output.message(fault)
    if options.json:
        output.document({"faults": faults})
    elif not faults:
        output.message(f"{place} is sound")
    return NEEDS_CURATOR if faults else DONE


def read(options: Namespace) -> int:
    """Show what the program sees in an article file; needs no workspace."""
    published = _published(options)
    try:
        arrival, *others = intake.load(options.file)
    except intake.Unreadable as error:
        raise Invalid(str(error)) from error
    if others:
        output.message(f"{options.file} holds {len(others) + 1} articles; this is the first. Import it to see them all")
    for remark in arrival.remarks:
        output.message(remark)
    published = arrival.published or published or arrival.dated
    reading = read_text(arrival.text, published, arrival.language, COUNTRY.clean(options.home), arrival.zones)
    output.document(proposing.reading_content(options.file.name, arrival.text, reading))
    return DONE


def propose(options: Namespace) -> int:
    """Print the drafts for articles of a workspace; stores nothing."""
    published = _published(options)
    with Store.open(options.workspace, read_only=True) as store, store.read() as connection:
        chosen = importing.articles_named(connection, options.articles)
        drafts = list(proposing.drafts(connection, chosen, published))
    if options.json:
        output.document({"drafts": drafts})
    else:
        rows = ((row["article"], row["record"], row["field"], row["value"], row["rule"]) for row in drafts)
        output.table(("article", "record", "field", "value", "rule"), rows)
    return DONE


VERBS: dict[str, Callable[[Namespace], int]] = {
    **showing.VERBS,
    **resolving.VERBS,
    **coding.VERBS,
    "new": new,
    "import": import_,
    "claims": claims,
    "check": check,
    "decisions": decisions_,
    "decide": decide,
    "undo": undo,
    "redo": redo,
    "verify": verify,
    "read": read,
    "propose": propose,
}
