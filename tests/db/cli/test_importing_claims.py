"""Claims from files: every form a person may write them in, and what is told apart with its reason."""

import json

import pytest


def stored(call, workspace):
    return call("claims", workspace, "--json").lines


def test_a_good_line_is_stored_with_every_key_of_the_contract(call, take, claim, workspace):
    assert take(claim()).code == 0
    (line,) = stored(call, workspace)
    keys = ("article", "quote", "start", "record", "field", "value", "as_of", "attributed_to", "mode", "list")
    assert [line[key] for key in keys] == [
        *("talks.txt", "began talks", 19, "negotiation/LVA", "status", "negotiating", "2024-03-14", None),
        *("fact", "none"),
    ]


def test_offsets_count_code_points_behind_an_astral_character(call, take, claim, workspace):
    take(claim(quote="The talks go on", field="subject", value="security"))
    assert stored(call, workspace)[0]["start"] == 34


@pytest.mark.parametrize(
    ("record", "field", "value", "norm"),
    [
        ("agreement/LVA", "status", "text-agreed..signed", "text-agreed..signed"),
        ("agreement/LVA", "status", "finalise", "text-agreed..signed"),
        ("agreement/Latvia", "status", "Signed", "signed"),
        ("tally/signed/2024-03", "count", 9, "9"),
        ("tally/signed/2024-03", "count", "nine", "9"),
        ("tally/signed/2024-03", "count", 9.0, "9"),
        ("tally/signed/unknown", "members", ["DNK", "Spain"], ["DNK", "ESP"]),
        ("tally/signed/2024-03", "members", "DNK;ESP", ["DNK", "ESP"]),
        ("tally/signed/2024-03", "members", "Denmark, Spain and Norway", ["DNK", "ESP", "NOR"]),
        ("tally/signed/2024-03", "members", '["ESP","DNK"]', ["DNK", "ESP"]),
        ("agreement/LVA", "signed_date", "11 April 2023", "2023-04-11"),
        ("agreement/LVA", "signed_date", "../2023-08-03", "../2023-08-03"),
        ("round/ITA/1", "held_date", "28 November", "2023-11-28"),
        ("agreement/LVA", "signatories", "Andrii Yermak", ["person/andrii-yermak"]),
        ("member/LVA/1/UKR/andrii-yermak", "role", "nominal head", "nominal-head"),
        ("scope/agreement/EUU/demining", "strength", "commits", "commits"),
        ("commitment/USA/aid-bill", "currency", "USD", "USD"),
        ("accession/joint-declaration-2023/DNK", "status", "joined", "joined"),
        ("declaration/joint-declaration-2023", "adopters", "ITA;JPN", ["ITA", "JPN"]),
        ("country/XKX", "name", "Kosovo", "Kosovo"),
        ("negotiation/LVA", "framework", "Joint Declaration 2023", "declaration/joint-declaration-2023"),
    ],
)
def test_a_value_is_taken_in_the_forms_that_people_write(call, take, claim, workspace, record, field, value, norm):
    assert take(claim(record=record, field=field, value=value)).json["rejects"] == []
    assert stored(call, workspace)[0]["value"] == norm


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"quote": "never said"}, "does not occur in the article"),
        ({"quote": "Began talks"}, "does not occur in the article"),
        ({"quote": ""}, "needs its quote"),
        ({"article": None}, "A quote needs its article"),
        ({"article": "other.txt"}, "is not in the workspace"),
        ({"quote": "Estonia signs a deal"}, "supports no claim"),
        ({"record": "negotiation/ZZZ"}, "no country"),
        ({"record": "treaty/LVA"}, "no record type"),
        ({"record": "negotiation/LVA/"}, "does not name a record"),
        ({"field": "stage"}, "has no field"),
        ({"value": "signed..announced"}, "begins with the later status"),
        ({"value": None}, "value: write a text, a number, or a list of texts"),
        ({"value": True}, "value: write a text, a number, or a list of texts"),
        ({"value": "a\u202eb"}, "turns the reading direction"),
        ({"value": "half \ud800"}, "control character"),
        ({"attributed_to": "A\u0000B"}, "control character"),
        ({"printed": "A\u0007B"}, "control character"),
        ({"as_of": "sometime"}, "As of"),
        ({"mode": "guess"}, "mode"),
        ({"list": "maybe"}, "list"),
        ({"start": -1}, "start"),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(take, claim, changed, reason):
    said = take(claim(**changed), claim())
    assert said.code == 1
    (reject,) = said.json["rejects"]
    assert (reject["line"], said.json["claims"]) == (1, 1)
    assert reason in reject["reason"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "this is no JSON"),
        ("[" * 50_000 + "]" * 50_000, "this is no JSON"),
        ("[1]", "no JSON object"),
        ("{}", "record: is missing"),
        ('{"value": 1e999}', "1e999 is no number"),
        ('{"value": NaN}', "NaN is no number"),
        ('{"value": "' + "x" * 1_100_000 + '"}', "longer than"),
    ],
)
def test_a_line_that_is_no_claim_is_rejected_and_the_next_is_kept(take, claim, line, reason):
    said = take(line, "", claim())
    assert reason in said.json["rejects"][0]["reason"]
    assert said.json["claims"] == 1


def test_start_chooses_the_occurrence(call, take, claim, workspace):
    take(claim(quote="Latvia", start=50))
    assert stored(call, workspace)[0]["start"] == 51


def test_without_start_the_first_occurrence_is_taken(call, take, claim, workspace):
    take(claim(quote="Latvia"))
    assert stored(call, workspace)[0]["start"] == 0


def test_an_article_is_named_by_its_digest(call, take, claim, workspace):
    digest = call("articles", workspace, "--json").json["articles"][0]["sha256"]
    assert take(claim(article=digest)).code == 0


