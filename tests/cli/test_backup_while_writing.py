"""A copy of the books taken while somebody is put on record is one that `restore --verify` accepts."""

import threading
from pathlib import Path

from base.settings import Settings
from cli.backing_up import copy_books
from ledger.audit.log import open_log
from ledger.audit.verify import verify
from ledger.store import open_ledger
from tests.conftest import trail


def test_a_record_written_while_the_books_are_copied_damages_nothing(tmp_path: Path) -> None:
    settings, over, more = Settings(home=tmp_path / "home", token=None), threading.Event(), threading.Semaphore(0)
    log = open_log(settings)

    def write() -> None:
        while not over.is_set():
            trail("F-1", record=log.record).acted("shown")
            more.release()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(12):
            (tmp_path / str(n)).mkdir()
            assert more.acquire(timeout=60), "somebody is writing"
            copy_books(settings, tmp_path / str(n))
    finally:
        over.set()
        writer.join()
        open_ledger(settings).close()

    copies = [verify(Settings(home=tmp_path / str(n), token=None)) for n in range(12)]
    assert [copy.damages for copy in copies if not copy.sound] == []
    assert copies[0].size < copies[-1].size
