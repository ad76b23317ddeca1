"""The fourth schema: the order of things as words tell it, and the indexes by which rules look around."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the indexes."""
    text = sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()
    for table in ("accession", "negotiation", "agreement"):
        op.add_column(table, sa.Column("order", text, nullable=True))
    op.create_index("ix_round_country_number", "round", ["country", "number"], unique=False)
    op.create_index("ix_member_country_number", "member", ["country", "number"], unique=False)
    op.create_index("ix_claim_value", "claim", ["field", "value_latest"], unique=False)
