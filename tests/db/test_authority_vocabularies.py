"""Terms the vocabularies must have, and properties of their files."""

import json
import re
from pathlib import Path

import pytest

from db import authority
from db.authority import find_concept, vocabulary

SCOPES = (
    "military assistance, training and exercises, defence industry, intelligence sharing, cyber security, "
    "hybrid and information threats, demining, nuclear/chemical/biological safety, control of weapon stockpiles, "
    "financial support, recovery and reconstruction, energy and critical infrastructure, humanitarian aid, reforms, "
    "Euro-Atlantic integration, political and diplomatic support, sanctions, accountability, compensation, "
    "consultation on renewed attack, reciprocal assistance, organised crime, sea and food security, "
    "culture and education, occupied territories, content not stated"
)
TERMS = {
    "roles": (
        "nominal-head round-lead deputy-lead member represented-body adviser spokesperson signatory host observer lead"
    ),
    "agreement-kinds": "agreement arrangement memorandum joint-commitments",
    "magnitudes": "thousand million billion trillion",
    "modes": "fact attributed direct-quote forecast condition",
    "list-flags": "open closed none",
    "certainties": "explicit inferred derived",
    "populations": "joined in-talks in-preparation signed",
    "formats": "in-person online hybrid",
    "levels": "leaders ministers deputy-heads experts",
    "strengths": "commits intends considers mentions",
    "country-kinds": "state organisation",
    "reliability": "A B C D E F",
    "credibility": "1 2 3 4 5 6",
    "severities": "hard soft defect question",
    "natures": "real apparent",
    "commitment-kinds": "military financial humanitarian reconstruction energy demining mixed",
    "reasons": "judgement primary-source",
    "source-types": "agency newspaper government-site",
    "currencies": "USD EUR GBP UAH",
}


def pairs(text: str) -> list[tuple[str, str]]:
    """`"the UK GBR; France FRA"` as text and key."""
    found = [item.strip().rpartition(" ") for item in text.split(";")]
    return [(words.strip(), key) for words, _, key in found]


def identifier(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower())


def files() -> list[Path]:
    return sorted(authority.resource("vocabularies").glob("*.jsonld"))


@pytest.mark.parametrize("words", SCOPES.split(", "))
def test_every_scope_of_the_domain_exists(words: str) -> None:
    assert identifier(words) in vocabulary("scopes")


@pytest.mark.parametrize(
    ("name", "notation"), [(name, term) for name, terms in TERMS.items() for term in terms.split()]
)
def test_every_term_of_the_domain_exists(name: str, notation: str) -> None:
    assert vocabulary(name)[notation].notation == notation


def test_track_n_has_ten_statuses_in_order() -> None:
    statuses = (
        "announced agreed-to-negotiate negotiating text-agreed signing-scheduled signed approval-pending in-force "
        "amended ended"
    )
    assert [concept.notation for concept in authority.track("N")] == statuses.split()


def test_track_d_has_three_statuses_in_order() -> None:
    assert [concept.notation for concept in authority.track("D")] == ["support-expressed", "decided", "joined"]


@pytest.mark.parametrize("letter", ["D", "N"])
def test_a_status_ranks_by_its_place(letter: str) -> None:
    assert [concept.rank for concept in authority.track(letter)] == list(range(len(authority.track(letter))))


@pytest.mark.parametrize(
    ("name", "notation"),
    [
        ("track-d", "withdrawn"),
        ("track-n", "stalled"),
        ("track-n", "conditional"),
        ("track-n", "abandoned"),
        ("track-n", "resumed"),
    ],
)
def test_side_flags_stand_beside_the_track(name: str, notation: str) -> None:
    concept = vocabulary(name)[notation]
    assert concept.rank is None
    assert concept.properties["kind"] == "flag"


@pytest.mark.parametrize(
    ("verb", "interval"),
    pairs(
        "finalized text-agreed..signed; concluded text-agreed..signed; working on announced..text-agreed;"
        "preparing announced..text-agreed; pursuing announced..text-agreed; initiated negotiating..negotiating;"
        "in talks negotiating..negotiating; launches negotiating..negotiating"
    ),
)
def test_vague_verbs_are_intervals(verb: str, interval: str) -> None:
    found = find_concept("track-n", verb)
    assert found is not None
    assert f"{found.properties['low']}..{found.properties['high']}" == interval


def test_ends_of_intervals_are_statuses_in_order() -> None:
    ranks = {concept.notation: concept.rank or 0 for concept in authority.track("N")}
    verbs = [concept for concept in vocabulary("track-n") if concept.properties["kind"] == "verb"]
    assert verbs
    assert all(ranks[verb.properties["low"]] <= ranks[verb.properties["high"]] for verb in verbs)


