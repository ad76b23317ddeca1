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


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in CORPUS]), min_size=2, max_size=4, unique=True))
def test_quotes_stay_inside_the_text_however_articles_are_joined(texts: list[str]) -> None:
    text = "\n".join(texts)
    for draft in read(text, PUBLISHED).drafts:
        assert text[draft.start : draft.end].strip()
