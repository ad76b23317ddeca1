"""What the steps of one edit share: the writer, the workspace's settings, and look-ups that are made once."""

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, bindparam, select

from db.engines import quick
from db.evidence import Article, Claim, Publisher, Setting
from db.findings.identities import SKELETON, Identities, names_of
from db.keys import Key, label, parents, parse_key
from db.kinds import Context, Invalid, Kind
from db.ledger import Writer, marks
from db.names import meet, skeletons
from db.records import TYPES, Record
from db.text import fold, slugify

CHUNK = 5_000


_SETTING = select(Setting.value).where(Setting.name == bindparam("name"))


def setting(connection: Connection, name: str, default: Any = None) -> Any:
    """The value of a setting of the workspace, or the default."""
    found = quick(connection, _SETTING, name=name)
    return json.loads(found[0][0]) if found else default


class Reading(NamedTuple):
    """What a value comes to: its norm and days, and the keys of the records that it names."""

    norm: str
    bounds: tuple[str | None, str | None]
    named: tuple[str, ...]


@dataclass(slots=True)
class Workshop:
    """One edit at work. Raises Invalid for what a person can mend."""

    writer: Writer
    home: str
    records: dict[str, int] = field(default_factory=dict[str, int])
    articles: dict[int, Any] = field(default_factory=dict[int, Any])
    names: dict[tuple[str, str], str | None] = field(default_factory=dict[tuple[str, str], str | None])
    readings: dict[tuple[int, str, int | None], Reading] = field(
        default_factory=dict[tuple[int, str, int | None], Reading]
    )
    _ensured: set[str] = field(default_factory=set[str])
    summary: str = ""

    @property
    def connection(self) -> Connection:
        """The transaction of this edit."""
        return self.writer.connection

    def article(self, row: int) -> Any:
        """The article's row (id, sha256, text, zones, published days, language). Raises Invalid when there is none."""
        if row not in self.articles:
            found = self.connection.execute(_ARTICLE, {"row": row}).first()
            if found is None:
                raise Invalid(f"There is no article {row} in this workspace")
            self.articles[row] = found
        return self.articles[row]

    def context(self, article: int | None) -> Context:
        """How values in an article are read: its date and language, and names that this workspace knows."""
        if article is None:
            return Context(home=self.home, resolve=self.resolve)
        found = self.article(article)
        return Context(self.home, found.published_latest, found.language or "en", self.resolve)

    def resolve(self, kind: str, words: str) -> str | None:
        """The key of the record of a type that is called by the words, or None."""
        if (kind, words) not in self.names:
            self.names[kind, words] = self._resolve(kind, words)
        return self.names[kind, words]

    def _resolve(self, kind: str, words: str) -> str | None:
        slug = f"{kind}/{slugify(words)}"
        folded = fold(words)
        found = quick(self.connection, _OF_KEY, key=slug) or quick(self.connection, _OF_LABEL, type=kind, label=words)
        if found or not folded:
            return found[0][0] if found else None
        if kind not in _OF_ALIAS:
            return None
        if (same := self._same_name(kind, words)) is not None:
            return same
        rows = quick(self.connection, _OF_ALIAS[kind], words=words)
        return next((key for key, listed in rows if folded in (fold(alias) for alias in json.loads(listed))), None)

    def _same_name(self, kind: str, words: str) -> str | None:
        """The one person or body whose name is this one in another spelling; None where two may be meant."""
        kept = quick(self.connection, _OF_SOUND, type=kind, sounds=sorted(skeletons(kind, words)))
        rows = {row: key for key, row in kept}
        named = names_of(self.connection, rows).items() if rows else ()
        known = Identities(self.connection) if rows else None
        found = {rows[row] for row, called in named if any(meet(kind, words, name) for name in called)}
        return min(found) if known is not None and len({known.of(key) for key in found}) == 1 else None

    # -- records -----------------------------------------------------------------------------------------------

    def find_records(self, keys: list[str]) -> None:
        """Look up which of the canonical keys exist, a chunk at a time."""
        missing = [key for key in keys if key not in self.records]
        for at in range(0, len(missing), CHUNK):
            chunk = tuple(missing[at : at + CHUNK])
            found = f"SELECT key, id FROM record WHERE key IN ({marks(self.connection, len(chunk))})"  # noqa: S608
            self.records.update(self.connection.exec_driver_sql(found, chunk).fetchall())

    def ensure(self, keys: list[str]) -> None:
        """Make the records of the keys, and those they need, where they are missing."""
        wanted: dict[str, Key] = {}
        waiting = [key for key in dict.fromkeys(keys) if key not in self._ensured]
        while waiting:
            parsed = [parse_key(key) for key in waiting]
            for key in parsed:
                wanted.setdefault(key.text, key)
            waiting = list(dict.fromkeys(up for key in parsed for up in parents(key) if up not in wanted))
        if not wanted:
            return
        self.find_records(list(wanted))
        self._ensured.update(wanted)
        new = sorted((key for text, key in wanted.items() if text not in self.records), key=lambda key: key.type)
        for kind in dict.fromkeys(key.type for key in new):
            self._insert_records(kind, [key for key in new if key.type == kind])

    def _insert_records(self, kind: str, keys: list[Key]) -> None:
        rows = [(key.type, key.text, label(key, {}), key.partner, "") for key in keys]
        ids = self.writer.insert_many(Record, ("type", "key", "label", "partner", "words"), rows)
        self.records.update({key.text: row for key, row in zip(keys, ids, strict=True)})
        model = TYPES[kind]
        stored = [
            (row, *(_stored(part.kind, key.parts.get(name)) for name, part in model.parts.items()))
            for key, row in zip(keys, ids, strict=True)
        ]
        self.writer.insert_run(model, ("id", *model.parts), stored)

    def record(self, key: str) -> int:
        """The id of an existing record. Raises Invalid when there is none."""
        text = parse_key(key).text
        self.find_records([text])
        if text not in self.records:
            raise Invalid(f"There is no record {text} in this workspace")
        return self.records[text]

    def claim(self, digest: str) -> Any:
        """The claim's row by its public id. Raises Invalid when there is none."""
        found = self.connection.execute(select(Claim.__table__).where(Claim.digest == digest)).first()
        if found is None:
            raise Invalid(f"There is no claim {digest} in this workspace")
        return found

    def publisher(self, name: str | None) -> int | None:
        """The id of the publisher of that name, made when it is new."""
        if not name:
            return None
        found = self.connection.execute(select(Publisher.id).where(Publisher.name == name)).scalar()
        return found or self.writer.insert(Publisher, name=name, source_type=None, reliability=None)


