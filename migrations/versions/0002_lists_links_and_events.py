"""Items that can be hidden, links, and events."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

LISTS = ("person", "picture", "play")


def upgrade():
    op.create_table(
        "editable_link",
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_editable_link")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("is_all_day", sa.Boolean(), nullable=False),
        sa.Column("doors_at", sa.Time(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("price", sa.Numeric(precision=8, scale=2, asdecimal=False), nullable=True),
        sa.Column("access", sa.JSON(), nullable=False),
        sa.Column("needs_cushion", sa.Boolean(), nullable=False),
        sa.Column("booking", sa.JSON(), nullable=True),
        sa.Column("sale_starts_on", sa.Date(), nullable=True),
        sa.Column("sale_ends_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_starts_at"), "event", ["starts_at"])
    for table in LISTS:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade():
    for table in LISTS:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("hidden")
    op.drop_table("event")
    op.drop_table("editable_link")
