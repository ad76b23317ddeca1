"""The table of findings is at any time what a full scan would find, and tells what the curator has said about them."""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, delete, event, insert, select, update

from db import findings
from db.base import Base
from db.evidence import Article, Claim, Decision, Finding, FindingClaim, Quote, Verdict
from db.keys import label, parse_key
from db.kinds import DATE
from db.records import TYPES, Record
from db.rules import GROUPS, RULES
from db.text import digest

HOME = "UKR"


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    with engine.begin() as opened:
        Base.metadata.create_all(opened)
        yield opened
    engine.dispose()


def _record(connection: Connection, key: str) -> int:
    found = connection.execute(select(Record.id).where(Record.key == key)).scalar()
    if found:
        return found
    parsed = parse_key(key)
    values = {"type": parsed.type, "key": key, "label": label(parsed, {}), "partner": parsed.partner, "words": ""}
    row = connection.execute(insert(Record).values(**values)).inserted_primary_key[0]
    kind = TYPES[parsed.type]
    parts = {name: kind.parts[name].kind.stored(norm) for name, norm in parsed.parts.items()}
    connection.execute(insert(kind).values(id=row, **parts))
    return row


def _article(connection: Connection, name: str, published: str | None) -> int:
    found = connection.execute(select(Article.id).where(Article.name == name)).scalar()
    if found:
        return found
    first, last = DATE.bounds(published) if published else (None, None)
    values = {
        "sha256": name,
        "text_sha256": name,
        "name": name,
        "format": "txt",
        "title": name,
        "text": "",
        "zones": "[]",
    }
    values |= {"published": published, "published_earliest": first, "published_latest": last}
    values |= {"status": "new", "added_at": ""}
    return connection.execute(insert(Article).values(**values)).inserted_primary_key[0]


def _quote(connection: Connection, article: int, sentence: int, exact: str) -> int:
    start = sentence * 1000 + len(exact)
    at = (Quote.article_id == article, Quote.start == start, Quote.end == start + len(exact))
    found = connection.execute(select(Quote.id).where(*at)).scalar()
    values = {"article_id": article, "start": start, "end": start + len(exact), "exact": exact, "sentence": sentence}
    return found or connection.execute(insert(Quote).values(**values, prefix="", suffix="")).inserted_primary_key[0]


def put(
    connection: Connection,
    key: str,
    field: str,
    norm: str,
    *,
    article: str = "a",
    published: str | None = "2024-05-01",
    as_of: str | None = None,
    sentence: int = 0,
    exact: str = "It said so.",
    **more: str,
) -> int:
    """Insert one claim with all it needs; its row."""
    kind = TYPES[parse_key(key).type].fields[field].kind
    days = DATE.bounds(as_of or published or "") if as_of or published else (None, None)
    value = kind.bounds(norm) if kind.dated else (None, None)
    quote = _quote(connection, _article(connection, article, published), sentence, exact)
    values = {"record_id": _record(connection, key), "field": field, "printed": kind.show(norm), "norm": norm}
    values |= {"value_earliest": (value or (None, None))[0], "value_latest": (value or (None, None))[1], "as_of": as_of}
    values |= {"as_of_earliest": days[0], "as_of_latest": days[1], "quote_id": quote, "mode": "fact"}
    values |= {
        "list_flag": "none",
        "certainty": "explicit",
        "status": "active",
        "coder": "me",
        "created_at": "",
        **more,
    }
    values["digest"] = digest([key, field, norm, article, sentence, exact, as_of, sorted(more.items())], 16)
    found = connection.execute(select(Claim.id).where(Claim.digest == values["digest"])).scalar()
    return found or connection.execute(insert(Claim).values(**values)).inserted_primary_key[0]


def refresh(connection: Connection, rows: list[int], before: frozenset[str] = frozenset()) -> None:
    findings.refresh(connection, before | findings.groups_of_claims(connection, rows), HOME)


def states(connection: Connection) -> dict[str, str]:
    return dict(connection.execute(select(Finding.rule, Finding.state)).all())


# ---------------------------------------------------------------- one edit at a time


