import sys
from pathlib import Path

import platformdirs
import pytest

from db import edits
from db.store import Store
from desktop.places import Places, read_json, write_json
from desktop.session import Screen, Session, forget_recent, head, note_recent, recent

SCREEN = Screen(
    "", "country", "Countries", "1", ({"name": "name", "label": "Name"},), (("country/LVA", "Latvia", "d"),)
)


def with_head(text: str) -> Screen:
    return SCREEN._replace(head=text)


def test_what_is_put_is_there_the_next_time(tmp_path: Path) -> None:
    places, workspace = Places.below(tmp_path), tmp_path / "a.depositary"
    session = Session(places, workspace)
    session.put("pane", "conflicts")
    session.put_raw("geometry", b"\x00\xff")
    session.save()
    again = Session(places, workspace)
    assert again.value("pane") == "conflicts"
    assert again.raw("geometry") == b"\x00\xff"
    assert Session(places, tmp_path / "b.depositary").value("pane") is None


def test_a_damaged_state_is_forgotten(tmp_path: Path) -> None:
    places, workspace = Places.below(tmp_path), tmp_path / "a.depositary"
    path = places.session(workspace)
    path.parent.mkdir(parents=True)
    path.write_text("{not json")
    session = Session(places, workspace)
    assert session.raw("geometry") == b""
    assert session.screen() is None
    write_json(path, {"layout": 0, "pane": "old"})
    assert Session(places, workspace).value("pane") is None


def test_rows_are_shown_at_once_only_while_the_ledger_has_the_same_head(tmp_path: Path, empty: Path) -> None:
    places = Places.below(tmp_path)
    with Store.open(empty) as store:
        edits.apply(store, edits.CreateRecord(key="country/LVA"), "Olena")
        session = Session(places, empty)
        session.keep_screen(with_head(head(empty)))
        assert session.screen() == with_head(head(empty))
        edits.apply(store, edits.CreateRecord(key="country/EST"), "Olena")
        assert session.screen() is None


def test_a_workspace_without_steps_has_no_rows(tmp_path: Path, empty: Path) -> None:
    session = Session(Places.below(tmp_path), empty)
    session.keep_screen(with_head(""))
    assert head(empty) == ""
    assert session.screen() is None


def test_a_screen_whose_rows_do_not_fit_is_none() -> None:
    assert Screen.read({**SCREEN.content(), "rows": [["too short"]]}) is None
    assert Screen.read({}) is None
    assert Screen.read({**SCREEN.content(), "columns": ["none"]}) is None


def test_recent_workspaces_the_last_one_first(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    paths = [tmp_path / f"{number}.depositary" for number in range(15)]
    for path in (*paths, paths[3]):
        note_recent(places, path)
    found = [entry.path for entry in recent(places)]
    assert found[0] == paths[3]
    assert len(found) == 12
    assert not recent(places)[0].there
    forget_recent(places, paths[3])
    assert recent(places)[0].path == paths[14]


def test_a_list_of_recent_workspaces_that_is_none(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    write_json(places.recent, {"workspaces": [{"path": 1}, "x", {"opened": "2024"}]})
    assert recent(places) == []
    assert read_json(tmp_path / "nowhere.json") == {}


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms are asked by the library itself")
@pytest.mark.parametrize("named", [True, False])
def test_the_folders_are_those_of_the_platform(named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "STATE", "DATA"):
        if named:
            monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
        else:
            monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    found = Places.usual()
    assert found.config == platformdirs.user_config_path("depositary", appauthor=False)
    assert found.state == platformdirs.user_state_path("depositary", appauthor=False)
    assert found.data == platformdirs.user_data_path("depositary", appauthor=False)
    assert found.log == platformdirs.user_log_path("depositary", appauthor=False)
