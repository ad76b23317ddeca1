"""How a long function tells how far it is and hears that it may stop, without knowing a screen or a terminal."""

from typing import Protocol


class Report(Protocol):
    """Given to long functions as `report`."""

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell that `done` of `total` pieces are done (total 0: unknown)."""
        ...

    def check(self) -> None:
        """Raise where nobody waits for the result any more; the transaction is then rolled back."""
        ...


class Silent:
    """A report that nobody reads."""

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Nobody reads it."""

    def check(self) -> None:
        """Nobody cancels."""


SILENT = Silent()
