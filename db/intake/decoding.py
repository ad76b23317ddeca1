"""Bytes into the frozen text: which encoding, which line ends, and what is no text at all. Knows no formats."""

import re
from contextlib import suppress

from db.intake.formats import LARGEST, Unreadable

_SIGNATURES = (
    (b"%PDF-", "a PDF document", "save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save the document as plain text"),
    (b"PK\x05\x06", "an empty ZIP archive", "choose another file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "a rich text document", "save it as plain text"),
    (b"\x89PNG", "a picture", "type or recognise its text first"),
    (b"\xff\xd8\xff", "a picture", "type or recognise its text first"),
    (b"GIF8", "a picture", "type or recognise its text first"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"SQLite format 3\x00", "a database, perhaps a workspace", "open it as a workspace"),
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NEXT = "open it in an editor and save it as UTF-8"
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
# In Cyrillic text nearly all letters lie above 0x7f, in Western text few do.
_CYRILLIC_SHARE = 0.4
_CYRILLIC = ["cp1251", "koi8_u", "koi8_r", "iso8859_5", "cp866"]
_WESTERN = ("cp1252", "cp1250", "iso8859_2")
_LATIN_LETTERS = re.compile("[^\\W\\d_a-zA-Z]")
_STRANGE = re.compile("[^\\w\\s.,:;!?'\"“”„‚‘’«»()\\[\\]/%€$£§°–—…•-]|[ˇ˘˙˛˝¹²³¼½¾ªº]|[a-z][A-ZÀ-Þ]")
_CONTROLS = re.compile("[\x80-\x9f]")
_SEEN = 200_000


def decode(raw: bytes) -> str:
    """The text of the bytes with plain line ends and without a byte order mark.

    UTF-8 comes first, then UTF-16 by its mark, then the older Cyrillic and Western encodings by how their text looks.
    Raises Unreadable for what is empty, too large, another kind of file, or in no such encoding.
    """
    _refuse(raw)
    text = _decoded(raw)
    _refuse_nul(text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("There is no text in this file, only blank space. Choose another file.")
    return text


def _refuse(raw: bytes) -> None:
    if not raw:
        raise Unreadable("The file is empty. Choose another file.")
    if len(raw) > LARGEST:
        size = len(raw) / 1e6
        raise Unreadable(f"The file has {size:.0f} MB; an article may have {LARGEST // 1_000_000} MB. Split it first.")
    for signature, what, hint in _SIGNATURES:
        if raw.startswith(signature):
            raise Unreadable(f"By its first bytes this is {what}, not text: {hint}.")


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding, len(mark))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(raw, error)


def _strict(raw: bytes, encoding: str, skipped: int) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].decode(encoding, "replace").count("\n") + 1
        place = f"line {line}, byte {error.start + skipped + 1}"
        raise Unreadable(f"The file says it is {encoding.upper()}, but {place} does not fit: {_NEXT}.") from error


def decode_markup(raw: bytes, declared: str | None) -> str:
    """The text of a page in the encoding that it declares, if it fits; else as `decode` has it. Never raises."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    for encoding in (known := _known(declared)), "utf-8":
        with suppress(UnicodeDecodeError):
            if encoding:
                return raw.decode(encoding)
    # One broken letter must not lose a page that is otherwise what it says it is.
    return raw.decode(known or _guess(raw), "replace")


def _known(declared: str | None) -> str | None:
    """The encoding by that name, if there is one and it makes text."""
    try:
        b" ".decode(declared or "")
    except (LookupError, ValueError):  # no such name, a name with a NUL in it, or a codec that takes no single byte
        return None
    return declared


def _legacy(raw: bytes, error: UnicodeDecodeError) -> str:
    nul = raw.find(b"\x00")
    if nul >= 0:
        raise Unreadable(_nul_message(raw.count(b"\n", 0, nul) + 1, nul + 1)) from error
    try:
        text = raw.decode(_guess(raw))
        if not _CONTROLS.search(text):
            return text
        raise error
    except UnicodeDecodeError:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        message = (
            f"Line {line}, byte {error.start + 1} (0x{byte:02x}) is no letter of UTF-8 or an older encoding: {_NEXT}."
        )
        raise Unreadable(message) from error


def _guess(raw: bytes) -> str:
    """The older encoding that makes the most sensible text of the bytes."""
    head = raw[:_SEEN]
    if len(_HIGH.findall(head)) <= _CYRILLIC_SHARE * len(_LETTERS.findall(head)):
        return max(_WESTERN, key=lambda encoding: _sense(head.decode(encoding, "replace")))
    # Needed for few files.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(head, cp_isolation=_CYRILLIC).best()
    return best.encoding if best and best.encoding in _CYRILLIC else _CYRILLIC[0]


def _sense(text: str) -> int:
    """How much a text looks like a Western language: letters with marks count for it, odd signs against it."""
    return (
        len(_LATIN_LETTERS.findall(text))
        - 3 * len(_STRANGE.findall(text))
        - 9 * (text.count("\ufffd") + len(_CONTROLS.findall(text)))
    )


def _refuse_nul(text: str) -> None:
    position = text.find("\x00")
    if position >= 0:
        byte = len(text[:position].encode("utf-8", "surrogatepass")) + 1
        raise Unreadable(_nul_message(text.count("\n", 0, position) + 1, byte))


def _nul_message(line: int, byte: int) -> str:
    return f"Line {line}, byte {byte} is a NUL, which no text holds (perhaps UTF-16 without its mark): {_NEXT}."
