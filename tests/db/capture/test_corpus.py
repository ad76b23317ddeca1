"""A corpus of generated articles: templates times names times date shapes, each with exactly the claims expected."""

from collections.abc import Iterator
from itertools import cycle, islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.capture import read

PUBLISHED = "2024-07-10"
HEAD = {
    "en": "Security agreements: an overview\nAn overview of security guarantees under the G7 declaration.\n",
    "uk": "Безпекові угоди: огляд\nОгляд гарантій безпеки за декларацією G7.\n",
    "de": "Sicherheitsabkommen: ein Überblick\nEin Überblick über die Sicherheitsgarantien nach der Erklärung.\n",
    "fr": "Accords de sécurité : le point\nUn aperçu des garanties de sécurité dans la déclaration des alliés.\n",
    "pl": "Umowy o bezpieczeństwie: przegląd\nPrzegląd gwarancji bezpieczeństwa, o których się mówi w deklaracji.\n",
    "es": "Acuerdos de seguridad: un resumen\nUn resumen de las garantías de seguridad de la declaración del año.\n",
    "it": "Accordi di sicurezza: il punto\nUna panoramica delle garanzie di sicurezza della dichiarazione.\n",
    "ru": "Соглашения о безопасности: обзор\nОбзор гарантий безопасности, о которых говорится в декларации.\n",
}
NAMES = {
    "en": {"Norway": "NOR", "the Netherlands": "NLD", "Georgia": "GEO", "Czechia": "CZE", "the UK": "GBR"},
    "uk": {"Норвегією": "NOR", "Нідерландами": "NLD", "Грузією": "GEO", "Чехією": "CZE", "Великою Британією": "GBR"},
    "de": {"Norwegen": "NOR", "Tschechien": "CZE", "Großbritannien": "GBR"},
    "fr": {"la Norvège": "NOR", "les Pays-Bas": "NLD", "le Royaume-Uni": "GBR"},
    "pl": {"Norwegią": "NOR", "Czechami": "CZE", "Wielką Brytanią": "GBR"},
    "es": {"Noruega": "NOR", "los Países Bajos": "NLD", "el Reino Unido": "GBR"},
    "it": {"la Norvegia": "NOR", "i Paesi Bassi": "NLD", "il Regno Unito": "GBR"},
    "ru": {"Норвегией": "NOR", "Нидерландами": "NLD", "Великобританией": "GBR"},
}
DAYS = {
    "en": {
        "on 3 April 2024": "2024-04-03",
        "on April 3, 2024": "2024-04-03",
        "on 3 April": "2024-04-03",
        "on 12 December": "2023-12-12",
        "on Monday": "2024-07-08",
    },
    "uk": {"3 квітня 2024 року": "2024-04-03", "3 квітня": "2024-04-03", "12 грудня": "2023-12-12"},
    "de": {"am 3. April 2024": "2024-04-03", "am 12. Dezember": "2023-12-12", "am Montag": "2024-07-08"},
    "fr": {"le 3 avril 2024": "2024-04-03", "le 12 décembre": "2023-12-12", "lundi": "2024-07-08"},
    "pl": {"3 kwietnia 2024 r.": "2024-04-03", "12 grudnia": "2023-12-12", "w poniedziałek": "2024-07-08"},
    "es": {"el 3 de abril de 2024": "2024-04-03", "el 12 de diciembre": "2023-12-12", "el lunes": "2024-07-08"},
    "it": {"il 3 aprile 2024": "2024-04-03", "il 12 dicembre": "2023-12-12", "lunedì": "2024-07-08"},
    "ru": {"3 апреля 2024 года": "2024-04-03", "12 декабря": "2023-12-12", "в понедельник": "2024-07-08"},
}
# Language, sentence, record, status, field of the date.
TEMPLATES = [
    ("en", "Ukraine signed a security agreement with {name} {day}.", "agreement", "signed", "signed_date"),
    ("en", "Ukraine and {name} signed a bilateral security agreement {day}.", "agreement", "signed", "signed_date"),
    (
        "en",
        "Ukraine began talks with {name} on a security agreement {day}.",
        "negotiation",
        "negotiating",
        "start_date",
    ),
    (
        "en",
        "Ukraine launched negotiations with {name} on security guarantees {day}.",
        "negotiation",
        "negotiating",
        "start_date",
    ),
    ("en", "The security agreement with {name} entered into force {day}.", "agreement", "in-force", "in_force_date"),
    ("en", "Talks with {name} on a security pact started {day}.", "negotiation", "negotiating", "start_date"),
    ("uk", "Україна підписала безпекову угоду з {name} {day}.", "agreement", "signed", "signed_date"),
    (
        "uk",
        "Україна розпочала переговори з {name} щодо безпекової угоди {day}.",
        "negotiation",
        "negotiating",
        "start_date",
    ),
]
# Sentences in the other languages, in the order of STATUSES.
STATUSES = (
    ("agreement", "signed", "signed_date"),
    ("negotiation", "negotiating", "start_date"),
    ("agreement", "in-force", "in_force_date"),
)
SENTENCES = {
    "de": (
        "Die Ukraine hat {day} mit {name} ein Sicherheitsabkommen unterzeichnet.",
        "Die Ukraine hat {day} Verhandlungen mit {name} über ein Sicherheitsabkommen aufgenommen.",
        "Das Sicherheitsabkommen mit {name} trat {day} in Kraft.",
    ),
    "fr": (
        "L'Ukraine a signé un accord de sécurité avec {name} {day}.",
        "L'Ukraine a entamé {day} des négociations avec {name} sur un accord de sécurité.",
        "L'accord de sécurité avec {name} est entré en vigueur {day}.",
    ),
    "pl": (
        "Ukraina podpisała {day} umowę o bezpieczeństwie z {name}.",
        "Ukraina rozpoczęła {day} negocjacje z {name} w sprawie umowy o bezpieczeństwie.",
        "Umowa o bezpieczeństwie z {name} weszła w życie {day}.",
    ),
    "es": (
        "Ucrania firmó {day} un acuerdo de seguridad con {name}.",
        "Ucrania inició {day} las negociaciones con {name} sobre un acuerdo de seguridad.",
        "El acuerdo de seguridad con {name} entró en vigor {day}.",
    ),
    "it": (
        "L'Ucraina ha firmato {day} un accordo di sicurezza con {name}.",
        "L'Ucraina ha avviato {day} i negoziati con {name} su un accordo di sicurezza.",
        "L'accordo di sicurezza con {name} è entrato in vigore {day}.",
    ),
    "ru": (
        "Украина подписала {day} соглашение о безопасности с {name}.",
        "Украина начала {day} переговоры с {name} о соглашении о безопасности.",
        "Соглашение о безопасности с {name} вступило в силу {day}.",
    ),
}
TEMPLATES += [
    (language, sentence, *status)
    for language, sentences in SENTENCES.items()
    for sentence, status in zip(sentences, STATUSES, strict=True)
]
TOLD = frozenset(
    {"status", "signed_date", "start_date", "in_force_date", "joined_date", "decided_date", "members", "count"}
)


