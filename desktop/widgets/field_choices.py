"""Picking a field of any record by name: “latvia signed” offers the date of signature of the agreement with Latvia.

A choice is a record key and a field name joined by a tab. What a claim on some words may be about is offered first.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from db.authority import find_country
from db.keys import parse_key
from db.kinds import Invalid, Option
from db.queries.goto import goto
from db.queries.records import names_of
from db.records import TYPES
from db.text import fold
from desktop.widgets.choices import MOST, Found
from desktop.workspace import Workspace

Place = tuple[str, str]
_OF_A_COUNTRY = ("agreement", "negotiation", "country")


def joined(place: Place) -> str:
    """The norm of a place."""
    return "\t".join(place)


def split(norm: str) -> Place:
    """The place of a norm."""
    record, _, field = norm.partition("\t")
    return record, field


def label_of(place: Place, names: dict[str, str]) -> str:
    """What people call the place."""
    record, field = place
    declared = TYPES[parse_key(record).type]
    return f"{declared.title_label} · {names.get(record, record)} · {declared.fields[field].label}"


class FieldChoices:
    """See `choices.Choices`. `likely` are the places offered before anything is typed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.likely: Sequence[Place] = ()

    def find(self, words: str, done: Callable[[Found], object]) -> None:
        """See `Choices`."""
        self._workspace.fetch(
            _offers, words, tuple(self.likely), done=lambda found: done(Found(found)), key=(id(self), "f")
        )

    def label(self, norm: str) -> str:
        """See `Choices`."""
        place = split(norm)
        return label_of(place, self._workspace.read(names_of, [place[0]]))

    def read(self, words: str) -> str:
        """See `Choices`. A key with a field, such as `agreement/LVA status`, or words that name one place only."""
        record, _, field = words.strip().rpartition(" ")
        if "/" in record:
            parsed = parse_key(record.strip()).text
            if field in TYPES[parse_key(parsed).type].fields:
                return joined((parsed, field))
        found = self._workspace.read(_offers, words, tuple(self.likely))
        equal = [option for option in found if fold(option.label) == fold(words)]
        if equal or len(found) == 1:
            return (equal or found)[0].norm
        text = QCoreApplication.translate("Picker", "“{words}” names no field; choose one from the list")
        raise Invalid(text.format(words=words))

    def create(self, words: str) -> Option | None:
        """Fields are not made here."""
        return None


def _offers(connection: object, words: str, likely: tuple[Place, ...]) -> tuple[Option, ...]:
    tokens = fold(words).split()
    named = names_of(connection, {record for record, _ in likely})  # type: ignore[arg-type]
    first = [option for option in _options(likely, named) if all(token in fold(option.label) for token in tokens)]
    rest = _named(connection, tokens) if tokens else ()
    options = {option.norm: option for option in (*first, *rest)}
    return tuple(options.values())[:MOST]


def _options(places: Sequence[Place], names: dict[str, str]) -> list[Option]:
    return [Option(joined(place), label_of(place, names)) for place in places]


def _named(connection: object, tokens: list[str]) -> list[Option]:
    """The fields of the records that the first words name; the words after them name the field."""
    for end in range(len(tokens), 0, -1):
        names = _records(connection, " ".join(tokens[:end]))
        places = [place for key in names for place in _fields(key, tokens[end:])]
        if places:
            return _options(places, names)
    return []


def _records(connection: object, words: str) -> dict[str, str]:
    hits = goto(connection, words, 8)  # type: ignore[arg-type]
    names = {hit.target: hit.label for hit in hits if hit.what == "record"}
    country = find_country(words)
    keys = [f"{kind}/{country.key}" for kind in _OF_A_COUNTRY] if country else []
    return {**names_of(connection, keys), **names}  # type: ignore[arg-type]


def _fields(key: str, tokens: list[str]) -> list[Place]:
    fields, title = TYPES[parse_key(key).type].fields, TYPES[parse_key(key).type].title_label
    return [
        (key, name)
        for name, field in fields.items()
        if all(token in fold(f"{title} {field.label}") for token in tokens)
    ]