def two_dates(connection: Connection) -> list[int]:
    rows = [
        put(connection, "agreement/LVA", "signed_date", "2024-04-11"),
        put(connection, "agreement/LVA", "signed_date", "2024-04-12", article="b"),
    ]
    refresh(connection, rows)
    return rows


def test_a_contradiction_is_kept_with_its_claims(connection: Connection) -> None:
    rows = two_dates(connection)
    assert states(connection) == {"date-precision": "open"}
    assert sorted(connection.execute(select(FindingClaim.claim_id)).scalars()) == rows


def test_a_rejected_claim_takes_its_finding_along(connection: Connection) -> None:
    rows = two_dates(connection)
    connection.execute(update(Claim).where(Claim.id == rows[1]).values(status="rejected"))
    refresh(connection, rows[1:])
    assert states(connection) == {}


def test_a_deleted_claim_takes_its_finding_along(connection: Connection) -> None:
    rows = two_dates(connection)
    before = findings.groups_of_claims(connection, rows[1:])
    connection.execute(delete(Claim).where(Claim.id == rows[1]))
    refresh(connection, rows[1:], before)
    assert states(connection) == {}


def decide(connection: Connection, claim: int, reopened: int = 0) -> None:
    record, field = connection.execute(select(Claim.record_id, Claim.field).where(Claim.id == claim)).one()
    values = {"record_id": record, "field": field, "claim_id": claim, "seen": "[]", "reopened": reopened}
    values |= {"reason_code": "", "reason": "", "curator": "me", "decided_at": ""}
    connection.execute(insert(Decision).values(**values))


def test_a_decision_settles_the_findings_of_the_claims_it_overrules(connection: Connection) -> None:
    rows = two_dates(connection)
    decide(connection, rows[0])
    refresh(connection, rows)
    assert states(connection) == {"date-precision": "decided"}


def test_a_reopened_decision_settles_nothing(connection: Connection) -> None:
    rows = two_dates(connection)
    decide(connection, rows[0], reopened=1)
    refresh(connection, rows)
    assert states(connection) == {"date-precision": "open"}


def test_a_decision_on_a_field_of_many_values_overrules_nothing(connection: Connection) -> None:
    rows = [
        put(connection, "tally/signed/2024-03-14", "members", '["DEU","FRA"]', as_of="2024-03-14", list_flag="closed"),
        put(connection, "tally/signed/2024-03-14", "members", '["DEU"]', as_of="2024-03-14", article="b"),
        put(connection, "agreement/NLD", "signed_date", "2024-03-01", article="c"),
    ]
    decide(connection, rows[1])
    refresh(connection, rows)
    assert states(connection) == {"closed-list": "open"}


def test_a_dismissed_finding_stays_dismissed(connection: Connection) -> None:
    rows = two_dates(connection)
    found = connection.execute(select(Finding.digest)).scalar_one()
    values = {"finding": found, "state": "dismissed", "reason_code": "", "reason": "", "curator": "", "decided_at": ""}
    connection.execute(insert(Verdict).values(**values))
    refresh(connection, rows)
    assert states(connection) == {"date-precision": "dismissed"}


def test_new_evidence_makes_a_dismissed_finding_a_new_one(connection: Connection) -> None:
    test_a_dismissed_finding_stays_dismissed(connection)
    refresh(connection, [put(connection, "agreement/LVA", "signed_date", "2024-04-13", article="c")])
    assert states(connection) == {"date-precision": "open"}


def test_a_dated_source_wakes_an_old_closed_list(connection: Connection) -> None:
    closed = {"as_of": "2024-03-14", "list_flag": "closed"}
    for code in ("GBR", "DEU", "FRA"):
        refresh(connection, [put(connection, f"agreement/{code}", "status", "signed", **closed)])
    assert states(connection) == {}
    refresh(connection, [put(connection, "agreement/NLD", "signed_date", "2024-03-01", article="b")])
    assert states(connection) == {"closed-list": "open"}


