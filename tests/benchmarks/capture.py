"""Reading articles (zones, mentions, drafts): megabytes a second, and growth with the length of the text.

`python -m tests.benchmarks.capture [FOLDER]` prints these, and before them how good the drafts are beside the claims
of the gold set (`tests.gold`): precision and recall by record type and field, and what confirming costs.
"""

import math
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from db.capture import read
from tests.benchmarks.rounds import Row
from tests.gold import data, proposals

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


def main(arguments: list[str]) -> int:
    """Quality, where the articles are, and speed."""
    folder = Path(arguments[0]) if arguments else data.ARTICLES
    try:
        lines = list(_quality(proposals.compare(folder)))
    except FileNotFoundError as error:
        lines = [f"The gold set needs its five articles: {error}"]
        if arguments:
            sys.stdout.write(f"{lines[0]}\n")
            return 2
    sys.stdout.write("\n".join(lines) + "\n\n")
    for row in rows(0):
        sys.stdout.write(f"{row.what} (limit: {row.limit})\n")
    return 0


def _quality(found: proposals.Compared) -> Iterator[str]:
    yield "| record | field | claims | proposed | right | precision | recall | qualifiers right |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for kind, name in sorted(found.gold.keys() | found.proposed.keys()):
        slot = (kind, name)
        yield _line(
            f"{kind} | {name}", found.gold[slot], found.proposed[slot], found.right[slot], found.qualified[slot]
        )
    right, proposed = found.right.total(), found.proposed.total()
    yield _line("all |", found.gold.total(), proposed, right, found.qualified.total())
    yield "\nAims: precision 0.90, recall 0.80."
    if right:
        yield (
            f"Keystrokes per confirmed claim: {proposed / right:.2f} (Enter for a right draft, one key to refuse a "
            f"wrong one), {found.gestures / right:.2f} with one for a whole enumeration; {len(found.missed)} claims "
            "are left to be entered from the text."
        )


def _line(what: str, gold: int, proposed: int, right: int, qualified: int) -> str:
    precision, recall, rest = (_share(right, proposed), _share(right, gold), _share(qualified, right))
    return f"| {what} | {gold} | {proposed} | {right} | {precision} | {recall} | {rest} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
