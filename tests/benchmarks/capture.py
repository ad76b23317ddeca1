"""Reading articles (zones, mentions, drafts): megabytes a second, and growth with the length of the text."""

import math
import time
from collections.abc import Iterator
from pathlib import Path

from db.capture import read
from tests.benchmarks.rounds import Row

_SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "articles"
_LENGTHS = (10_000, 100_000, 1_000_000)


def rows(size: int) -> Iterator[Row]:
    """One line a length of text; `size` is ignored but for the first call."""
    del size
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_SAMPLE.iterdir()) if path.suffix == ".md")
    read(text, "2024-06-01", "en")
    took: dict[int, float] = {}
    for length in _LENGTHS:
        long = (text + "\n\n") * (length // len(text) + 1)
        best = []
        for _ in range(5 if length < 1_000_000 else 2):
            begun = time.process_time()
            read(long[:length], "2024-06-01", "en")
            best.append(time.process_time() - begun)
        took[length] = sorted(best)[len(best) // 2]
        rate = length / took[length] / 1e6
        growth = math.log(took[length] / took[_LENGTHS[0]]) / math.log(length / _LENGTHS[0]) if length > 10_000 else 1.0
        what = f"capture: {length:,} characters, {rate:.2f} MB/s, growth {growth:.2f}"
        yield Row(what, length, "1 MB/s", took[length] * 1000, 1 / rate, (1 / rate, 1 / rate), "1.0")
