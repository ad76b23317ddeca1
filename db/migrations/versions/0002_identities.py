"""The second schema: identities, what a verdict was about, and where an article's text comes from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables and columns; old verdicts keep nothing about what they saw."""
    # A column added to a table on a server is not made by the rule that gives all text there one order.
    text = sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("curator", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("first", "second", name=op.f("uq_identity_first_second")),
    )
    op.create_index(op.f("ix_identity_second"), "identity", ["second"], unique=False)
    op.create_table(
        "skeleton",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_skeleton_record_id_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("text", "record_id", name=op.f("pk_skeleton")),
    )
    op.create_index(op.f("ix_skeleton_record_id"), "skeleton", ["record_id"], unique=False)
    with op.batch_alter_table("verdict") as verdict:
        for name, default in (("rule", ""), ("record", ""), ("field", ""), ("seen", "[]")):
            verdict.add_column(sa.Column(name, text, nullable=False, server_default=default))
    op.create_index(op.f("ix_verdict_record"), "verdict", ["record"], unique=False)
    with op.batch_alter_table("article") as article:
        article.add_column(sa.Column("origin_id", sa.Integer(), nullable=True))
        article.create_foreign_key(op.f("fk_article_origin_id_article"), "article", ["origin_id"], ["id"])
    op.create_index(op.f("ix_article_origin_id"), "article", ["origin_id"], unique=False)
    op.create_table(
        "shingle",
        sa.Column("value", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_shingle_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("value", "article_id", name=op.f("pk_shingle")),
    )
    op.create_index(op.f("ix_shingle_article_id"), "shingle", ["article_id"], unique=False)
