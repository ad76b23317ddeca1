"""Questions of a model to its source, answered later or at once; answers that came too late are thrown away. No Qt."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Failed = Callable[[Exception], object]


class Fetch(Protocol):
    """How a model asks: `Jobs.read`, `Workspace.fetch`, or anything that answers at once."""

    def __call__(
        self,
        function: Callable[..., T],
        *args: Any,
        done: Callable[[T], object],
        failed: Failed | None = None,
        key: Hashable | None = None,
    ) -> object:
        """Call the function with the arguments somewhere, and `done` or `failed` here.

        What is returned may have a method `cancel`; a newer question with the same key takes the place of an older one.
        """
        ...


class Asker:
    """Asks on behalf of one model."""

    def __init__(self, fetch: Fetch, failed: Failed) -> None:
        self.fetch = fetch
        self._failed = failed
        self._age = 0
        self._tickets: dict[str, object] = {}

    def ask(self, function: Callable[..., T], *args: Any, done: Callable[[T], object], key: str) -> None:
        """Ask; `done` hears the answer unless `turn` is called before it comes."""
        age = self._age

        def landed(result: T) -> None:
            if age == self._age:
                done(result)

        def failed(error: Exception) -> None:
            if age == self._age:
                self._failed(error)

        self._tickets[key] = self.fetch(function, *args, done=landed, failed=failed, key=(id(self), key))

    def turn(self) -> None:
        """Want no answer to anything asked so far."""
        self._age += 1
        for ticket in self._tickets.values():
            cancel = getattr(ticket, "cancel", None)
            if cancel is not None:
                cancel()
        self._tickets.clear()
