"""Dates of every shape, found in running text, against the reader of single phrases."""

import pytest

from db.capture import read
from db.capture.dates import calendar
from db.kinds import Context, Invalid, read_date

PUBLISHED = "2024-05-16"  # a Thursday


def dates(text: str, published: str | None = PUBLISHED, language: str = "en") -> list[str]:
    return [m.normal for m in read(text, published, language).mentions if m.kind == "date"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 14 March 2024", "2024-03-14"),
        ("on March 14, 2024", "2024-03-14"),
        ("on the 14th of March", "2024-03-14"),
        ("on 14 March", "2024-03-14"),
        ("on August 18", "2023-08-18"),
        ("on July 11-12", "2023-07-11/2023-07-12"),
        ("on 11–12 July 2023", "2023-07-11/2023-07-12"),
        ("in March 2023", "2023-03"),
        ("in August", "2023-08"),
        ("last July", "2023-07"),
        ("in July last year", "2023-07"),
        ("by August 3", "../2023-08-03"),
        ("no later than 3 August 2023", "../2023-08-03"),
        ("starting on November 28", "2023-11-28"),
        ("on Tuesday", "2024-05-14"),
        ("yesterday", "2024-05-15"),
        ("last week", "2024-05-06/2024-05-12"),
        ("last month", "2024-04"),
        ("last year", "2023"),
        ("in 2022", "2022"),
        ("on 2024-03-14", "2024-03-14"),
        ("on 14.03.2024", "2024-03-14"),
    ],
)
def test_english_shapes(words: str, edtf: str) -> None:
    assert dates(f"It was said {words}, and that is all.") == [edtf]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("12 січня", "2024-01-12"),
        ("11–12 липня 2023 року", "2023-07-11/2023-07-12"),
        ("у березні 2023 року", "2023-03"),
        ("до 3 серпня", "../2023-08-03"),
        ("у вівторок", "2024-05-14"),
        ("минулого року", "2023"),
        ("14.03.2024", "2024-03-14"),
    ],
)
def test_ukrainian_shapes(words: str, edtf: str) -> None:
    assert dates(f"Про це стало відомо {words}.", language="uk") == [edtf]


SHAPES = {
    "de": ("vergangenen Juli", "bis Ende Juni 2023", "vor zwei Tagen", "vorgestern", "seit dem 3. April", "Anfang Mai"),
    "fr": (
        "en juillet dernier",
        "d'ici fin juin 2023",
        "il y a deux jours",
        "avant-hier",
        "depuis le 3 avril",
        "début mai",
    ),
    "pl": (
        "minionego lipca",
        "do końca czerwca 2023",
        "dwa dni temu",
        "przedwczoraj",
        "od 3 kwietnia",
        "na początku maja",
    ),
    "es": (
        "el pasado julio",
        "antes de finales de junio de 2023",
        "hace dos días",
        "anteayer",
        "desde el 3 de abril",
        "a principios de mayo",
    ),
    "it": (
        "lo scorso luglio",
        "entro la fine di giugno 2023",
        "due giorni fa",
        "l'altro ieri",
        "dal 3 aprile",
        "all'inizio di maggio",
    ),
    "ru": ("в прошлом июле", "до конца июня 2023 года", "два дня назад", "позавчера", "с 3 апреля", "в начале мая"),
    "uk": (
        "минулого липня",
        "до кінця червня 2023 року",
        "два дні тому",
        "позавчора",
        "з 3 квітня",
        "на початку травня",
    ),
}
MEANT = ("2023-07", "../2023-06", "2024-05-14", "2024-05-14", "2024-04-03", "2024-05")


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [(language, *pair) for language, shapes in SHAPES.items() for pair in zip(shapes, MEANT, strict=True)],
)
def test_the_same_shapes_in_other_languages(language: str, words: str, edtf: str) -> None:
    assert dates(f"Riga, {words}.", language=language) == [edtf]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the same day", "2023-07-12"),
        ("a day later", "2023-07-13"),
        ("two days later", "2023-07-14"),
        ("a week later", "2023-07-19"),
        ("the following month", "2023-08"),
        ("the day before", "2023-07-11"),
    ],
)
def test_phrases_count_from_the_date_before(words: str, edtf: str) -> None:
    assert dates(f"They met on July 12, 2023. They met again {words}.") == ["2023-07-12", edtf]


def test_a_missing_year_follows_the_year_printed_before_when_the_article_has_no_date() -> None:
    assert dates("They met on 12 July 2023. They met on 3 August.", None) == ["2023-07-12", "2023-08-03"]
    assert dates("They met on 3 August.", None) == [""]


@pytest.mark.parametrize(
    "text", ["May I help?", "They march on.", "It cost 14.5 million.", "Item 3 of 5.", "31 February 2024"]
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize("published", [None, "", "2024", "2024-05", "2024-13-45", "nonsense", "0000-00-00"])
def test_any_day_of_writing_is_taken(published: str | None) -> None:
    calendar(published)
    read("They met on 3 August, on Tuesday, last week and yesterday.", published)


@pytest.mark.parametrize(
    "words", ["14 March", "July 11-12", "by August 3", "last July", "March 2023", "12 січня", "11–12 липня"]
)
def test_one_phrase_reads_the_same_for_the_kind(words: str) -> None:
    try:
        expected = read_date(words, Context(published=PUBLISHED)).norm
    except Invalid:
        pytest.fail(f"the kind does not read {words}")
    assert dates(f"It was {words}.", language="uk" if "і" in words else "en") == [expected]
