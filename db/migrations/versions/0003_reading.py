"""The third schema: proposals refused, sentences that hold nothing, and which article another one replaces."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables and the column."""
    op.create_table(
        "refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("norm", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_refusal_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusal")),
        sa.UniqueConstraint(
            *("article_id", "start", "end", "record", "field", "norm"),
            name=op.f("uq_refusal_article_id_start_end_record_field_norm"),
        ),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_passage_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("article_id", "start", "end", name=op.f("uq_passage_article_id_start_end")),
    )
    with op.batch_alter_table("article") as article:
        article.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        article.create_foreign_key(op.f("fk_article_replaces_id_article"), "article", ["replaces_id"], ["id"])
    op.create_index(op.f("ix_article_replaces_id"), "article", ["replaces_id"], unique=False)
