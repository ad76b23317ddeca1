"""The rules of the house that no other tool holds: sizes, who may print, write and wait, that tables are complete."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.cli import verbs
from db.cli.arguments import VERBS
from db.jobs.sample import fill_with_sample, sample_folder
from db.jobs.verifying import verify_workspace
from db.records import TYPES
from db.store import Store
from desktop.actions import ACTIONS, MENUS, PANES, REDO, UNDO, WORKSPACE, WRITABLE

ROOT = Path(__file__).resolve().parents[1]
# A migration is written by a tool, once, and never read again as code.
CODE = sorted(
    path for floor in ("db", "desktop") for path in (ROOT / floor).rglob("*.py") if path.parent.name != "versions"
)
LONGEST_FILE, LONGEST_FUNCTION = 400, 40


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def calls(path: Path) -> Iterator[tuple[int, str, ast.Call]]:
    """Every call in a file: its line, what is called, the call."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func), node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, without its docstring."""
    first = function.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if said else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_no_file_is_too_long() -> None:
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    functions = (
        (f"{name(path)}:{node.lineno} {node.name}", length(node))
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [where for where, size in functions if size > LONGEST_FUNCTION] == []


def test_nothing_prints_but_the_command_line() -> None:
    found = [
        f"{name(path)}:{line}"
        for path in CODE
        if name(path) != "db/cli/output.py"
        for line, called, _ in calls(path)
        if called == "print"
    ]
    assert found == []


def test_only_prompts_wait_for_a_dialog() -> None:
    """`exec` starts an event loop inside another; the program's own is started by `app`."""
    found = [
        f"{name(path)}:{line}"
        for path in CODE
        if not name(path).startswith("desktop/support/")
        for line, called, _ in calls(path)
        if called.endswith(".exec") and (name(path), called) != ("desktop/app.py", "application.exec")
    ]
    assert found == []


def writes(call: ast.Call, called: str) -> bool:
    if called.rpartition(".")[2] in {"write_text", "write_bytes"}:
        return True
    if called != "open" and not called.endswith(".open"):
        return False
    modes = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
    return any(re.fullmatch(r"[wax]b?\+?t?", text) for text in texts)


# The lock's note says who holds a workspace: it is worth nothing after a crash, so it need not survive one.
PLAIN_WRITERS = {"db/files.py", "db/lock.py"}


def test_files_are_written_whole_or_not_at_all() -> None:
    found = [
        f"{name(path)}:{line}"
        for path in CODE
        if name(path) not in PLAIN_WRITERS
        for line, called, call in calls(path)
        if writes(call, called)
    ]
    assert found == []


def test_no_file_names_a_machine_or_a_workplace() -> None:
    words = re.compile(
        r"/work/(main|shared)|/root/|localhost:\d|\b(?:10|192\.168)\.\d+\.\d+\.\d+|pypi\.org|artifactory", re.IGNORECASE
    )
    folders = ("db", "desktop", "packaging", "resources", "tests")
    kept = [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".toml", ".txt", ".json", ".jsonl", ".md", ".feature", ".qss"}
        and path != Path(__file__)
    ]
    assert [name(path) for path in kept if words.search(path.read_text("utf-8", errors="replace"))] == []


def test_every_record_field_has_its_texts() -> None:
    for kind, model in TYPES.items():
        assert model.title_label
        assert model.plural_label
        for field in (*model.parts.values(), *model.fields.values()):
            assert field.label, f"{kind}.{field.name}"
            assert field.help, f"{kind}.{field.name}"


def test_every_action_has_its_texts_and_its_place() -> None:
    assert len({row.id for row in ACTIONS}) == len(ACTIONS)
    for row in ACTIONS:
        assert row.text
        assert row.owner
        assert row.method
        assert row.menu.partition("/")[0] in MENUS, row.id
        assert row.needs <= {WORKSPACE, WRITABLE, UNDO, REDO}, row.id
    assert {pane.area for pane in PANES} == {"left", "centre", "right"}


def test_every_verb_of_the_command_line_is_carried_out_by_a_function() -> None:
    assert set(VERBS) == set(verbs.VERBS)


def test_every_icon_is_of_one_colour() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        text = path.read_text("utf-8")
        assert path.stem == "depositary" or "currentColor" in text, path.name
        assert not re.search(r"<script|href=|url\(", text), path.name


@pytest.mark.skipif(not sample_folder().is_dir(), reason="the sample is not there")
def test_on_the_sample_every_filled_column_follows_from_a_decision(tmp_path: Path) -> None:
    with Store.create(tmp_path / "sample.depositary") as store:
        fill_with_sample(store)
        assert verify_workspace(store) == []