_ARTICLE = select(
    *(Article.id, Article.sha256, Article.name, Article.text, Article.zones, Article.published),
    *(Article.published_earliest, Article.published_latest, Article.language),
).where(Article.id == bindparam("row"))
_OF_KEY = select(Record.key).where(Record.key == bindparam("key"))
_OF_LABEL = select(Record.key).where(Record.type == bindparam("type"), Record.label == bindparam("label"))
_OF_SOUND = (
    select(Record.key, Record.id)
    .join(SKELETON, SKELETON.c.record_id == Record.id)
    .where(Record.type == bindparam("type"), SKELETON.c.text.in_(bindparam("sounds", expanding=True)))
    .distinct()
)
_OF_ALIAS: dict[str, Any] = {
    kind: select(Record.key, model.__table__.c.aliases)
    .join(model, model.id == Record.id)
    .where(model.__table__.c.aliases.contains(bindparam("words", type_=Text)))
    for kind, model in TYPES.items()
    if "aliases" in model.fields
}


def _stored(kind: Kind, norm: str | None) -> Any:
    if norm is None or (kind.dated and norm == "unknown"):
        return norm
    return kind.stored(norm)


def field_kind(key: str, field: str) -> Kind:
    """The value kind of a record's field. Raises Invalid that names the fields there are."""
    model = TYPES[parse_key(key).type]
    if field not in model.fields:
        raise Invalid(f"{model.title_label} has no field “{field}”; it has {', '.join(model.fields)}")
    return model.fields[field].kind
