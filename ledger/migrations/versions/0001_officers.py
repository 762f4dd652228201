"""Officers and their sessions, what they opened, and whom the seals hide."""

import sqlalchemy as sa
from alembic import op

from ledger.columns import Json, Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make these tables."""
    _alerts()
    _compartments()
    _named_subjects()
    _officers()
    _sign_in_failures()
    _sso_states()
    _break_glass()
    _compartment_officers()
    _sessions()
    _unmaskings()


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("about", Json(), nullable=False),
        sa.Column("seen_by", sa.String(length=64)),
        sa.Column("seen_at", Moment(length=32)),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
    )


def _compartments() -> None:
    op.create_table(
        "compartments",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_by", sa.String(length=64), nullable=False),
        sa.Column("opened", Moment(length=32), nullable=False),
        sa.Column("lifted_by", sa.String(length=64)),
        sa.Column("lifted_for", sa.Text()),
        sa.Column("closed", Moment(length=32)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_compartments"),
    )
    op.create_index(
        "uq_compartments_person_id",
        "compartments",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("closed IS NULL"),
        postgresql_where=sa.text("closed IS NULL"),
    )


def _named_subjects() -> None:
    op.create_table(
        "named_subjects",
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("officer_id", "person_id", name="pk_named_subjects"),
    )


def _officers() -> None:
    op.create_table(
        "officers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("areas", Json(), nullable=False),
        sa.Column("login", sa.String(length=64)),
        sa.Column("password_hash", sa.Text()),
        sa.Column("totp_sealed", sa.Text()),
        sa.Column("totp_step", sa.BigInteger()),
        sa.Column("subject", sa.Text()),
        sa.Column("stands_for", sa.String(length=64)),
        sa.Column("since", Moment(length=32), nullable=False),
        sa.Column("until", Moment(length=32)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_officers"),
        sa.UniqueConstraint("login", name="uq_officers_login"),
        sa.UniqueConstraint("subject", name="uq_officers_subject"),
    )


def _sign_in_failures() -> None:
    op.create_table(
        "sign_in_failures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("login_key", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64)),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_failures"),
    )
    op.create_index("ix_sign_in_failures_at", "sign_in_failures", ["at"])
    op.create_index("ix_sign_in_failures_login_key_at", "sign_in_failures", ["login_key", "at"])
    op.create_index("ix_sign_in_failures_origin_at", "sign_in_failures", ["origin", "at"])


def _sso_states() -> None:
    op.create_table(
        "sso_states",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.String(length=128), nullable=False),
        sa.Column("verifier", sa.String(length=128), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sso_states"),
    )


def _break_glass() -> None:
    op.create_table(
        "break_glass",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("area", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("case_ref", sa.String(length=64)),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.Column("until", Moment(length=32), nullable=False),
        sa.Column("reviewed_by", sa.String(length=64)),
        sa.Column("reviewed_at", Moment(length=32)),
        sa.Column("verdict", sa.String(length=16)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name="fk_break_glass_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_break_glass"),
    )
    op.create_index("ix_break_glass_officer_id_until", "break_glass", ["officer_id", "until"])


def _compartment_officers() -> None:
    op.create_table(
        "compartment_officers",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("named_by", sa.String(length=64), nullable=False),
        sa.Column("since", Moment(length=32), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["compartments.code"], name="fk_compartment_officers_code"),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name="fk_compartment_officers_officer_id"),
        sa.PrimaryKeyConstraint("code", "officer_id", name="pk_compartment_officers"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("label", sa.Text()),
        sa.Column("operations", Json()),
        sa.Column("made", Moment(length=32), nullable=False),
        sa.Column("seen", Moment(length=32), nullable=False),
        sa.Column("idle", sa.Integer()),
        sa.Column("expires", Moment(length=32), nullable=False),
        sa.Column("revoked", Moment(length=32)),
        sa.Column("origin", sa.String(length=64)),
        sa.Column("device_hash", sa.String(length=64)),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name="fk_sessions_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_sessions_token_hash"),
    )
    op.create_index("ix_sessions_officer_id", "sessions", ["officer_id"])


def _unmaskings() -> None:
    op.create_table(
        "unmaskings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Moment(length=32), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name="fk_unmaskings_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_unmaskings"),
    )
    op.create_index("ix_unmaskings_officer_id_at", "unmaskings", ["officer_id", "at"])
