"""The verbs about coding twice: a copy for a second coder, what came back, and versions of articles."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from db.cli import output
from db.cli.output import DONE, coder, reporting
from db.jobs import coding, importing
from db.jobs.coding import Agreement
from db.store import Store


def blind(options: Namespace) -> int:
    """Make a workspace with the articles and no claim, for a second coder."""
    with Store.open(options.workspace, read_only=True) as store, reporting() as report:
        with store.read() as connection:
            chosen = importing.articles_named(connection, options.articles) if options.articles else ()
        made = coding.bundle(store, options.file, coder(), chosen, report)
    output.message(f"{made} articles to be coded are in {options.file}")
    if options.json:
        output.document({"file": str(options.file), "articles": made})
    return DONE


def compare(options: Namespace) -> int:
    """Print how far another workspace, that coded the same articles, agrees with this one."""
    with Store.open(options.workspace, read_only=True) as store, reporting() as report:
        found = coding.compare(store, options.file, report)
    if options.json:
        fields = [asdict(item) for item in found.fields]
        overall = {name: value for name, value in asdict(found.overall).items() if name != "field"}
        output.document({"articles": found.articles, **overall, "fields": fields})
    else:
        output.table(
            ("field", "by both", "by one", "alpha", "overlap of quotes"),
            (_row(item) for item in (*found.fields, found.overall)),
        )
    return DONE


def _row(item: Agreement) -> tuple[object, ...]:
    numbers = ("" if number is None else f"{number:.2f}" for number in (item.alpha, item.quotes))
    return item.field or "all fields", item.both, item.one, *numbers


VERBS: dict[str, Callable[[Namespace], int]] = {"blind": blind, "compare": compare}