def test_a_closed_list_finds_who_was_dated_before(connection: Connection) -> None:
    refresh(connection, [put(connection, "agreement/NLD", "signed_date", "2024-03-01", article="b")])
    refresh(connection, [put(connection, "agreement/GBR", "status", "signed", as_of="2024-03-14", list_flag="closed")])
    assert states(connection) == {"closed-list": "open"}


def test_a_full_scan_says_what_is_missing_and_what_is_stale(connection: Connection) -> None:
    two_dates(connection)
    assert findings.differences(connection) == []
    connection.execute(update(Finding).values(severity="soft"))
    put(connection, "agreement/EST", "signed_date", "2024-04-11", published="2024-04-01", article="c")
    faults = {fault.split(" ", 2)[2] for fault in findings.differences(connection)}
    assert faults == {"is missing", "is out of date"}
    findings.rebuild(connection)
    assert findings.differences(connection) == []


def test_a_finding_without_ground_is_noticed_and_removed(connection: Connection) -> None:
    rows = two_dates(connection)
    connection.execute(update(Claim).where(Claim.id == rows[1]).values(status="rejected"))
    (fault,) = findings.differences(connection)
    assert fault.endswith("has no ground any more")


def test_another_label_is_told_anew(connection: Connection) -> None:
    rows = two_dates(connection)
    record = connection.execute(select(Claim.record_id).where(Claim.id == rows[0])).scalar_one()
    connection.execute(update(Record).where(Record.id == record).values(label="Riga deal"))
    findings.refresh(connection, findings.groups_of_records(connection, [record]), HOME)
    assert connection.execute(select(Finding.explanation)).scalar_one().startswith("Riga deal, signed")


def test_every_sort_of_group_is_found_in_a_workspace() -> None:
    assert findings.SORTS.keys() == GROUPS.keys()


def test_a_round_in_between_clears_and_makes_what_its_neighbours_contradict(connection: Connection) -> None:
    first, third = (
        put(connection, f"round/LVA/{number}", "held_date", day)
        for number, day in ((1, "2024-03-14"), (3, "2024-03-10"))
    )
    refresh(connection, [first, third])
    assert states(connection) == {"round-order": "open"}
    second = put(connection, "round/LVA/2", "held_date", "2024-03-20")
    refresh(connection, [second])
    found = set(connection.execute(select(FindingClaim.claim_id)).scalars())
    assert found == {second, third}


def test_claims_of_an_article_are_those_that_quote_it(connection: Connection) -> None:
    rows = two_dates(connection)
    article = connection.execute(select(Article.id).where(Article.name == "b")).scalar_one()
    assert findings.claims_of_articles(connection, [article]) == {rows[1]}


# ---------------------------------------------------------------- many edits at random

CODES = ["LVA", "EST", "LTU", "NLD", "GBR"]
DAYS = ["2024-03-01", "2024-03-14", "2024-03", "2024-03-14/2024-05-01", "2024-05-01", "../2024-03-14", None]
STATUSES = ["announced", "negotiating", "text-agreed..signed", "signed", "in-force", "abandoned"]


