from db.queries.history import Difference, Step
from desktop.models.changes import Line, LinesModel, StepsModel, lines


def test_differences_are_told_in_the_words_of_forms():
    told = lines(
        [
            Difference("agreement Latvia", "signed_date", "", "2024-04-11"),
            Difference("agreement Latvia", "signed_date_earliest", "", "2024-04-11"),
            Difference("claim on Latvia", "attributed_to", "", "Yermak"),
            Difference("claim on Latvia", "digest", "", "ab12"),
            Difference("claim on Latvia", "reason", "", ""),
            Difference("agreement 7", "country", "", "LVA"),
            Difference("agreement 7", "gone", "a", "b"),
        ]
    )
    assert [(line.subject, line.field, line.new) for line in told] == [
        ("Latvia", "Signed", "2024-04-11"),
        ("Claim on Latvia", "Attributed to", "Yermak"),
        ("Agreement 7", "Country", "LVA"),
        ("Agreement 7", "gone", "b"),
    ]


def test_a_step_that_was_undone_is_struck_out(qtmodeltester):
    model = StepsModel()
    at = "2024-05-01T10:00:00Z"
    model.set_rows(
        [
            Step(3, "undo", "Undo: x", "O", at, False),
            Step(2, "Cite", "x", "O", at, False),
            Step(1, "Cite", "y", "O", at, True),
        ]
    )
    font = 6  # Qt.FontRole
    assert model.index(0, 2).data(font) is None
    assert model.index(1, 2).data(font).strikeOut()
    assert model.index(2, 2).data(font) is None
    qtmodeltester.check(model)


def test_lines_are_a_table(qtmodeltester):
    model = LinesModel()
    model.set_rows([Line(0, "Latvia", "Signed", "", "11 April 2024")])
    assert [model.index(0, column).data() for column in range(4)] == ["Latvia", "Signed", "", "11 April 2024"]
    qtmodeltester.check(model)
