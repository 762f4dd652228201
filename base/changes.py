"""Whether the request under way has changed anything yet: noted by graph and ledger, asked when it fails."""

from contextvars import ContextVar


class Noted:
    """What is noted while one request is answered, in whichever thread."""

    def __init__(self) -> None:
        self.any = False


_UNDER_WAY: ContextVar[Noted | None] = ContextVar("changes", default=None)


def watch() -> Noted:
    """Note from now on what this request and the threads it starts change."""
    noted = Noted()
    _UNDER_WAY.set(noted)
    return noted


def note() -> None:
    """Something has been changed, or may have been: nobody can say that it was not."""
    if noted := _UNDER_WAY.get():
        noted.any = True
