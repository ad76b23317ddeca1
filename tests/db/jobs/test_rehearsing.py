"""The steps of a self-test, and the parts of it that need no screen."""

from pathlib import Path

from db import authority, glance
from db.intake import FORMATS
from db.intake.references import READERS
from db.jobs.rehearsing import Steps, find_resources, migrate, read_formats


def failing(steps: Steps) -> None:
    with steps.step("first") as says:
        says("well")
    with steps.step("second"):
        raise ValueError("no disk")
    with steps.step("third"):
        pass


def test_a_failed_step_ends_its_part_and_no_other() -> None:
    steps = Steps([])
    steps.part(failing)
    steps.part(find_resources)
    assert [(step.name, step.ok) for step in steps.done] == [
        ("first", True),
        ("second", False),
        ("find resources and migrations", True),
    ]
    assert not steps.ok


def test_a_step_says_what_came_of_it_or_how_it_failed() -> None:
    steps = Steps([])
    steps.part(failing)
    assert steps.done[0].said == "well"
    assert steps.done[1].said.endswith("ValueError: no disk")


def test_there_is_a_sample_of_every_format_that_can_be_read() -> None:
    names = [file.name for file in authority.resource("formats").iterdir()]
    assert [known.name for known in FORMATS.values() if not any(name.endswith(known.suffixes) for name in names)] == []
    readers = {READERS[Path(name).suffix] for name in names if Path(name).suffix in READERS}
    assert readers == set(READERS.values())


def test_articles_of_every_format_become_claims(tmp_path: Path) -> None:
    steps = Steps([])
    steps.part(read_formats, tmp_path)
    assert [step.said for step in steps.done if not step.ok] == []
    assert len(steps.done) == 4


def test_a_workspace_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    steps = Steps([])
    steps.part(migrate, tmp_path)
    assert [step.said for step in steps.done] == [f"schema 1 became {glance.SCHEMA}"]
