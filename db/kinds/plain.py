"""What a person or a file gave, as plain words: one Unicode form, one kind of space, nothing that cannot be seen.

Not for the meaning of the words; that is each kind's own.
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

# Marks that cannot be seen and say nothing (soft hyphen, zero-width characters, direction marks): copying brings
# them along, and two values that differ by one of them only would look the same.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# What turns the reading direction makes a text look like another one; what no file format can hold would break exports.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SHOWN = 60


class Invalid(ValueError):  # noqa: N818 - it says of a value what it is, and is read aloud in the interface
    """A value that cannot be. The message is for the person: what is wrong, and what to type instead."""


def quoted(words: str) -> str:
    """The words in quotation marks for a message, cut when they are long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"


def plain(raw: object, limit: int, *, lines: bool = False) -> str:
    """The words of a raw value: NFC, white space run together, nothing invisible, at most `limit` characters.

    With `lines`, line ends stay. Raises Invalid for anything that is not text, a number or a date, and for nothing.
    """
    text = raw if isinstance(raw, str) else _text(raw)
    if len(text) > 4 * limit:
        raise Invalid(_too_long(len(text), limit))
    if not (text.isascii() and text.isprintable()):
        text = _visible(text)
    text = _joined_lines(text) if lines else " ".join(text.split())
    if not text:
        raise Invalid("Nothing was entered; type a value or leave the field as it is")
    if len(text) > limit:
        raise Invalid(_too_long(len(text), limit))
    return text


def _too_long(length: int, limit: int) -> str:
    return f"The text is too long: {length:,} characters, where {limit:,} are allowed; shorten it"


def _text(raw: object) -> str:
    if raw is None:
        raise Invalid("Nothing was entered; type a value or leave the field as it is")
    if isinstance(raw, bool):
        raise Invalid("Yes or no is not a value here; type the value in words or digits")
    if isinstance(raw, int) and abs(raw) < 10**18:
        return str(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float):
        return number_text(Decimal(repr(raw)))
    if isinstance(raw, Decimal):
        return number_text(raw)
    raise Invalid(f"This value ({type(raw).__name__}) cannot be read; type it as text")


def number_text(value: Decimal) -> str:
    """The plain digits of a number, without exponent or trailing zeros. Raises Invalid for infinity and the like."""
    if not value.is_finite() or abs(value.adjusted()) > 18:
        raise Invalid("This number cannot be used; type it in digits")
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _visible(text: str) -> str:
    turning = _TURNING.search(text)
    if turning:
        code = f"U+{ord(turning.group()):04X}"
        raise Invalid(
            f"An invisible mark at character {turning.start() + 1} turns the reading direction ({code}); type it anew"
        )
    refused = _REFUSED.search(text)
    if refused:
        code = f"U+{ord(refused.group()):04X}"
        raise Invalid(
            f"Character {refused.start() + 1} is a control character ({code}); delete it or type the words anew"
        )
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def _joined_lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
