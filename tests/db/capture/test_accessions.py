"""Who joined a declaration, as languages tell it: split verbs, subjects behind the verb, followers, pronouns."""

import pytest

from db.capture import Draft, read

HEADS = {
    "en": "Security guarantees\nNorway joined the G7 Joint Declaration of Support for Ukraine in July.\n",
    "uk": "Гарантії безпеки\nНорвегія приєдналася до спільної декларації G7 про гарантії безпеки в липні.\n",
    "de": "Sicherheitsgarantien\nNorwegen ist im Juli der Gemeinsamen Erklärung der G7 beigetreten.\n",
    "fr": "Garanties de sécurité\nLa Norvège a rejoint la déclaration conjointe du G7 en juillet.\n",
    "pl": "Gwarancje bezpieczeństwa\nNorwegia przystąpiła do wspólnej deklaracji G7 w lipcu.\n",
    "es": "Garantías de seguridad\nNoruega se adhirió a la declaración conjunta del G7 en julio.\n",
}
RECORD = "accession/joint-declaration-2023/"


def drafts(language: str, sentence: str) -> list[Draft]:
    head = HEADS[language]
    found = read(head + sentence, "2023-10-05", language).drafts
    return [draft for draft in found if draft.start >= len(head) and draft.record.startswith(RECORD)]


def joined(language: str, sentence: str) -> set[str]:
    told = (draft for draft in drafts(language, sentence) if draft.norm == "joined" and draft.mode == "fact")
    return {draft.record.removeprefix(RECORD) for draft in told}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("de", "Zypern trat am Mittwoch der Erklärung bei.", {"CYP"}),
        ("de", "Auch Irland und Island traten ihr bei.", {"IRL", "ISL"}),
        ("de", "Kiew dankte, nachdem Malta der Erklärung beigetreten war.", {"MLT"}),
        ("de", "Zypern schloss sich der Erklärung im August an, gefolgt von Irland.", {"CYP", "IRL"}),
        ("en", "Cyprus acceded to it in August, followed by Ireland, Malta and Iceland.", {"CYP", "IRL", "MLT", "ISL"}),
        ("en", "Cyprus was the first to join the declaration this month.", {"CYP"}),
        ("fr", "Chypre a souscrit à la déclaration le 2 août, suivie de l'Irlande et de Malte.", {"CYP", "IRL", "MLT"}),
        ("fr", "Chypre l'avait rejointe la veille.", {"CYP"}),
        ("uk", "До декларації вже доєдналися Кіпр та Ірландія.", {"CYP", "IRL"}),
        ("uk", "Кіпр приєднався до декларації 20 липня, а Ірландія — 3 серпня.", {"CYP", "IRL"}),
        ("pl", "Do deklaracji przyłączyły się także Cypr i Irlandia.", {"CYP", "IRL"}),
        ("pl", "Cypr dołączył do deklaracji 12 lipca, a po nim Irlandia.", {"CYP", "IRL"}),
        ("es", "Chipre se adhirió a la declaración en agosto, seguido de Irlanda.", {"CYP", "IRL"}),
        ("en", "Two more states joined the declaration. They are Cyprus and Malta.", {"CYP", "MLT"}),
        (
            "fr",
            "Trois autres pays y ont adhéré. Il s'agit de Chypre, du Luxembourg et de Malte.",
            {"CYP", "LUX", "MLT"},
        ),
        ("en", "Cyprus joined the declaration in August, as did Ireland.", {"CYP", "IRL"}),
        ("fr", "Après l'Irlande, Chypre a adhéré à la déclaration.", {"CYP"}),
        ("uk", "Напередодні до документа долучився Кіпр.", {"CYP"}),
        ("en", "The first state to join the declaration was Cyprus, followed by Malta.", {"CYP", "MLT"}),
        ("fr", "Chypre y a adhéré en août. Malte lui a emboîté le pas.", {"CYP", "MLT"}),
        ("de", "Am Freitag sind zwei Staaten der Erklärung beigetreten, darunter Malta.", {"MLT"}),
    ],
)
def test_who_joined(language: str, sentence: str, expected: set[str]) -> None:
    assert joined(language, sentence) == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Zypern trat der Erklärung nicht bei."),
        ("de", "Zypern schloss sich der Erklärung bisher nicht an."),
        ("de", "Zypern trat mit der Erklärung an die Öffentlichkeit."),
        ("en", "Cyprus will be the first to join the declaration."),
        ("en", "The minister welcomed the declaration, followed by guests from Ireland and Malta."),
        ("fr", "Chypre n'a pas souscrit à la déclaration."),
        ("uk", "Кіпр до декларації не доєднався."),
        ("pl", "O deklaracji rozmawiały Cypr i Irlandia."),
        ("es", "Chipre no se adhirió a la declaración."),
        ("fr", "Chypre a exclu d'adhérer à la déclaration."),
        ("fr", "Chypre a rejoint l'Alliance ; Malte l'avait rejointe en avril."),
        ("fr", "Chypre, suivie de Malte, a fermé sa frontière."),
        ("en", "Cyprus joined NATO. Malta joined in April."),
        ("de", "Zypern trat der NATO bei."),
        ("en", "Cyprus joined a call. The UK signed an agreement first, followed by Malta."),
        ("uk", "Кіпр від приєднання до декларації відмовився."),
        ("en", "The declaration was discussed by two states. They are Cyprus and Malta."),
    ],
)
def test_who_did_not_join(language: str, sentence: str) -> None:
    assert joined(language, sentence) == set()