def articles() -> Iterator[tuple[str, set[tuple[str, str, str]]]]:
    """Articles of one sentence on one country."""
    for language, sentence, record, status, field in TEMPLATES:
        for (name, key), (day, norm) in product(NAMES[language].items(), DAYS[language].items()):
            text = HEAD[language] + sentence.format(name=name, day=day) + "\n"
            yield text, {(f"{record}/{key}", "status", status), (f"{record}/{key}", field, norm)}


def lists() -> Iterator[tuple[str, set[tuple[str, str, str]]]]:
    """Articles of one list of two to four countries, open or closed."""
    names = list(NAMES["en"].items())
    for size, start, opening in product((2, 3, 4), range(5), ("", "countries including ")):
        chosen = list(islice(cycle(names), start, start + size))
        words = ", ".join(name for name, _ in chosen[:-1]) + f" and {chosen[-1][0]}"
        expected = {(f"agreement/{key}", "status", "signed") for _, key in chosen}
        if size > 2:
            keys = ",".join(f'"{key}"' for key in sorted(key for _, key in chosen))
            expected.add((f"tally/signed/{PUBLISHED}", "members", f"[{keys}]"))
        yield HEAD["en"] + f"Ukraine has already signed security deals with {opening}{words}.\n", expected


CORPUS = [*articles(), *lists()]


def told(text: str) -> set[tuple[str, str, str]]:
    return {(d.record, d.field, d.norm) for d in read(text, PUBLISHED).drafts if d.field in TOLD}


def test_the_corpus_is_large() -> None:
    assert len({text for text, _ in CORPUS}) >= 200


