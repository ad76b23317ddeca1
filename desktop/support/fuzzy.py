"""How well a few typed letters fit a title: ranking for palettes. Pure; case and accents do not count."""

import unicodedata
from functools import lru_cache

_START = 8  # a letter that begins a word
_RUN = 6  # a letter right after the letter matched before
_MISS = 1  # each letter skipped between two matches, up to _GAP
_GAP = 6


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, letter for letter: position n of the result stands for position n of the text."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    base = unicodedata.normalize("NFD", letter)[0] if letter not in "йЙїЇ" else letter
    lowered = base.lower()
    return lowered if len(lowered) == 1 else lowered[0]


def match(query: str, title: str) -> tuple[int, tuple[int, ...]] | None:
    """Score (higher is better) and where in the title the query's letters are, in order; None when they are not there.

    Spaces in the query separate words that must each occur, in any order.
    """
    total = 0
    positions: set[int] = set()
    for word in fold(query).split():
        found = _word(word, fold(title))
        if found is None:
            return None
        total += found[0]
        positions.update(found[1])
    return total - len(title) // 16, tuple(sorted(positions))


def _word(word: str, title: str) -> tuple[int, list[int]] | None:
    whole = title.find(word)
    if whole >= 0:
        begins = [at for at in _occurrences(word, title) if _begins(title, at)]
        at = begins[0] if begins else whole
        bonus = 2 * _START if begins else 0
        return len(word) * (_RUN + 2) + bonus + (_START if at == 0 else 0), list(range(at, at + len(word)))
    best: tuple[int, list[int]] | None = None
    for start in _occurrences(word[0], title):
        tried = _from(word, title, start)
        if tried is None:
            break
        if best is None or tried[0] > best[0]:
            best = tried
    return best


def _occurrences(word: str, title: str) -> list[int]:
    found: list[int] = []
    at = title.find(word)
    while at >= 0:
        found.append(at)
        at = title.find(word, at + 1)
    return found


def _begins(title: str, at: int) -> bool:
    return at == 0 or not title[at - 1].isalnum()


def _from(word: str, title: str, start: int) -> tuple[int, list[int]] | None:
    """The letters of the word from `start` on, each taken at the next word beginning where that leaves a way on."""
    positions = [start]
    score = _START if _begins(title, start) else 0
    for number, letter in enumerate(word[1:], 1):
        after = positions[-1] + 1
        at = title.find(letter, after)
        if at < 0:
            return None
        if at != after:
            at = _word_start(letter, word[number + 1 :], title, at)
        score += _RUN if at == after else _START if _begins(title, at) else 0
        score -= min(at - after, _GAP) * _MISS
        positions.append(at)
    return score, positions


def _word_start(letter: str, rest: str, title: str, first: int) -> int:
    for at in _occurrences(letter, title[first:]):
        if _begins(title, first + at) and _contains(rest, title, first + at + 1):
            return first + at
    return first


def _contains(rest: str, title: str, start: int) -> bool:
    for letter in rest:
        start = title.find(letter, start) + 1
        if start == 0:
            return False
    return True
