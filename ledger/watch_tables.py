"""The ledger's tables of what happened, who stands otherwise since, and what is proposed; ids and words, no names."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table, Text

from ledger.columns import Json, Moment
from ledger.import_tables import METADATA

_SEQ = BigInteger().with_variant(Integer, "sqlite")

EVENTS = Table(
    "events",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("kind", String(32), nullable=False, comment="of policies/events.yml"),
    Column("about", String(64), nullable=False, comment="the node of the graph that a row changed, or a person"),
    Column("happened", String(10), nullable=False, comment="the day"),
    Column("told_by", String(64), nullable=False, comment="a job, an officer, or the calendar"),
    Column("note_sealed", Text),
    Column("at", Moment, nullable=False),
    Column("done", Moment, comment="when those whom it can concern were looked at; none: it waits"),
    Index(None, "done", "at"),
    Index(None, "told_by", "happened"),
)

MOVES = Table(
    "moves",
    METADATA,
    Column("seq", _SEQ, primary_key=True, autoincrement=True),
    Column("event_id", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("township", String(64), nullable=False),
    Column("holder", String(64), nullable=False, comment="a person or a household"),
    Column("policy", String(64), nullable=False),
    Column("was", String(16), comment="none: nobody had looked before"),
    Column("now", String(16), nullable=False),
    Column("due", Float),
    Column("paid", Float),
    Column("why", Json, nullable=False, comment="codes of conditions, or facts that are missing"),
    Column("day", String(10), nullable=False, comment="as of which day"),
    Index(None, "holder", "policy"),
    Index(None, "township", "seq"),
)

PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False, comment="of policies/proposals.yml"),
    Column("state", String(16), nullable=False, comment="open, notified, heard, accepted, dismissed, overtaken"),
    Column("event_id", String(64), nullable=False),
    Column("township", String(64), nullable=False),
    Column("holder", String(64), nullable=False),
    Column("policy", String(64), comment="none: it is about the holder as a whole"),
    Column("was", String(16)),
    Column("now", String(16)),
    Column("due", Float),
    Column("paid", Float),
    Column("why", Json, nullable=False),
    Column("day", String(10), nullable=False, comment="as of which day it was found"),
    Column("at", Moment, nullable=False),
    Column("answer_by", String(10), comment="until when the person may answer, once they are notified"),
    Column("version", Integer, nullable=False, default=1),
    Index(None, "township", "state", "at"),
    Index(None, "holder", "policy"),
)

PROPOSAL_MOVES = Table(
    "proposal_moves",
    METADATA,
    Column("id", String(80), primary_key=True, comment="the proposal's and its version"),
    Column("proposal_id", String(64), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("note_sealed", Text),
)
