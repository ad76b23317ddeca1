"""Facts the authority must know about countries, and where its files lie."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from db import authority
from db.authority import countries, country, find_country

JOINED_AND_SIGNED = (
    "ALB AUT BEL BGR CAN CYP CZE DEU DNK ESP EST EUU FIN FRA GBR GRC HRV IRL ISL ITA JPN LTU LUX LVA MKD MNE NLD NOR "
    "POL PRT ROU SVN SWE UKR USA XKX"
)


def pairs(text: str) -> list[tuple[str, str]]:
    """`"the UK GBR; France FRA"` as text and key."""
    found = [item.strip().rpartition(" ") for item in text.split(";")]
    return [(words.strip(), key) for words, _, key in found]


@pytest.mark.parametrize(
    ("text", "key"),
    pairs(
        "Latvia LVA; UK GBR; the UK GBR; U.K. GBR; Great Britain GBR; the United Kingdom GBR; US USA; U.S. USA;"
        "USA USA; the United States USA; Germany DEU; France FRA; Denmark DNK; Italy ITA; Canada CAN; Japan JPN;"
        "Romania ROU; Norway NOR; Spain ESP; Greece GRC; Finland FIN; Sweden SWE; the Netherlands NLD; Poland POL;"
        "Iceland ISL; Lithuania LTU; Estonia EST; North Macedonia MKD; Bulgaria BGR; Montenegro MNE; Kosovo XKX;"
        "Belgium BEL; the Czech Republic CZE; Czechia CZE; Ireland IRL; Luxembourg LUX; Portugal PRT; Slovenia SVN;"
        "Cyprus CYP; Russia RUS; Ukraine UKR; EU EUU; the European Union EUU"
    ),
)
def test_every_country_that_the_sample_articles_name_is_found(text: str, key: str) -> None:
    assert find_country(text) is country(key)


@pytest.mark.parametrize(
    ("text", "key"),
    pairs(
        "Чехії CZE; Латвією LVA; Великій Британії GBR; Нідерландами NLD; США USA; Польщею POL; Люксембурзі LUX;"
        "Північною Македонією MKD; Косовом XKX; Сполучених Штатів Америки USA; Чеською Республікою CZE;"
        "Боснії і Герцеговини BIH; Франции FRA; Великобританией GBR; Северной Македонии MKD; Нидерландах NLD;"
        "Łotwą LVA; Stanach Zjednoczonych USA; Wielką Brytanią GBR; Niemczech DEU; Lettlands LVA;"
        "die Niederlande NLD; Vereinigten Staaten USA; les Pays-Bas NLD; l’Ukraine UKR; Royaume-Uni GBR"
    ),
)
def test_inflected_and_translated_names_are_found(text: str, key: str) -> None:
    assert find_country(text) is country(key)


@pytest.mark.parametrize("text", ["LVA", "lva", "LV", "latvia", "LATVIA", "  Latvia ", "Latvia’s", "Latvia's"])
def test_codes_case_space_and_possessives_do_not_matter(text: str) -> None:
    assert find_country(text) is country("LVA")


@pytest.mark.parametrize(
    ("text", "key"), [("Turkiye", "TUR"), ("TÜRKİYE", "TUR"), ("Cote d’Ivoire", "CIV"), ("Curacao", "CUW")]
)
def test_accents_do_not_matter(text: str, key: str) -> None:
    assert find_country(text) is country(key)


@pytest.mark.parametrize(
    "text", ["Latvian", "Riga", "латвійський", "Atlantis", "", "the", "Congo", "New Jersey", "Northern Ireland"]
)
def test_what_names_no_country_finds_none(text: str) -> None:
    assert find_country(text) is None


@pytest.mark.parametrize(
    ("text", "key"),
    pairs(
        "Guinea GIN; Guinea-Bissau GNB; Equatorial Guinea GNQ; Papua New Guinea PNG; Niger NER; Nigeria NGA;"
        "Dominica DMA; Dominican Republic DOM; Sudan SDN; South Sudan SSD; North Korea PRK; South Korea KOR;"
        "Austria AUT; Australia AUS"
    ),
)
def test_names_that_look_alike_are_told_apart(text: str, key: str) -> None:
    assert find_country(text) is country(key)


@pytest.mark.parametrize("key", ["XKX", "EUU", "TWN", "PSE", "VAT", *JOINED_AND_SIGNED.split()])
def test_countries_outside_the_standard_and_those_of_the_first_dataset_exist(key: str) -> None:
    assert country(key).key == key


def test_the_countries_are_as_many_as_in_the_standard_and_two_more() -> None:
    assert len(countries()) == 249 + 2


def test_every_country_has_names_a_wikidata_item_and_codes() -> None:
    for key, found in countries().items():
        assert re.fullmatch("[A-Z]{3}", key)
        assert re.fullmatch("[A-Z]{2}", found.alpha2), key
        assert re.fullmatch(r"Q\d+", found.wikidata), key
        assert found.names["en"], key
        assert re.search("[а-яіїєґ]", found.names["uk"]), key
        assert found.names["en"] == found.aliases["en"][0], key


@pytest.mark.parametrize("part", ["alpha2", "wikidata"])
def test_no_two_countries_share_a_code(part: str) -> None:
    values = [getattr(found, part) for found in countries().values()]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("part", ["numeric", "gw"])
def test_no_two_countries_share_a_code_that_may_be_missing(part: str) -> None:
    values = [getattr(found, part) for found in countries().values() if getattr(found, part) is not None]
    assert len(set(values)) == len(values)


def test_no_two_countries_share_a_name_in_any_language() -> None:
    owners: dict[str, str] = {}
    for key, found in countries().items():
        for name in {authority.fold(name) for names in found.aliases.values() for name in names}:
            assert owners.setdefault(name, key) == key, name


def test_no_name_is_the_code_of_another_country() -> None:
    codes = {authority.fold(code): key for key, found in countries().items() for code in (key, found.alpha2)}
    for key, found in countries().items():
        for name in (name for names in found.aliases.values() for name in names):
            assert codes.get(authority.fold(name), key) == key, name


def test_every_name_finds_its_country() -> None:
    for found in countries().values():
        for name in (name for names in found.aliases.values() for name in names):
            assert find_country(name) is found, name


@pytest.mark.parametrize("key", [key for key in JOINED_AND_SIGNED.split() if key != "EUU"])
def test_states_of_the_first_dataset_have_adjectives_in_six_languages(key: str) -> None:
    assert set(country(key).demonyms) == set(authority.LANGUAGES)


@pytest.mark.parametrize("key", JOINED_AND_SIGNED.split())
def test_states_of_the_first_dataset_have_several_forms_in_ukrainian(key: str) -> None:
    assert len(country(key).aliases["uk"]) >= 4


@pytest.mark.parametrize(
    ("key", "gw"),
    [("UKR", 369), ("USA", 2), ("GBR", 200), ("GRC", 350), ("XKX", 347), ("DEU", 260), ("YEM", 678), ("EUU", None)],
)
def test_codes_of_gleditsch_and_ward_are_known(key: str, gw: int | None) -> None:
    assert country(key).gw == gw


def test_the_european_union_is_the_only_organisation_among_the_countries() -> None:
    assert [key for key, found in countries().items() if found.kind == "organisation"] == ["EUU"]


def test_a_name_is_given_in_the_language_asked_for() -> None:
    assert authority.country_name("CZE", "uk") == "Чехія"
    assert authority.country_name("CZE", "de") == "Tschechien"
    assert authority.country_name("CZE", "xx") == "Czechia"


def test_an_unknown_country_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        country("XXX")


def test_both_spellings_of_the_capital_of_ukraine_are_known() -> None:
    assert {"Kyiv", "Kiev"} <= set(country("UKR").capitals["en"])


# ---------------------------------------------------------------- files


def test_a_resource_is_found_beside_the_source() -> None:
    assert authority.resource("authority", "countries.json").is_file()


def test_a_resource_is_found_in_a_frozen_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert authority.resource("icons", "app.svg") == tmp_path / "resources" / "icons" / "app.svg"


def test_importing_the_authority_reads_no_file() -> None:
    program = (
        "import sys; opened = []; sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None);"
        "import db.authority; assert not [name for name in opened if 'resources' in name], opened"
    )
    root = authority.resource().parent
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Czech Republic’s", "CZECH  REPUBLIC"),
        ("U.S.", "us"),
        ("Guinea–Bissau", "Guinea-Bissau"),
        ("Łotwa", "lotwa"),
        ("L'Italie", "italie"),
    ],
)
def test_names_that_differ_in_spelling_only_fold_alike(first: str, second: str) -> None:
    assert authority.fold(first) == authority.fold(second)


@pytest.mark.parametrize("name", ["Netherlands", "Laos", "Україна", "C$", "Côte d’Ivoire"])
def test_folding_twice_changes_nothing(name: str) -> None:
    assert authority.fold(authority.fold(name)) == authority.fold(name)


def test_a_currency_sign_survives_folding() -> None:
    assert authority.fold("C$") == "c$"
