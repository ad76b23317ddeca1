"""Folders with every sort of file: what becomes an article, what a reference manager adds, what is passed over."""

import json
from pathlib import Path

import pytest

from db import edits
from db.intake.repair import repaired
from db.jobs.importing import import_paths, repair_texts
from db.queries.articles import article, articles
from db.store import Store
from tests.db.intake import makers

RIS = (
    "TY  - NEWS\nTI  - Riga and Kyiv sign\nAU  - Koval, Olha\nT2  - Baltic Courier\nDA  - 2024/04/12\n"
    "UR  - https://example.org/a\nL1  - files/riga.txt\nER  - \n"
)
BIB = (
    "@article{riga, title={{Riga} and Kyiv sign}, author={Koval, Olha}, journal={Baltic Courier}, year=2024, month=apr,"
    " file={Text:files/riga.txt:text/plain}}"
)
CSL = json.dumps(
    [
        {
            "type": "article-newspaper",
            "title": "Riga and Kyiv sign",
            "author": [{"given": "Olha", "family": "Koval"}],
            "container-title": "Baltic Courier",
            "issued": {"date-parts": [[2024, 4, 12]]},
            "URL": "https://example.org/a",
        }
    ]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "riga.txt").write_text("Riga and Kyiv sign\n\nLatvia signed its agreement on 11 April 2024.\n")
    return tmp_path


def _only(store: Store):
    with store.read() as connection:
        [row] = articles(connection)
    return row


@pytest.mark.parametrize(
    ("name", "content", "author", "published"),
    [
        ("a.ris", RIS, "Koval, Olha", "2024-04-12"),
        ("a.bib", BIB, "Koval, Olha", "2024-04"),
        ("a.csljson", CSL, "Olha Koval", "2024-04-12"),
    ],
)
def test_a_reference_tells_what_its_article_does_not(store, folder, name, content, author, published) -> None:
    (folder / name).write_text(content)
    assert import_paths(store, [folder], "Ada").rejects == []
    row = _only(store)
    assert (row.title, row.author, row.publisher, row.published) == (
        "Riga and Kyiv sign",
        author,
        "Baltic Courier",
        published,
    )


def test_a_reference_that_comes_later_leaves_alone_what_is_known(store, folder) -> None:
    (folder / "riga.txt").rename(folder / "riga.md")
    (folder / "riga.md").write_text("---\npublisher: The Herald\n---\nRiga and Kyiv sign\n\nLatvia signed.\n")
    import_paths(store, [folder / "riga.md"], "Ada")
    (folder / "a.csljson").write_text(CSL)
    import_paths(store, [folder / "a.csljson"], "Ada")
    assert (_only(store).publisher, _only(store).published) == ("The Herald", "2024-04-12")


def test_a_reference_without_its_article_comes_back_with_a_reason(store, tmp_path) -> None:
    (tmp_path / "a.ris").write_text(RIS)
    [reject] = import_paths(store, [tmp_path], "Ada").rejects
    assert "no article of “Riga and Kyiv sign”" in reject.reason


@pytest.mark.parametrize(
    ("name", "content"), [("a.ris", "no tags"), ("a.bib", "@@@{"), ("a.json", "[1]"), ("a.json", "{")]
)
def test_a_broken_export_comes_back_with_a_reason_and_the_article_is_taken(store, folder, name, content) -> None:
    (folder / name).write_text(content)
    taken = import_paths(store, [folder], "Ada")
    assert taken.articles == ["riga.txt"]
    assert name in taken.rejects[0].reason


def test_the_folder_that_a_browser_saved_beside_a_page_is_part_of_it(store, tmp_path) -> None:
    (tmp_path / "Riga.html").write_text(makers.PAGE)
    (tmp_path / "Riga_files").mkdir()
    (tmp_path / "Riga_files" / "frame.html").write_text("<p>Buy this now.</p>")
    assert import_paths(store, [tmp_path], "Ada").articles == ["Riga.html"]


