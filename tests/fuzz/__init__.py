"""Reads arbitrary bytes with every reader of the program and holds each to what it promises.

`python -m tests.fuzz TARGET [SECONDS]` searches for inputs that break one, guided by what they reach; it needs
`atheris`, which is no part of the environment. The tests here try each target on its seeds and a few broken copies.
"""