@pytest.mark.parametrize("part", range(10))
def test_every_article_of_the_corpus_yields_its_claims_and_no_others(part: int) -> None:
    wrong = [(text, told(text) ^ expected) for text, expected in CORPUS[part::10] if told(text) != expected]
    assert wrong == []


def test_an_open_list_is_told_from_a_closed_one() -> None:
    flags = {text: {d.list_flag for d in read(text, PUBLISHED).drafts if d.field == "status"} for text, _ in lists()}
    assert all(found == {"open" if "including" in text else "closed"} for text, found in flags.items())


@settings(max_examples=30)
@given(st.lists(st.sampled_from([text for text, _ in CORPUS]), min_size=2, max_size=4, unique=True))
def test_quotes_stay_inside_the_text_however_articles_are_joined(texts: list[str]) -> None:
    text = "\n".join(texts)
    for draft in read(text, PUBLISHED).drafts:
        assert text[draft.start : draft.end].strip()


# Sentences on one agreement, round or commitment, with the claims on the fields named.
FAMILIES = {
    "amounts": (
        {"amount", "currency", "magnitude", "provider", "kind"},
        [
            ("en", "Norway will provide €1.5 billion in military aid.", "military-aid"),
            ("uk", "Норвегія надасть 1,5 млрд євро військової допомоги.", "military-aid"),
            ("de", "Norwegen stellt Militärhilfe in Höhe von 1,5 Mrd. Euro bereit.", "military-aid"),
            ("fr", "La Norvège fournira 1,5 milliard d'euros d'aide militaire.", "military-aid"),
            ("pl", "Norwegia przekaże pomoc wojskową o wartości 1,5 mld euro.", "military-aid"),
            ("es", "Noruega aportará 1,5 mil millones de euros en ayuda militar.", "military-aid"),
            ("it", "La Norvegia fornirà 1,5 miliardi di euro di aiuti militari.", "military-aid"),
            ("ru", "Норвегия выделит 1,5 млрд евро военной помощи.", "military-aid"),
        ],
        lambda slug: {
            (f"commitment/NOR/{slug}", field, norm)
            for field, norm in {
                "amount": "1.5", "currency": "EUR", "magnitude": "billion", "provider": "NOR", "kind": "military",
            }.items()
        },
    ),
    "durations": (
        {"duration"},
        [
            ("en", "Ukraine signed a ten-year security agreement with Norway.", "P10Y"),
            ("uk", "Україна підписала десятирічну безпекову угоду з Норвегією.", "P10Y"),
            ("de", "Die Ukraine hat mit Norwegen ein Sicherheitsabkommen für fünf Jahre unterzeichnet.", "P5Y"),
            ("fr", "L'Ukraine a signé un accord de sécurité avec la Norvège, d'une durée de dix ans.", "P10Y"),
            ("pl", "Ukraina podpisała z Norwegią umowę o bezpieczeństwie na 10 lat.", "P10Y"),
            ("es", "Ucrania firmó un acuerdo de seguridad con Noruega con una vigencia de diez años.", "P10Y"),
            ("it", "L'Ucraina ha firmato un accordo di sicurezza con la Norvegia della durata di dieci anni.", "P10Y"),
            ("ru", "Украина подписала соглашение о безопасности с Норвегией сроком на 10 лет.", "P10Y"),
        ],
        lambda norm: {("agreement/NOR", "duration", norm)},
    ),
    "rounds": (
        {"format", "held_date"},
        [
            ("en", "The second round of talks with Norway on a security agreement was held online on 3 April.", 2),
            ("uk", "Другий раунд переговорів з Норвегією про безпекову угоду відбувся онлайн 3 квітня.", 2),
            ("de", "Die zweite Runde der Verhandlungen mit Norwegen fand am 3. April per Videokonferenz statt.", 2),
            ("pl", "Druga runda negocjacji z Norwegią odbyła się online 3 kwietnia.", 2),
            ("es", "La segunda ronda de negociaciones con Noruega se celebró por videoconferencia el 3 de abril.", 2),
            ("ru", "Второй раунд переговоров с Норвегией прошел онлайн 3 апреля.", 2),
        ],
        lambda number: {
            (f"round/NOR/{number}", "format", "online"), (f"round/NOR/{number}", "held_date", "2024-04-03"),
        },
    ),
    "strengths": (
        {"strength"},
        [
            ("en", "Ukraine signed an agreement with Norway. The agreement provides for demining.", "commits"),
            ("uk", "Україна підписала угоду з Норвегією. Угода передбачає розмінування.", "commits"),
            ("de", "Die Ukraine unterzeichnete ein Abkommen mit Norwegen. Das Abkommen umfasst Entminung.", "mentions"),
            ("fr", "L'Ukraine a signé un accord avec la Norvège. L'accord prévoit le déminage.", "commits"),
            ("pl", "Ukraina podpisała umowę z Norwegią. Umowa przewiduje rozminowanie.", "commits"),
            ("es", "Ucrania firmó un acuerdo con Noruega. El acuerdo prevé el desminado.", "commits"),
            ("it", "L'Ucraina ha firmato un accordo con la Norvegia. L'accordo prevede lo sminamento.", "commits"),
            ("ru", "Украина подписала соглашение с Норвегией. Соглашение предусматривает разминирование.", "commits"),
        ],
        lambda norm: {("scope/agreement/NOR/demining", "strength", norm)},
    ),
    "counts": (
        {"count"},
        [
            ("en", "At least 30 countries have joined the G7 declaration.", "30"),
            ("uk", "До декларації G7 приєдналися близько 30 країн.", "30"),
            ("de", "Rund 30 Staaten haben sich der G7-Erklärung angeschlossen.", "30"),
            ("fr", "Une trentaine de pays ont rejoint la déclaration du G7.", "30"),
            ("pl", "Do deklaracji G7 przystąpiło ponad 30 państw.", "30"),
            ("ru", "К декларации G7 присоединились более 30 стран.", "30"),
        ],
        lambda norm: {(f"tally/joined/{PUBLISHED}", "count", norm)},
    ),
    "forecasts": (
        {"status"},
        [
            ("en", "Ukraine will sign a security agreement with Norway in August.", "signed"),
            ("uk", "Україна підпише безпекову угоду з Норвегією у серпні.", "signed"),
            ("de", "Die Ukraine will im August ein Sicherheitsabkommen mit Norwegen unterzeichnen.", "signed"),
            ("fr", "L'Ukraine signera un accord de sécurité avec la Norvège en août.", "signed"),
            ("pl", "Ukraina podpisze umowę o bezpieczeństwie z Norwegią w sierpniu.", "signed"),
            ("es", "Ucrania firmará un acuerdo de seguridad con Noruega en agosto.", "signed"),
            ("it", "L'Ucraina firmerà un accordo di sicurezza con la Norvegia in agosto.", "signed"),
            ("ru", "Украина подпишет соглашение о безопасности с Норвегией в августе.", "signed"),
        ],
        lambda norm: {("agreement/NOR", "status", norm)},
    ),
}  # fmt: skip
CASES = [
    pytest.param(fields, language, sentence, expected(value), id=f"{family}-{language}")
    for family, (fields, sentences, expected) in FAMILIES.items()
    for language, sentence, value in sentences
]