def test_each_page_of_a_crawl_is_an_article_of_its_own_name(store, tmp_path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(makers.crawl(makers.PAGE, "<p>Estonia began talks.</p>"))
    assert import_paths(store, [tmp_path], "Ada").articles == ["crawl.warc.gz#1", "crawl.warc.gz#2"]


def test_one_broken_file_of_every_format_stops_no_other(store, tmp_path) -> None:
    for name in ("a.html", "a.pdf", "a.docx", "a.eml", "a.mhtml", "a.warc.gz"):
        (tmp_path / name).write_bytes(b"\x00\x01 broken")
    (tmp_path / "good.html").write_text(makers.PAGE)
    taken = import_paths(store, [tmp_path], "Ada")
    assert "good.html" in taken.articles
    assert len(taken.articles) + len(taken.rejects) == 7


def test_a_claim_cannot_stand_on_a_link_of_a_page(store, tmp_path) -> None:
    (tmp_path / "riga.html").write_text(makers.PAGE)
    line = {
        "article": "riga.html",
        "quote": "Estonia follows",
        "record": "agreement/EST",
        "field": "title",
        "value": "x",
    }
    (tmp_path / "claims.jsonl").write_text(json.dumps(line))
    [reject] = import_paths(store, [tmp_path / "riga.html", tmp_path / "claims.jsonl"], "Ada").rejects
    assert "links" in reject.reason


def test_what_was_left_of_a_file_is_remarked(store, tmp_path) -> None:
    (tmp_path / "a.eml").write_bytes(makers.mail(attachment=True))
    assert "annex.pdf" in import_paths(store, [tmp_path], "Ada").remarks[0]


GARBLED = "Латвія підписала угоду з Україною. Президент у Києві.\n".encode().decode("latin-1").encode()


def test_a_garbled_text_stays_as_it_came_and_is_told(store, tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(GARBLED)
    taken = import_paths(store, [tmp_path], "Ada")
    assert taken.garbled == [1]
    assert "looks garbled" in taken.remarks[-1]
    assert _text(store) == GARBLED.decode()


def test_a_garbled_text_is_mended_on_request_and_can_be_taken_back(store, tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(GARBLED)
    taken = import_paths(store, [tmp_path], "Ada")
    assert repair_texts(store, taken.garbled, "Ada") == 1
    assert _text(store).startswith("Латвія підписала угоду")
    edits.undo(store, "Ada")
    assert _text(store) == GARBLED.decode()


def test_an_import_can_be_told_to_mend_at_once(store, tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(GARBLED)
    import_paths(store, [tmp_path], "Ada", repair=True)
    assert _text(store).startswith("Латвія підписала угоду")


@pytest.mark.parametrize(
    "text",
    [
        "Латвія підписала угоду.",
        "Łotwa podpisała umowę.",
        "Der Präsident sagt “ja” – it’s fine",
        "Ça a été signé à l’Élysée.",
    ],
)
def test_a_text_that_is_fine_is_left_alone(text: str) -> None:
    assert repaired(text * 5) is None


def test_a_text_with_claims_on_it_is_not_mended(store, tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(GARBLED)
    import_paths(store, [tmp_path], "Ada")
    claim = edits.NewClaim(record="agreement/LVA", field="title", value="x", article=1, start=0, end=4)
    edits.apply(store, edits.Cite(claims=(claim,)), "Ada")
    with pytest.raises(edits.Invalid, match="Claims stand on the text"):
        repair_texts(store, [1], "Ada")


def _text(store: Store) -> str:
    with store.read() as connection:
        found = article(connection, 1)
    assert found is not None
    return found.text


@pytest.mark.parametrize(("told", "published"), [(None, "2024-04-12"), ("2024-04-13", "2024-04-13")])
def test_a_dateline_dates_an_article_of_which_nothing_else_is_told(store, tmp_path, told, published) -> None:
    (tmp_path / "riga.txt").write_text("Riga and Kyiv sign\n\nRIGA, 12 April 2024 — Latvia signed its agreement.\n")
    import_paths(store, [tmp_path], "Ada", published=told)
    assert _only(store).published == published
