"""What a picker chooses from: the terms of a kind, or the records of some types. Always by name, never by an id.

Answers come through a callback, at once or later. No widget; the picker itself is in `pickers`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from db.edits import Enter, EnterBlock
from db.kinds import Context, Invalid, Kind, Option, reference
from db.queries.records import RecordName, labels, pick
from db.records import TYPES
from db.text import fold, slugify, transliterate
from desktop.workspace import Workspace

LANGUAGES = ("en", "uk")
MOST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What fits some words, best first; `creatable` is what could be made of them, in words for the person."""

    options: tuple[Option, ...]
    creatable: str = ""


class Choices(Protocol):
    """A source of options for a picker."""

    def find(self, words: str, done: Callable[[Found], object]) -> None:
        """Give `done` the options that fit the words; all of them, up to a limit, where there are no words."""
        ...

    def label(self, norm: str) -> str:
        """What a person reads for a norm."""
        ...

    def read(self, words: str) -> str:
        """The norm of words that were typed and not picked. Raises Invalid."""
        ...

    def create(self, words: str) -> Option | None:
        """Make what `creatable` offered; None where nothing can be made. Raises Invalid or StoreError."""
        ...


def rank(option: tuple[str, ...], words: str) -> int | None:
    """How well folded names fit folded words: 0 equal, 1 begins with, 2 a word begins with, 3 holds; None: does not."""
    best: int | None = None
    for name in option:
        if name == words:
            return 0
        at = name.find(words)
        if at < 0:
            continue
        fit = 1 if at == 0 else 2 if not name[at - 1].isalnum() else 3
        best = fit if best is None else min(best, fit)
    return best


@lru_cache(maxsize=64)
def _known(kind: Kind) -> tuple[tuple[Option, tuple[str, ...]], ...]:
    """The options of a kind with everything they are called, folded."""
    names: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for option in kind.suggestions(language):
            names.setdefault(option.norm, [fold(option.norm)]).append(fold(option.label))
    return tuple((option, tuple(names[option.norm])) for option in kind.suggestions("en"))


class KindChoices:
    """The terms that a kind suggests: countries, statuses, a vocabulary. Found in English and Ukrainian."""

    def __init__(self, kind: Kind, context: Context | None = None) -> None:
        self._kind = kind
        self._context = context or Context()

    def find(self, words: str, done: Callable[[Found], object]) -> None:
        """See `Choices`."""
        folded = fold(words)
        ranked = [(rank(names, folded), at, option) for at, (option, names) in enumerate(_known(self._kind))]
        fitting = sorted((fit, at) for fit, at, _ in ranked if fit is not None)
        options = [ranked[at][2] for _, at in fitting]
        if folded and (not fitting or fitting[0][0]):
            options = _first(self._understood(words), options)
        done(Found(tuple(options[: len(options) if not folded else MOST])))

    def _understood(self, words: str) -> Option | None:
        """The option that the kind itself makes of the words: a demonym, an abbreviation, an interval of statuses."""
        try:
            norm = self._kind.clean(words, self._context)
        except Invalid:
            return None
        return Option(norm, self._kind.show(norm))

    def label(self, norm: str) -> str:
        """See `Choices`."""
        return self._kind.show(norm)

    def read(self, words: str) -> str:
        """See `Choices`."""
        return self._kind.clean(words, self._context)

    def create(self, words: str) -> Option | None:
        """Terms are not made here."""
        return None


def _first(option: Option | None, options: list[Option]) -> list[Option]:
    if option is None:
        return options
    return [option, *(other for other in options if other.norm != option.norm)]


class RecordChoices:
    """The records of some types, by label. With one type that has a name of its own, new ones can be made in place.

    `strip` takes the type off the norm: `andrii-yermak` for `person/andrii-yermak`, as parts of keys want it.
    """

    def __init__(self, workspace: Workspace, types: Sequence[str], *, strip: bool = False) -> None:
        self._workspace = workspace
        self._types = tuple(types)
        self._strip = strip
        self._kind = reference(types[0]) if len(types) == 1 and not strip else None
        self._made = next((name for name in self._types if "name" in TYPES[name].fields and _by_slug(name)), None)
        self._labels: dict[str, str] = {}

    def find(self, words: str, done: Callable[[Found], object]) -> None:
        """See `Choices`. Words in another script are tried as they would be transliterated, too."""

        def landed(found: list[RecordName]) -> None:
            options = [self._option(record) for record in found]
            done(Found(tuple(options), self._offer(words, options)))

        self._workspace.fetch(_pick_all, self._types, words, done=landed, key=(id(self), "choices"))

    def _option(self, record: RecordName) -> Option:
        norm = record.key.partition("/")[2] if self._strip else record.key
        self._labels[norm] = record.label
        several = len(self._types) > 1
        return Option(norm, record.label, TYPES[record.type].title_label if several else "")

    def _offer(self, words: str, options: Iterable[Option]) -> str:
        if self._made is None or not words.strip() or self._workspace.read_only:
            return ""
        if any(fold(option.label) == fold(words) for option in options):
            return ""
        kind = TYPES[self._made].title_label.lower()
        return QCoreApplication.translate("Picker", "Create {kind} “{words}”…").format(kind=kind, words=words.strip())

    def forget(self) -> None:
        """Read the labels again when they are asked for: records may have got other names."""
        self._labels.clear()

    def label(self, norm: str) -> str:
        """See `Choices`."""
        if norm not in self._labels:
            self._labels[norm] = self._read_label(norm)
        return self._labels[norm]

    def _read_label(self, norm: str) -> str:
        keys = [f"{name}/{norm}" for name in self._types] if self._strip else [norm]
        names = self._workspace.read(labels, keys)
        if names:
            return next(iter(names.values()))
        return self._kind.show(norm) if self._kind else norm.rpartition("/")[2].replace("-", " ").capitalize()

    def read(self, words: str) -> str:
        """See `Choices`. A label names its record; other words are read by the kind, or make an identifier."""
        for record in self._workspace.read(_pick_all, self._types, words):
            if fold(record.label) == fold(words):
                return self._option(record).norm
        if "/" in words and self._kind is not None:
            return self._kind.clean(words)
        told = QCoreApplication.translate(
            "Picker", "“{words}” is none of the records; press ↓ and choose, or create it"
        )
        raise Invalid(told.format(words=words))

    def create(self, words: str) -> Option | None:
        """Make a record of that name, its identifier from the words, and return it."""
        if self._made is None:
            return None
        name = " ".join(words.split())
        key = self._free_key(f"{self._made}/{slugify(name)}")
        self._workspace.do(EnterBlock(cells=(Enter(record=key, field="name", value=name),)))
        return self._option(RecordName(key, self._made, name))

    def _free_key(self, key: str) -> str:
        keys = [key, *(f"{key}-{number}" for number in range(2, 100))]
        taken = self._workspace.read(labels, keys)
        return next((free for free in keys if free not in taken), key)


def _by_slug(name: str) -> bool:
    return [*TYPES[name].parts] == ["slug"]


def _pick_all(connection: object, types: Sequence[str], words: str) -> list[RecordName]:
    """The records of the types for the words as typed, and in Latin letters where they are in others."""
    latin = transliterate(words)
    spellings = [words] if latin == words.lower() else [words, latin]
    found = {
        record.key: record
        for spelling in spellings
        for name in types
        for record in pick(connection, name, spelling, MOST)  # type: ignore[arg-type]
    }
    names = list(found.values())
    folded = fold(words)
    names.sort(key=lambda record: (rank((fold(record.label),), folded) or 0) if folded else 0)
    return names[:MOST]
