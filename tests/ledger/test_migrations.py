"""The numbered changes make exactly the tables of ledger/tables.py, on both databases."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from ledger.migrating import latest
from ledger.store import Ledger
from ledger.tables import METADATA

ROOT = Path(__file__).parent.parent.parent


def test_the_changes_make_the_tables_that_the_program_names(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        told = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": ours})

        found = [it for each in compare_metadata(told, METADATA) for it in (each if isinstance(each, list) else [each])]

    assert [it for it in found if it[0] != "modify_comment"] == []  # what a column is for may be said better any day


def test_every_table_the_changes_make_is_known_to_whoever_goes_through_all_of_them(ledger: Ledger) -> None:
    code = "from ledger.tables import METADATA; print(*METADATA.tables)"  # as `huimin keys rotate` does, alone
    alone = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)

    made = {name for name in inspect(ledger.engine).get_table_names() if name != "alembic_version"}

    assert set(alone.stdout.split()) == made


def test_the_number_of_the_newest_file_is_the_revision_a_ledger_ends_at(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == latest()


def ours(name: str | None, kind: str, _: object) -> bool:
    """Whether a table is one of this program's own; DBOS keeps its tables beside them."""
    return kind != "table" or name in METADATA.tables
