"""Depositary's main job where there is no screen: ``main_job.py [OUT]`` goes from articles to a release, and more.

It is the program's self-test, in a new folder of the user's data where no OUT is named.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import platformdirs

from desktop.self_test import main


def new_folder() -> Path:
    """Return a folder of the user's data that is not there yet."""
    data = platformdirs.user_data_path("depositary", appauthor=False)
    return data / "main job" / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(new_folder())]))
