"""Pictures of every pane and dialog of the sample workspace, light and dark: ``pictures.py OUT [WORKSPACE]``.

``pictures.py --readme`` renews those that README shows. Works without a screen. What is drawn, and in which state, says
``desktop.self_test.studio``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from db.jobs.rehearsing import Failed, Steps  # noqa: E402 - the folder of the program comes first
from db.jobs.sample import fill_with_sample  # noqa: E402
from db.store import Store  # noqa: E402
from desktop.self_test import line  # noqa: E402
from desktop.self_test.studio import draw  # noqa: E402

SHOWN = ("form-light.png", "conflicts-light.png", "table-dark.png")


def renew() -> int:
    """Draw the pictures that README shows, in their place."""
    place = ROOT / "resources" / "pictures"
    place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        code = main([scratch])
        for name in SHOWN:
            shutil.copy(Path(scratch) / name, place / name)
    return code


def main(arguments: list[str]) -> int:
    """Draw the sample, or the workspace named second."""
    if not arguments:
        print("say where to: pictures.py OUT [WORKSPACE]", file=sys.stderr)
        return 2
    if arguments == ["--readme"]:
        return renew()
    with tempfile.TemporaryDirectory() as scratch:
        workspace = Path(arguments[1]) if len(arguments) > 1 else Path(scratch) / "sample.depositary"
        if len(arguments) == 1:
            with Store.create(workspace) as store:
                fill_with_sample(store)
        try:
            drawn = draw(Steps([], lambda step: print(line(step))), Path(arguments[0]), workspace)
        except Failed:
            return 1
    print(f"drew {len(drawn)} pictures into {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
