"""Who leads which side of a round, in several languages."""

import pytest

from db.capture import read

ROUNDS = {
    "en": "Ukraine and Italy held the second round of talks on a security agreement.",
    "uk": "Україна та Італія провели другий раунд переговорів щодо безпекової угоди.",
    "de": "Die Ukraine und Italien führten die zweite Runde der Verhandlungen über ein Sicherheitsabkommen.",
    "pl": "Ukraina i Włochy przeprowadziły drugą rundę rozmów o umowie o bezpieczeństwie.",
}


def leads(language: str, sentence: str) -> dict[str, str]:
    text = f"{ROUNDS[language]}\n{ROUNDS[language]}\n{sentence}"
    drafts = read(text, "2024-02-20", language).drafts
    members = (draft.record.split("/") for draft in drafts if draft.field == "role" and draft.norm == "lead")
    return {side: person for _, _, _, side, person in members}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "en",
            "The Italian side was led by Maria Conti, and the Ukrainian team by Ihor Zhovkva.",
            {"ITA": "maria-conti", "UKR": "ihor-zhovkva"},
        ),
        (
            "uk",
            (
                "Українську делегацію очолив заступник керівника Офісу президента Ігор Жовква, італійську — радник "
                "прем'єр-міністра Марко Конті."
            ),
            {"UKR": "ihor-zhovkva", "ITA": "marko-konti"},
        ),
        ("de", "Die italienische Delegation wurde von Maria Conti geleitet.", {"ITA": "maria-conti"}),
        (
            "pl",
            "Delegacji włoskiej przewodniczył wiceminister Marco Conti, ukraińskiej — Ihor Żowkwa.",
            {"ITA": "marco-conti", "UKR": "ihor-zowkwa"},
        ),
        (
            "pl",
            "Na czele włoskiej delegacji stał wiceminister Marco Conti, a ukraińskiej przewodniczył Ihor Żowkwa.",
            {"ITA": "marco-conti", "UKR": "ihor-zowkwa"},
        ),
    ],
)
def test_each_side_has_its_own_lead(language: str, sentence: str, expected: dict[str, str]) -> None:
    assert leads(language, sentence) == expected


def test_whom_the_lead_met_leads_nobody() -> None:
    found = leads("en", "The Italian side was led by Maria Conti, who had met the Ukrainian envoy Ihor Zhovkva.")
    assert found == {"ITA": "maria-conti"}


def test_delegations_named_by_their_people_are_the_parties() -> None:
    held = "Les délégations ukrainienne et française ont tenu lundi le deuxième cycle de négociations"
    text = f"Accord de sécurité\n{held} sur un accord de sécurité."
    days = {draft.record: draft.norm for draft in read(text, "2024-01-30", "fr").drafts if draft.field == "held_date"}
    assert days == {"round/FRA/2": "2024-01-29"}


def test_who_represents_a_side_is_a_member() -> None:
    text = f"{ROUNDS['en']}\n{ROUNDS['en']}\nItaly was represented by Maria Conti, an adviser."
    members = {(d.record, d.norm) for d in read(text, "2024-02-20").drafts if d.field == "role"}
    assert members == {("member/ITA/2/ITA/maria-conti", "member")}


def test_who_leads_a_delegation_to_another_party_is_not_put_in_this_round() -> None:
    assert (
        leads("en", "Talks with Norway go on as well; the Ukrainian delegation there is headed by Maria Conti.") == {}
    )
