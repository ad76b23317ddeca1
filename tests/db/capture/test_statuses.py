"""Statuses, partners, dates and modes in sentences of many shapes: templates times names times dates, and odd ones."""

import pytest

from db.capture import read

FRAME = (
    "Security guarantees: where things stand\nAn overview of security agreements under the G7 declaration.\nDetails.\n"
)
PUBLISHED = "2024-07-10"
NAMES = {
    "Norway": "NOR",
    "the Czech Republic": "CZE",
    "the Netherlands": "NLD",
    "North Macedonia": "MKD",
    "Georgia": "GEO",
}
DAYS = {
    "3 April 2024": "2024-04-03",
    "April 3, 2024": "2024-04-03",
    "April 3": "2024-04-03",
    "3rd of April": "2024-04-03",
    "12 December": "2023-12-12",
}


def claims(sentence: str, frame: str = FRAME, published: str | None = PUBLISHED) -> set[tuple[str, str, str]]:
    reading = read(frame + sentence, published)
    return {(d.record, d.field, d.norm) for d in reading.drafts if d.start >= len(frame) - 1}


def told(sentence: str, field: str = "status") -> dict[str, str]:
    return {record: norm for record, name, norm in claims(sentence) if name == field}


JOINED = "accession/joint-declaration-2023"
TEMPLATES = [
    ("Ukraine signed a security agreement with {name} on {day}.", "agreement/{key}", "signed", "signed_date"),
    ("On {day}, {name} and Ukraine signed a bilateral security deal.", "agreement/{key}", "signed", "signed_date"),
    ("The security pact with {name} was signed on {day}.", "agreement/{key}", "signed", "signed_date"),
    ("{name} joined the G7 declaration on {day}.", JOINED + "/{key}", "joined", "joined_date"),
    ("On {day}, {name} decided to join the declaration.", JOINED + "/{key}", "decided", "decided_date"),
    ("Ukraine opened security talks with {name} on {day}.", "negotiation/{key}", "negotiating", "start_date"),
    ("Talks with {name} on a security agreement began on {day}.", "negotiation/{key}", "negotiating", "start_date"),
]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=[template[0] for template in TEMPLATES])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", DAYS)
def test_a_status_with_its_date(template: tuple[str, str, str, str], name: str, day: str) -> None:
    sentence, record, status, field = template
    text = sentence.format(name=name, day=day)
    text = text[0].upper() + text[1:]
    found = claims(text)
    record = record.format(key=NAMES[name])
    assert (record, "status", status) in found
    assert (record, field, DAYS[day]) in found
    assert {claim[0] for claim in found} == {record}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukraine signed security pacts with Norway, Sweden, and Iceland.", {"NOR", "SWE", "ISL"}),
        ("Ukraine signed security pacts with Norway and Sweden as well as Iceland.", {"NOR", "SWE", "ISL"}),
        ("Earlier, security agreements were signed with the UK (12 January) and Spain (27 May).", {"GBR", "ESP"}),
        ("Ukraine signed a security pact with Norway on 31 May and with Iceland on 1 June.", {"NOR", "ISL"}),
        ("Kyiv and Tokyo inked a bilateral security accord.", {"JPN"}),
        ("Meloni and Zelensky signed the Italian-Ukrainian security agreement.", {"ITA"}),
        ("The security agreement between Ukraine and Romania was signed in Washington.", {"ROU"}),
        ("Finland's president signed the security agreement with Ukraine.", {"FIN"}),
        ("Belgian Prime Minister Alexander De Croo and Zelensky signed a security agreement.", {"BEL"}),
        ("Lithuania became the 12th country to sign a security agreement with Ukraine.", {"LTU"}),
    ],
)
def test_partners_of_a_signed_agreement(sentence: str, expected: set[str]) -> None:
    assert told(sentence) == {f"agreement/{key}": "signed" for key in expected}


