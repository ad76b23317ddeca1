"""What the database must answer about a sort of group; the sorts themselves are declared in `db.rules.groups`."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select

from db.findings.loading import Loaded


def nobody(_connection: Connection, _claim: Loaded) -> Iterable[str]:
    """For sorts whose groups a claim names by itself."""
    return ()


class Sort(NamedTuple):
    """How the groups of one sort are found in a workspace.

    `claims` loads at least the active claims of the group with this key (without prefix) that its rules need.
    `candidates` names the keys of all groups in which a rule may find something, and few more. `others` names the keys
    of the groups that a claim reaches beside those it names, where a key ends in `*`.
    """

    claims: Callable[[Connection, str], list[Loaded]]
    candidates: Callable[[Connection], Iterable[str]]
    others: Callable[[Connection, Loaded], Iterable[str]] = nobody


Statement = Select[*tuple[Any, ...]]
