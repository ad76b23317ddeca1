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
}
NAMES = {
    "en": {"Norway": "NOR", "the Netherlands": "NLD", "Georgia": "GEO", "Czechia": "CZE", "the UK": "GBR"},
    "uk": {"Норвегією": "NOR", "Нідерландами": "NLD", "Грузією": "GEO", "Чехією": "CZE", "Великою Британією": "GBR"},
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
