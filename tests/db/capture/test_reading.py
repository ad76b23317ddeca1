"""What holds for every reading: verbatim quotes, valid norms, equal results, no text that breaks it, linear time."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.capture import SUPPORTLESS, Reading, guess_language, read
from db.keys import parse_key
from db.records import TYPES

ARTICLES = Path(__file__).parents[4] / "shared" / "articles"
SAMPLE = """Norway and Ukraine open talks
An overview of security guarantees under the G7 declaration.
Ukraine has signed security agreements with nine states, including the UK, Spain and Japan, Ivan Petrenko said.
In line with the G7 declaration, Ukraine started the first round of talks with Norway in Oslo on 12 April.
The Ukrainian delegation was led by Olha Koval, Deputy Head of the Office; the talks were chaired by Per Hansen.
The team included representatives of the Ministry of Energy and the Ministry of Health.
The agreement should cover:
- demining and cyber defence;
- military equipment.
Negotiations on a security agreement with Spain are underway, pending a $5 billion aid bill.
On 9 July 2023, the G7 leaders adopted a joint declaration in Vilnius.
President Ivan Petrenko and Prime Minister Juan Garcia signed the security agreement with Spain on 27 May.
The talks were held by video link.
"""


def assert_sound(text: str, reading: Reading) -> None:
    for draft in reading.drafts:
        assert 0 <= draft.start < draft.end <= len(text)
        assert text[draft.start : draft.end].strip()
        assert TYPES[parse_key(draft.record).type].fields[draft.field].kind.clean(draft.norm) == draft.norm
        assert parse_key(draft.record).text == draft.record
        assert not any(z.kind in SUPPORTLESS and z.start < draft.end and draft.start < z.end for z in reading.zones)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text


def test_most_record_types_are_proposed() -> None:
    reading = read(SAMPLE, "2024-05-04")
    assert_sound(SAMPLE, reading)
    found = {(d.record, d.field, d.norm) for d in reading.drafts}
    assert {
        ("tally/signed/2024-05-04", "count", "9"),
        ("negotiation/NOR", "framework", "declaration/joint-declaration-2023"),
        ("round/NOR/1", "held_date", "2024-04-12"),
        ("round/NOR/1", "place", "Oslo"),
        ("member/NOR/1/UKR/olha-koval", "role", "lead"),
        ("member/NOR/1/UKR/ministry-of-energy", "role", "represented-body"),
        ("scope/negotiation/NOR/demining", "wording", "demining and cyber defence"),
        ("negotiation/ESP", "condition", "a $5 billion aid bill"),
        ("declaration/joint-declaration-2023", "adopted_date", "2023-07-09"),
        ("declaration/joint-declaration-2023", "venue", "Vilnius"),
        ("agreement/ESP", "signatories", '["person/ivan-petrenko","person/juan-garcia"]'),
    } <= found


def test_mentions_of_every_kind() -> None:
    kinds = {mention.kind for mention in read(SAMPLE, "2024-05-04").mentions}
    assert {"country", "date", "status", "amount", "organisation"} <= kinds


def test_a_sum_is_marked_as_one_across_spaces_that_do_not_break_and_never_across_lines() -> None:
    sums = [
        m.normal
        for m in read("Франція надала 1\u00a0000\u00a0000 євро.\nСторін 5\nЄвро зміцніло.").mentions
        if m.kind == "amount"
    ]
    assert sums == ["1000000 EUR"]


def test_two_readings_are_equal() -> None:
    assert read(SAMPLE, "2024-05-04") == read(SAMPLE, "2024-05-04")


def test_drafts_come_in_reading_order_of_their_sentences() -> None:
    starts = [draft.start for draft in read(SAMPLE).drafts]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks are held in the capital and were said to last.", "en"),
        ("Переговори тривають у столиці, і це є важливо.", "uk"),
        ("Переговоры были и продолжаются, это не всё.", "ru"),
        ("Die Gespräche sind nicht in der Stadt und werden fortgesetzt.", "de"),
        ("Les pourparlers sont dans la ville et une réunion est prévue.", "fr"),
        ("Rozmowy nie są w mieście i trwają od dawna, jak się mówi.", "pl"),
        ("1234", "en"),
    ],
)
def test_languages_are_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("published", [None, "2024-05-02", "2024"])
def test_real_articles_are_read_soundly(path: Path, published: str | None) -> None:
    text = path.read_text(encoding="utf-8")
    reading = read(text, published)
    assert reading.drafts
    assert_sound(text, reading)


WORDS = (
    "Ukraine Norway Spain Latvia the G7 declaration joined signed signs security agreement talks with and , . : ;"
    " - — ( ) “ ” \" '"
    " including nine 25 countries on by August 3 2023 May last July a day later followed decided to"
    " not could if said Baltic states"
    " $61 aid bill first round of led by Україна підписала угоду з Данією та до декларації приєдналися 12 липня"
    " Read also:"
)
ODD = ["\n", "\n\n", "\r", "\x00", "\u202e", "\u200b", "İ", "𝒳", "🇺🇦", "\u00a0"]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(WORDS.split() + ODD), max_size=60).map(" ".join),
    st.sampled_from([None, "2024-05-02", "2023-08"]),
)
def test_any_row_of_known_words_is_read_soundly(text: str, published: str | None) -> None:
    assert_sound(text, read(text, published))


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_any_text_is_read_soundly(text: str) -> None:
    reading = read(text)
    assert_sound(text, reading)
    assert reading == read(text)


def spent(text: str) -> float:
    times: list[float] = []
    for _ in range(3):
        start = time.process_time()
        read(text, "2024-05-02", "en")
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        SAMPLE,
        "Ukraine signed a security agreement with Norway and ",
        "Norway, ",
        "July 11-",
        '"“',
        "1 ",
        "A ",
        "$1 ",
        "led by Olha ",
        "\n",
        "signed agreements with ",
        "a" * 50,
    ],
    ids=lambda piece: repr(piece[:20]),
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    read(SAMPLE)
    short, long = (piece * (size // len(piece)) for size in (40_000, 320_000))
    assert spent(long) < 16 * max(spent(short), 0.01)
