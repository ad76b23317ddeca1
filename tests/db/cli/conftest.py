"""The command line as a script calls it: exit code, standard output and standard error."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db.cli import main

TALKS = "Latvia and Ukraine began talks 😀. The talks go on. Latvia signed later.\nRead also:\n- Estonia signs a deal\n"


@dataclass(frozen=True)
class Spoken:
    """What a call said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Calling = Callable[..., Spoken]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Calling:
    """Run a verb; what it says and its exit code, also when the arguments are wrong."""

    def called(*arguments: object) -> Spoken:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Spoken(code, said.out, said.err)

    return called


@pytest.fixture
def make(call: Calling, tmp_path: Path) -> Callable[[str], Path]:
    """Make a workspace with one article, talks.txt of 14 March 2024."""

    def made(name: str) -> Path:
        article = tmp_path / "talks.txt"
        article.write_text(TALKS, encoding="utf-8")
        workspace = tmp_path / f"{name}.depositary"
        assert call("new", workspace).code == 0
        assert call("import", workspace, article, "--published", "2024-03-14").code == 0
        return workspace

    return made


@pytest.fixture
def workspace(make: Callable[[str], Path]) -> Path:
    """A workspace with one article."""
    return make("work")


@pytest.fixture
def claim() -> Callable[..., dict[str, Any]]:
    """A good claim line, with what is given changed."""

    def line(**changed: Any) -> dict[str, Any]:
        good = {"article": "talks.txt", "quote": "began talks", "record": "negotiation/LVA", "field": "status"}
        return {**good, "value": "negotiating", **changed}

    return line


@pytest.fixture
def take(call: Calling, workspace: Path, tmp_path: Path) -> Callable[..., Spoken]:
    """Import claim lines from a file that is written for it."""

    def taken(*lines: dict[str, Any] | str, into: Path = workspace, **more: str) -> Spoken:
        path = tmp_path / "claims.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return call("import", into, path, "--json")

    return taken
