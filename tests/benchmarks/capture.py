"""Reading articles (zones, mentions, drafts): megabytes a second, and growth with the length of the text.

`python -m tests.benchmarks.capture [FOLDER]` prints these, and before them how good the drafts are beside the claims
of the gold set (`tests.gold`): precision and recall by record type and field, and what confirming costs.
"""

import calendar
import math
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from db import authority
from db.capture import read
from db.capture.dates import find_dates
from db.capture.matcher import names, tokens
from db.capture.patterns import lowered, plain
from db.text import sentences
from tests.benchmarks.rounds import Row, in_turn, row
from tests.gold import data, proposals

_SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "articles"
_LENGTHS = (10_000, 100_000, 1_000_000)


def rows(size: int) -> Iterator[Row]:
    """One line a length of text; `size` is ignored but for the first call."""
    del size
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_SAMPLE.iterdir()) if path.suffix == ".md")
    read(text, "2024-06-01", "en")
    yield from _parts((text * 10)[:100_000])
    took: dict[int, float] = {}
    for length in _LENGTHS:
        long = (text + "\n\n") * (length // len(text) + 1)
        best = []
        for _ in range(5 if length < 1_000_000 else 2):
            sentences.cache_clear()
            begun = time.process_time()
            read(long[:length], "2024-06-01", "en")
            best.append(time.process_time() - begun)
        took[length] = sorted(best)[len(best) // 2]
        rate = length / took[length] / 1e6
        growth = math.log(took[length] / took[_LENGTHS[0]]) / math.log(length / _LENGTHS[0]) if length > 10_000 else 1.0
        what = f"capture: {length:,} characters, {rate:.2f} MB/s, growth {growth:.2f}"
        yield Row(what, length, "1 MB/s", took[length] * 1000, 1 / rate, (1 / rate, 1 / rate), "1.0")


def _parts(text: str) -> Iterator[Row]:
    """Names and dates beside what they cannot do without: the automaton, and one expression for dates."""
    same = plain(text)
    starts = tuple(start for start, _ in sentences(same))
    surfaces = [plain(surface.surface) for surface in authority.names_for_matching(["en"])]
    automaton = AhoCorasick(list(dict.fromkeys(surfaces)), matchkind=MatchKind.LeftmostLongest)
    cases = {"limit": lambda: _whole(automaton, same), "ours": lambda: list(names(same, "en", starts))}
    found = in_turn(cases, "limit", clock=time.process_time)["ours"]
    yield row("capture, cpu: names", len(text), found, "the automaton and the ends of words", "1.3")
    words = tokens(same, lowered(same), "en", starts)
    timely = [token for token in words if token.kind in ("month", "weekday", "relative")]
    figures = [match.start() for match in re.finditer(r"\d+", same)]
    dates = {"limit": lambda: _dates(same), "ours": lambda: find_dates(same, timely, figures, "2024-06-01")}
    found = in_turn(dates, "limit", clock=time.process_time)["ours"]
    yield row("capture, cpu: dates", len(text), found, "one expression for days, months and years", "1.5")


def _whole(automaton: Any, text: str) -> list[tuple[int, int, int]]:
    size = len(text)
    return [
        (which, start, end)
        for which, start, end in automaton.find_matches_as_indexes(text)
        if not (start and text[start - 1].isalnum()) and not (end < size and text[end].isalnum())
    ]


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})(?:,?\s+(?P<y>\d{{4}}))?|(?P<m2>{_MONTH})\s+"
    rf"(?P<d2>\d{{1,2}})(?:,?\s+(?P<y2>\d{{4}}))?|(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<m3>{_MONTH})\s+(?P<y3>\d{{4}}))\b"
)


def _dates(text: str) -> list[str]:
    return [_printed(match.groupdict()) for match in _DATE.finditer(text)]


def _printed(part: dict[str, str | None]) -> str:
    if part["iso"]:
        return part["iso"]
    month = _MONTHS[part["m"] or part["m2"] or part["m3"] or ""]
    day = part["d"] or part["d2"]
    return f"{part['y'] or part['y2'] or part['y3'] or 2024}-{month:02d}" + (f"-{int(day):02d}" if day else "")


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
    for line in rows(0):
        sys.stdout.write(f"{line.what}, {line.ratio:.2f} of the limit ({line.limit}; bar {line.bar})\n")
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
