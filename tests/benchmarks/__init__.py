"""Measurements, run by hand: `python -m tests.benchmarks [SIZE…]`. Not part of the test suite; no timed assertions."""
