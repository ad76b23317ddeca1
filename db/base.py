"""The declarative base, and how a record type declares its fields.

A record type is a class whose attributes are made by `part` (a piece of its key) and `field` (a value that
claims speak about). Everything else (table, form, capture target, export, codebook) is read from `parts` and `fields`.
"""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Dialect, ForeignKey, Integer, MetaData, Numeric, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from db.kinds import Kind

EARLIEST = "_earliest"
LATEST = "_latest"


class Amount(TypeDecorator[float]):
    """A number with six decimals, read as `int` where it is whole, from any database."""

    impl = Numeric(24, 6, asdecimal=False)
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The number as people write it: 30, not 30.0."""
        del dialect
        return int(value) if isinstance(value, float) and value.is_integer() else value


_TYPES: dict[str, Any] = {
    "text": Text(),
    "integer": Integer().with_variant(BigInteger(), "postgresql"),
    "decimal": Amount(),
}


class Base(DeclarativeBase):
    """All tables of a workspace, with constraint names that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a record type: its identifier, value kind, and the words a curator reads."""

    name: str
    kind: Kind
    label: str
    help: str
    optional: bool = True
    greedy: bool = False


def _column(info: Field, *, part: bool, index: bool) -> MappedColumn[Any]:
    declared = {"field": info, "part": part}
    return mapped_column(_TYPES[info.kind.storage], nullable=info.optional, index=index, info=declared)


def field(kind: Kind, label: str, help: str) -> MappedColumn[Any]:
    """A value of the record, in the kind's stored form; empty until a decision fills it.

    A dated kind gets two more columns, the earliest and the latest ISO day, so that sorting and filtering are plain.
    """
    return _column(Field("", kind, label, help), part=False, index=not (kind.dated or kind.many))


def part(kind: Kind, label: str, help: str, *, optional: bool = False, greedy: bool = False) -> MappedColumn[Any]:
    """A piece of the record's key, in key order; fixed for the life of the record.

    An optional part may be missing at the key's end; a greedy one takes every segment that the others leave.
    """
    return _column(Field("", kind, label, help, optional, greedy), part=True, index=True)


class RecordType(Base):
    """What every record type has: the id of its row in the registry, and its declared parts and fields."""

    __abstract__ = True
    title_label: ClassVar[str]
    plural_label: ClassVar[str]
    parts: ClassVar[dict[str, Field]]
    fields: ClassVar[dict[str, Field]]

    id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        declared: list[tuple[str, MappedColumn[Any]]] = [
            (name, item) for name, item in vars(cls).items() if isinstance(item, MappedColumn)
        ]
        cls.parts, cls.fields = {}, {}
        for name, item in declared:
            info = replace(item.column.info["field"], name=name)
            if item.column.info["part"]:
                cls.parts[name] = info
                continue
            cls.fields[name] = info
            if info.kind.dated:
                setattr(cls, name + EARLIEST, mapped_column(Text, nullable=True, index=True))
                setattr(cls, name + LATEST, mapped_column(Text, nullable=True))
        super().__init_subclass__(**kwargs)
