"""Messages and pages in the form of messages (EML, MHTML). Attachments and remote content are left alone and named."""

import email
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

from db.intake.formats import Arrival, Unreadable, article_format
from db.intake.markup import page
from db.intake.plain import title_of
from db.intake.proposals import language_of, published_of, short, url_of
from db.text import clean_invisible

_HTML, _PLAIN = "text/html", "text/plain"
_MOST_PARTS = 1_000


@article_format("eml", suffixes=(".eml",), label="E-mail")
def read_eml(raw: bytes) -> Iterator[Arrival]:
    """A message: its text, and who sent it when. Its HTML is read where it has no plain text."""
    message = _message(raw)
    part = _part(message, _PLAIN) or _part(message, _HTML)
    if part is None:
        raise Unreadable("The message has no text of its own. Save its attachment, and import that.")
    name, address = parseaddr(_header(message, "From"))
    subject = short(_header(message, "Subject"))
    remarks = tuple(f"The attachment {file} was not read" for file in _attachments(message))
    if part.get_content_type() == _HTML:
        read = page(raw, _bytes(part), None, part.get_content_charset())
        text, zones = read.text, read.zones
    else:
        text, zones = clean_invisible(_text(part)), ()
    if not text.strip():
        raise Unreadable("The message has no text of its own. Save its attachment, and import that.")
    yield Arrival(
        raw=raw,
        text=text,
        title=subject or title_of(text),
        publisher=short(name) or short(address),
        author=None,
        published=published_of(_header(message, "Date")),
        language=language_of(_header(message, "Content-Language"), text),
        url=None,
        format="eml",
        zones=zones,
        remarks=remarks,
    )


@article_format("mhtml", suffixes=(".mhtml", ".mht"), label="Web archive of a page")
def read_mhtml(raw: bytes) -> Iterator[Arrival]:
    """A page saved with all that belongs to it in one file; its first HTML is the article."""
    message = _message(raw)
    part = _part(message, _HTML)
    if part is None:
        raise Unreadable("There is no page in this file. Save the page again, as a web archive or as HTML.")
    address = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
    yield page(raw, _bytes(part), url_of(address), part.get_content_charset())


def _message(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=policy.default)
    if not message.keys():
        raise Unreadable("The file does not begin as a message does. Export it again from the mail program or browser.")
    return message


def _header(message: EmailMessage, name: str) -> str:
    """The words of a header; none of one that is missing, or so broken that the library stumbles over it."""
    try:
        return str(message.get(name, ""))
    except Exception:  # noqa: BLE001 - what a broken address or date makes it raise has no end
        return ""


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(cast("Iterator[object]", message.walk())):
        if number == _MOST_PARTS:
            return
        if isinstance(part, EmailMessage):
            yield part


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    shown = (part for part in _parts(message) if part.get_content_type() == kind and not part.is_attachment())
    return next(shown, None)


def _attachments(message: EmailMessage) -> list[str]:
    return [short(part.get_filename()) or "without a name" for part in _parts(message) if part.is_attachment()]


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: EmailMessage) -> str:
    raw = _bytes(part)
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (ValueError, LookupError):  # bytes that do not fit, or a name that is none
        text = raw.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
