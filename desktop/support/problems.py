"""Errors that are nobody's bug (a full disk, a locked file): they explain themselves, and are shown with a next step.

Light, for every pane needs it; the report of an error that nobody foresaw is the affair of `errors`.
"""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from desktop.support.ask import Prompts


@runtime_checkable
class Explained(Protocol):
    """An error that can say what happened and what to do about it."""

    message: str
    next_step: str


def show_problem(prompts: "Prompts", error: Exception) -> None:
    """Show an error that explains itself; any other is our bug, and is raised again."""
    if not isinstance(error, Explained):
        raise error
    prompts.problem(error.message, error.next_step)
