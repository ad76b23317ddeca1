"""Names, places, countries, references, terms, statuses and lists of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import authority
from db.kinds import (
    COUNTRY,
    CURRENCY,
    DATE,
    NAME,
    PLACE,
    SIDE,
    SLUG,
    TEXT,
    Context,
    Invalid,
    Kind,
    Relation,
    choice,
    elements,
    many,
    ranks,
    reference,
    status,
)

N, D = status("N"), status("D")
PERSON, SCOPE = reference("person"), choice("scopes")


@pytest.mark.parametrize(
    ("kind", "a", "b", "relation"),
    [
        (TEXT, "The  Council.", "the council", Relation.EQUAL),
        (TEXT, "“deal”", '"deal"', Relation.EQUAL),
        (TEXT, "Minister", "Deputy Minister", Relation.UNKNOWN),
        (NAME, "Zelenský", "ZELENSKY", Relation.EQUAL),
        (NAME, "Андрій Єрмак", "Andrii Yermak", Relation.EQUAL),
        (NAME, "Zelensky", "Zelenskyy", Relation.UNKNOWN),
        (NAME, "習 A", "李 A", Relation.UNKNOWN),
        (PLACE, "Kyiv", "Kiev", Relation.EQUAL),
        (PLACE, "Київ", "Kyjiw", Relation.EQUAL),
        (PLACE, "Kyiv", "Vilnius", Relation.DISJOINT),
        (PLACE, "Kyiv", "Munich", Relation.UNKNOWN),
        (PLACE, "Vilnius, Lithuania", "Vilnius", Relation.EQUAL),
        (PLACE, "Paris, Texas", "Paris", Relation.UNKNOWN),
        (PLACE, "Athens, Narnia", "Athens", Relation.UNKNOWN),
        (PLACE, "munich", "Munich", Relation.EQUAL),
        (COUNTRY, "LVA", "GBR", Relation.DISJOINT),
        (PERSON, "person/a", "person/a", Relation.EQUAL),
        (PERSON, "person/zelensky", "person/zelenskyy", Relation.UNKNOWN),
        (SLUG, "a", "b", Relation.DISJOINT),
        (SCOPE, "drones", "military-assistance", Relation.WITHIN),
        (SCOPE, "military-assistance", "drones", Relation.CONTAINS),
        (SCOPE, "demining", "drones", Relation.DISJOINT),
        (SCOPE, "demining", "demining", Relation.EQUAL),
        (N, "signed", "signed", Relation.EQUAL),
        (N, "signed", "text-agreed..signed", Relation.WITHIN),
        (N, "announced..text-agreed", "text-agreed..signed", Relation.OVERLAP),
        (N, "negotiating", "signed", Relation.DISJOINT),
        (N, "stalled", "negotiating", Relation.UNKNOWN),
        (N, "stalled", "stalled", Relation.EQUAL),
        (D, "withdrawn", "joined", Relation.UNKNOWN),
        (many(COUNTRY), '["GBR"]', '["GBR"]', Relation.EQUAL),
        (many(COUNTRY), '["GBR"]', '["DEU","GBR"]', Relation.WITHIN),
        (many(COUNTRY), '["DEU","GBR"]', '["GBR"]', Relation.CONTAINS),
        (many(COUNTRY), '["DEU"]', '["GBR"]', Relation.UNKNOWN),
    ],
)
def test_two_values_stand_in_this_relation(kind: Kind, a: str, b: str, relation: Relation) -> None:
    assert kind.compare(a, b) is relation
    assert kind.compare(b, a) is relation.reversed


@pytest.mark.parametrize(
    ("kind", "raw", "norm"),
    [
        (TEXT, " a\u00a0 b \r\n\n c ", "a b\n\nc"),
        (TEXT, "zero\u200bwidth\ufeff", "zerowidth"),
        (NAME, "Mircea\n Geoană", "Mircea Geoană"),
        (PLACE, "Київ", "Kyiv"),
        (PLACE, "Washington, D.C.", "Washington"),
        (SLUG, "Міністерство оборони", "ministerstvo-oborony"),
        (COUNTRY, "the UK", "GBR"),
        (COUNTRY, "Німеччина", "DEU"),
        (COUNTRY, "xkx", "XKX"),
        (SIDE, "home", "UKR"),
        (SIDE, "Latvia", "LVA"),
        (PERSON, "Andrii Yermak", "person/andrii-yermak"),
        (PERSON, "person/andrii-yermak", "person/andrii-yermak"),
        (PERSON, "person/Andrii Yermak", "person/andrii-yermak"),
        (reference("agreement"), "agreement/LVA/second", "agreement/LVA/second"),
        (SCOPE, "Demining", "demining"),
        (SCOPE, "розмінування", "demining"),
        (CURRENCY, "$", "USD"),
        (CURRENCY, "€", "EUR"),
        (CURRENCY, "euros", "EUR"),
        (CURRENCY, "c$", "CAD"),
        (N, "signed", "signed"),
        (N, "Finalised", "text-agreed..signed"),
        (N, "concluded", "text-agreed..signed"),
        (N, "preparing", "announced..text-agreed"),
        (N, "in talks", "negotiating"),
        (N, "підписано", "signed"),
        (N, "text agreed – signed", "text-agreed..signed"),
        (N, "preparing to signed", "announced..signed"),
        (N, "signed..signed", "signed"),
        (N, "stalled", "stalled"),
        (D, "joined", "joined"),
        (D, "withdrew", "withdrawn"),
    ],
)
def test_a_value_is_read(kind: Kind, raw: str, norm: str) -> None:
    assert kind.clean(raw) == norm


@pytest.mark.parametrize(
    ("item", "raw", "norms"),
    [
        (COUNTRY, "GBR;DEU", ["DEU", "GBR"]),
        (COUNTRY, "the UK, Germany, and France", ["DEU", "FRA", "GBR"]),
        (COUNTRY, "Bosnia and Herzegovina and Serbia", ["BIH", "SRB"]),
        (COUNTRY, "Україна та Латвія", ["LVA", "UKR"]),
        (COUNTRY, '["LVA", "UK"]', ["GBR", "LVA"]),
        (COUNTRY, "Latvia;", ["LVA"]),
        (SCOPE, "training and exercises, demining", ["demining", "training-and-exercises"]),
        (TEXT, "one, two and three; four\nfive", ["five", "four", "one, two and three"]),
        (DATE, "July 12, 2023 and August 3, 2023", ["2023-07-12", "2023-08-03"]),
        (PERSON, "Rishi Sunak & Volodymyr Zelensky", ["person/rishi-sunak", "person/volodymyr-zelensky"]),
        (COUNTRY, "the Baltic states and Denmark", ["DNK", "EST", "LTU", "LVA"]),
        (COUNTRY, '["країни Балтії", "LVA"]', ["EST", "LTU", "LVA"]),
        (COUNTRY, "the EU", ["EUU"]),
        (TEXT, "[not JSON]", ["[not JSON]"]),
    ],
)
def test_a_list_is_read(item: Kind, raw: str, norms: list[str]) -> None:
    assert list(elements(many(item).clean(raw))) == norms


@pytest.mark.parametrize(
    ("published", "belongs"), [("2023-04-03", False), ("2023-04-05", True), ("2023", True), (None, True)]
)
def test_a_group_in_a_list_is_its_members_on_the_day_of_the_article(published: str | None, belongs: bool) -> None:
    norm = many(COUNTRY).clean("NATO members", Context(published=published))
    assert ("FIN" in elements(norm)) is belongs


def test_a_group_is_no_country() -> None:
    with pytest.raises(Invalid, match="Baltic"):
        COUNTRY.clean("the Baltic states")


@pytest.mark.parametrize("raw", [["LVA", "UK"], ("UK", "LVA"), {"GBR", "Latvia"}])
def test_a_list_may_come_as_a_collection(raw: object) -> None:
    assert many(COUNTRY).clean(raw) == '["GBR","LVA"]'


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        (TEXT, None, "Nothing was entered"),
        (TEXT, " \u200b ", "Nothing was entered"),
        (TEXT, True, "Yes or no"),
        (TEXT, b"x", r"\(bytes\) cannot be read"),
        (TEXT, "a\x00b", "Character 2 is a control character"),
        (TEXT, "a\ud800", "control character"),
        (TEXT, "a\u202eb", "turns the reading direction"),
        (TEXT, "x" * 10_001, "10,001 characters, where 10,000"),
        (NAME, "x" * 201, "201 characters, where 200"),
        (NAME, "x" * 2000, "too long"),
        (NAME, "---", "no name"),
        (SLUG, "!!", "leaves no identifier"),
        (SLUG, "щ" * 60, "too long an identifier"),
        (COUNTRY, "Ukrane", "did you mean Ukraine"),
        (COUNTRY, "qqqq", "three-letter code"),
        (PERSON, "!!", "does not name a person"),
        (reference("agreement"), "the Latvian one", "does not name a agreement"),
        (SCOPE, "deminin", "did you mean demining"),
        (SCOPE, "qqqq", "choose one, such as"),
        (SCOPE, "!!", "choose one, such as"),
        (CURRENCY, "kr", "DKK or SEK or NOK or ISK"),
        (N, "joined", "is a status of joining a declaration"),
        (D, "in force", "is a status of bilateral agreements"),
        (N, "qqqq", "is no status of bilateral agreements"),
        (N, "signed..text-agreed", "put the earlier one first"),
        (N, "announced..stalled", "side flag"),
        (N, "announced..qqqq", "is no status"),
        (many(COUNTRY), "Latvia, Narnia", "Item 2: “Narnia”"),
        (many(COUNTRY), [], "list is empty"),
        (many(COUNTRY), ";", "list is empty"),
        (many(COUNTRY), ["LVA"] * 1001, "1,001 items"),
    ],
)
def test_what_is_wrong_with_a_value_is_said(kind: Kind, raw: object, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        kind.clean(raw)


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(Invalid, match="…”"):
        COUNTRY.clean("x" * 100)


def test_known_names_are_looked_up() -> None:
    known = Context(resolve=lambda record_type, words: {"the President": f"{record_type}/zelenskyy"}.get(words))
    assert PERSON.clean("the President", known) == "person/zelenskyy"


def test_the_home_side_follows_the_workspace() -> None:
    assert SIDE.clean("our side", Context(home="MDA")) == "MDA"


@pytest.mark.parametrize(
    ("kind", "norm", "shown"),
    [
        (TEXT, "x", "x"),
        (COUNTRY, "LVA", "Latvia"),
        (PERSON, "person/andrii-yermak", "Andrii Yermak"),
        (reference("body"), "body/ministry-of-defence", "Ministry of Defence"),
        (reference("agreement"), "agreement/LVA", "LVA"),
        (SCOPE, "demining", "demining"),
        (N, "text-agreed..signed", "text agreed – signed"),
        (many(COUNTRY), '["DEU","LVA"]', "Germany, Latvia"),
        (many(TEXT), '["a, b","c"]', "a, b; c"),
    ],
)
def test_a_value_is_shown(kind: Kind, norm: str, shown: str) -> None:
    assert kind.show(norm) == shown


def test_a_value_is_shown_in_ukrainian() -> None:
    assert [COUNTRY.show("LVA", "uk"), N.show("signed", "uk")] == ["Латвія", "підписано"]


@pytest.mark.parametrize("kind", [COUNTRY, SCOPE, CURRENCY, N, D, many(COUNTRY)])
def test_every_suggestion_is_a_norm_with_a_label(kind: Kind) -> None:
    options = kind.suggestions("uk")
    assert options
    assert all(option.label for option in options)
    item = getattr(kind, "item", kind)
    assert all(item.clean(option.norm) == option.norm for option in options)


@pytest.mark.parametrize("kind", [N, D])
def test_no_status_is_suggested_twice(kind: Kind) -> None:
    norms = [option.norm for option in kind.suggestions()]
    assert len(norms) == len(set(norms))


def test_free_text_suggests_nothing() -> None:
    assert TEXT.suggestions() == ()


@pytest.mark.parametrize("kind", [TEXT, SLUG, COUNTRY, SCOPE, N, PERSON, many(TEXT)])
def test_a_schema_has_a_type(kind: Kind) -> None:
    assert kind.schema()["type"] in ("string", "array")


@pytest.mark.parametrize("kind", [TEXT, many(COUNTRY)])
def test_text_is_stored_as_it_is(kind: Kind) -> None:
    assert kind.norm(kind.stored("x")) == "x"


def test_only_dates_have_bounds() -> None:
    assert TEXT.bounds("2023") is None


def test_a_union_holds_every_value_once() -> None:
    assert many(COUNTRY).union(['["LVA"]', '["DEU","LVA"]']) == '["DEU","LVA"]'


def test_a_union_of_nothing_is_refused() -> None:
    with pytest.raises(Invalid, match="empty"):
        many(COUNTRY).union([])


def test_a_field_of_one_value_has_no_union_of_two() -> None:
    with pytest.raises(Invalid, match="one value only"):
        TEXT.union(["a", "b"])


def test_a_union_of_the_same_value_is_that_value() -> None:
    assert TEXT.union(["a", "a"]) == "a"


def test_what_is_no_list_has_no_elements() -> None:
    with pytest.raises(Invalid, match="not a list"):
        elements("[1]")


def test_a_kind_names_itself() -> None:
    assert repr(many(SCOPE)) == "<kind many:choice:scopes>"


def test_asking_twice_gives_the_same_kind() -> None:
    assert many(choice("scopes")) is many(choice("scopes"))
    assert status("N") is N


def test_an_interval_on_a_track_has_its_ranks() -> None:
    assert ranks("N", "text-agreed..signed") == (3, 5)


def test_a_side_flag_has_no_rank() -> None:
    assert ranks("N", "stalled") is None


@given(st.sampled_from(sorted(authority.countries())), st.sampled_from(authority.LANGUAGES))
def test_a_country_is_found_by_the_name_it_is_shown_by(key: str, language: str) -> None:
    assert COUNTRY.clean(COUNTRY.show(key, language)) == key


@given(st.sets(st.sampled_from(sorted(authority.countries())), min_size=1, max_size=12))
def test_a_list_of_countries_is_read_as_it_is_shown(keys: set[str]) -> None:
    kind = many(COUNTRY)
    norm = kind.clean(sorted(keys))
    assert kind.clean(kind.show(norm)) == norm
