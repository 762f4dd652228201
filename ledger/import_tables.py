"""The ledger's tables of imports and exports; see ledger/tables.py for all others."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

from ledger.columns import Moment

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WAITING_ROWS = Table(
    "waiting_rows",
    METADATA,
    Column("id", String(64), primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("table_name", "source", "source_id", "job_id", "needs")),
    *(Column("needs_source", Text), Column("row_sealed", Text, nullable=False), Column("row", Integer, nullable=False)),
    Column("at", Moment, nullable=False, index=True),
)

DIVISIONS = Table(
    "divisions",
    METADATA,
    Column("id", Integer, primary_key=True, comment="the row of the history"),
    Column("code", String(6), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("since", Integer, nullable=False, comment="the year"),
    Column("until", Integer, comment="the year it was given up; none: it is in use"),
    Column("successors", Text, nullable=False, comment="codes, with ; between"),
)

EXPORT_CONSENTS = Table(
    "export_consents",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("officer_id", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("used", Moment, comment="none: no export has used it"),
)
