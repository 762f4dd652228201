"""What an answer shows of a name, a number or an address until somebody asks for the whole of it with a reason."""

import re

from base.model import Said

VILLAGE = re.compile(r"村|社区|居委会|嘎查")
TOWNSHIP = re.compile(r"镇|乡|街道")
NEARER = re.compile(r"\d|[号栋幢楼室组]")  # what only a door or a group of houses has: the village was named behind it
CITIZEN_ENDS = (6, 4)  # the division of birth, and the last digits people tell each other apart by
TAIL = 4
HIDDEN = "…"


def name(whole: str) -> str:
    """The first character and a star: 张*, 欧*, A*."""
    return f"{whole.strip()[:1]}*"


def citizen_number(whole: str) -> str:
    """The first six and the last four: 990101********4477."""
    first, last = CITIZEN_ENDS
    if len(whole) < first + last + last:
        return tail(whole)
    return whole[:first] + "*" * (len(whole) - first - last) + whole[-last:]


def tail(whole: str) -> str:
    """The last four of a phone or an account; of a number hardly longer than that, nothing."""
    shown = whole[-TAIL:] if len(whole) >= 2 * TAIL else ""
    return "*" * (len(whole) - len(shown)) + shown


def address(whole: str) -> str:
    """As far as the village, else as far as the township, else nothing."""
    for division in (VILLAGE, TOWNSHIP):
        found = division.search(whole)
        if found and not NEARER.search(whole[: found.end()]):
            return whole[: found.end()]
    return HIDDEN


def with_id(told: Said, id: str) -> Said:
    """A masked name or place in a sentence, where only our id tells two of them apart."""
    return Said(zh=f"{told.zh}（{id}）", en=f"{told.en} ({id})")
