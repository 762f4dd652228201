"""Why nothing is put on record, and what to do next."""

from base.errors import LedgerDown, SetUp


def unwritten() -> LedgerDown:
    """The database or the file of checkpoints takes no record."""
    return LedgerDown(
        "审计记录无法写入，所以没有回答。请检查账本数据库、磁盘空间和 HUIMIN_HOME 的权限。",
        "The audit record cannot be written, so nothing is answered. Check the ledger, the disk and HUIMIN_HOME.",
    )


def changed() -> LedgerDown:
    """The log is not as this program signed it."""
    return LedgerDown(
        "审计日志被程序以外的手改动过，为保全证据不再回答。请运行 huimin audit verify，并从备份恢复账本。",
        "The audit log was changed by another hand; to keep the evidence nothing is answered. "
        "Run `huimin audit verify` and restore the ledger from a backup.",
    )


def another_key() -> SetUp:
    """The log belongs to the key of another machine."""
    return SetUp(
        "审计日志由另一台机器的密钥签名。请把那台机器的 audit/signing.key 和 signing.pub 复制到本机的 HUIMIN_HOME。",
        "The audit log is signed by another machine's key. Copy that machine's audit/signing.key and signing.pub "
        "into this HUIMIN_HOME.",
    )


def behind(size: int, published: int) -> LedgerDown:
    """Heads were published of records that the database does not have: it was rolled back or emptied."""
    return LedgerDown(
        f"审计日志只有 {size} 条，而已公布的检查点有 {published} 条：账本被退回或清空过，为避免一号两签不再记录和回答。"
        "请运行 huimin audit verify；如果是恢复了备份，请运行 huimin audit accept-loss --reason 原因，把损失记录在案。",
        f"The audit log has {size} records and its published checkpoints {published}: the ledger was rolled back or "
        "emptied. Nothing is recorded or answered, so that no number is signed twice. Run `huimin audit verify`; after "
        "restoring a backup, put the loss on record with `huimin audit accept-loss --reason WHY`.",
    )
