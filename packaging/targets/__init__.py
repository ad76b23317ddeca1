"""One file a target of ``build.py``: each says what it NEEDS and builds its files. `work` is what they share."""
