"""Measurements, run by hand: `python -m tests.benchmarks [SIZE…]`. Not part of the test suite; no timed assertions.

How good drafts are is told by `python -m tests.benchmarks.capture`, how far the rules come by `python -m tests.gold`.
"""