@pytest.mark.parametrize(
    ("sentence", "record", "status"),
    [
        ("Ukraine is finalising a security agreement with Luxembourg.", "agreement/LUX", "text-agreed..signed"),
        ("Ukraine is preparing a security agreement with Greece.", "negotiation/GRC", "announced..text-agreed"),
        ("Ukraine and Slovenia agreed to start negotiations on a pact.", "negotiation/SVN", "agreed-to-negotiate"),
        ("Romania and Ukraine are negotiating a security agreement.", "negotiation/ROU", "negotiating"),
        ("The US-Ukraine security agreement entered into force on 13 June.", "agreement/USA", "in-force"),
        ("Albania supported the G7 declaration.", f"{JOINED}/ALB", "support-expressed"),
        ("The Austrian government decided to join the G7 declaration.", f"{JOINED}/AUT", "decided"),
        ("Kosovo expressed its support for the G7 declaration.", f"{JOINED}/XKX", "support-expressed"),
        ("Cyprus signed up to the G7 declaration.", f"{JOINED}/CYP", "joined"),
        ("Malta withdrew from the G7 declaration.", f"{JOINED}/MLT", "withdrawn"),
    ],
)
def test_verbs_resolve_to_a_track(sentence: str, record: str, status: str) -> None:
    assert told(sentence) == {record: status}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kyiv has not signed a security agreement with Hungary.",
        "Hungary has not joined the G7 declaration.",
        "Germany signed a security agreement with Japan.",
        "Germany signed a trade agreement with Poland.",
        "Ukraine signed an agreement on grain exports with Turkey.",
        "Russia and Ukraine held peace talks in Istanbul.",
        "Sweden joined NATO on 7 March 2024.",
        "Will Ukraine sign a security agreement with Japan?",
        "Denmark supports Ukraine's path to NATO.",
        "Portugal expressed its support for Ukraine.",
        "Ukraine received tanks from Poland and signed an arms contract with Germany.",
        "Zelensky met with Polish President Andrzej Duda.",
    ],
)
def test_what_is_no_status_gives_none(sentence: str) -> None:
    assert told(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Ukraine signed a security agreement with Norway.", "fact"),
        ("Ukraine signed a security agreement with Norway, Ivan Petrenko said.", "attributed"),
        ("According to Ivan Petrenko, Ukraine signed a security agreement with Norway.", "attributed"),
        ("Ukraine could sign a security agreement with Norway.", "forecast"),
        ("Ukraine plans to sign a security agreement with Norway.", "forecast"),
        ("If the parliament agrees, Ukraine will sign a security agreement with Norway.", "condition"),
        ("“Today Ukraine at last signed a security agreement with Norway in Oslo,” she wrote.", "direct-quote"),
    ],
)
def test_modes(sentence: str, mode: str) -> None:
    drafts = [d for d in read(FRAME + sentence, PUBLISHED).drafts if d.field == "status"]
    assert [d.mode for d in drafts] == [mode]
    assert (drafts[0].attributed_to == "Ivan Petrenko") == (mode == "attributed")


def test_followers_join_on_their_own_days() -> None:
    text = "Greece joined the declaration on August 12, followed by Malta on August 15."
    assert told(text, "joined_date") == {f"{JOINED}/GRC": "2023-08-12", f"{JOINED}/MLT": "2023-08-15"}
    text = "On 16 August, Austria's Council of Ministers decided to join the declaration, "
    text += "with Malta following suit a day later."
    assert told(text, "decided_date") == {f"{JOINED}/AUT": "2023-08-16", f"{JOINED}/MLT": "2023-08-17"}
    assert told(text, "deciding_body") == {f"{JOINED}/AUT": "Council of Ministers"}


def test_a_group_that_is_the_subject_stands_for_its_members() -> None:
    found = told("The Baltic states joined the G7 declaration on 17 August 2023.")
    assert found == {f"{JOINED}/{key}": "joined" for key in ("EST", "LVA", "LTU")}


def test_a_group_followed_by_its_members_gives_way_to_them() -> None:
    found = told("The Baltic states—Latvia and Estonia—joined the G7 declaration.")
    assert found == {f"{JOINED}/{key}": "joined" for key in ("EST", "LVA")}


def test_these_agreements_are_those_of_the_sentence_before() -> None:
    text = "Ukraine has concluded security agreements with Norway and Spain. These agreements were signed in Kyiv."
    assert ("agreement/NOR", "status", "signed") in claims(text)


def test_a_list_after_a_colon_is_filled_by_its_lines() -> None:
    found = told("Ukraine is working on similar security agreements with:\n- Norway;\n- Spain;\n- Japan.")
    assert found == {f"negotiation/{key}": "announced..text-agreed" for key in ("NOR", "ESP", "JPN")}


def test_the_home_party_is_a_parameter() -> None:
    text = "Moldova signed a security agreement with Norway."
    reading = read(text, PUBLISHED, home="MDA")
    assert {(d.record, d.norm) for d in reading.drafts if d.field == "status"} == {("agreement/NOR", "signed")}
    assert read("Ukraine signed a security agreement with Moldova.", home="MDA").drafts[0].record == "agreement/UKR"


