"""DBOS, which remembers the steps of a job in the ledger's own database; quiet, and without any network of its own."""

import json
import logging
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ledger.steps import BrokenOff, Keep
from ledger.store import Ledger

if TYPE_CHECKING:
    from dbos import DBOSConfig

SHAPE = "1"  # of the steps of all jobs; DBOS goes on only with jobs of the same one, so a release does not change it
CLOSING_SECONDS = 5
Work = Callable[[str, Keep], None]


class Durable:
    """A DBOS that is up: `begin` a job and `left` says when it has ended or broken off."""

    def __init__(self, begin: Callable[[str], None], left: "queue.Queue[BaseException | None]") -> None:
        self.begin, self.left = begin, left

    def stop(self, job_id: str) -> None:
        """Nobody goes on with this job until it is begun again; its kept steps stay."""
        from dbos import DBOS

        DBOS.cancel_workflow(job_id)

    def forget(self, job_id: str) -> None:
        """Drop the kept steps of a job that is done."""
        from dbos import DBOS

        until = time.monotonic() + CLOSING_SECONDS
        while time.monotonic() < until:
            status = DBOS.get_workflow_status(job_id)
            if status is None or status.status == "SUCCESS":
                break
            time.sleep(0.01)  # it has answered, and DBOS is about to write that down
        DBOS.delete_workflow(job_id)


@contextmanager
def durable(ledger: Ledger, work: Work) -> Iterator[Durable]:
    """DBOS for the body; `work` is what a job does. Imported here, for it takes a second that other commands spare."""
    from dbos import DBOS, SetWorkflowID

    left: queue.Queue[BaseException | None] = queue.Queue()
    _hush()
    DBOS(config=_config(ledger))

    @DBOS.workflow(name="job")
    def job(job_id: str) -> None:
        try:
            work(job_id, lambda name, step: DBOS.run_step({"name": name}, step))
        except BaseException as error:
            left.put(error)
            raise BrokenOff from None  # an Exception would be kept as the job's last word
        left.put(None)

    def begin(job_id: str) -> None:
        if DBOS.get_workflow_status(job_id) is None:
            with SetWorkflowID(job_id):
                DBOS.start_workflow(job, job_id)
            return
        DBOS.cancel_workflow(job_id)  # whoever had it is gone, for the turn is ours
        DBOS.resume_workflow(job_id)

    try:
        DBOS.launch()
        yield Durable(begin, left)
    finally:
        DBOS.destroy(destroy_registry=True)


def _hush() -> None:
    """Its errors quote what a step was given, and its own handler would hold on to this process's standard error."""
    log = logging.getLogger("dbos")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())


def _config(ledger: Ledger) -> "DBOSConfig":
    return {
        "name": "huimin",
        "system_database_url": ledger.engine.url.render_as_string(hide_password=False),
        "application_version": SHAPE,
        "executor_id": f"runner-{uuid4().hex}",  # its own, so that launching never takes up a job behind our back
        "log_level": "CRITICAL",
        "enable_otlp": False,
        "use_listen_notify": False,
        "notification_listener_polling_interval_sec": 0.2,
        "serializer": _json(),
    }


def _json() -> Any:
    from dbos import Serializer

    class AsJson(Serializer):
        """JSON instead of pickle: reading the ledger must never run what somebody wrote into it."""

        def serialize(self, data: Any) -> str:
            return json.dumps(data, ensure_ascii=False, default=str)

        def deserialize(self, serialized_data: str) -> Any:
            return json.loads(serialized_data)

        def name(self) -> str:
            return "json"

    return AsJson()
