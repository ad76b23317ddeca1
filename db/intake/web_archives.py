"""Pages that a crawler kept (WARC): every page in the file is an article."""

import io
from collections.abc import Iterator
from typing import Any

from db.intake.formats import LARGEST, Arrival, Unreadable, article_format
from db.intake.markup import page
from db.intake.proposals import url_of

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_RECORDS = 100_000


@article_format("warc", suffixes=(".warc", ".warc.gz"), label="Archive of a crawl")
def read_warc(raw: bytes) -> Iterator[Arrival]:
    """Each page that was answered with success. What is kept of the archive is the page as it came.

    Raises Unreadable where the archive is broken, holds no page, or unpacks to more than an article may have.
    """
    # Heavy for what it is needed for.
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    found, unpacked = 0, 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(raw))):
            if number == _MOST_RECORDS:
                break
            content = _page(record, LARGEST - unpacked)
            if content is None:
                continue
            unpacked += len(content)
            url = url_of(record.rec_headers.get_header("WARC-Target-URI"))
            try:
                yield page(content, content, url, _charset(record))
                found += 1
            except Unreadable:
                continue
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("The archive is broken. Make it again, or import its pages one by one.") from error
    if not found:
        raise Unreadable("There is no page with text in this archive. Choose another file.")


def _page(record: Any, room: int) -> bytes | None:
    """The page that the record holds, unpacked; None where it holds something else."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    if not (headers.get_header("Content-Type") or "").lower().startswith(_PAGES):
        return None
    content: bytes = record.content_stream().read(room + 1)
    if len(content) > room:
        raise Unreadable(f"The archive unpacks to more than {LARGEST // 1_000_000} MB. Split it first.")
    return content or None


def _charset(record: Any) -> str | None:
    _, _, said = (record.http_headers.get_header("Content-Type") or "").lower().partition("charset=")
    return said.split(";")[0].strip(" \"'") or None
