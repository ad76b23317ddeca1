"""How far the rules come on the gold set: `python -m tests.gold [FOLDER]`, the folder of the five articles.

Ends with 0, also where the articles are absent; with 1 where an aim is missed, with 2 for a folder without them.
`--claims` prints the gold claims with their quotes instead, as lines that `import` takes.
"""

import json
import sys
from pathlib import Path

from tests.gold import data
from tests.gold.judging import Judged, judge
from tests.gold.workspaces import checked

SEVERITIES = ("hard", "defect", "soft", "question")
_AIMS = {"hard": 1.0, "defect": 1.0}
_REST = 0.9


def main(arguments: list[str]) -> int:
    """Build, check, judge, print."""
    paths = [word for word in arguments if word != "--claims"]
    folder = Path(paths[0]) if paths else data.ARTICLES
    if not paths and not folder.is_dir():
        _tell(f"The articles are not here ({folder}); give their folder: python -m tests.gold FOLDER")
        return 0
    try:
        if paths != arguments:
            for line in data.claim_lines(data.sources(folder)):
                _tell(json.dumps(line, ensure_ascii=False))
            return 0
        found = checked(folder)
    except FileNotFoundError as error:
        _tell(f"The gold set needs its five articles: {error}")
        return 2
    judged = judge(found)
    _tell(f"{len(found.claims)} claims, {len(found.findings)} findings, {len(data.lines('lookalikes'))} look-alikes\n")
    _tell_recall(judged)
    _tell_missed(judged)
    _tell_alarms(judged)
    return int(not reached(judged))


def reached(judged: Judged) -> bool:
    """Whether the aims hold: every hard finding and defect, nine of ten of the rest, no false alarm."""
    rest = [judged.recall(name) for name in SEVERITIES if name not in _AIMS]
    share = sum(found for found, _ in rest) >= _REST * sum(all_ for _, all_ in rest)
    sure = all(found == all_ for found, all_ in map(judged.recall, _AIMS))
    return share and sure and not judged.alarms


def _tell_recall(judged: Judged) -> None:
    _tell("| severity | gold | found | recall | aim |\n|---|---:|---:|---:|---:|")
    for name in SEVERITIES:
        found, gold = judged.recall(name)
        share = f"{found / gold:.2f}" if gold else "–"
        _tell(f"| {name} | {gold} | {found} | {share} | {_AIMS.get(name, _REST):.2f} |")
    _tell(f"| false alarms | 0 | {len(judged.alarms)} | | 0 |")


def _tell_missed(judged: Judged) -> None:
    for line in judged.missed():
        _tell(
            f"\nMissed: {line['id']} {line['family']}, {line['severity']}, {' '.join(line['claims'])}\n  {line['why']}"
        )
    for line, found in judged.matched:
        others = {(view.row.severity, view.row.nature) for view in found} - {(line["severity"], line["nature"])}
        if others:
            said = ", ".join(" ".join(other) for other in sorted(others))
            _tell(f"\nGraded otherwise: {line['id']} {line['severity']} {line['nature']} in gold, {said} here")


def _tell_alarms(judged: Judged) -> None:
    for view, why in judged.alarms:
        _tell(f"\nFalse alarm: {view.row.rule}, {view.row.severity}, {view.row.record}\n  {view.row.explanation}")
        if why:
            _tell(f"  Look-alike: {why}")


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
