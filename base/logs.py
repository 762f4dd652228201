"""What the program writes about itself: one JSON object a line on stderr, ids and figures only, nobody's data."""

import logging
import sys

import structlog

from base.errors import places

FOREIGN = ("uvicorn", "uvicorn.error", "neo4j", "dbos", "sqlalchemy", "alembic", "httpx2", "asyncio")
SILENT = ("uvicorn.access", "neo4j.notifications")  # addresses with their query strings; the text of statements
log = structlog.get_logger()


def configure(level: str) -> None:
    """Send our own events and the warnings of the libraries we use to stderr, as JSON."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.processors.JSONRenderer(ensure_ascii=False, default=_kind),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_written,
        cache_logger_on_first_use=False,
    )
    for name in ("", *FOREIGN, *SILENT):
        _divert(logging.getLogger(name), name)


class Foreign(logging.Handler):
    """Takes what a library says to our own log: its words without the values put into them, which may be a person's."""

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on who spoke, the template of the sentence, and of an error its kind and where it arose."""
        error = record.exc_info[1] if record.exc_info else None
        raised = {"error": type(error).__name__, "where": places(error)} if error else {}
        said = record.msg if isinstance(record.msg, str) and not error else "an error"
        tell = log.error if record.levelno >= logging.ERROR else log.warning
        tell("library", library=record.name, said=said[:200], **raised)


class _Stderr:
    """The stderr of this moment, for a test or a service may replace it."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()


_OUT = _Stderr()


def _written(*_: object) -> structlog.WriteLogger:
    return structlog.WriteLogger(_OUT)  # type: ignore[arg-type]


def _divert(logger: logging.Logger, name: str) -> None:
    if name in SILENT:
        logger.handlers, logger.propagate = [logging.NullHandler()], False
        return
    others = [handler for handler in logger.handlers if not isinstance(handler, Foreign)]
    # A library that finds a handler adds none of its own; what stands on the root belongs to whoever runs us.
    logger.handlers = [*others, Foreign()] if name == "" else [Foreign()]
    logger.propagate = False
    logger.setLevel(logging.WARNING)


def _kind(value: object) -> str:
    return type(value).__name__
