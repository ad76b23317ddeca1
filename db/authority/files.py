"""Where the resources lie, how they are read, and how names are folded for comparison."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

# Letters that Unicode does not take apart; all apostrophes and dashes are one.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = re.compile("[’ʼ`´ʹ]")
_POSSESSIVE = re.compile("(?:'s|(?<=s)')$")
_ARTICLE = re.compile("^(?:(?:the|die|der|das|la|le|les) |l')(?=.)")
_BETWEEN = re.compile(r"[^\w$€£¥₴₺₽₩₹₪₾]+")


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources`, beside the source or in a frozen program; it need not exist."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)


def read(*parts: str) -> Any:
    """The parsed content of a JSON resource. Raises FileNotFoundError when the installation is incomplete."""
    return json.loads(resource(*parts).read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A name for comparison: no case, accents, dots, leading article or possessive ending; one space between words.

    `"the Czech Republic’s"` and `"CZECH REPUBLIC"` fold to the same text; `"U.S."` folds to `"us"`.
    """
    text = _APOSTROPHES.sub("'", " ".join(text.split())).casefold()
    text = _ARTICLE.sub("", _POSSESSIVE.sub("", text)).replace(".", "").replace("'", "")
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return _BETWEEN.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def texts(found: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """A read-only mapping of language to words."""
    return MappingProxyType({language: tuple(words) for language, words in found.items()})
