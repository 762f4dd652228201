"""Consents of officers to a full export."""

import sqlalchemy as sa
from alembic import op

from ledger.columns import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make this table."""
    op.create_table(
        "export_consents",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("used", Moment(length=32)),
        sa.PrimaryKeyConstraint("id", name="pk_export_consents"),
    )
    op.create_index("ix_export_consents_at", "export_consents", ["at"])
