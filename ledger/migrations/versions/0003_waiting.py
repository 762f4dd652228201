"""Rows of imports that point to somebody who is not there yet."""

import sqlalchemy as sa
from alembic import op

from ledger.columns import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make this table."""
    op.create_table(
        "waiting_rows",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Text(), nullable=False),
        sa.Column("needs_source", sa.Text()),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("row_sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_rows"),
    )
    op.create_index("ix_waiting_rows_at", "waiting_rows", ["at"])
