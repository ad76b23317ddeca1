"""Facts about groups of states and organisations, and properties of the words from which articles are read."""

from datetime import date
from itertools import product

import pytest

from db import authority
from db.authority import countries, find_group, groups_of, members


def pairs(text: str) -> list[tuple[str, str]]:
    """`"the UK GBR; France FRA"` as text and key."""
    found = [item.strip().rpartition(" ") for item in text.split(";")]
    return [(words.strip(), key) for words, _, key in found]


def test_the_united_kingdom_left_the_european_union_on_2020_01_31() -> None:
    assert "GBR" in members("EU", "2020-01-31")
    assert "GBR" not in members("EU", "2020-02-01")


@pytest.mark.parametrize(
    ("key", "day", "before"), [("FIN", "2023-04-04", "2023-04-03"), ("SWE", "2024-03-07", "2024-03-06")]
)
def test_finland_and_sweden_are_in_nato_from_their_accession(key: str, day: str, before: str) -> None:
    assert key in members("NATO", day)
    assert key not in members("NATO", before)


@pytest.mark.parametrize(
    ("group_and_day", "count"),
    pairs(
        "EU 2003-01-01 15; EU 2004-05-01 25; EU 2013-07-01 28; EU 2023-07-12 27; NATO 1990-10-03 16;"
        "NATO 2020-03-27 30; NATO 2023-07-12 31; NATO 2024-03-07 32; G7 2023-07-12 7; Nordic 2023-07-12 5;"
        "Baltic 2023-07-12 3; Benelux 2023-07-12 3; Visegrad 2023-07-12 4; Scandinavian 2023-07-12 3;"
        "Declaration-founders 2023-07-12 7"
    ),
)
def test_a_group_has_as_many_members_on_a_day(group_and_day: str, count: str) -> None:
    group, day = group_and_day.split()
    assert len(members(group, day)) == int(count)


def test_without_a_day_a_group_has_the_members_that_never_left() -> None:
    assert "GBR" not in members("EU")
    assert members("Baltic") == {"EST", "LVA", "LTU"}


def test_the_european_union_takes_part_in_the_g7_without_being_counted() -> None:
    assert "EUU" not in members("G7")
    assert "EUU" in authority.group("G7").associates


def test_the_balkans_of_the_press_hold_the_five_states_so_called_in_the_sample() -> None:
    assert {"GRC", "MKD", "BGR", "MNE", "XKX"} <= members("Balkan", "2023-08-18")


def test_scandinavian_may_loosely_mean_nordic() -> None:
    assert authority.group("Scandinavian").loose == "Nordic"
    assert members("Scandinavian") < members("Nordic")


def test_nobody_joins_the_founders_of_the_declaration_later() -> None:
    assert members("Declaration-founders", "2023-07-12") == members("Declaration-founders") == members("G7")


def test_the_groups_of_a_country_depend_on_the_day() -> None:
    assert {"EU", "Nordic"} <= groups_of("FIN", "2023-04-03")
    assert "NATO" not in groups_of("FIN", "2023-04-03")
    assert "NATO" in groups_of("FIN")


def test_a_country_that_nobody_knows_is_in_no_group() -> None:
    assert groups_of("XXX") == frozenset()


@pytest.mark.parametrize(
    ("text", "key"),
    pairs(
        "Baltic states Baltic; the Baltics Baltic; Nordic countries Nordic; Group of Seven G7; країнами Балтії Baltic;"
        "Великої сімки G7; V4 Visegrad; NATO allies NATO; EU EU; скандинавських країн Scandinavian; Balkans Balkan"
    ),
)
def test_groups_are_found_by_name(text: str, key: str) -> None:
    found = find_group(text)
    assert found is not None
    assert found.key == key


def test_a_text_that_names_no_group_finds_none() -> None:
    assert find_group("Atlantis") is None


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(KeyError):
        members("Atlantis")


def test_members_are_countries_and_their_intervals_are_days() -> None:
    for found in authority.groups().values():
        for key, interval in [*found.members.items(), *found.associates.items()]:
            assert key in countries()
            days = [date.fromisoformat(day) for day in interval.split("/") if day != ".."]
            assert interval.count("/") == 1
            assert days == sorted(days)


def test_no_two_groups_share_a_name() -> None:
    owners: dict[str, str] = {}
    for key, found in authority.groups().items():
        words = {
            authority.fold(word) for word in (*found.names.values(), *(w for ws in found.aliases.values() for w in ws))
        }
        for word in words:
            assert owners.setdefault(word, key) == key, word


def test_the_external_action_service_speaks_for_the_european_union() -> None:
    found = authority.find_organisation("European External Action Service")
    assert found is not None
    assert found.belongs_to == "EUU"


@pytest.mark.parametrize("key", ["NATO", "G7", "UNO", "EEAS"])
def test_organisations_that_are_no_countries_are_known(key: str) -> None:
    assert key in authority.organisations()
    assert key not in countries()


# ---------------------------------------------------------------- words for matching


def test_every_language_gives_surfaces_of_every_kind() -> None:
    found = authority.names_for_matching(["en", "uk"])
    kinds = {(surface.language, surface.what) for surface in found}
    assert kinds == set(product(("en", "uk"), ("name", "organisation", "group", "capital", "demonym")))


def test_a_surface_has_one_kind_in_a_language_and_the_strongest() -> None:
    kinds: dict[tuple[str, str], set[str]] = {}
    for surface in authority.names_for_matching(authority.LANGUAGES):
        kinds.setdefault((surface.language, surface.surface), set()).add(surface.what)
    assert all(len(found) == 1 for found in kinds.values())
    assert kinds["en", "EU"] == {"name"}
    assert kinds["en", "NATO"] == {"organisation"}


def test_only_capitals_mean_more_than_one_thing() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for surface in authority.names_for_matching(authority.LANGUAGES):
        meanings.setdefault((surface.language, surface.surface), set()).add(surface.key)
    several = {surface for (_, surface), keys in meanings.items() if len(keys) > 1}
    assert several == {surface for surface in several if surface.startswith(("Brussels", "Брюс"))}


def test_one_language_gives_its_own_words_only() -> None:
    assert {surface.language for surface in authority.names_for_matching(["uk"])} == {"uk"}


def test_surfaces_are_trimmed_and_not_empty() -> None:
    for surface in authority.names_for_matching(authority.LANGUAGES):
        assert surface.surface == " ".join(surface.surface.split()) != ""


def test_surfaces_name_countries_groups_or_organisations() -> None:
    known = {"group": authority.groups(), "organisation": authority.organisations()}
    for surface in authority.names_for_matching(authority.LANGUAGES):
        assert surface.key in known.get(surface.what, countries())


@pytest.mark.parametrize("surface", ["Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Niger", "Jersey"])
def test_homonyms_have_stop_contexts(surface: str) -> None:
    assert any(surface in stop.surfaces for stop in authority.stop_contexts())


def test_every_stop_context_applies_to_something_and_says_why() -> None:
    surfaces = {surface.surface for surface in authority.names_for_matching(authority.LANGUAGES)}
    for stop in authority.stop_contexts():
        assert stop.note
        assert stop.what or stop.surfaces
        assert stop.before or stop.after or stop.person or stop.word
        assert set(stop.surfaces) <= surfaces, set(stop.surfaces) - surfaces


def test_a_memorandum_named_after_a_city_is_not_its_government() -> None:
    assert any(stop.what == "capital" and "Memorandum" in stop.after for stop in authority.stop_contexts())
