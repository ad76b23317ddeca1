import re
from pathlib import Path

from db.capture import Draft
from db.capture.agreements import FRAMES
from db.kinds import choice
from db.queries.drafts import Proposals
from desktop.models.drafts import DraftsModel, lines_of, shown
from desktop.models.rule_labels import rule_label
from desktop.support.roles import DETAIL, TOOLTIP

ROOT = Path(__file__).resolve().parents[3]


def draft(record: str = "agreement/LVA", start: int = 0, rule: str = "signed", **more: str) -> Draft:
    return Draft(record, "status", "signed", "signed", start, start + 10, rule=rule, **more)


def proposed(*drafts: Draft) -> Proposals:
    return Proposals(drafts, (), {found.record: found.record[-3:] for found in drafts})


def show(model: DraftsModel, article: int, found: Proposals) -> None:
    model.show(article, found, lines_of(found, model.open))


def test_the_lines_tell_everything(qtmodeltester):
    model = DraftsModel()
    show(
        model,
        1,
        proposed(
            draft(as_of="2024-04", attributed_to="Yermak", mode="forecast", list_flag="open", certainty="derived")
        ),
    )
    index = model.index(0, 0)
    assert index.data() == "Agreement · LVA · Status: signed"
    told = "“signed” · as of April 2024 · according to Yermak · forecast or hint · open list · derived · signed"
    assert index.data(DETAIL) == told
    assert "Yermak" in index.data(TOOLTIP)
    qtmodeltester.check(model)


def test_what_was_refused_is_shown_instead_of_what_is_open():
    model = DraftsModel()
    one, two = draft(), draft("agreement/DNK", 20)
    show(model, 1, Proposals((one,), (), {"agreement/LVA": "LVA", "agreement/DNK": "DNK"}, (two,), 3))
    assert (model.refused, model.settled) == (1, (2, 3))
    model.show_refused(on=True)
    assert [line.draft for line in model.rows] == [two]
    show(model, 2, proposed(one))
    assert [line.draft for line in model.rows] == [one]


def test_a_reading_keeps_its_number_while_its_neighbours_go():
    model = DraftsModel()
    one, two, three = (draft(f"agreement/{key}") for key in ("LVA", "DNK", "NOR"))
    show(model, 1, proposed(one, two, three))
    show(model, 1, proposed(two, three))
    assert [line.number for line in model.rows] == ["2", "3"]
    show(model, 1, proposed(one, three))
    assert [line.number for line in model.rows] == ["1", "2"]


def test_lines_that_stay_are_the_very_same():
    before = lines_of(proposed(draft(), draft("agreement/DNK", 20))).open
    after = lines_of(proposed(draft("agreement/DNK", 20), draft("agreement/NOR", 40)), before).open
    assert [line in before for line in after] == [True, False]
    assert after[0] is before[1]


def test_readings_of_one_quote_are_numbered():
    model = DraftsModel()
    show(model, 1, proposed(draft(), draft("agreement/DNK"), draft("agreement/NOR", 20)))
    assert [line.number for line in model.rows] == ["1", "2", ""]
    assert model.of_reading(0, "2") == 1
    assert model.of_reading(0, "3") == -1


def test_every_rule_of_the_readers_has_words():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "db" / "capture").glob("*.py"))
    named = set(re.findall(r'rule="([^"]+)"', code)) | {f"track-n/{verb}" for verb in FRAMES}
    assert len(named) > 20
    assert {rule for rule in named if rule_label(rule) == rule.replace("/", ", ").replace("-", " ")} == set()


def test_no_rule_is_told_by_its_code():
    assert rule_label("track-n/sign/list") == "told as signed, in a list"
    assert rule_label("new-family/some-thing") == "new family, some thing"


def test_what_is_confirmed_is_gone_until_the_next_proposals():
    model = DraftsModel()
    show(model, 1, proposed(draft()))
    lines = model.rows[:1]
    model.settle(lines)
    show(model, 1, proposed(draft()))
    assert model.rows == []
    model.gone(lines)
    assert model.rows == []
    show(model, 1, proposed(draft()))
    assert len(model.rows) == 1


def test_what_could_not_be_stored_is_shown_again():
    model = DraftsModel()
    show(model, 1, proposed(draft()))
    lines = model.rows[:1]
    model.settle(lines)
    model.kept(lines)
    assert model.rows == lines


def test_lists_and_rules_are_found_together():
    model = DraftsModel()
    drafts = (draft(), draft("agreement/DNK"), draft("agreement/NOR", 20), draft("agreement/ESP", 20, rule="other"))
    show(model, 1, proposed(*drafts))
    assert [line.draft.record[-3:] for line in model.of_sentence(0)] == ["LVA", "DNK"]
    assert [line.draft.record[-3:] for line in model.of_rule(0)] == ["LVA", "DNK", "NOR"]
    assert len(model.marks()) == 2
    assert model.at_mark(("draft", 20, 30)) == 2
    assert model.at_mark("nothing") == -1


def test_a_norm_that_is_none_is_shown_as_it_stands():
    assert shown(choice("modes"), "unheard") == "unheard"
