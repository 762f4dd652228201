"""A new signing key for a log whose old one was lost or leaked; that, too, is on record."""

from pathlib import Path

from base.errors import Refused
from base.evidence import Asking
from ledger.audit import keys
from ledger.audit.acts import act
from ledger.audit.log import AuditLog
from ledger.audit.notes import PublicKey, trusted
from ledger.audit.stored import stored
from ledger.store import Ledger

OPERATION = "audit.new-key"


def renew(ledger: Ledger, second: Path | None, asking: Asking) -> PublicKey:
    """Make the key and sign the log with it; a log whose head no known key has signed is refused as changed."""
    with ledger.reading() as connection:
        note = stored(connection).note
    if note is None or not trusted(note, keys.public_keys(ledger.home / keys.FOLDER)):
        raise Refused(
            "审计日志没有记录，或其签名不属于已知公钥。请运行 huimin audit verify，并放回 audit/signing.pub。",
            "The audit log is empty, or no known public key has signed its end. Run `huimin audit verify` first, and "
            "put audit/signing.pub back.",
        )
    key = keys.renew(ledger.home, note.head.origin)
    AuditLog(ledger, second).record(act(asking, "renewed", 0, str(key.public)))
    return key.public
