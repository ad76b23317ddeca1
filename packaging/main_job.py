"""Depositary's main job where there is no screen: ``main_job.py [OUT]`` goes from articles to a release.

It makes a copy of the sample workspace: imports the sample's articles, has claims proposed, imports the recorded
claims, checks them, applies the recorded decisions, exports and verifies. Then it draws every pane of that workspace.
What comes of each step is printed. Without OUT everything goes into a new folder of the user's data.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import platformdirs  # noqa: E402 - the folder of the program comes first

from db import edits  # noqa: E402
from db.exporters import export  # noqa: E402
from db.jobs import checking, importing, proposing, verifying  # noqa: E402
from db.jobs.deciding import decide_file  # noqa: E402
from db.jobs.sample import CODER, sample_folder  # noqa: E402
from db.store import Store  # noqa: E402
from pictures import draw  # noqa: E402

NAME = "sample.depositary"


def new_folder() -> Path:
    """Return a folder of the user's data that is not there yet."""
    data = platformdirs.user_data_path("depositary", appauthor=False)
    return data / "main job" / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"


def take_in(store: Store, sample: Path) -> None:
    """Import the articles, say how much capture proposes, and import the claims that a curator confirmed."""
    title = "Ukraine’s security agreements (sample)"
    edits.apply(store, edits.Configure(name="title", value=title), CODER)
    articles = importing.import_paths(store, [sample / "articles"], CODER)
    print(f"imported {len(articles.articles)} articles")
    with store.read() as connection:
        drafts = list(proposing.drafts(connection, importing.articles_named(connection, []), None))
    print(f"proposed {len(drafts)} claims on {len({draft['record'] for draft in drafts})} records; none of them stored")
    claims = importing.import_paths(store, [sample / "claims.jsonl"], CODER)
    print(f"imported {claims.claims} claims that a curator confirmed, rejected {len(claims.rejects)}")


def check(store: Store) -> int:
    """Find every contradiction, say how many are open, and return how many of those are hard."""
    still_open = [view.row for view in checking.check(store) if view.row.state == "open"]
    hard = sum(row.severity == "hard" for row in still_open)
    print(f"found {len(still_open)} open conflicts, {hard} of them hard")
    return hard


def main_job(folder: Path) -> list[str]:
    """Do the job in the folder and return the faults found in its workspace and its release."""
    folder.mkdir(parents=True, exist_ok=True)
    workspace = folder / NAME
    sample = sample_folder()
    with Store.create(workspace) as store:
        take_in(store, sample)
        check(store)
        decided = decide_file(store, sample / "decisions.jsonl", CODER)
        print(f"applied {decided.decisions} recorded decisions")
        check(store)
        store.refresh_search()
        release = export(store, folder / "release", ("csv", "json"))
        held = sum(release.summary.held.values())
        print(f"exported {release.summary.vetted} vetted values, held {held} back")
        return verifying.verify_workspace(store) + verifying.verify_release(release.folder)


def main(arguments: list[str]) -> int:
    """Do the job, draw the panes, and say where everything is; 0 when nothing is wrong with any of it."""
    folder = Path(arguments[0]).resolve() if arguments else new_folder()
    if (folder / NAME).exists():
        print(f"{folder / NAME} is there already; name another folder.", file=sys.stderr)
        return 2
    faults = main_job(folder)
    for fault in faults:
        print(fault, file=sys.stderr)
    drawn = draw(folder / "pictures", folder / NAME)
    print(f"the workspace is {folder / NAME}")
    print(f"the release is in {folder / 'release'}")
    print(f"{len(drawn)} pictures of every pane are in {folder / 'pictures'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
