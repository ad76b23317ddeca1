"""Spares the looking for cycles where very many things are made and none of them in one. Standard library only."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Generator[None]:
    """Nothing is collected within, but what no name holds any more; a program that collects by itself is left to it."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()