def test_the_two_tracks_share_no_status() -> None:
    assert not {c.notation for c in vocabulary("track-d")} & {c.notation for c in vocabulary("track-n")}


def test_only_plain_lead_is_unspecific() -> None:
    assert [c.notation for c in vocabulary("roles") if c.properties.get("unspecific")] == ["lead"]


def test_a_magnitude_knows_its_factor() -> None:
    assert vocabulary("magnitudes")["billion"].properties["factor"] == 10**9


@pytest.mark.parametrize(
    ("text", "code"),
    pairs("$ USD; € EUR; euros EUR; гривень UAH; C$ CAD; usd USD"),
)
def test_currencies_are_found_by_symbol_word_and_code(text: str, code: str) -> None:
    found = find_concept("currencies", text)
    assert found is not None
    assert found.notation == code


@pytest.mark.parametrize(
    ("text", "scope"),
    pairs(
        "humanitarian aid humanitarian-aid; reconstruction recovery-and-reconstruction; finance financial-support;"
        "energy energy-and-critical-infrastructure; weapons military-assistance; demining demining;"
        "intelligence exchange intelligence-sharing; nuclear safety nuclear-chemical-biological-safety;"
        "weapon stockpiles control-of-weapon-stockpiles; розмінування demining"
    ),
)
def test_phrases_of_newspapers_find_their_scope(text: str, scope: str) -> None:
    found = find_concept("scopes", text)
    assert found is not None
    assert found.notation == scope


def test_a_text_that_means_no_concept_finds_none() -> None:
    assert find_concept("scopes", "weather") is None


def test_a_narrower_scope_knows_its_broader_one() -> None:
    scopes = vocabulary("scopes")
    assert scopes["air-defence"].broader == "military-assistance"
    assert "air-defence" in scopes["military-assistance"].narrower


def test_a_label_falls_back_to_english() -> None:
    concept = vocabulary("roles")["host"]
    assert (concept.label(), concept.label("uk"), concept.label("de")) == ("host", "господар", "host")
    assert concept.definition("de") == concept.definition()


def test_a_vocabulary_has_a_length_and_an_order() -> None:
    flags = vocabulary("list-flags")
    assert len(flags) == 3
    assert [concept.notation for concept in flags] == ["open", "closed", "none"]
    assert flags.labels["en"] == "List flags"


@pytest.mark.parametrize("name", ["nothing", "../authority/groups"])
def test_an_unknown_vocabulary_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        vocabulary(name)


@pytest.mark.parametrize("name", authority.vocabularies())
def test_every_concept_has_labels_and_definitions_in_english_and_ukrainian(name: str) -> None:
    for concept in vocabulary(name):
        for language in ("en", "uk"):
            assert concept.labels[language].strip()
            assert concept.definitions[language].strip()
        assert re.search("[а-яіїєґ]", concept.labels["uk"])


@pytest.mark.parametrize("name", authority.vocabularies())
def test_no_two_concepts_of_a_vocabulary_share_a_word(name: str) -> None:
    owners: dict[str, str] = {}
    for concept in vocabulary(name):
        alternatives = (word for words in concept.alternatives.values() for word in words)
        for word in {authority.fold(word) for word in (concept.notation, *concept.labels.values(), *alternatives)}:
            assert word
            assert owners.setdefault(word, concept.notation) == concept.notation, word


@pytest.mark.parametrize("name", authority.vocabularies())
def test_broader_and_narrower_mirror_each_other(name: str) -> None:
    concepts = vocabulary(name)
    for concept in concepts:
        assert concept.broader is None or concept.notation in concepts[concept.broader].narrower
        assert all(concepts[narrower].broader == concept.notation for narrower in concept.narrower)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_vocabulary_file_is_a_concept_scheme_in_json_ld(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    scheme, *concepts = content["@graph"]
    context = content["@context"]
    assert context["skos"] == "http://www.w3.org/2004/02/skos/core#"
    assert scheme["type"] == "ConceptScheme"
    assert scheme["id"] == f"{path.stem}:"
    assert concepts
    for concept in concepts:
        assert concept["type"] == "Concept"
        assert concept["id"] == f"{path.stem}:{concept['notation']}"
        assert concept["inScheme"] == scheme["id"]
        assert set(concept) <= set(context)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_identifiers_are_lower_case_words_with_hyphens(path: Path) -> None:
    codes = {"currencies": "[A-Z]{3}", "reliability": "[A-F]", "credibility": "[1-6]"}
    for concept in vocabulary(path.stem):
        assert re.fullmatch(codes.get(path.stem, "[a-z]+(-[a-z]+)*"), concept.notation)
