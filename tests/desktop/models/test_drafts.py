from db.capture import Draft
from db.kinds import choice
from db.queries.drafts import Proposals
from desktop.models.drafts import DraftsModel, lines_of, shown
from desktop.support.roles import DETAIL, TOOLTIP


def draft(record: str = "agreement/LVA", start: int = 0, rule: str = "signed", **more: str) -> Draft:
    return Draft(record, "status", "signed", "signed", start, start + 10, rule=rule, **more)


def proposed(*drafts: Draft) -> Proposals:
    return Proposals(drafts, (), {found.record: found.record[-3:] for found in drafts})


def show(model: DraftsModel, article: int, found: Proposals) -> None:
    model.show(article, found, lines_of(found))


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


def test_refusals_are_remembered_for_each_article():
    model = DraftsModel()
    one, two = draft(), draft("agreement/DNK", 20)
    show(model, 1, proposed(one, two))
    model.refuse(model.rows[0])
    assert (len(model.rows), model.refused) == (1, 1)
    show(model, 2, proposed(one))
    assert (len(model.rows), model.refused) == (1, 0)
    show(model, 1, proposed(one, two))
    assert len(model.rows) == 1
    model.bring_back()
    assert len(model.rows) == 2


def test_what_is_confirmed_is_gone_until_the_next_proposals():
    model = DraftsModel()
    show(model, 1, proposed(draft()))
    lines = model.rows[:1]
    model.confirm(lines)
    show(model, 1, proposed(draft()))
    assert model.rows == []
    model.stored(lines)
    assert model.rows == []
    show(model, 1, proposed(draft()))
    assert len(model.rows) == 1


def test_what_could_not_be_stored_is_shown_again():
    model = DraftsModel()
    show(model, 1, proposed(draft()))
    lines = model.rows[:1]
    model.confirm(lines)
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