UKRAINIAN = "Гарантії безпеки: що відомо\nОгляд безпекових угод за декларацією G7.\nДалі подробиці.\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "12 січня Україна підписала угоду про співпрацю у сфері безпеки з Великою Британією.",
            {("agreement/GBR", "status", "signed"), ("agreement/GBR", "signed_date", "2024-01-12")},
        ),
        (
            "Україна вже підписала безпекові угоди з Німеччиною, Францією та Данією.",
            {(f"agreement/{key}", "status", "signed") for key in ("DEU", "FRA", "DNK")}
            | {("tally/signed/2024-07-10", "members", '["DEU","DNK","FRA"]')},
        ),
        (
            "Україна розпочала переговори з Латвією щодо гарантій безпеки.",
            {("negotiation/LVA", "status", "negotiating")},
        ),
        ("Україна не підписувала безпекової угоди з Угорщиною.", set()),
        ("Україна може підписати безпекову угоду з Грецією.", {("agreement/GRC", "status", "signed")}),
        ("До декларації G7 приєдналася Ісландія.", {(f"{JOINED}/ISL", "status", "joined")}),
        ("Уряд Болгарії вирішив приєднатися до декларації G7.", {(f"{JOINED}/BGR", "status", "decided")}),
        (
            "До 18 серпня до декларації приєдналися 25 країн.",
            {("tally/joined/2023-08-18", "count", "25")},
        ),
        (
            "Україна провела другий раунд переговорів з Норвегією щодо безпекової угоди 12 квітня.",
            {("negotiation/NOR", "status", "negotiating"), ("round/NOR/2", "held_date", "2024-04-12")},
        ),
    ],
)
def test_ukrainian(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    besides = {"subject", "kind"}
    assert {claim for claim in claims(sentence, UKRAINIAN) if claim[1] not in besides} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Poland, Romania and Greece are also negotiating agreements with Kyiv.", {"POL", "ROU", "GRC"}),
        ("Ukrainian and Bulgarian delegations began consultations on security guarantees.", {"BGR"}),
        ("Negotiations with Canada on a security agreement are in the final stage.", {"CAN"}),
        ("Belarus and Russia signed a security treaty in December.", set()),
    ],
)
def test_partners_of_talks(sentence: str, expected: set[str]) -> None:
    assert told(sentence) == {f"negotiation/{key}": "negotiating" for key in expected}


def test_an_unknown_declaration_has_a_record_of_its_own() -> None:
    found = told("Norway joined the Kyiv Declaration in May 2024.")
    assert found == {"accession/kyiv-declaration-2024/NOR": "joined"}


def test_a_bare_declaration_beside_its_issuer_is_known() -> None:
    text = (
        "Talks in Vilnius\nA lead.\nOn 9 July 2023, the G7 adopted a joint declaration.\nMalta joined the declaration."
    )
    assert ("declaration/joint-declaration-2023", "adopted_date", "2023-07-09") in claims(text, "")
    assert (f"{JOINED}/MLT", "status", "joined") in claims(text, "")


def test_a_round_is_told_of_the_talks_before_it() -> None:
    found = claims("Talks with Norway on a pact began on 25 March. A week later, the second round was held in Oslo.")
    assert {("round/NOR/2", "held_date", "2024-04-01"), ("round/NOR/2", "place", "Oslo")} <= found


def test_what_one_says_is_not_put_in_another_mouth() -> None:
    text = "Ivan Petrenko said Norway had joined the declaration; Austria joined on 8 September."
    said = {d.record[-3:]: d.attributed_to for d in read(FRAME + text).drafts if d.field == "status"}
    assert said == {"NOR": "Ivan Petrenko", "AUT": None}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The first country to sign such an agreement was Norway, followed by Georgia.", {"NOR", "GEO"}),
        ("Norway signed a security agreement with Ukraine, followed by Georgia and Czechia.", {"NOR", "GEO", "CZE"}),
        ("Ukraine signed a security agreement with Norway, followed by talks in Georgia.", {"NOR"}),
        ("The first country to discuss such an agreement was Norway.", set()),
    ],
)
def test_who_signed_first_and_who_followed(sentence: str, expected: set[str]) -> None:
    signed = {record.removeprefix("agreement/") for record, norm in told(sentence).items() if norm == "signed"}
    assert signed == expected


def test_who_was_first_is_no_count_of_all() -> None:
    assert told("The first country to sign such an agreement was Norway.", "count") == {}


def test_a_text_that_was_agreed_is_the_one_told_of() -> None:
    found = claims("Talks with Norway on a security agreement began in May. The text was agreed in June.")
    assert ("negotiation/NOR", "status", "text-agreed") in found


def test_a_day_of_other_talks_is_not_lent_to_those_told_of_before() -> None:
    sentence = "Ukraine is in talks with Norway on a security agreement; those with Georgia began in May 2024."
    assert "negotiation/NOR" not in told(sentence, "start_date")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Un accord commercial avec le Canada a été signé en septembre."),
        ("es", "El acuerdo comercial con Canadá entró en vigor en mayo."),
        ("de", "Die Ukraine und die EU verhandeln über den Beitritt."),
    ],
)
def test_an_agreement_on_something_else_is_none_on_security(language: str, sentence: str) -> None:
    about = {
        "fr": "L'accord de sécurité avec la Norvège est prêt.",
        "es": "El acuerdo de seguridad con Noruega está listo.",
        "de": "Das Sicherheitsabkommen mit Norwegen ist fertig.",
    }
    text = f"{about[language]}\n{about[language]}\n{sentence}"
    assert [draft for draft in read(text, PUBLISHED, language).drafts if draft.field == "status"] == []
