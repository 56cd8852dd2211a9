"""Pages of the owner's making, portraits, and more about events."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=240), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("picture", sa.JSON(), nullable=True),
        sa.Column("description", sa.String(length=600), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
        sa.UniqueConstraint("address", name=op.f("uq_page_address")),
    )
    op.create_table(
        "former_address",
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_former_address")),
    )
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("portrait", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("story", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("summary", sa.String(length=600), server_default="", nullable=False))
        batch.add_column(sa.Column("about", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("picture", sa.JSON(), nullable=True))


def downgrade():
    for table, columns in {"event": ("summary", "about", "picture"), "person": ("portrait", "story")}.items():
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
    op.drop_table("former_address")
    op.drop_table("page")
