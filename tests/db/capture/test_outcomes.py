"""What came of a round and what follows it, in several languages, beside what is no result of it."""

import pytest

from db.capture import read

ROUNDS = {
    "en": "Ukraine and Italy held the second round of talks on a security agreement.",
    "uk": "Україна та Італія провели другий раунд переговорів щодо безпекової угоди.",
    "de": "Die Ukraine und Italien führten die zweite Runde der Verhandlungen über ein Sicherheitsabkommen.",
    "fr": "L'Ukraine et l'Italie ont tenu le deuxième cycle de négociations sur un accord de sécurité.",
    "pl": "Ukraina i Włochy przeprowadziły drugą rundę rozmów o umowie o bezpieczeństwie.",
    "es": "Ucrania e Italia celebraron la segunda ronda de negociaciones sobre un acuerdo de seguridad.",
}


def told(language: str, sentence: str, field: str) -> list[tuple[str, str]]:
    text = f"{ROUNDS[language]}\n{ROUNDS[language]}\n{sentence}"
    drafts = read(text, "2024-02-20", language).drafts
    return [(draft.record, draft.norm) for draft in drafts if draft.field == field]


@pytest.mark.parametrize(
    ("language", "sentence", "outcome"),
    [
        ("en", "The parties agreed on the structure of the document.", "agreed on the structure of the document"),
        ("en", "The round ended with agreement on most of the text.", "ended with agreement on most of the text"),
        ("en", "The delegations made progress.", "made progress"),
        ("uk", "Сторони домовилися про структуру документа.", "домовилися про структуру документа"),
        ("de", "Die Delegationen einigten sich auf die Gliederung.", "einigten sich auf die Gliederung"),
        ("fr", "Les délégations ont abouti à un projet de texte.", "ont abouti à un projet de texte"),
        ("pl", "Strony uzgodniły tekst umowy.", "uzgodniły tekst umowy"),
        ("es", "La ronda concluyó con un acuerdo sobre el texto.", "concluyó con un acuerdo sobre el texto"),
    ],
)
def test_what_the_sides_agreed_is_the_outcome_of_their_round(language: str, sentence: str, outcome: str) -> None:
    assert told(language, sentence, "outcome") == [("round/ITA/2", outcome)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The parties agreed to hold the third round next week.",
        "The visit ended with a dinner.",
        "Sweden's delegation agreed on the structure of its document.",
        "Analysts agreed on the importance of the document.",
    ],
)
def test_no_outcome_is_seen_in(sentence: str) -> None:
    assert told("en", sentence, "outcome") == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The parties agreed to hold the third round next week."),
        ("en", "Another round is scheduled for 20 March."),
        ("en", "The teams agreed to meet again in two weeks."),
        ("fr", "Les deux délégations sont convenues de se retrouver dans deux semaines."),
        ("es", "Las delegaciones acordaron volver a reunirse en marzo."),
    ],
)
def test_what_the_sides_will_do_next_follows_the_round(language: str, sentence: str) -> None:
    assert told(language, sentence, "next_step") == [("round/ITA/2", sentence.rstrip("."))]


@pytest.mark.parametrize(
    "sentence",
    ["The envoys met for another round of golf.", "The presidents will meet again at the summit of the alliance."],
)
def test_no_next_step_is_seen_in(sentence: str) -> None:
    assert told("en", sentence, "next_step") == []


def test_a_first_round_to_come_follows_no_round() -> None:
    text = "Security agreements\nUkraine and Norway will hold the first round of talks on a security agreement in May."
    assert [draft for draft in read(text, "2024-02-20").drafts if draft.record.startswith("round/")] == []


def test_a_round_with_a_party_of_known_talks_is_theirs() -> None:
    begun = "Переговори щодо безпекової угоди з Норвегією та Данією почалися 3 серпня."
    text = f"{begun}\n{begun}\nДругий раунд переговорів із Норвегією запланований на вересень."
    steps = {draft.record for draft in read(text, "2023-08-25", "uk").drafts if draft.field == "next_step"}
    assert steps == {"round/NOR/1"}


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Ukraine and Norway held their second round on 16 February by video conference.", {"round/NOR/2"}),
        ("Norway and Denmark held their second round on 16 February by video conference.", set()),
    ],
)
def test_a_round_of_such_talks_needs_no_word_of_security(sentence: str, held: set[str]) -> None:
    text = f"{ROUNDS['en']}\n{ROUNDS['en']}\n{sentence}"
    days = {draft.record for draft in read(text, "2024-02-20").drafts if draft.field == "held_date"}
    assert days == held