def test_an_article_is_named_by_its_url(call, take, claim, workspace, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("---\nurl: https://example.org/a\n---\nLatvia signed.", encoding="utf-8")
    call("import", workspace, page)
    assert take(claim(article="https://example.org/a", quote="Latvia signed")).code == 0


def test_a_name_that_two_articles_share_is_refused(call, take, claim, workspace, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "talks.txt").write_text("They began talks elsewhere.")
    call("import", workspace, tmp_path / "more")
    assert "2 articles are called" in take(claim()).json["rejects"][0]["reason"]


def test_claims_on_articles_of_one_name_come_back_as_they_are(call, take, claim, workspace, tmp_path):
    take(claim())
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "talks.txt").write_text("They began talks elsewhere.")
    call("import", workspace, tmp_path / "more")
    (line,) = stored(call, workspace)
    assert len(line["article"]) == 64
    assert take(line).json["known_claims"] == 1


def test_a_claim_without_article_has_no_source(call, take, claim, workspace):
    assert take(claim(article=None, quote=None)).code == 0
    assert stored(call, workspace)[0]["quote"] is None


def test_a_tally_holds_as_of_the_day_in_its_key(call, take, claim, workspace):
    take(claim(record="tally/signed/2023-08-18", field="count", value=25))
    assert stored(call, workspace)[0]["as_of"] == "2023-08-18"


def test_a_tally_of_unknown_day_takes_the_day_of_its_article(call, take, claim, workspace):
    take(claim(record="tally/signed/unknown", field="count", value=25))
    assert stored(call, workspace)[0]["as_of"] == "2024-03-14"


def test_the_records_that_a_claim_names_are_made(call, take, claim, workspace):
    take(claim(record="member/LVA/1/UKR/andrii-yermak", field="role", value="nominal-head"))
    assert [row["key"] for row in call("records", workspace, "person", "--json").json["records"]] == [
        "person/andrii-yermak"
    ]


def test_rejected_rows_can_be_mended_and_imported(call, take, claim, workspace, tmp_path):
    rejects = tmp_path / "claims.rejects.jsonl"
    take(claim(value="negotiatin", attributed_to="😀 “x”"), claim())
    rejects.write_text(rejects.read_text(encoding="utf-8").replace("negotiatin", "negotiating", 1), encoding="utf-8")
    said = call("import", workspace, rejects, "--json")
    assert (said.code, said.json["claims"]) == (0, 1)


def test_a_rejected_half_character_is_written_as_it_came(take, claim, tmp_path):
    take(claim(value="half \ud800"))
    (line,) = (tmp_path / "claims.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["value"] == "half \ud800"


def test_a_dry_run_stores_nothing_and_writes_no_rejects(call, workspace, claim, tmp_path):
    path = tmp_path / "dry.jsonl"
    path.write_text(json.dumps(claim()) + "\n{}\n")
    said = call("import", workspace, path, "--dry-run", "--json")
    assert (said.code, said.json["claims"], said.json["rejects_file"]) == (1, 1, None)
    assert stored(call, workspace) == []
    assert not (tmp_path / "dry.rejects.jsonl").exists()


def test_importing_again_makes_no_step(call, take, claim, workspace):
    take(claim(), claim(value="signed"))
    before = call("history", workspace, "--json").out
    assert take(claim(), claim(value="signed")).json["known_claims"] == 2
    assert call("history", workspace, "--json").out == before


def test_csv_takes_the_same_columns_and_restores_neutralised_cells(call, workspace, tmp_path):
    path = tmp_path / "claims.csv"
    rows = [
        "article,quote,start,record,field,value,as_of,list",
        "talks.txt,began talks,,agreement/LVA,title,'=1+1,2024-02,",
        'talks.txt,began talks,19,tally/signed/2024-03,members,"DNK;ESP",,closed',
    ]
    path.write_text("\ufeff" + "\r\n".join(rows) + "\r\n", encoding="utf-8")
    assert call("import", workspace, path).code == 0
    title, members = stored(call, workspace)
    assert (title["value"], title["as_of"], title["list"]) == ("=1+1", "2024-02", "none")
    assert (members["value"], members["list"]) == (["DNK", "ESP"], "closed")


def test_a_csv_row_with_too_many_cells_is_rejected(call, workspace, tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("record,field,value\nagreement/LVA,status,signed,more\nagreement/LVA,status,signed\n")
    said = call("import", workspace, path, "--json")
    assert (said.code, said.json["claims"]) == (1, 1)
    assert "more cells than the header" in said.json["rejects"][0]["reason"]


def test_a_csv_cell_beyond_all_measure_is_rejected(call, workspace, tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(f"record,field,value\nagreement/LVA,title,{'x' * 1_100_000}\nagreement/LVA,status,signed\n")
    said = call("import", workspace, path, "--json")
    assert "cannot be read" in said.json["rejects"][0]["reason"]


def test_claims_are_the_inverse_of_import(call, take, claim, make, workspace):
    lines = [
        claim(),
        claim(value="signed", as_of="2024-02", mode="attributed", attributed_to="The “Office”", list="open"),
        claim(record="tally/signed/2024-03-01", field="members", value="Denmark and Spain", list="closed"),
        claim(record="agreement/LVA", field="signatories", value="Andrii Yermak"),
        claim(record="round/LVA/1", field="held_date", value="14 March", printed="14 March"),
        claim(value="signed", status="rejected", reason="a slip", credibility="3", certainty="inferred"),
        claim(article=None, quote=None, value="announced"),
    ]
    assert take(*lines).code == 0
    written = call("claims", workspace, "--json").out
    other = make("other")
    assert take(*written.splitlines(), into=other).code == 0
    assert call("claims", other, "--json").out == written
