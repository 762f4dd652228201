"""Every table of the ledger; a change here is also a new file in ledger/migrations/versions."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from ledger import watch_tables
from ledger.columns import Json, Moment

METADATA = watch_tables.EVENTS.metadata  # the tables of imports and those of watching stand in it already

_SEQ = BigInteger().with_variant(Integer, "sqlite")


def _id(length: int = 64) -> "Column[str]":
    return Column("id", String(length), primary_key=True)


def _officer(name: str = "officer_id", primary_key: bool = False) -> "Column[str]":
    return Column(name, String(64), ForeignKey("officers.id"), nullable=False, primary_key=primary_key)


OFFICERS = Table(
    "officers",
    METADATA,
    _id(),
    Column("name", Text, nullable=False),
    Column("role", String(32), nullable=False),
    Column("areas", Json, nullable=False),
    Column("login", String(64), unique=True),
    Column("password_hash", Text),
    Column("totp_sealed", Text, comment="the secret of the second factor, encrypted"),
    Column(
        "totp_step",
        BigInteger,
        comment="the last step a code was taken for, so that none serves twice; none: not confirmed",
    ),
    Column("subject", Text, unique=True, comment="issuer and subject of single sign-on"),
    Column("stands_for", String(64), comment="the person an applicant is, or the institution an institution is"),
    Column("since", Moment, nullable=False),
    Column("until", Moment, comment="when the right to sign in was taken away; a record of the past stays"),
    Column("version", Integer, nullable=False, default=1, comment="counted up by each change, for ETag and If-Match"),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    _id(),
    Column("token_hash", String(64), nullable=False, unique=True),
    _officer(),
    Column("kind", String(16), nullable=False, comment="browser, bearer, machine, demo"),
    Column("label", Text),
    Column("operations", Json, comment="all this session may call; none means all of the role"),
    Column("made", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("idle", Integer, comment="seconds without a request after which it is over; none means never"),
    Column("expires", Moment, nullable=False),
    Column("revoked", Moment),
    Column("origin", String(64), comment="from where it was opened"),
    Column("device_hash", String(64), comment="the device it was opened on, which is known from then on"),
    Index(None, "officer_id"),
)

SIGN_IN_FAILURES = Table(
    "sign_in_failures",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("login_key", String(64), nullable=False),
    Column("origin", String(64), nullable=False),
    Column("device", String(64), comment="hash of a device known for this login, which is then counted by itself"),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
    Index(None, "login_key", "at"),
    Index(None, "origin", "at"),
)

SSO_STATES = Table(
    "sso_states",
    METADATA,
    _id(),
    Column("nonce", String(128), nullable=False),
    Column("verifier", String(128), nullable=False),
    Column("at", Moment, nullable=False),
)

AUDIT_RECORDS = Table(
    "audit_records",
    METADATA,
    Column("seq", _SEQ, primary_key=True, autoincrement=False, comment="the first is 1, and none is left out"),
    Column("at", Moment, comment="this column and the next two are none once the month is retired"),
    Column("officer_id", String(64)),
    Column("body", Text, comment="the record itself, as it was hashed"),
    Column("leaf", LargeBinary(32), nullable=False, comment="its hash, a leaf of the tree; stays for ever"),
    Index(None, "at"),
    Index(None, "officer_id", "seq"),
)

AUDIT_SUBJECTS = Table(
    "audit_subjects",
    METADATA,
    Column("person_id", String(64), primary_key=True),
    Column("seq", _SEQ, primary_key=True, autoincrement=False),
    Index(None, "seq"),
    sqlite_with_rowid=False,
)

AUDIT_TREE = Table(
    "audit_tree",
    METADATA,
    Column("id", Integer, primary_key=True, comment="always 1: whoever appends locks this row"),
    Column("size", BigInteger, nullable=False),
    Column("peaks", Json, nullable=False, comment="the roots of the full subtrees, largest first, in hex"),
    Column("head", Text, comment="the signed tree head of this size, a signed note"),
)

IDEMPOTENCY = Table(
    "idempotency",
    METADATA,
    Column("officer_id", String(64), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("operation", String(64), nullable=False),
    Column("payload_hash", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("status", Integer, comment="none while the first request is under way"),
    Column("answer_sealed", Text, comment="headers and body, encrypted"),
    Index(None, "at"),
)

UNMASKINGS = Table(
    "unmaskings",
    METADATA,
    _id(),
    _officer(),
    Column("person_id", String(64), nullable=False),
    Column("field", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "officer_id", "at"),
)

BREAK_GLASS = Table(
    "break_glass",
    METADATA,
    _id(),
    _officer(),
    Column("person_id", String(64), nullable=False),
    Column("area", String(64), nullable=False, comment="the township or compartment it opens for this one person"),
    Column("reason", Text, nullable=False),
    Column("case_ref", String(64)),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("reviewed_by", String(64)),
    Column("reviewed_at", Moment),
    Column("verdict", String(16), comment="justified, unjustified"),
    Column("version", Integer, nullable=False, default=1),
    Index(None, "officer_id", "until"),
)

COMPARTMENTS = Table(
    "compartments",
    METADATA,
    Column("code", String(64), primary_key=True, comment="stands as `area` on whoever is sealed in it"),
    Column("kind", String(32), nullable=False, comment="domestic-violence, adoption, witness"),
    Column("person_id", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String(16), nullable=False, comment="sealing, sealed, lifting, lifted: what was begun goes on"),
    Column("opened_by", String(64), nullable=False),
    Column("opened", Moment, nullable=False),
    Column("lifted_by", String(64)),
    Column("lifted_for", Text, comment="the reason"),
    Column("closed", Moment),
    Column("version", Integer, nullable=False, default=1),
)
Index(  # nobody is in two compartments at once
    "uq_compartments_person_id",
    COMPARTMENTS.c.person_id,
    unique=True,
    sqlite_where=COMPARTMENTS.c.closed.is_(None),
    postgresql_where=COMPARTMENTS.c.closed.is_(None),
)

COMPARTMENT_OFFICERS = Table(
    "compartment_officers",
    METADATA,
    Column("code", String(64), ForeignKey("compartments.code"), primary_key=True),
    _officer(primary_key=True),
    Column("named_by", String(64), nullable=False),
    Column("since", Moment, nullable=False),
)

ALERTS = Table(
    "alerts",
    METADATA,
    _id(),
    Column("kind", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("about", Json, nullable=False, comment="ids only"),
    Column("seen_by", String(64)),
    Column("seen_at", Moment),
)

NAMED_SUBJECTS = Table(
    "named_subjects",
    METADATA,
    Column("officer_id", String(64), primary_key=True),
    Column("person_id", String(64), primary_key=True, comment="whom a finding has named to this auditor"),
)

JOBS = Table(
    "jobs",
    METADATA,
    _id(),
    Column("kind", String(32), nullable=False),
    Column("asked_by", String(64), nullable=False),
    Column("asked", Json, nullable=False, comment="what the job was asked to do"),
    Column("at", Moment, nullable=False),
    Column("state", String(16), nullable=False, comment="waiting, running, cancelling, cancelled, failed, done"),
    Column("tries", Integer, nullable=False, default=0, comment="how often a process has taken it up"),
    Column("done", Integer, nullable=False, default=0),
    Column("in_all", Integer),
    Column("said", Json, comment="where it stands, in both languages"),
    Column("answer", Json),
    Column("ended", Moment),
    Column("version", Integer, nullable=False, default=1),
    Index(None, "at"),
)
