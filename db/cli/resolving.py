"""The verbs about resolution: the policies of a workspace, what they would accept, and what would be otherwise."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict

from db import edits
from db.cli import output
from db.cli.output import DONE, NEEDS_CURATOR, coder, reporting
from db.jobs import resolving
from db.kinds import Invalid
from db.policies import EVERY_FIELD, Policies, described, parse
from db.queries import resolution, whatif
from db.queries.resolution import Proposal, Wanted
from db.queries.whatif import KINDS, Scenario
from db.store import Store


def policies(options: Namespace) -> int:
    """Print the policies of the workspace, or write those that are named; a field without a policy loses its own."""
    with Store.open(options.workspace, read_only=not options.rules) as store:
        if options.rules:
            value = {**store.ask(resolution.policies), **_read(options.rules)}
            kept = {place: list(names) for place, names in value.items() if names}
            result = edits.apply(store, edits.Configure(name=resolution.SETTING, value=kept), coder())
            output.message(result.summary)
        found = store.ask(resolution.policies)
    if options.json:
        output.document({"policies": described(found)})
    else:
        output.table(("field", "policies, in their order"), ((place, ", ".join(found[place])) for place in found))
    return DONE


def _read(written: Iterable[str]) -> Policies:
    """Policies as they are named on the command line: FIELD=NAME,NAME, or names alone for every field."""
    found: dict[str, list[str]] = {}
    for item in written:
        place, equals, names = item.rpartition("=")
        found.setdefault(place if equals else EVERY_FIELD, []).extend(name for name in names.split(",") if name)
    return parse(found, resolution.is_field)


def resolve(options: Namespace) -> int:
    """Print what the policies would accept, and accept it where that is asked for."""
    rules = _read(options.policy) if options.policy else None
    with Store.open(options.workspace, read_only=not options.accept) as store, reporting() as report:
        found = resolving.collect(store, _wanted(options.field), rules, report)
        accepted = resolving.accept(store, found, coder(), report) if options.accept else 0
        if accepted:
            store.refresh_search()
    settled = sum(proposal.choice.claim is not None for proposal in found)
    output.message(f"{settled} of {len(found)} fields have a proposal; accepted {accepted}")
    if options.json:
        output.document({"proposals": [resolving.proposal_line(item) for item in found], "accepted": accepted})
    else:
        output.table(("record", "field", "proposed", "policy", "why"), map(_row, found))
    return NEEDS_CURATOR if settled < len(found) else DONE


def _wanted(place: str | None) -> Wanted:
    if place is None:
        return Wanted()
    kind, _, name = place.partition(".")
    if not resolution.is_field(kind, name):
        raise Invalid(f"There is no field “{place}”; name one as type.field, such as agreement.status")
    return Wanted(type=kind, field=name)


def _row(proposal: Proposal) -> tuple[object, ...]:
    return proposal.record, proposal.field, proposal.shown, proposal.choice.policy, proposal.choice.why


def what_if(options: Namespace) -> int:
    """Print what would be otherwise."""
    if not (options.without or options.min_grade or options.policy):
        raise Invalid("Say what to suppose: --without SOURCE, --min-grade LETTER or --policy NAME")
    with Store.open(options.workspace, read_only=True) as store, reporting() as report, store.read() as connection:
        articles = whatif.sources_named(connection, options.without or ())
        supposed = Scenario(articles, options.min_grade, _read(options.policy) if options.policy else None)
        found = list(whatif.what_if(connection, supposed, report))
    counts = Counter(change.kind for change in found)
    output.message(", ".join(f"{words}: {counts[kind]}" for kind, words in KINDS.items()))
    if options.json:
        output.document({"changes": [asdict(change) for change in found], "counts": counts})
    else:
        rows = ((change.record, change.field, change.now, change.then, change.why) for change in found)
        output.table(("record", "field", "now", "then", "why"), rows)
    return DONE


VERBS: dict[str, Callable[[Namespace], int]] = {"policies": policies, "resolve": resolve, "what-if": what_if}