def test_each_date_stays_with_its_country() -> None:
    found = drafts("uk", "Кіпр приєднався до декларації 20 липня, а Ірландія — 3 серпня.")
    days = {draft.record.removeprefix(RECORD): draft.norm for draft in found if draft.field == "joined_date"}
    assert days == {"CYP": "2023-07-20", "IRL": "2023-08-03"}


def test_a_sentence_of_followers_goes_on_from_the_one_before() -> None:
    assert joined("fr", "Chypre y a adhéré en août. Elle a été suivie par l'Irlande et Malte.") == {"CYP", "IRL", "MLT"}


def test_followers_of_nobody_who_joined_are_none() -> None:
    assert joined("fr", "Chypre a salué la nouvelle. Elle a été suivie par l'Irlande et Malte.") == set()


def test_an_entry_into_force_is_no_joining() -> None:
    text = HEADS["de"] + "Das Sicherheitsabkommen mit Zypern trat am 2. Oktober in Kraft."
    told = {(d.record, d.norm) for d in read(text, "2023-10-05", "de").drafts if d.field == "in_force_date"}
    assert told == {("agreement/CYP", "2023-10-02")}


@pytest.mark.parametrize("more", ["Huit nouveaux pays ont adhéré à la déclaration.", "Huit pays de plus y ont adhéré."])
def test_so_many_more_are_not_all(more: str) -> None:
    counts = [draft for draft in read(HEADS["fr"] + more, "2023-10-05", "fr").drafts if draft.field == "count"]
    assert counts == []


def test_who_did_as_another_did_is_not_told_to_have_followed() -> None:
    assert [draft for draft in drafts("en", "Cyprus joined it, as did Ireland.") if draft.field == "order"] == []


def test_a_place_in_the_row_may_be_written_in_figures() -> None:
    orders = [
        d.norm for d in drafts("uk", "Кіпр став 27-ю країною, яка приєдналася до декларації.") if d.field == "order"
    ]
    assert orders == ['["27"]']


def test_who_says_it_has_no_claim_to_the_day() -> None:
    sentence = "Nach Angaben Kiews ist am Freitag Malta der Erklärung beigetreten."
    days = [draft.norm for draft in drafts("de", sentence) if draft.field == "joined_date"]
    assert days == ["2023-09-29"]


@pytest.mark.parametrize(
    ("before", "days"),
    [
        ("Кіпр приєднався до декларації 20 липня. ", {"2023-07-20", "2023-07-20/.."}),
        ("Кіпр приєднався до декларації 20 липня. Першими до декларації долучилися Данія та Швеція. ", {"2023-07-20"}),
    ],
)
def test_later_is_after_those_told_of_last(before: str, days: set[str]) -> None:
    found = drafts("uk", before + "Згодом до них приєдналася Мальта.")
    assert {draft.norm for draft in found if draft.field == "joined_date"} == days


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In Cyprus the Council of Ministers voted for joining it on 16 August."),
        ("en", "Cyprus voted in favour of joining the declaration on 16 August."),
        ("uk", "Парламент Кіпру 16 серпня проголосував за приєднання до декларації."),
        ("pl", "Cypr zagłosował za przystąpieniem do deklaracji 16 sierpnia."),
        ("es", "El Gobierno de Chipre votó a favor de adherirse a la declaración el 16 de agosto."),
    ],
)
def test_a_vote_for_joining_is_a_decision(language: str, sentence: str) -> None:
    told = {(draft.field, draft.norm) for draft in drafts(language, sentence)}
    assert told == {("status", "decided"), ("decided_date", "2023-08-16")}
