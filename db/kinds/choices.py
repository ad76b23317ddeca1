"""Choices: one term of a controlled vocabulary, among them currencies. Not for statuses, which have an order."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache, lru_cache

from db import authority
from db.kinds.base import ANYWHERE, Context, Kind, Option, Relation
from db.kinds.plain import Invalid, quoted

_FEW = 8


class ChoiceKind(Kind):
    """A term of one vocabulary; the norm is its notation. A broader term contains its narrower ones."""

    editor = "choice"

    def __init__(self, vocabulary: str, name: str = "") -> None:
        """A choice from the vocabulary of this name, which is read when first needed."""
        self.vocabulary = vocabulary
        self.name = name or f"choice:{vocabulary}"

    def read(self, words: str, context: Context) -> str:
        del context
        return _notation(self.vocabulary, words)

    def accepts(self, words: str, context: Context = ANYWHERE) -> bool:
        del context
        return _find(self.vocabulary, words) is not None

    def compare(self, a: str, b: str) -> Relation:
        if a == b:
            return Relation.EQUAL
        if b in _broader(self.vocabulary, a):
            return Relation.WITHIN
        return Relation.CONTAINS if a in _broader(self.vocabulary, b) else Relation.DISJOINT

    def show(self, norm: str, language: str = "en") -> str:
        return authority.vocabulary(self.vocabulary)[norm].label(language)

    def suggestions(self, language: str = "en") -> Sequence[Option]:
        return _options(self.vocabulary, language)

    def schema(self) -> dict[str, object]:
        return {
            "type": "string",
            "constraints": {"enum": [item.notation for item in authority.vocabulary(self.vocabulary)]},
        }


def _find(vocabulary: str, words: str) -> authority.Concept | None:
    """The term the words name; signs alone fold to nothing and name none."""
    return authority.find_concept(vocabulary, words) if any(letter.isalnum() for letter in words) else None


@lru_cache(maxsize=16384)
def _notation(vocabulary: str, words: str) -> str:
    found = _find(vocabulary, words)
    if found is None:
        raise Invalid(f"{quoted(words)} is none of the {vocabulary.replace('-', ' ')}; {hint(vocabulary, words)}")
    return found.notation


def hint(vocabulary: str, words: str) -> str:
    """What to choose instead: near terms, or all of a short vocabulary, or the first of a long one."""
    labels = [concept.label() for concept in authority.vocabulary(vocabulary)]
    near = get_close_matches(words, labels, n=3, cutoff=0.6)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"choose one, such as {', '.join(labels[:_FEW])}"


@lru_cache(maxsize=4096)
def _broader(vocabulary: str, notation: str) -> frozenset[str]:
    concepts = authority.vocabulary(vocabulary)
    found: set[str] = set()
    above = concepts[notation].broader
    while above is not None and above not in found:
        found.add(above)
        above = concepts[above].broader
    return frozenset(found)


@lru_cache(maxsize=64)
def _options(vocabulary: str, language: str) -> tuple[Option, ...]:
    concepts = authority.vocabulary(vocabulary)
    return tuple(Option(item.notation, item.label(language), item.definition(language)) for item in concepts)


@cache
def choice(vocabulary: str) -> ChoiceKind:
    """The kind of choices from the vocabulary, one object for each vocabulary."""
    return ChoiceKind(vocabulary)


class CurrencyKind(ChoiceKind):
    """An ISO 4217 code, accepted under its name or sign. A sign that several currencies share names none of them."""

    accepts = Kind.accepts

    def __init__(self) -> None:
        """The currencies of the vocabulary."""
        super().__init__("currencies", "currency")

    def read(self, words: str, context: Context) -> str:
        codes = _signs().get(words.casefold(), ())
        if len(codes) > 1:
            raise Invalid(f"{quoted(words)} is the sign of several currencies; type {' or '.join(codes)}")
        return "".join(codes) or super().read(words, context)


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    """Signs and other words that hold more than letters (`$`, `C$`), with the currencies they stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for concept in authority.vocabulary("currencies"):
        others = (
            word for words in concept.alternatives.values() for word in words if not word.replace(" ", "").isalpha()
        )
        for sign in {word.casefold() for word in (str(concept.properties.get("symbol", "")), *others)}:
            found[sign] = (*found.get(sign, ()), concept.notation)
    return found


CURRENCY = CurrencyKind()
