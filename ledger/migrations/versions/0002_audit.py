"""The audit log, kept answers, and jobs."""

import sqlalchemy as sa
from alembic import op

from ledger.columns import Json, Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make these tables."""
    _audit_records()
    _audit_subjects()
    _audit_tree()
    _idempotency()
    _jobs()


def _audit_records() -> None:
    op.create_table(
        "audit_records",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", Moment(length=32)),
        sa.Column("officer_id", sa.String(length=64)),
        sa.Column("body", sa.Text()),
        sa.Column("leaf", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_records"),
    )
    op.create_index("ix_audit_records_at", "audit_records", ["at"])
    op.create_index("ix_audit_records_officer_id_seq", "audit_records", ["officer_id", "seq"])


def _audit_subjects() -> None:
    op.create_table(
        "audit_subjects",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "seq", name="pk_audit_subjects"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_audit_subjects_seq", "audit_subjects", ["seq"])


def _audit_tree() -> None:
    op.create_table(
        "audit_tree",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("peaks", Json(), nullable=False),
        sa.Column("head", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_audit_tree"),
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("operation", sa.String(length=64), nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("answer_sealed", sa.Text()),
        sa.PrimaryKeyConstraint("officer_id", "key", name="pk_idempotency"),
    )
    op.create_index("ix_idempotency_at", "idempotency", ["at"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked", Json(), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("in_all", sa.Integer()),
        sa.Column("said", Json()),
        sa.Column("answer", Json()),
        sa.Column("ended", Moment(length=32)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_at", "jobs", ["at"])
