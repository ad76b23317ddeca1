"""Plain-text helpers that every floor above may use: canonical JSON, digests, sentences, slugs.

Pure and standard library only. Not for files (`db.files`) or for meaning (`db.capture`).
"""

import hashlib
import json
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

# Ukrainian by the official table of 2010 (resolution 55), the rest of Cyrillic as the press does.
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё'’ʼ",
        re.split(" ", "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia y e _ e _ _ _"),
        strict=True,
    )
)
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LATIN = {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}

# A sentence ends at . ! ? … followed by space and no lower-case letter, or at a line end. One set of characters stands
# in front: a search passes all others quickly.
_BREAK = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”’»)\]]*[ \t\u00a0]+"
    r"(?=[\"'“‘«(\[]*[^\W\d_a-zа-яіїєґё]|[\"'“‘«(\[]*\d))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-ZА-ЯІЇЄҐ]|Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|St|vs|No|Nos|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|U\.S|U\.K|U\.N|E\.U|e\.g|i\.e|approx|ст|ім|р|рр|м|п|тис|тыс|млн|млрд|Mrd|Mio|Tsd|Nr|bzw|ca|mld|mln|tys|Sr|Sra|Mme))\.[\"'”’»)\]]*\s*$"
)
_COUNTRY_INITIALS = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U)\.\s*$")
_SENTENCE_STARTER = re.compile(r"(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|By|But|And|So|As|For|A|An)\b")
# "Am 16. Februar" goes on behind its full stop.
_GERMAN_DAY = re.compile(r"(?<![\w.,])\d{1,2}\. (?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces, Unicode kept. Digests are taken of it."""
    return _CANONICAL.encode(value)


def digest(value: object, length: int = 64) -> str:
    """The first `length` hexadecimal digits of the SHA-256 of `canonical(value)`."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:length]


# Zero width, soft hyphen, direction marks and overrides: they show nothing, and hide what a text says from searching.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def clean_invisible(text: str) -> str:
    """The text without characters that show nothing and only steer how the rest is set."""
    return _INVISIBLE.sub("", text)


def invisible(text: str) -> int:
    """How many such characters the text holds."""
    return len(_INVISIBLE.findall(text))


def fold(text: str) -> str:
    """The text for comparison: NFC, case folded, white space run together."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def transliterate(text: str) -> str:
    """Cyrillic and accented Latin letters in plain lower-case ASCII letters; other characters stay."""
    if text.isascii():
        return text.lower().replace("'", "")
    letters: list[str] = []
    previous = " "
    for letter in unicodedata.normalize("NFC", text).lower():
        if letter in _INITIAL and not previous.isalpha():
            letters.append(_INITIAL[letter])
        elif letter in _CYRILLIC:
            letters.append(_CYRILLIC[letter].strip("_"))
        else:
            letters.append(_LATIN.get(letter, letter))
        if letter not in "'’ʼ":  # within a word: Знам’янка is Znamianka
            previous = letter
    decomposed = unicodedata.normalize("NFKD", "".join(letters))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slugify(text: str) -> str:
    """An identifier of the words: transliterated, lower case, hyphens; empty when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", transliterate(text)).strip("-")


def _is_break(text: str, match: re.Match[str]) -> bool:
    if match.group().rstrip() != ".":
        return True
    if _GERMAN_DAY.search(text, max(0, match.start() - 3), match.end() + 3):
        return False
    head = text[max(0, match.start() - 12) : match.end()]
    if not _ABBREVIATION.search(head):
        return True
    if not _COUNTRY_INITIALS.search(head):
        return False
    return _SENTENCE_STARTER.match(text, match.end()) is not None


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end (code points) of each sentence, in order, without the white space around it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if not _is_break(text, match):
            continue
        _append_stripped(spans, text, start, match.end())
        start = match.end()
    _append_stripped(spans, text, start, len(text))
    return tuple(spans)


def _append_stripped(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0])
        spans.append((begin, begin + len(stripped)))


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence that holds the offset, or the one before it; the whole text when there is none."""
    spans = sentences(text)
    index = bisect_right(spans, (offset, len(text) + 1)) - 1
    return spans[max(index, 0)] if spans else (0, len(text))


_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def harmless(cell: str) -> str:
    """The text as a spreadsheet cell that is never run as a formula; `unharmed` gives the text back."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unharmed(cell: str) -> str:
    """The text of a cell that `harmless` wrote; any other text as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
