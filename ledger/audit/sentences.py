"""Each kind of damage in a sentence that says what to do next."""

from base.model import Said
from ledger.audit.findings import Damage, Kind

TOLD: dict[tuple[Kind, str], tuple[str, str]] = {
    ("edit", ""): ("{at}的内容被改动。", "The text of {at} was changed."),
    ("edit", "columns"): (
        "{at}的时间、人员或对象栏与记录原文不符。",
        "Time, officer or subjects beside {at} are not those of its text.",
    ),
    ("edit", "tree"): (
        "数据库中树的大小或峰值（audit_tree）被改动。",
        "The size or peaks of the tree in the database (audit_tree) were changed.",
    ),
    ("deletion", ""): ("{at}被删除。", "Deleted: {at}."),
    ("deletion", "text"): (
        "{at}的原文被清空，而没有相应的归档记录。",
        "The text of {at} was removed, and no retirement is on record.",
    ),
    ("deletion", "retired"): (
        "清空原文的记录数与归档记录所说的不同。",
        "More or fewer texts were removed than the retirements on record say.",
    ),
    ("insertion", ""): ("{at}是后来插入的。", "Put in from outside: {at}."),
    ("reordering", ""): ("{at}不在原来的位置。", "Not in its place: {at}."),
    ("truncation", ""): ("日志末尾被截去：缺{at}。", "The end of the log was cut off: missing is {at}."),
    ("truncation", "gone"): (
        "日志不见了：这里或第二处有其公钥，而账本中没有审计日志。请从备份恢复账本。",
        "The log is gone: its public key is here or in the second place, and the ledger has no audit log. Restore the "
        "ledger from a backup.",
    ),
    ("replay", ""): (
        "数据库是旧的副本：{at}已签名，而这里没有或不同。",
        "The database is an old copy: {at} was signed, and is missing or different here.",
    ),
    ("replay", "file"): (
        "本机的检查点文件是旧的副本：第二处还有{at}的检查点。",
        "The checkpoints on this machine are an old copy: the second place has those of {at}.",
    ),
    ("checkpoint", "head"): (
        "数据库中没有我们签名的树头。",
        "The tree head in the database is missing or not signed by our key.",
    ),
    ("checkpoint", "missing"): (
        "本机没有检查点文件 audit/checkpoints。",
        "This machine has no file of checkpoints, audit/checkpoints.",
    ),
    ("checkpoint", "file"): (
        "本机检查点文件第 {first} 行处不是我们签名的检查点（断电也可能留下残行）。",
        "Near line {first}, audit/checkpoints holds no checkpoint of ours (a power cut may leave half a one).",
    ),
    ("checkpoint", "second"): (
        "第二处检查点文件第 {first} 行处不是我们签名的检查点（断电也可能留下残行）。",
        "Near line {first}, the second place holds no checkpoint of ours (a power cut may leave half a one).",
    ),
}


def damage(kind: Kind, first: int | None, last: int | None, what: str = "") -> Damage:
    """A damage with its sentence."""
    zh, en = TOLD[kind, what]
    at_zh = f"第 {first} 条记录" if first == last else f"第 {first} 至 {last} 条记录之间"
    at_en = f"record {first}" if first == last else f"records between {first} and {last}"
    said = Said(zh=zh.format(at=at_zh, first=first), en=en.format(at=at_en, first=first))
    on_record = kind != "checkpoint"
    return Damage(kind=kind, first=first if on_record else None, last=last if on_record else None, said=said)
