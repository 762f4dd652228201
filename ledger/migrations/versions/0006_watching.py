"""What happened, who stands otherwise since, and what is proposed."""

import sqlalchemy as sa
from alembic import op

from ledger.columns import Json, Moment

revision = "0006"
down_revision = "0005"

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str, length: int, needed: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(length=length), nullable=not needed)


def upgrade() -> None:
    """Make these tables."""
    _happened()
    _proposed()


def _happened() -> None:
    op.create_table(
        "events",
        *(_text(name, size, True) for name, size in (("id", 64), ("kind", 32), ("about", 64))),
        *(_text(name, size, True) for name, size in (("happened", 10), ("told_by", 64))),
        sa.Column("note_sealed", sa.Text()),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("done", Moment(length=32)),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_done_at", "events", ["done", "at"])
    op.create_index("ix_events_told_by_happened", "events", ["told_by", "happened"])
    op.create_table(
        "moves",
        sa.Column("seq", SEQ, autoincrement=True, nullable=False),
        _text("event_id", 64, True),
        sa.Column("at", Moment(length=32), nullable=False),
        *(_text(name, 64, True) for name in ("township", "holder", "policy")),
        _text("was", 16),
        _text("now", 16, True),
        *(sa.Column(name, sa.Float()) for name in ("due", "paid")),
        sa.Column("why", Json(), nullable=False),
        _text("day", 10, True),
        sa.PrimaryKeyConstraint("seq", name="pk_moves"),
    )
    op.create_index("ix_moves_holder_policy", "moves", ["holder", "policy"])
    op.create_index("ix_moves_township_seq", "moves", ["township", "seq"])


def _proposed() -> None:
    op.create_table(
        "proposals",
        *(_text(name, size, True) for name, size in (("id", 64), ("kind", 16), ("state", 16), ("event_id", 64))),
        *(_text(name, 64, True) for name in ("township", "holder")),
        *(_text(name, size) for name, size in (("policy", 64), ("was", 16), ("now", 16))),
        *(sa.Column(name, sa.Float()) for name in ("due", "paid")),
        sa.Column("why", Json(), nullable=False),
        _text("day", 10, True),
        sa.Column("at", Moment(length=32), nullable=False),
        _text("answer_by", 10),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_township_state_at", "proposals", ["township", "state", "at"])
    op.create_index("ix_proposals_holder_policy", "proposals", ["holder", "policy"])
    op.create_table(
        "proposal_moves",
        *(_text(name, size, True) for name, size in (("id", 80), ("proposal_id", 64), ("move", 16), ("by", 64))),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("note_sealed", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_proposal_moves"),
    )
    op.create_index("ix_proposal_moves_proposal_id", "proposal_moves", ["proposal_id"])
