"""The parts of ``verify.py``: what each proves is a list of rows; `roots` and `screen` are where it is proven."""