def _random_claim(connection: Connection, chance: random.Random) -> int:  # noqa: PLR0911
    code, article = chance.choice(CODES), chance.choice("abcd")
    published = None if article == "d" else f"2024-0{'abc'.index(article) + 3}-01"
    common = {"article": article, "published": published, "sentence": chance.randrange(3)}
    day = chance.choice(["2024-03-01", "2024-03-14", "2024-03", "2024-05-11"])
    shape = chance.randrange(9)
    if shape == 0:
        return put(connection, f"agreement/{code}", "signed_date", day, **common)
    if shape == 1:
        key = chance.choice([f"negotiation/{code}", f"agreement/{code}"])
        more = {"as_of": chance.choice(DAYS), "list_flag": chance.choice(["none", "none", "open", "closed"])}
        more["mode"] = chance.choice(["fact", "fact", "forecast"])
        exact = chance.choice(["It said so.", "The Baltic states did."])
        return put(connection, key, "status", chance.choice(STATUSES), exact=exact, **common, **more)
    if shape == 2:
        status = chance.choice(["support-expressed", "decided", "joined", "withdrawn"])
        more = {"as_of": chance.choice(DAYS), "list_flag": chance.choice(["none", "open", "closed"])}
        return put(connection, f"accession/jd/{code}", "status", status, **common, **more)
    if shape == 3:
        field = chance.choice(["decided_date", "joined_date"])
        return put(connection, f"accession/jd/{code}", field, day, **common)
    if shape == 4:
        population, as_of = chance.choice(["signed", "joined"]), chance.choice(["2024-03-14", "2024-03", "unknown"])
        more = {"as_of": None if as_of == "unknown" else as_of}
        key = f"tally/{population}/{as_of}"
        if chance.random() < 0.5:
            return put(connection, key, "count", str(chance.randrange(1, 12)), **common, **more)
        named = ",".join(f'"{code}"' for code in sorted(chance.sample(CODES, chance.randrange(1, 4))))
        flag = chance.choice(["open", "closed"])
        return put(connection, key, "members", f"[{named}]", list_flag=flag, **common, **more)
    if shape == 5:
        role = chance.choice(["lead", "nominal-head", "round-lead", "member"])
        return put(connection, f"member/{code}/1/UKR/{chance.choice('xyz')}", "role", role, **common)
    if shape == 6:
        norms = {"amount": ["61", "50"], "magnitude": ["billion"], "recipient": ["UKR", code], "currency": ["USD"]}
        norms["provider"] = ["UKR", code]
        field = chance.choice(list(norms))
        slug = chance.choice(["aid", "aid", "aid-2"])
        return put(connection, f"commitment/{code}/{slug}", field, chance.choice(norms[field]), **common)
    if shape == 7:
        held = chance.choice([day, "2024", "2024-03-10/2024-03-20", "2023-12-01"])
        return put(connection, f"round/{code}/{chance.randrange(1, 6)}", "held_date", held, **common)
    key, field, norm = chance.choice(
        [
            (f"negotiation/{code}", "framework", "declaration/jd"),
            (f"negotiation/{code}", "start_date", day),
            (f"round/{code}/1", "place", chance.choice(["Kyiv", "Davos"])),
            (f"agreement/{code}", "in_force_date", day),
            (f"agreement/{code}/energy", "status", "announced"),
            (f"agreement/{code}", "order", chance.choice(['["2"]', '["1","after EST"]', '["before agreement/GBR"]'])),
            (f"agreement/{code}", "duration", chance.choice(["10", "P10Y"])),
            ("declaration/jd", "adopters", '["GBR","USA"]'),
        ]
    )
    return put(connection, key, field, norm, **common, certainty=chance.choice(["explicit", "inferred"]))


def _random_edit(connection: Connection, chance: random.Random) -> None:
    rows = list(connection.execute(select(Claim.id)).scalars())
    action = chance.random()
    if action < 0.6 or not rows:
        refresh(connection, [_random_claim(connection, chance) for _ in range(chance.randrange(1, 4))])
        return
    row = chance.choice(rows)
    before = findings.groups_of_claims(connection, [row])
    if action < 0.8:
        status = chance.choice(["active", "rejected", "withdrawn"])
        connection.execute(update(Claim).where(Claim.id == row).values(status=status))
    else:
        connection.execute(delete(Decision).where(Decision.claim_id == row))
        connection.execute(delete(FindingClaim).where(FindingClaim.claim_id == row))
        connection.execute(delete(Claim).where(Claim.id == row))
    # Half of the time as after an edit, which keeps its rows; always as before one that removes them.
    keeps = action < 0.8 and chance.random() < 0.5
    refresh(connection, [row], frozenset() if keeps else before)


@pytest.mark.parametrize("seed", range(3))
def test_the_table_equals_a_full_scan_after_every_edit(connection: Connection, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(25):
        _random_edit(connection, chance)
        assert findings.differences(connection) == [], f"after step {step}"


def test_random_edits_meet_most_rules(connection: Connection) -> None:
    chance = random.Random(1)
    for _ in range(250):
        _random_claim(connection, chance)
    findings.rebuild(connection)
    met = set(connection.execute(select(Finding.rule)).scalars())
    assert len(met) > len(RULES) * 0.7, RULES.keys() - met
