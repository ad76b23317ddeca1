"""What ``depositary --self-test DIR`` does: proves on samples that this installation works, and notes how it went.

The whole main job, the migration of an old workspace, every pane drawn. It needs no screen. Everything goes into DIR:
workspaces, release, pictures, and what came of each step in report.json and report.txt.
"""

import json
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from db import VERSION
from db.files import atomic_write
from db.jobs import rehearsing
from db.jobs.rehearsing import Step, Steps, expect
from desktop.self_test.letters import faults
from desktop.self_test.studio import draw, prepare

DONE, FAILED, WRONG_USAGE = 0, 1, 2


def prove(folder: Path, told: Callable[[Step], object]) -> Steps:
    """Do every step in the folder; `told` hears of each."""
    application = prepare()
    steps = Steps([], told)
    steps.part(rehearsing.find_resources)
    steps.part(rehearsing.read_formats, folder)
    steps.part(rehearsing.main_job, folder)
    steps.part(rehearsing.migrate, folder)
    steps.part(_look_at_letters, application)
    steps.part(draw, folder / "pictures", folder / rehearsing.SAMPLE)
    return steps


def _look_at_letters(steps: Steps, application: QApplication) -> None:
    with steps.step("look at letters") as says:
        font = application.font()
        bold = application.font()
        bold.setBold(True)
        wrong = faults(font) + faults(bold)
        expect(that=not wrong, otherwise="; ".join(wrong))
        says(QFontInfo(font).family())


def versions() -> dict[str, str]:
    """What was proven, by name."""
    return {
        "Depositary": VERSION,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "SQLite": rehearsing.SQLITE,
        "System": platform.platform(),
        "Screen": QApplication.platformName(),
        "Program": "frozen" if getattr(sys, "frozen", False) else "source",
    }


def write_reports(folder: Path, steps: Steps) -> None:
    """Write what came of it, for programs and for people."""
    told = {"ok": steps.ok, "versions": versions(), "steps": [step._asdict() for step in steps.done]}
    with atomic_write(folder / "report.json") as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    lines = [f"{name}: {version}" for name, version in versions().items()]
    lines += ["", *map(line, steps.done), "", "All is well." if steps.ok else "Something failed; see above."]
    with atomic_write(folder / "report.txt") as file:
        file.write("\n".join(lines) + "\n")


def line(step: Step) -> str:
    """A step as people read it."""
    return f"{'ok    ' if step.ok else 'FAILED'} {step.seconds:6.2f} s  {step.name}: {step.said}"


def _speak(text: str) -> None:
    """Say it where somebody hears; a program without a terminal, as on Windows, has nobody."""
    if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison]
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Prove the program in the folder named; 0 all is well, 1 something failed, 2 the folder cannot be used."""
    if len(arguments) != 1:
        _speak("Say where to: depositary --self-test DIR")
        return WRONG_USAGE
    folder = Path(arguments[0]).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _speak(f"{folder} cannot be used: {error.strerror}. Name another folder.")
        return WRONG_USAGE
    if (folder / rehearsing.SAMPLE).exists():
        _speak(f"{folder} holds a self-test already. Name another folder.")
        return WRONG_USAGE
    steps = prove(folder, lambda step: _speak(line(step)))
    write_reports(folder, steps)
    _speak(f"{'All is well' if steps.ok else 'Something failed'}; the report is {folder / 'report.txt'}")
    return DONE if steps.ok else FAILED
