"""Statuses in German, French, Polish and Russian articles, and what nobody said in any language."""

import pytest

from db.capture import read

OPENINGS = {
    "de": "Sicherheitsabkommen mit der Ukraine\nDie Ukraine spricht mit Partnern über Sicherheitsgarantien der G7.\n",
    "fr": "Accords de sécurité\nL'Ukraine négocie des garanties de sécurité avec ses partenaires.\n",
    "pl": "Umowy o bezpieczeństwie\nUkraina i jej partnerzy mówią o gwarancjach bezpieczeństwa.\n",
    "ru": "Соглашения о безопасности\nУкраина говорит с партнерами о гарантиях безопасности.\n",
}
JOINED = "accession/joint-declaration-2023/IRL"
SENTENCES = [
    ("de", "Am 16. Februar 2024 unterzeichneten Spanien und die Ukraine in Berlin ein Sicherheitsabkommen.", "ESP"),
    ("de", "Die Ukraine hat am 16. Februar 2024 mit Spanien ein Sicherheitsabkommen unterzeichnet.", "ESP"),
    ("fr", "L'Ukraine a signé un accord de sécurité avec l'Espagne le 16 février 2024.", "ESP"),
    ("pl", "Ukraina podpisała umowę o bezpieczeństwie z Hiszpanią 16 lutego 2024 r.", "ESP"),
    ("ru", "Украина подписала соглашение о безопасности с Испанией 16 февраля 2024 года.", "ESP"),
]


def told(language: str, sentence: str) -> dict[tuple[str, str], str]:
    return {(d.record, d.field): d.norm for d in read(OPENINGS[language] + sentence, "2024-07-10").drafts}


@pytest.mark.parametrize(("language", "sentence", "key"), SENTENCES)
def test_a_signature_and_its_day_are_read_in(language: str, sentence: str, key: str) -> None:
    found = told(language, sentence)
    assert found[(f"agreement/{key}", "status")] == "signed"
    assert found[(f"agreement/{key}", "signed_date")] == "2024-02-16"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Irland ist der G7-Erklärung am 17. August 2023 beigetreten."),
        ("fr", "L'Irlande a adhéré à la déclaration du G7 le 17 août 2023."),
        ("pl", "Irlandia przystąpiła do deklaracji G7 17 sierpnia 2023 r."),
        ("ru", "Ирландия присоединилась к декларации G7 17 августа 2023 года."),
    ],
)
def test_joining_and_its_day_are_read_in(language: str, sentence: str) -> None:
    found = told(language, sentence)
    assert (found[(JOINED, "status")], found[(JOINED, "joined_date")]) == ("joined", "2023-08-17")


def test_days_told_respectively_go_one_to_each() -> None:
    text = "Norway and Sweden joined the G7 declaration on 14 July and 16 July 2023 respectively."
    found = {d.record[-3:]: d.norm for d in read(text, "2024-07-10").drafts if d.field == "joined_date"}
    assert found == {"NOR": "2023-07-14", "SWE": "2023-07-16"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The signing of the security agreement with Norway is scheduled for 3 August.", "signing-scheduled"),
        ("Ukraine and Norway agreed the text of the security agreement.", "text-agreed"),
        ("Talks with Norway on a security agreement have stalled.", "stalled"),
        ("Ukraine resumed talks with Norway on the security agreement.", "resumed"),
    ],
)
def test_rarer_statuses(sentence: str, status: str) -> None:
    found = {(d.field, d.norm) for d in read(sentence, "2024-07-10").drafts if d.field in ("status", "signed_date")}
    assert found == {("status", status)}


def test_an_announced_list_with_nothing_in_it_is_an_empty_one() -> None:
    rest = "The weather in Kyiv was mild on that day, and nobody spoke there of anything else.\n"
    text = f"Ukraine is preparing security agreements with:\n{rest}"
    members = [(d.record, d.norm, d.list_flag) for d in read(text, "2024-07-10").drafts if d.field == "members"]
    assert members == [("tally/in-preparation/2024-07-10", "[]", "closed")]


def test_who_receives_and_through_whom_is_told_from_who_gives() -> None:
    text = "Norway pledged $1.2 billion in military assistance to Ukraine through NATO."
    found = {d.field: d.norm for d in read(text, "2024-07-10").drafts if d.record.startswith("commitment/NOR")}
    assert (found["provider"], found["recipient"], found["intermediary"]) == ("NOR", "UKR", "NATO")
    assert found["kind"] == "military"
