"""Sandboxes, and sessions for sites that keep them in the database."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.create_table(
        "editable_guest",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editable_guest")),
    )
    op.create_index(op.f("ix_editable_guest_seen_at"), "editable_guest", ["seen_at"])
    op.create_table(
        "session",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_ends_at"), "session", ["ends_at"])


def downgrade():
    op.drop_table("session")
    op.drop_table("editable_guest")
