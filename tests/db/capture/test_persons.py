"""People with their posts, bodies, countries and days are named in every language."""

import pytest

from db.capture import read

SENTENCES = {
    "en": "On 12 January, Prime Minister Maren Vold met Olena Koval, Deputy Head of the Office, in Spain.",
    "uk": "12 січня прем'єр-міністр Марен Волд і заступник керівника Офісу Президента Олена Коваль були в Іспанії.",
    "de": "Am 12. Januar trafen Ministerpräsidentin Maren Vold und Olena Koval, Leiterin des Amtes, in Spanien ein.",
    "fr": "Le 12 janvier, le Premier ministre Maren Vold et Olena Koval, directrice du bureau, étaient en Espagne.",
    "pl": "12 stycznia premier Maren Vold i szefowa biura prezydenta Ołena Kowal byli w Hiszpanii.",
    "ru": "12 января премьер-министр Марен Волд и заместитель главы Офиса президента Елена Коваль были в Испании.",
    "es": "El 12 de enero la primera ministra Maren Vold y la directora de la oficina Olena Koval estaban en España.",
    "it": "Il 12 gennaio la prima ministra Maren Vold e la direttrice Olena Koval erano in Spagna con la delegazione.",
}
NAMES = {
    "uk": ("Марен Волд", "Олена Коваль"),
    "ru": ("Марен Волд", "Елена Коваль"),
    "pl": ("Maren Vold", "Ołena Kowal"),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_people_posts_countries_and_days_are_named_in(language: str) -> None:
    mentions = read(SENTENCES[language], "2024-03-01").mentions
    found = {kind: [m.normal if kind != "person" else m.text for m in mentions if m.kind == kind] for kind in KINDS}
    assert found["person"] == list(NAMES.get(language, ("Maren Vold", "Olena Koval")))
    assert found["country"] == ["ESP"]
    assert found["date"] == ["2024-01-12"]
    assert found["post"][0] == "prime-minister"
    assert len(found["post"]) == 2


KINDS = ("person", "country", "date", "post")


@pytest.mark.parametrize(
    ("sentence", "name", "post"),
    [
        ("President Maren Vold spoke.", "Maren Vold", "President"),
        ("The NATO Deputy Secretary General, Mircea Vold, spoke.", "Mircea Vold", "NATO Deputy Secretary General"),
        ("Spain's Minister of Foreign Affairs, Juan Vold, spoke.", "Juan Vold", "Minister of Foreign Affairs"),
        ("Olena Koval, adviser to the head of the office, spoke.", "Olena Koval", "adviser to the head of the office"),
        ("Deputy Defence Minister Ivan Koval spoke.", "Ivan Koval", "Deputy Defence Minister"),
        ("Міністр оборони Іспанії Хуан Волд виступив.", "Хуан Волд", "Міністр оборони Іспанії"),
        ("Verteidigungsminister Jan Vold sprach.", "Jan Vold", "Verteidigungsminister"),
        ("Le ministre des Affaires étrangères Jean Vold a parlé.", "Jean Vold", "ministre des Affaires étrangères"),
        ("Minister spraw zagranicznych Jan Wold powiedział.", "Jan Wold", "Minister spraw zagranicznych"),
        ("Министр иностранных дел Иван Волд сказал.", "Иван Волд", "Министр иностранных дел"),
    ],
)
def test_a_post_beside_a_name_is_proposed(sentence: str, name: str, post: str) -> None:
    drafts = {(d.field, d.value) for d in read(sentence, "2024-03-01").drafts if d.record.startswith("person/")}
    assert drafts == {("name", name), ("posts", post)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The President met delegations from Norway and Spain.",
        "The head of state spoke in Kyiv on Monday.",
        "President of Norway, Spain and Ukraine agreed.",
        "Minister for Foreign Affairs, Defence and Finance.",
    ],
)
def test_no_person_is_seen_in(sentence: str) -> None:
    assert [m.text for m in read(sentence, "2024-03-01").mentions if m.kind == "person"] == []


def test_a_family_name_alone_means_the_person_named_in_full() -> None:
    mentions = read("President Maren Vold came. Later Vold spoke of Norway.", "2024-03-01").mentions
    assert [m.normal for m in mentions if m.kind == "person"] == ["maren-vold", "maren-vold"]


def test_two_names_of_one_body_are_a_name_and_an_alias() -> None:
    text = "The Ministry of Defence of Ukraine spoke. Ukraine's Defense Ministry agreed."
    drafts = [(d.record, d.field, d.value) for d in read(text).drafts if d.record.startswith("body/")]
    assert drafts == [
        ("body/ministry-of-defence", "name", "Ministry of Defence"),
        ("body/ministry-of-defence", "aliases", "Defense Ministry"),
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "post"),
    [
        ("en", "The foreign ministers João Cravinho of Portugal and Dmytro Kuleba of Ukraine met.", "foreign minister"),
        (
            "en",
            "The foreign ministers of Portugal and Ukraine, João Cravinho and Dmytro Kuleba, met.",
            "foreign minister",
        ),
        ("fr", "Les ministres João Cravinho et Dmytro Kuleba se sont entretenus.", "ministre"),
        ("es", "Los ministros João Cravinho, de Portugal, y Dmytro Kuleba, de Ucrania, hablaron.", "ministro"),
        ("pl", "Ministrowie João Cravinho i Dmytro Kuleba spotkali się.", "Minister"),
    ],
)
def test_two_people_behind_a_plural_hold_the_post_each(language: str, sentence: str, post: str) -> None:
    posts = {draft.record: draft.norm for draft in read(sentence, language=language).drafts if draft.field == "posts"}
    assert posts == {"person/joao-cravinho": f'["{post}"]', "person/dmytro-kuleba": f'["{post}"]'}


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister João Cravinho and Dmytro Kuleba met.",
        "The ministers João Cravinho and Rita Alves, Dmytro Kuleba said, had met.",
    ],
)
def test_who_stands_beside_a_post_does_not_hold_it(sentence: str) -> None:
    posts = {draft.record for draft in read(sentence, language="en").drafts if draft.field == "posts"}
    assert "person/dmytro-kuleba" not in posts
