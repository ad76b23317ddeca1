"""The first schema: records, evidence, ledger."""

import sqlalchemy as sa
from alembic import op

from db import search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("record", "field", name=op.f("uq_draft_record_field")),
    )
    op.create_table(
        "edit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.Column("reverted_by", sa.Integer(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reverted_by"], ["edit.id"], name=op.f("fk_edit_reverted_by_edit")),
        sa.ForeignKeyConstraint(["reverts"], ["edit.id"], name=op.f("fk_edit_reverts_edit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edit")),
    )
    op.create_index(op.f("ix_edit_reverted_by"), "edit", ["reverted_by"], unique=False)
    op.create_index(op.f("ix_edit_reverts"), "edit", ["reverts"], unique=False)
    op.create_table(
        "publisher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source_type", sa.Text(), nullable=True),
        sa.Column("reliability", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher")),
        sa.UniqueConstraint("name", name=op.f("uq_publisher_name")),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("partner", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("key", name=op.f("uq_record_key")),
    )
    op.create_index(op.f("ix_record_partner"), "record", ["partner"], unique=False)
    op.create_index("ix_record_type_label", "record", ["type", "label"], unique=False)
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
    )
    op.create_table(
        "unindexed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unindexed")),
    )
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("curator", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("finding", name=op.f("uq_verdict_finding")),
    )
    op.create_table(
        "accession",
        sa.Column("declaration", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("decided_date", sa.Text(), nullable=True),
        sa.Column("joined_date", sa.Text(), nullable=True),
        sa.Column("deciding_body", sa.Text(), nullable=True),
        sa.Column("decided_date_earliest", sa.Text(), nullable=True),
        sa.Column("decided_date_latest", sa.Text(), nullable=True),
        sa.Column("joined_date_earliest", sa.Text(), nullable=True),
        sa.Column("joined_date_latest", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_accession_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accession")),
    )
    op.create_index(op.f("ix_accession_country"), "accession", ["country"], unique=False)
    op.create_index(op.f("ix_accession_decided_date_earliest"), "accession", ["decided_date_earliest"], unique=False)
    op.create_index(op.f("ix_accession_deciding_body"), "accession", ["deciding_body"], unique=False)
    op.create_index(op.f("ix_accession_declaration"), "accession", ["declaration"], unique=False)
    op.create_index(op.f("ix_accession_joined_date_earliest"), "accession", ["joined_date_earliest"], unique=False)
    op.create_index(op.f("ix_accession_status"), "accession", ["status"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("signed_date", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("signatories", sa.Text(), nullable=True),
        sa.Column("duration", sa.Text(), nullable=True),
        sa.Column("in_force_date", sa.Text(), nullable=True),
        sa.Column("end_date", sa.Text(), nullable=True),
        sa.Column("signed_date_earliest", sa.Text(), nullable=True),
        sa.Column("signed_date_latest", sa.Text(), nullable=True),
        sa.Column("in_force_date_earliest", sa.Text(), nullable=True),
        sa.Column("in_force_date_latest", sa.Text(), nullable=True),
        sa.Column("end_date_earliest", sa.Text(), nullable=True),
        sa.Column("end_date_latest", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_agreement_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_country"), "agreement", ["country"], unique=False)
    op.create_index(op.f("ix_agreement_duration"), "agreement", ["duration"], unique=False)
    op.create_index(op.f("ix_agreement_end_date_earliest"), "agreement", ["end_date_earliest"], unique=False)
    op.create_index(op.f("ix_agreement_in_force_date_earliest"), "agreement", ["in_force_date_earliest"], unique=False)
    op.create_index(op.f("ix_agreement_kind"), "agreement", ["kind"], unique=False)
    op.create_index(op.f("ix_agreement_place"), "agreement", ["place"], unique=False)
    op.create_index(op.f("ix_agreement_signed_date_earliest"), "agreement", ["signed_date_earliest"], unique=False)
    op.create_index(op.f("ix_agreement_slug"), "agreement", ["slug"], unique=False)
    op.create_index(op.f("ix_agreement_status"), "agreement", ["status"], unique=False)
    op.create_index(op.f("ix_agreement_title"), "agreement", ["title"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("publisher_id", sa.Integer(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["publisher_id"], ["publisher.id"], name=op.f("fk_article_publisher_id_publisher")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("sha256", name=op.f("uq_article_sha256")),
    )
    op.create_index(op.f("ix_article_name"), "article", ["name"], unique=False)
    op.create_index(op.f("ix_article_published_earliest"), "article", ["published_earliest"], unique=False)
    op.create_index(op.f("ix_article_publisher_id"), "article", ["publisher_id"], unique=False)
    op.create_index(op.f("ix_article_text_sha256"), "article", ["text_sha256"], unique=False)
    op.create_index(op.f("ix_article_url"), "article", ["url"], unique=False)
    op.create_table(
        "body",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("posts", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_body_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )
    op.create_index(op.f("ix_body_name"), "body", ["name"], unique=False)
    op.create_index(op.f("ix_body_slug"), "body", ["slug"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edit_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["edit_id"], ["edit.id"], name=op.f("fk_change_edit_id_edit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_edit_id"), "change", ["edit_id"], unique=False)
    op.create_index("ix_change_row", "change", ["table_name", "row"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=24, scale=6, asdecimal=False), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("magnitude", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("intermediary", sa.Text(), nullable=True),
        sa.Column("period_earliest", sa.Text(), nullable=True),
        sa.Column("period_latest", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_commitment_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    op.create_index(op.f("ix_commitment_amount"), "commitment", ["amount"], unique=False)
    op.create_index(op.f("ix_commitment_country"), "commitment", ["country"], unique=False)
    op.create_index(op.f("ix_commitment_currency"), "commitment", ["currency"], unique=False)
    op.create_index(op.f("ix_commitment_intermediary"), "commitment", ["intermediary"], unique=False)
    op.create_index(op.f("ix_commitment_kind"), "commitment", ["kind"], unique=False)
    op.create_index(op.f("ix_commitment_magnitude"), "commitment", ["magnitude"], unique=False)
    op.create_index(op.f("ix_commitment_period_earliest"), "commitment", ["period_earliest"], unique=False)
    op.create_index(op.f("ix_commitment_provider"), "commitment", ["provider"], unique=False)
    op.create_index(op.f("ix_commitment_recipient"), "commitment", ["recipient"], unique=False)
    op.create_index(op.f("ix_commitment_slug"), "commitment", ["slug"], unique=False)
    op.create_table(
        "country",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("groups", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_country_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country")),
    )
    op.create_index(op.f("ix_country_code"), "country", ["code"], unique=False)
    op.create_index(op.f("ix_country_kind"), "country", ["kind"], unique=False)
    op.create_index(op.f("ix_country_name"), "country", ["name"], unique=False)
    op.create_table(
        "declaration",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("adopted_date", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("adopters", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("adopted_date_earliest", sa.Text(), nullable=True),
        sa.Column("adopted_date_latest", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_declaration_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    op.create_index(
        op.f("ix_declaration_adopted_date_earliest"), "declaration", ["adopted_date_earliest"], unique=False
    )
    op.create_index(op.f("ix_declaration_event"), "declaration", ["event"], unique=False)
    op.create_index(op.f("ix_declaration_name"), "declaration", ["name"], unique=False)
    op.create_index(op.f("ix_declaration_slug"), "declaration", ["slug"], unique=False)
    op.create_index(op.f("ix_declaration_venue"), "declaration", ["venue"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("group_key", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_finding_record_id_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("digest", name=op.f("uq_finding_digest")),
    )
    op.create_index("ix_finding_group", "finding", ["group_key", "rule"], unique=False)
    op.create_index("ix_finding_open", "finding", ["state", "severity"], unique=False)
    op.create_index(op.f("ix_finding_record_id"), "finding", ["record_id"], unique=False)
    op.create_table(
        "member",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_member_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_body"), "member", ["body"], unique=False)
    op.create_index(op.f("ix_member_country"), "member", ["country"], unique=False)
    op.create_index(op.f("ix_member_number"), "member", ["number"], unique=False)
    op.create_index(op.f("ix_member_party"), "member", ["party"], unique=False)
    op.create_index(op.f("ix_member_post"), "member", ["post"], unique=False)
    op.create_index(op.f("ix_member_role"), "member", ["role"], unique=False)
    op.create_index(op.f("ix_member_side"), "member", ["side"], unique=False)
    op.create_table(
        "negotiation",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("start_date", sa.Text(), nullable=True),
        sa.Column("framework", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("start_date_earliest", sa.Text(), nullable=True),
        sa.Column("start_date_latest", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_negotiation_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negotiation")),
    )
    op.create_index(op.f("ix_negotiation_condition"), "negotiation", ["condition"], unique=False)
    op.create_index(op.f("ix_negotiation_country"), "negotiation", ["country"], unique=False)
    op.create_index(op.f("ix_negotiation_framework"), "negotiation", ["framework"], unique=False)
    op.create_index(op.f("ix_negotiation_start_date_earliest"), "negotiation", ["start_date_earliest"], unique=False)
    op.create_index(op.f("ix_negotiation_status"), "negotiation", ["status"], unique=False)
    op.create_index(op.f("ix_negotiation_subject"), "negotiation", ["subject"], unique=False)
    op.create_table(
        "person",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("posts", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_person_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_name"), "person", ["name"], unique=False)
    op.create_index(op.f("ix_person_slug"), "person", ["slug"], unique=False)
    op.create_table(
        "round",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("held_date", sa.Text(), nullable=True),
        sa.Column("announced_date", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("held_date_earliest", sa.Text(), nullable=True),
        sa.Column("held_date_latest", sa.Text(), nullable=True),
        sa.Column("announced_date_earliest", sa.Text(), nullable=True),
        sa.Column("announced_date_latest", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_round_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    op.create_index(op.f("ix_round_announced_date_earliest"), "round", ["announced_date_earliest"], unique=False)
    op.create_index(op.f("ix_round_country"), "round", ["country"], unique=False)
    op.create_index(op.f("ix_round_format"), "round", ["format"], unique=False)
    op.create_index(op.f("ix_round_held_date_earliest"), "round", ["held_date_earliest"], unique=False)
    op.create_index(op.f("ix_round_level"), "round", ["level"], unique=False)
    op.create_index(op.f("ix_round_next_step"), "round", ["next_step"], unique=False)
    op.create_index(op.f("ix_round_number"), "round", ["number"], unique=False)
    op.create_index(op.f("ix_round_outcome"), "round", ["outcome"], unique=False)
    op.create_index(op.f("ix_round_place"), "round", ["place"], unique=False)
    op.create_table(
        "scope",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_scope_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scope")),
    )
    op.create_index(op.f("ix_scope_code"), "scope", ["code"], unique=False)
    op.create_index(op.f("ix_scope_strength"), "scope", ["strength"], unique=False)
    op.create_index(op.f("ix_scope_subject"), "scope", ["subject"], unique=False)
    op.create_index(op.f("ix_scope_wording"), "scope", ["wording"], unique=False)
    op.create_table(
        "tally",
        sa.Column("population", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("members", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_tally_id_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
    )
    op.create_index(op.f("ix_tally_as_of"), "tally", ["as_of"], unique=False)
    op.create_index(op.f("ix_tally_count"), "tally", ["count"], unique=False)
    op.create_index(op.f("ix_tally_population"), "tally", ["population"], unique=False)
    op.create_table(
        "article_raw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["article.id"], name=op.f("fk_article_raw_id_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_raw")),
    )
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_quote_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sa.UniqueConstraint("article_id", "start", "end", name=op.f("uq_quote_article_id_start_end")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("norm", sa.Text(), nullable=False),
        sa.Column("value_earliest", sa.Text(), nullable=True),
        sa.Column("value_latest", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("as_of_earliest", sa.Text(), nullable=True),
        sa.Column("as_of_latest", sa.Text(), nullable=True),
        sa.Column("quote_id", sa.Integer(), nullable=True),
        sa.Column("attributed_to", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("list_flag", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("credibility", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_claim_quote_id_quote")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_claim_record_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("digest", name=op.f("uq_claim_digest")),
    )
    op.create_index("ix_claim_as_of", "claim", ["as_of_earliest", "id"], unique=False)
    op.create_index("ix_claim_field", "claim", ["field", "status", "record_id"], unique=False)
    op.create_index(
        "ix_claim_listed",
        "claim",
        ["as_of_latest", "as_of_earliest"],
        unique=False,
        sqlite_where=sa.text("(list_flag <> 'none' OR field IN ('count', 'members'))"),
        postgresql_where=sa.text("(list_flag <> 'none' OR field IN ('count', 'members'))"),
    )
    op.create_index(op.f("ix_claim_quote_id"), "claim", ["quote_id"], unique=False)
    op.create_index(
        "ix_claim_slot",
        "claim",
        ["record_id", "field", "norm", "status", "mode", "as_of_earliest", "as_of_latest"],
        unique=False,
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("curator", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=True),
        sa.Column("reviewed_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_decision_claim_id_claim")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_decision_record_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("record_id", "field", name=op.f("uq_decision_record_id_field")),
    )
    op.create_index(op.f("ix_decision_claim_id"), "decision", ["claim_id"], unique=False)
    op.create_index(op.f("ix_decision_reopened"), "decision", ["reopened"], unique=False)
    op.create_table(
        "finding_claim",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_finding_claim_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_claim_finding_id_finding"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_id", "position", name=op.f("pk_finding_claim")),
    )
    op.create_index(op.f("ix_finding_claim_claim_id"), "finding_claim", ["claim_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        search.create(op.get_bind())
