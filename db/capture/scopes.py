"""What an agreement covers, by the phrases of each scope code: bulleted items after an introduction, and prose."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from ahocorasick_rs import AhoCorasick

from db.capture import manners
from db.capture.clauses import Sentence
from db.capture.drafts import record_of
from db.capture.events import Memory
from db.capture.model import Draft, Token
from db.capture.modes import Manner
from db.capture.patterns import alternatives, lowered, table

_LONGEST = 200


@cache
def _codes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    codes: list[tuple[str, re.Pattern[str]]] = []
    for code, phrases in table("scopes").items():
        if code != "about":
            words = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)
            codes.append((code, re.compile(rf"(?<!\w)(?:{words})(?!\w)")))
    return tuple(codes)


@cache
def _beginnings() -> tuple[Any, list[str]]:
    """The automaton of the letters with which each phrase begins, and the code of each."""
    phrases = [(phrase, code) for code, found in table("scopes").items() if code != "about" for phrase in found]
    return AhoCorasick([phrase.partition("*")[0] for phrase, _ in phrases]), [code for _, code in phrases]


def codes(words: str) -> list[str]:
    """The scope codes that the words speak of, in the order of the vocabulary."""
    low = lowered(words)
    automaton, owners = _beginnings()
    hits: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(low, overlapping=True)
    begun = {owners[which] for which, _, _ in hits}
    return [code for code, pattern in _codes() if code in begun and pattern.search(low)] if begun else []


def read(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """Drafts for an item of a list that was introduced as contents, or for the contents told in a sentence; asked only
    where a word stands with which a phrase of them may begin.
    """
    if memory.subject is not None or memory.listed is not None:
        yield from _item(sentence, memory) if sentence.zone == "list" else _prose(sentence, memory)


def _item(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    if memory.subject is None or not memory.lists or sentence.end - sentence.start > _LONGEST:
        return
    words = sentence.printed.rstrip(".;, ")
    for code in codes(words):
        yield _wording(sentence, memory.subject, code, words, "scope/list")


def _wording(sentence: Sentence, subject: str, code: str, words: str, rule: str) -> Draft:
    span = sentence.start, sentence.end
    return Draft(f"scope/{subject}/{code}", "wording", words, words, *span, list_flag="open", rule=rule)


# ------------------------------------------------------------------------------------------------- in prose


@cache
def _verbs() -> re.Pattern[str]:
    strengths = table("details")["strengths"]
    groups = "|".join(f"(?P<{name}>{alternatives(words)})" for name, words in strengths.items())
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)


@cache
def _all_of_them() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{alternatives(table('details')['all-of-them'])})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE
    )


_CHUNK = re.compile(r"[^,;:—–]+")
_CONJUNCTION = re.compile(
    r"\s+(?:and|as well as|та|і|й|а також|und|sowie|et|oraz|i|и|а также)\s+|^(?:and|та|und|et|oraz|и)\s+"
)
_NAMES_CONTENTS = frozenset({"agreement", "states"})


def _prose(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """Read "The agreement provides for A, B and C" of the talks or agreements told of before."""
    noun = next((token for token in sentence.tokens if token.kind in _NAMES_CONTENTS), None)
    if noun is None:
        yield from _bare(sentence, memory)
        return
    subjects = _subjects(sentence, noun, memory) if noun.start - sentence.start <= _HEAD else []
    verb = _verbs().search(sentence.text, sentence.start, sentence.end) if subjects else None
    if verb is None or sentence.says("not", sentence.start, verb.start()):
        return
    begin = max(verb.end(), noun.end)
    manner = manners.around(sentence, verb.start())
    for piece in pieces(sentence.text[begin : sentence.end]):
        own = _verbs().match(piece)
        words = piece[own.end() :].strip() if own else piece
        told = own or verb
        for code, subject in product(codes(words), subjects):
            yield _draft(sentence, f"scope/{subject}/{code}", "wording", words, words, manner)
            yield _draft(sentence, f"scope/{subject}/{code}", "strength", told.group(), str(told.lastgroup), manner)


def _draft(sentence: Sentence, record: str, field: str, words: str, norm: str, manner: Manner) -> Draft:
    span = sentence.start, sentence.end
    name, mode = manner.attributed_to, manner.mode
    return Draft(record, field, words, norm, *span, attributed_to=name, mode=mode, rule="scope/prose")


def _bare(sentence: Sentence, memory: Memory) -> Iterator[Draft]:
    """Read "Weapons, finances, political backing." behind talks: contents and nothing else."""
    if (
        memory.subject is None
        or sentence.end - sentence.start >= _SHORT
        or "," not in sentence.printed
        or sentence.triggers
        or "topic" in sentence.kinds
    ):
        return
    found = list(pieces(sentence.printed))
    if len(found) > 1 and all(len(piece.split()) <= _FEW and codes(piece) for piece in found):
        yield from (_wording(sentence, memory.subject, code, p, "scope/bare") for p in found for code in codes(p))


_SHORT, _FEW = 120, 5
_HEAD = 60


def pieces(words: str) -> Iterator[str]:
    """The members of an enumeration of phrases."""
    for chunk in _CHUNK.findall(words):
        yield from (piece for part in _CONJUNCTION.split(chunk) if (piece := part.strip(" .\"'“”«»()")))


def _subjects(sentence: Sentence, noun: Token, memory: Memory) -> list[str]:
    """The records meant: all that were told of together for "these agreements", the last one for "the agreement"."""
    if _all_of_them().search(sentence.text, max(sentence.start, noun.start - 40), noun.start):
        event = memory.listed
        records = [record_of(event, partner.key) for partner in event.partners] if event is not None else []
        return [record for record in records if record is not None]
    plural = sentence.text[noun.start : noun.end].lower().endswith("s")
    return [memory.subject] if memory.subject is not None and noun.kind == "agreement" and not plural else []
