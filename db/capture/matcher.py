"""Finds every known name and word in a text: two automata, one for names as printed and one for words in lower case.

Whole words only. Names that mean something else where they stand are dropped by the stop contexts of the authority.
It says what is there, not what it does in the sentence.

An automaton of ours and no library of rules: over 1,300 names spaCy's PhraseMatcher, which needs no model, took twenty
times as long for the same names.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from db import authority
from db.authority import StopContext, files
from db.capture.model import Token
from db.capture.patterns import plain, table

_LONGEST_ENDING = 8
_LONGEST_COMPOUND = 30
_SHORT = 3
_CASED = frozenset({"month", "weekday", "given"})
_TABLES_OF_VALUES = frozenset({"month", "weekday", "relative", "number", "format", "level", "lasts"})
# The value of a declaration that is not named, and of a verb that needs none.
FIXED = "fixed"


def tokens(text: str, low: str, language: str, starts: tuple[int, ...]) -> list[Token]:
    """The known names and words of a `plain` text in reading order; `starts` are the offsets where sentences begin.

    `low` is the text in lower case.
    """
    found = [*names(text, language, starts), *_words(text, low, language)]
    found.sort(key=attrgetter("end"), reverse=True)
    found.sort(key=attrgetter("start"))
    return found


# ------------------------------------------------------------------------------------------------ names


class _Vetoes(NamedTuple):
    """The stop contexts of one surface, and all their words for a first quick look."""

    contexts: tuple[StopContext, ...]
    before: tuple[str, ...]
    after: re.Pattern[str]
    doubtful: bool


@cache
def _name_automaton(language: str) -> tuple[Any, list[tuple[str, str, _Vetoes | None]]]:
    """The automaton, and of each of its names the class, the key and what vetoes it."""
    entries: dict[str, tuple[str, str]] = {}
    languages = dict.fromkeys((language, "en"))
    surfaces = authority.names_for_matching(languages)
    for surface in surfaces:
        entries.setdefault(plain(surface.surface), _meaning(surface.what, surface.key))
    for kind, name in (("country", "countries"), ("capital", "capitals"), ("demonym", "demonyms")):
        for key, names in table(name).get(language, {}).items():
            entries.update((plain(form), (kind, key)) for form in names if plain(form) not in entries)
    for form, meaning in list(entries.items()):  # adjectives at the beginning of a sentence
        if meaning[0] == "demonym" and form[0].islower():
            entries.setdefault(form[0].upper() + form[1:], meaning)
    automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest)
    vetoes = _vetoes(surfaces)
    return automaton, [(*meaning, vetoes.get(name)) for name, meaning in entries.items()]


def _meaning(what: str, key: str) -> tuple[str, str]:
    if what == "organisation":
        owner = authority.organisations()[key].belongs_to
        return ("country", owner) if owner else ("organisation", key)
    return ("country" if what == "name" else what), key


def _vetoes(surfaces: tuple[authority.Surface, ...]) -> dict[str, _Vetoes]:
    vetoes: dict[str, list[StopContext]] = {}
    kinds: dict[str, list[str]] = {}
    for surface in surfaces:
        kinds.setdefault(surface.what, []).append(plain(surface.surface))
    for context in authority.stop_contexts():
        for surface in (*context.surfaces, *(kinds.get(context.what, ()) if context.what else ())):
            vetoes.setdefault(plain(surface), []).append(context)
    return {surface: _together(contexts) for surface, contexts in vetoes.items()}


def _together(contexts: list[StopContext]) -> _Vetoes:
    before = tuple(word for context in contexts for word in context.before)
    after = "|".join(sorted({re.escape(word) for context in contexts for word in context.after}))
    doubtful = any(context.person or context.word for context in contexts)
    return _Vetoes(tuple(contexts), before, re.compile(f" *(?:{after or _NOTHING})"), doubtful)


_NOTHING = r"(?!)"


def names(text: str, language: str, starts: tuple[int, ...]) -> Iterator[Token]:
    """The known names in a `plain` text, in reading order, without those that mean something else where they stand."""
    automaton, entries = _name_automaton(language)
    found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(text)
    size = len(text)
    for index, start, end in found:
        if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
            continue
        kind, key, vetoes = entries[index]
        if vetoes is not None and _is_vetoed(text, start, end, vetoes, starts):
            continue
        yield Token(kind, start, end, key)


def _is_vetoed(text: str, start: int, end: int, vetoes: _Vetoes, starts: tuple[int, ...]) -> bool:
    before = text[max(0, start - 40) : start].rstrip(" ")
    if not (vetoes.doubtful or before.endswith(vetoes.before) or vetoes.after.match(text, end)):
        return False
    after = text[end : end + 40].lstrip(" ")
    return any(_vetoes_here(context, before, after, start, starts) for context in vetoes.contexts)


def _vetoes_here(context: StopContext, before: str, after: str, start: int, starts: tuple[int, ...]) -> bool:
    if before.endswith(context.before) and any(_ends(before, word) for word in context.before):
        return True
    if after.startswith(context.after) and any(_begins(after, word) for word in context.after):
        return True
    at_start = starts[bisect_right(starts, start) - 1] == start if starts else not before
    if context.word and at_start and not context.after:
        return True
    return context.person and not at_start and _is_forename(before, start, starts)


def _ends(before: str, word: str) -> bool:
    return before.endswith(word) and not before[: -len(word)][-1:].isalnum()


def _begins(after: str, word: str) -> bool:
    return after.startswith(word) and not after[len(word) : len(word) + 1].isalnum()


_NO_FORENAMES = frozenset(
    [
        "The",
        "With",
        "And",
        "In",
        "Of",
        "From",
        "By",
        "President",
        "Minister",
        "Between",
        "Including",
        "For",
        "Republic",
        "To",
        "On",
    ]
)


def _is_forename(before: str, start: int, starts: tuple[int, ...]) -> bool:
    word = before.rsplit(None, 1)[-1] if before.split() else ""
    if not word.isalpha() or not word[0].isupper() or word.isupper() or word in _NO_FORENAMES:
        return False
    opening = starts[bisect_right(starts, start) - 1] if starts else 0
    return start - len(word) - 1 > opening


# ------------------------------------------------------------------------------------------------ words


class _Word(NamedTuple):
    """A reading of a pattern: its class and value, whether any ending may follow, whether it may end a compound, and
    whether a capital must begin it.
    """

    kind: str
    value: str
    stem: bool
    compound: bool
    capital: bool


class _Lexicon(NamedTuple):
    """The automaton and the readings of each of its patterns; by number, the readings that end compounds, and those of
    the shorter pattern that begins a phrase, with its length: "schließen" of "schließen sich".
    """

    automaton: Any
    entries: list[list[_Word]]
    compounds: dict[int, list[_Word]]
    heads: dict[int, tuple[list[_Word], int]]


@cache
def _lexicon(language: str) -> _Lexicon:
    """The words of the language, and those of English."""
    patterns: dict[str, dict[_Word, None]] = {}
    for kind, value, form in _forms(_NEIGHBOURS.get(language, frozenset({language, "en"}))):
        capital = kind in _CASED and form[0].isupper()
        word = _Word(kind, value, form.endswith("*"), form.startswith("*"), capital)
        patterns.setdefault(plain(form.strip("*")).lower(), {})[word] = None
    entries = [list(words) for words in patterns.values()]
    compounds = {number: [word for word in words if word.compound] for number, words in enumerate(entries)}
    heads = {number: head for number, phrase in enumerate(patterns) if (head := _head(phrase, patterns))}
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return _Lexicon(automaton, entries, {number: words for number, words in compounds.items() if words}, heads)


def _head(phrase: str, patterns: dict[str, dict[_Word, None]]) -> tuple[list[_Word], int] | None:
    """The longest pattern that the phrase begins with, whole words of it."""
    while " " in phrase:
        phrase = phrase.rpartition(" ")[0]
        if phrase in patterns:
            return list(patterns[phrase]), len(phrase)
    return None


_NEIGHBOURS = {language: frozenset({"uk", "ru", "en"}) for language in ("uk", "ru")}


def _forms(languages: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for kind, groups in table("words").items():
        valued = kind in _TABLES_OF_VALUES
        for value, forms in groups.items() if kind != "about" else ():
            if valued or value in languages:
                yield from ((kind, value if valued else FIXED, form) for form in forms)
    for slug, entry in table("declarations").items():
        for name in entry["names"] if slug != "about" else ():
            yield "declaration", slug, name
    people = table("people")
    for value, spoken in people["posts"].items():
        yield from (("post", value, form) for forms in spoken.values() for form in forms)
    for form in people["offices"]:
        yield "office", FIXED, form
    for form in _given_names():
        yield "given", FIXED, form


def _given_names() -> Iterator[str]:
    """Given names in all spellings; those in Cyrillic letters in all cases."""
    spellings: dict[str, list[str]] = files.read("spellings", "given-names.json")["names"]
    for name in (*table("people")["given"], *(name for names in spellings.values() for name in names)):
        yield name if name[0] < "\u0400" else f"{name.rstrip('аеийоьяїєю') if len(name) > _SHORT else name}*"
    yield from (f"{name.rstrip('аеийоьяїєю') or name}*" for name in table("people")["given-cyrillic"])


def _words(text: str, low: str, language: str) -> Iterator[Token]:
    automaton, entries, compounds, heads = _lexicon(language)
    found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(low)
    size = len(low)
    for index, start, end in found:
        words, begin = entries[index], start
        if start and low[start - 1].isalnum():
            words = compounds.get(index)
            if words is None:
                continue
            begin = _beginning(low, start)
        stop, whole = end, True
        if end < size and low[end].isalnum():
            stop, whole = _ending(low, end, size), False
            if index in heads and not any(word.stem for word in words):
                words, length = heads[index]
                stop, whole = start + length, True
        for word in words:
            if (whole or (word.stem and stop)) and (not word.capital or text[begin].isupper()):
                yield Token(word.kind, begin, stop, word.value)


def _beginning(text: str, start: int) -> int:
    """Where the compound begins that ends in the word found here."""
    limit = max(0, start - _LONGEST_COMPOUND)
    while start > limit and text[start - 1].isalpha():
        start -= 1
    return start


def _ending(text: str, end: int, size: int) -> int:
    """Where the word ends, or 0 when its ending is too long to be one."""
    limit = min(size, end + _LONGEST_ENDING + 1)
    while end < limit and text[end].isalpha():
        end += 1
    return 0 if end < size and text[end].isalnum() else end