@pytest.mark.parametrize(("fields", "language", "sentence", "expected"), CASES)
def test_a_family_of_claims_in_every_language(
    fields: set[str], language: str, sentence: str, expected: set[tuple[str, str, str]]
) -> None:
    drafts = [d for d in read(HEAD[language] + sentence, PUBLISHED).drafts if d.field in fields]
    assert {(d.record, d.field, d.norm) for d in drafts} == expected


@pytest.mark.parametrize("language", HEAD)
def test_what_is_to_come_is_a_forecast_with_a_day_to_come(language: str) -> None:
    sentence = next(sentence for code, sentence, _ in FAMILIES["forecasts"][1] if code == language)
    drafts = read(HEAD[language] + sentence, PUBLISHED).drafts
    assert {d.mode for d in drafts if d.field == "status"} == {"forecast"}
    assert {d.norm for d in drafts if d.field == "signed_date"} <= {"2024-08"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine has not signed a security agreement with Norway.",
        "Україна не підписала безпекову угоду з Норвегією.",
        "Die Ukraine hat noch kein Sicherheitsabkommen mit Norwegen unterzeichnet.",
        "L'Ukraine n'a pas signé d'accord de sécurité avec la Norvège.",
        "Ukraina nie podpisała umowy o bezpieczeństwie z Norwegią.",
        "Ucrania no ha firmado un acuerdo de seguridad con Noruega.",
        "L'Ucraina non ha firmato un accordo di sicurezza con la Norvegia.",
        "Украина не подписала соглашение о безопасности с Норвегией.",
    ],
)
def test_what_is_denied_is_no_claim(sentence: str) -> None:
    assert told(sentence) == set()
