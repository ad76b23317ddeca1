"""Names of people in other cases than the first: Ukrainian, Russian and Polish."""

import pytest

from db.capture import read
from db.capture.inflection import nominative


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("Володимира Зеленського", "Володимир Зеленський"),
        ("Володимиром Зеленським", "Володимир Зеленський"),
        ("Зеленського", "Зеленський"),
        ("Андрія Єрмака", "Андрій Єрмак"),
        ("Ігорем Жовквою", "Ігор Жовква"),
        ("Дмитра Кулеби", "Дмитро Кулеба"),
        ("Дениса Шмигаля", "Денис Шмигаль"),
        ("Владимира Зеленского", "Владимир Зеленский"),
        ("Олафом Шольцем", "Олаф Шольц"),
        ("Wołodymyra Zełenskiego", "Wołodymyr Zełenski"),
        ("Donaldem Tuskiem", "Donald Tusk"),
        ("Andrzeja Dudy", "Andrzej Duda"),
    ],
)
def test_a_name_is_brought_back_to_the_first_case(printed: str, first: str) -> None:
    assert nominative(printed) == first


@pytest.mark.parametrize(
    "name", ["Марк Рютте", "Урсула фон дер Ляєн", "Emmanuel Macron", "Pedro Sánchez", "Кая Каллас"]
)
def test_a_name_in_the_first_case_stays(name: str) -> None:
    assert nominative(name) == name


def test_the_quote_keeps_the_form_that_is_printed() -> None:
    drafts = read("Про це йдеться у заяві президента Володимира Зеленського.", "2024-07-10").drafts
    (name,) = [draft for draft in drafts if draft.field == "name"]
    assert (name.record, name.value, name.norm) == (
        "person/volodymyr-zelenskyi",
        "Володимира Зеленського",
        "Володимир Зеленський",
    )
