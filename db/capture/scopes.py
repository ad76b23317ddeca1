"""What an agreement covers: items of a bulleted list after its introduction, by the phrases of each scope code."""

import re
from collections.abc import Iterator
from functools import cache

from db.capture.clauses import Sentence
from db.capture.events import Memory
from db.capture.model import Draft
from db.capture.patterns import lowered, table

_LONGEST = 200


@cache
def _codes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    codes: list[tuple[str, re.Pattern[str]]] = []
    for code, phrases in table("scopes").items():
        if code != "about":
            words = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)
            codes.append((code, re.compile(rf"(?<!\w)(?:{words})(?!\w)")))
    return tuple(codes)


def codes(words: str) -> list[str]:
    """The scope codes that the words speak of, in the order of the vocabulary."""
    low = lowered(words)
    return [code for code, pattern in _codes() if pattern.search(low)]


def read(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """Drafts for one item of a list that was introduced as the contents of the agreement or talks named last."""
    if (
        memory.subject is None
        or not memory.lists
        or sentence.zone != "list"
        or sentence.end - sentence.start > _LONGEST
    ):
        return
    words = sentence.printed.rstrip(".;, ")
    for code in codes(words):
        yield Draft(
            f"scope/{memory.subject}/{code}",
            "wording",
            words,
            words,
            sentence.start,
            sentence.end,
            list_flag="open",
            rule="scope/list",
        )
