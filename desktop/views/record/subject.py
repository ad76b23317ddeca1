"""What is open in the form pane: one record, its form, the field that keys speak about. It does nothing by itself."""

from dataclasses import dataclass

from db.queries.claims import ClaimRow
from db.queries.records import FieldValue, RecordView
from desktop.widgets.field_row import FieldRow
from desktop.widgets.form import Form


@dataclass(slots=True)
class Subject:
    """Shared by the pane and its helpers; the pane alone changes it."""

    view: RecordView | None = None
    form: Form | None = None
    field: str = ""

    @property
    def key(self) -> str:
        """The key of the record, empty when there is none."""
        return "" if self.view is None else self.view.key

    def row(self, field: str) -> FieldRow:
        """The row of a field of the open form."""
        assert self.form is not None
        return self.form.rows[field]

    def focused(self) -> FieldRow | None:
        """The row that keys speak about: the one with the focus, or that had it last."""
        return self.row(self.field) if self.field and self.form is not None else None

    def value(self) -> FieldValue | None:
        """The value of the field that keys speak about."""
        row = self.focused()
        return None if row is None else row.value

    def of_claim(self, claim: str) -> tuple[ClaimRow | None, FieldRow | None]:
        """A claim about the record, with the row of its field."""
        for value in self.view.fields if self.view is not None else ():
            found = next((known for known in value.claims if known.id == claim), None)
            if found is not None:
                return found, self.row(value.name)
        return None, None

    def dirty(self) -> list[tuple[str, FieldRow]]:
        """The rows in which something is typed and not stored."""
        rows = self.form.rows if self.form is not None and self.view is not None else {}
        return [(field, row) for field, row in rows.items() if row.dirty]
