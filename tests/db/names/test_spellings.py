"""Names in any spelling: which are one man, and which only look alike."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import names

# One person a line, in the spellings of several countries' press.
ONE_PERSON = """
Vladyslav Vlasiuk; Władysław Własiuk; Владислав Власюк; Wladyslaw Wlasjuk; Vladyslav Vlasyuk; Vladislav Vlassiouk
Ihor Zhovkva; Ihor Żowkwa; Ihor Schowkwa; Ігор Жовква; Игорь Жовква; Igor Zhovkva; Ihor Jovkva
Andrii Yermak; Andrij Jermak; Андрій Єрмак; Андрей Ермак; Andriy Iermak; Andriej Jermak
Volodymyr Zelensky; Volodymyr Zelenskyy; Wolodymyr Selenskyj; Володимир Зеленський; Владимир Зеленский
Denys Shmyhal; Denys Szmyhal; Denys Schmyhal; Денис Шмигаль; Денис Шмыгаль; Denys Chmyhal; Denys Shmygal
Dmytro Kuleba; Дмитро Кулеба; Дмитрий Кулеба; Dmitry Kuleba; Dmytro Kouleba
Rustem Umerov; Rustem Umierow; Rustem Umjerow; Рустем Умєров; Рустем Умеров; Roustem Oumerov
Oleksii Reznikov; Oleksij Resnikow; Ołeksij Reznikow; Олексій Резніков; Алексей Резников; Oleksiy Reznikov
Olha Stefanishyna; Olha Stefaniszyna; Olha Stefanischyna; Ольга Стефанішина; Ольга Стефанишина
Andrii Sybiha; Andrij Sybiha; Андрій Сибіга; Андрей Сибига; Andriy Sybiha
Valerii Zaluzhnyi; Wałerij Załużny; Walerij Saluschnyj; Валерій Залужний; Валерий Залужный; Valeri Zaloujny
Arsenii Yatseniuk; Arsenij Jaceniuk; Arsenij Jazenjuk; Арсеній Яценюк; Арсений Яценюк; Arseniy Yatsenyuk
Petro Poroshenko; Petro Poroszenko; Petro Poroschenko; Петро Порошенко; Пётр Порошенко
Oleksandr Syrskyi; Ołeksandr Syrski; Oleksandr Syrskyj; Олександр Сирський; Александр Сырский; Oleksandr Syrsky
Yuliia Svyrydenko; Julia Swyrydenko; Julija Swyrydenko; Юлія Свириденко; Юлия Свириденко; Yulia Svyrydenko
Serhii Kyslytsia; Serhij Kysłycia; Serhij Kyslyzja; Сергій Кислиця; Сергей Кислица; Sergiy Kyslytsya
Vitalii Klychko; Witalij Kliczko; Віталій Кличко; Виталий Кличко; Witali Klytschko
Taras Kachka; Taras Kaczka; Taras Katschka; Тарас Качка
Mykola Tochytskyi; Mykoła Toczycki; Микола Точицький; Николай Точицкий; Mykola Totschyzkyj
Iryna Vereshchuk; Iryna Wereszczuk; Iryna Wereschtschuk; Ірина Верещук; Ирина Верещук
Kyrylo Budanov; Kyryło Budanow; Кирило Буданов; Кирилл Буданов; Kyrylo Boudanov
"""
SAME = [
    pair
    for line in ONE_PERSON.strip().splitlines()
    for pair in combinations((name.strip() for name in line.split(";")), 2)
]
DIFFERENT = [
    *combinations(
        ("Ihor Zhovkva", "Ihor Klymenko", "Ihor Kolomoiskyi", "Ihor Terekhov", "Ihor Zhdanov", "Ihor Zhovna"), 2
    ),
    *combinations(("Volodymyr Zelensky", "Olena Zelenska", "Oleksandr Zelenskyi", "Volodymyr Zelenko"), 2),
    *combinations(("Andrii Yermak", "Andrii Yermakov", "Oleksii Yermak", "Andrii Yermolenko", "Denys Yermak"), 2),
    *combinations(("Vladyslav Vlasiuk", "Viacheslav Vlasiuk", "Vladyslav Vlasenko", "Vladyslav Vlasov"), 2),
    ("Serhii Shmyhal", "Denys Shmyhal"),
    ("Dmytro Kuleba", "Oleksii Kuleba"),
    ("Dmytro Kuleba", "Dmytro Kulyba"),
    ("Anna Novak", "Hanna Novakova"),
    ("Oleksandr Syrskyi", "Oleksandra Syrska"),
    ("Oleksandr Polishchuk", "Oleksandra Polishchuk"),
    ("Yevhen Melnyk", "Yevheniia Melnyk"),
    ("Petro Poroshenko", "Petro Boroshenko"),
    ("Mykola Azarov", "Mykola Lazarov"),
    ("Oleh Liashko", "Oleh Lashchenko"),
    ("Yurii Shevchenko", "Yurii Shevchuk"),
    ("Taras Shevchenko", "Yurii Shevchenko"),
    ("Serhii Marchenko", "Serhii Harchenko"),
    ("Serhii Koval", "Serhii Kovalenko"),
    ("Ivan Bakanov", "Ivan Bakaiev"),
    ("Mariia Petrenko", "Maryna Petrenko"),
    ("Andrii Sybiha", "Andrii Sybil"),
    ("Emmanuel Macron", "Brigitte Macron"),
    ("Rishi Sunak", "David Cameron"),
    ("Jens Stoltenberg", "Jens Spahn"),
    ("Edgars Rinkēvičs", "Evika Siliņa"),
    ("Kaja Kallas", "Siim Kallas"),
    ("Mark Rutte", "Mark Milley"),
    ("Zelensky", "Volodymyr Zelensky"),
    ("Volodymyr", "Wolodymyr"),
    ("Kateryna", "Katarzyna"),
    ("A. Yermak", "B. Yermak"),
    ("Oksana Markarova", "Oksana Makarova"),
    ("Vadym Prystaiko", "Vadym Prystupa"),
    ("Olha Stefanishyna", "Olena Stefanishyna"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert names.meet("person", one, other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_meet_are_kept_under_a_common_key(one: str, other: str) -> None:
    assert not names.skeletons("person", one).isdisjoint(names.skeletons("person", other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people_do_not_meet(one: str, other: str) -> None:
    assert not names.meet("person", one, other)


def test_there_are_enough_pairs_of_each() -> None:
    assert len(SAME) >= 60
    assert len(DIFFERENT) >= 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Єрмак Андрій", "Andrii Yermak"),
        ("Andrii Borysovych Yermak", "Андрій Єрмак"),
        ("Władysław Walerijowycz Własiuk", "Vladyslav Vlasiuk"),
        ("Joseph R. Biden", "Joe Biden"),
        ("Zelensky", "Selenskyj"),
        ("Лук’янчук Олег", "Oleh Lukianchuk"),
        ("andrii-yermak", "Andriy Yermak"),
        ("wladyslaw-wlasiuk", "Vladyslav Vlasyuk"),
    ],
)
def test_order_fathers_names_and_identifiers_make_no_difference(one: str, other: str) -> None:
    assert names.meet("person", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Defense Ministry"),
        ("Ministry of Defence of Ukraine", "Міністерство оборони України"),
        ("Ministerstwo Obrony", "Verteidigungsministerium"),
        ("Office of the President", "Офіс Президента"),
        ("Presidential Office", "Президентський офіс"),
        ("Ministry of Foreign Affairs", "МЗС"),
        ("National Security and Defence Council", "РНБО"),
        ("Ministry of Finance", "Министерство финансов"),
        ("ministry-of-defence", "Ministry of Defence"),
    ],
)
def test_names_of_one_body_meet_in_any_order_and_language(one: str, other: str) -> None:
    assert names.meet("body", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Ministry of Finance"),
        ("Ministry of Defence of Latvia", "Ministry of Defence of Ukraine"),
        ("Office of the President", "Office of the Prosecutor General"),
        ("National Security and Defence Council", "Ministry of Defence"),
        ("Security Service of Ukraine", "Foreign Intelligence Service of Ukraine"),
        ("General Staff", "Chief of the General Staff"),
        ("of the", "and"),
    ],
)
def test_two_bodies_do_not_meet(one: str, other: str) -> None:
    assert not names.meet("body", one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kharkiv", "Charków", True),
        ("Львів", "Lemberg", True),
        ("Odesa", "Odessa", True),
        ("Zhovkva", "Żółkiew", True),
        ("Lviv", "Kharkiv", False),
        ("Lviv", "Springfield", None),
    ],
)
def test_towns_are_known_by_all_their_names(one: str, other: str, same: bool | None) -> None:
    assert names.same_place(one, other) is same


WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzżłśабвгджийклмєїюяʼ' -"), min_size=1, max_size=30)


@given(WORDS, WORDS)
def test_meeting_has_no_direction(one: str, other: str) -> None:
    assert names.meet("person", one, other) == names.meet("person", other, one)


@given(WORDS, WORDS)
def test_whatever_meets_shares_a_key(one: str, other: str) -> None:
    if names.meet("person", one, other):
        assert not names.skeletons("person", one).isdisjoint(names.skeletons("person", other))


@given(WORDS)
def test_case_and_white_space_are_nothing(name: str) -> None:
    assert names.skeletons("person", name) == names.skeletons("person", f"  {name.upper()} ")
