"""What is still to come in several languages, beside what looks like it and has happened."""

import pytest

from db.capture import Draft, read

HEADS = {
    "en": "Security agreements\nAn overview of security agreements.\n",
    "uk": "Безпекові угоди\nОгляд безпекових угод.\n",
    "fr": "Accords de sécurité\nLe point sur les accords de sécurité.\n",
    "es": "Acuerdos de seguridad\nUn resumen de los acuerdos de seguridad.\n",
    "pl": "Umowy o bezpieczeństwie\nPrzegląd umów o bezpieczeństwie.\n",
    "de": "Sicherheitsabkommen\nEin Überblick über die Sicherheitsabkommen.\n",
}


def status(language: str, sentence: str) -> list[Draft]:
    drafts = read(HEADS[language] + sentence, "2024-02-20", language).drafts
    return [draft for draft in drafts if draft.field == "status"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The security agreement with Norway is to be signed in May."),
        ("en", "Norway and Ukraine are to sign a security agreement in May."),
        ("en", "Norway and Ukraine are due to sign a security agreement in May."),
        ("en", "A security agreement with Norway to be signed in May."),
        ("uk", "Угоду з Норвегією мають підписати в травні."),
        ("uk", "Україна має підписати безпекову угоду з Норвегією в травні."),
        ("fr", "L'Ukraine et la Norvège sont sur le point de signer un accord."),
        ("fr", "L'accord avec la Norvège doit être signé en mai."),
        ("es", "El acuerdo con Noruega está previsto que se firme en mayo."),
        ("pl", "Umowę z Norwegią mają podpisać w maju."),
        ("de", "Die Ukraine und Norwegen stehen kurz vor der Unterzeichnung eines Abkommens."),
    ],
)
def test_what_is_to_be_signed_is_a_forecast(language: str, sentence: str) -> None:
    assert {(draft.record, draft.mode) for draft in status(language, sentence)} == {("agreement/NOR", "forecast")}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The first security agreement to be signed was the one with Norway."),
        ("uk", "Україна має підписану безпекову угоду з Норвегією."),
        ("pl", "Ukraina ma podpisaną umowę o bezpieczeństwie z Norwegią."),
    ],
)
def test_what_has_been_signed_is_no_forecast(language: str, sentence: str) -> None:
    assert {draft.mode for draft in status(language, sentence)} <= {"fact"}


def test_a_further_round_that_is_agreed_on_is_no_start_of_talks() -> None:
    assert status("en", "Norway and Ukraine agreed to hold a third round of security talks next week.") == []


def test_the_first_round_that_is_agreed_on_is() -> None:
    found = status("en", "Norway and Ukraine agreed to hold the first round of security talks next week.")
    assert {draft.norm for draft in found} == {"agreed-to-negotiate"}


def test_a_round_that_concludes_with_an_agreement_on_something_concludes_no_agreement() -> None:
    told = "Ukraine and Norway held the second round of talks on a security agreement. "
    found = status("en", told + "The round concluded with an agreement on most of the text.")
    assert {draft.norm for draft in found} == {"negotiating"}


def test_a_further_round_to_come_is_no_new_status() -> None:
    told = "Ukraine and Norway held the second round of talks on a security agreement. "
    assert [draft.mode for draft in status("en", told + "The third round with Norway will be held in May.")] == ["fact"]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Norway and Ukraine will sign a security agreement on Friday.", {"2024-02-23"}),
        ("Norway and Ukraine signed a security agreement on Friday.", {"2024-02-16"}),
        ("Norway is to sign a security agreement with Ukraine next month.", {"2024-03"}),
        ("Norway is to sign a security agreement with Ukraine next week.", {"2024-02-26/2024-03-03"}),
    ],
)
def test_days_to_come_and_days_gone_by(sentence: str, days: set[str]) -> None:
    drafts = read(HEADS["en"] + sentence, "2024-02-20", "en").drafts
    assert {draft.norm for draft in drafts if draft.field == "signed_date"} == days


def test_a_day_counted_from_an_older_one_is_none_of_what_is_to_come() -> None:
    told = "Norway signed a security agreement with Ukraine on 3 January 2024. "
    drafts = read(
        HEADS["en"] + told + "Malta will sign a security agreement with Ukraine the following month.", "2024-04-20"
    )
    assert {draft.record for draft in drafts.drafts if draft.field == "signed_date"} == {"agreement/NOR"}
