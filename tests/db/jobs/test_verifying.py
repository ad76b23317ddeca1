"""Verifying a workspace notices what was changed behind the program's back, and says what it is about."""

import zlib

import pysqlite3
import pytest

from db.jobs.verifying import verify_workspace
from db.store import Store

HARMS = {
    "the text of an article": (
        "UPDATE article SET text = text || '!' WHERE name LIKE '%courier%'",
        "the text of article",
    ),
    "the bytes of an article": ("UPDATE article_raw SET content = ? WHERE id = 1", "the bytes of article"),
    "the bytes are gone": ("DELETE FROM article_raw WHERE id = 1", "the bytes of article"),
    "a quote": ("UPDATE quote SET exact = 'Riga' WHERE id = 1", "quote 1 is not verbatim"),
    "a quote's place": ("UPDATE quote SET start = start + 1 WHERE id = 1", "quote 1 is not verbatim"),
    "a value": ("UPDATE agreement SET place = 'Oslo' WHERE country = 'GBR'", "place of agreement/GBR does not follow"),
    "a value without a decision": ("UPDATE agreement SET title = 'X' WHERE country = 'GBR'", "title of agreement/GBR"),
    "a value that is gone": ("UPDATE agreement SET place = NULL WHERE country = 'GBR'", "place of agreement/GBR"),
    "a finding": ("UPDATE finding SET severity = 'soft' WHERE severity = 'hard'", "is out of date"),
    "a finding that is gone": ("DELETE FROM finding", "is missing"),
    "the history": ("UPDATE edit SET coder = 'Bob' WHERE id = 2", "step 2"),
}


@pytest.mark.parametrize(("statement", "said"), HARMS.values(), ids=HARMS)
def test_harm_is_noticed(sample, statement, said):
    place = sample.place
    sample.close()
    direct = pysqlite3.connect(str(place))
    direct.execute(statement, (zlib.compress(b"other"),) if "?" in statement else ())
    direct.commit()
    direct.close()
    with Store.open(place, read_only=True) as store:
        assert any(said in fault for fault in verify_workspace(store))


def test_bytes_that_cannot_be_unpacked_are_a_fault_and_no_crash(sample):
    place = sample.place
    sample.close()
    direct = pysqlite3.connect(str(place))
    direct.execute("UPDATE article_raw SET content = x'00ff' WHERE id = 1")
    direct.commit()
    direct.close()
    with Store.open(place, read_only=True) as store:
        assert any("the bytes of article" in fault for fault in verify_workspace(store))
