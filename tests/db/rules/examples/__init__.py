"""Examples of rules: what must be found, and what looks alike and must not. Each is a rule, a sentence and claims."""

from tests.db.rules.examples import (
    amounts,
    counts,
    delegations,
    events,
    instruments,
    lists,
    names,
    orders,
    statuses,
    values,
)
from tests.db.rules.examples.made import Example

EXAMPLES: list[Example] = [
    example
    for family in (values, statuses, events, orders, instruments, delegations, counts, lists, amounts, names)
    for example in family.EXAMPLES
]
