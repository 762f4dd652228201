"""People with long and rare names, whom the invented county has hardly any of: made up of parts, none of them real."""

import random
from collections.abc import Iterator
from datetime import date

from graph.load import Node

PARTS = (
    "阿卜杜",
    "热西提",
    "买买提",
    "艾力",
    "古丽",
    "努尔",
    "阿依",
    "克里木",
    "吐尔逊",
    "帕提",
    "麦麦提",
    "依明",
    "再娜甫",
    "迪丽",
)
TIBETAN = ("扎西", "次仁", "卓玛", "央金", "旦增", "格桑", "洛桑", "平措", "曲珍", "多吉")
SURNAMES = ("王", "李", "张", "欧阳", "司徒", "尉迟", "亓官", "乜", "逄", "郄")
RARE = "䶮㛃𬭊𬱖𠅤𬍛𫍯𡛓玥珺赟喆堃燊犇淼翀旻昇勍"


def people(chance: random.Random, villages: list[str], count: int) -> Iterator[Node]:
    """So many people of these villages."""
    for number in range(count):
        village = chance.choice(villages)
        area = village[:9]
        born = date(chance.randint(1940, 2015), chance.randint(1, 12), chance.randint(1, 28))
        known = {"name": _name(chance, number % 3), "area": area, "county": area[:6], "village": village}
        yield Node("Person", f"P-rare-{number:04d}", {**known, "born": born})


def _name(chance: random.Random, kind: int) -> str:
    if kind == 0:
        own, fathers = chance.sample(PARTS, 2), chance.sample(PARTS, chance.randint(1, 2))
        return f"{''.join(own)}·{''.join(fathers)}"
    if kind == 1:
        return "".join(chance.sample(TIBETAN, 2))
    given = "".join(chance.choice(RARE) for _ in range(chance.randint(1, 2)))
    return chance.choice(SURNAMES) + given
