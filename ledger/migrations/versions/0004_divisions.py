"""Codes of divisions as they were given out and given up."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make this table."""
    op.create_table(
        "divisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer()),
        sa.Column("successors", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_divisions"),
    )
    op.create_index("ix_divisions_code", "divisions", ["code"])
