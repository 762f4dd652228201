"""Which encoding a text file is in: UTF-8, UTF-16 with its mark, or GB18030 when what comes out is plainly Chinese."""

from pathlib import Path

from base.errors import Invalid

BLOCK = 1 << 20
COMMON = 0.9  # share of characters in GB 2312: about .99 in real Chinese, .6 in Big5 misread as GB18030

# Python's codec is GB 18030-2000: these private-use characters are the ones the 2022 edition maps elsewhere.
EDITION_2022 = str.maketrans(
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue7c8"
    "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864"
    "\ue816\ue817\ue818\ue831\ue83b\ue855",
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u01f9\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"
    "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
)


def encoding_of(path: Path) -> str:
    """`utf-8-sig`, `utf-16` (with its mark) or `gb18030`; Invalid when the file is in none of them."""
    if _reads(path, "utf-8-sig"):
        return "utf-8-sig"
    with path.open("rb") as file:
        mark = file.read(4)
    if mark[:2] in (b"\xff\xfe", b"\xfe\xff"):
        if mark[2:] != b"\0\0" and _reads(path, "utf-16"):
            return "utf-16"
        raise undecodable(path, "UTF-32" if mark[2:] == b"\0\0" else "UTF-16")
    if _reads(path, "gb18030") and _is_chinese(path):
        return "gb18030"
    raise undecodable(path)


def undecodable(path: Path, seems: str | None = None) -> Invalid:
    """What to do with a file in another encoding."""
    zh, en = (f"（看来是 {seems}）", f" (it seems to be {seems})") if seems else ("", "")
    return Invalid(
        f"{path.name} 的编码不是 UTF-8、UTF-16 或 GB18030{zh}。请用表格软件另存为“CSV UTF-8”后再导入。",
        f"{path.name} is encoded neither in UTF-8, UTF-16 nor GB18030{en}. Save it as “CSV UTF-8” and import it again.",
    )


def _reads(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(BLOCK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese(path: Path) -> bool:
    common = seen = 0
    with path.open(encoding="gb18030", newline="") as file:
        while block := file.read(BLOCK):
            foreign = [character for character in block if ord(character) > 127]
            seen += len(foreign)
            common += len("".join(foreign).encode("gb2312", errors="ignore")) // 2
    return common >= COMMON * seen
