"""Twenty invented people whose names and numbers cannot be mistaken, and where they must never turn up."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from graph.load import Node, Tie
from tests.small_graph import SmallGraph


class Canary(NamedTuple):
    """One of them: the name is of rare characters, the numbers are nobody's."""

    id: str
    name: str
    citizen_number: str
    phone: str
    account: str

    @property
    def typed(self) -> str:
        """All three as somebody types them into a reason."""
        return f"当事人{self.phone}来电，身份证{self.citizen_number}，账号{self.account}，要求核对"

    @property
    def numbers(self) -> tuple[str, ...]:
        """What must lie nowhere in plain."""
        return self.citizen_number, self.phone, self.account


RARE = "龘靐齉爩鱻麤龗灪龖厵滟爨癵籱饢驫鲡鹂鸾鹳"
CANARIES = tuple(
    Canary(
        id=f"P-canary-{at:02d}",
        name=f"{RARE[at]}{RARE[(at + 7) % 20]}{RARE[(at + 13) % 20]}",
        citizen_number=f"9901991945123{at:02d}{at * 37 % 1000:03d}"[:17] + "X",
        phone=f"1990000{at * 431 % 10000:04d}",
        account=f"6299990000{at * 7919 % 10**9:09d}",
    )
    for at in range(20)
)


DECOY = "19911112222333344"  # put somewhere on purpose, so that a search which finds nothing is known to look


def rows(area: str) -> Iterator[Node | Tie]:
    """The twenty as an import brings them: each with a phone and an account, neighbours at one address."""
    yield Node("Address", "A-canary", {"text": "青石村99号"})
    for it in CANARIES:
        own = {"name": it.name, "citizen_number": it.citizen_number, "area": area, "county": area[:6]}
        yield Node("Person", it.id, own)
        yield Node("Phone", f"T-{it.id}", {"number": it.phone})
        yield Node("Account", f"B-{it.id}", {"number": it.account, "bank": "工商银行"})
    for it in CANARIES:
        yield Tie("LIVES_AT", it.id, "A-canary", {})
        yield Tie("USES", it.id, f"T-{it.id}", {})
        yield Tie("OWNS", it.id, f"B-{it.id}", {})


PROPERTIES = """
CALL () {
  MATCH (n) RETURN labels(n)[0] AS what, properties(n) AS held
  UNION ALL
  MATCH ()-[r]->() RETURN type(r) AS what, properties(r) AS held
}
UNWIND keys(held) AS key
UNWIND [] + held[key] AS value
WITH what, key, toStringOrNull(value) AS text
UNWIND [word IN $words WHERE text CONTAINS word] AS word
RETURN DISTINCT what + '.' + key + ': ' + word AS place
ORDER BY place
"""


def standing(graph: SmallGraph, words: list[str]) -> list[str]:
    """Which properties of which nodes and relationships hold which word: the store's own files pack short figures."""
    return [str(row["place"]) for row in graph.rows(PROPERTIES, words=words)]


Order = Literal["little", "big"]
ORDERS: tuple[Order, ...] = get_args(Order)
HEAD = 6  # characters that many of the words share: where these are not, none of those words is


def found(folder: Path, words: list[str], endings: tuple[str, ...] = ("",)) -> list[str]:
    """Which files below a folder hold which word, in UTF-8, UTF-16 or packed by Neo4j; only those of these endings."""
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    plain = [
        (word[:HEAD].encode(code), word, re.compile(re.escape(word.encode(code)))) for word in words for code in codes
    ]
    figures = [(*packed(word, order), word) for word in words if word.isdecimal() for order in ORDERS]
    held: list[str] = []
    for file in sorted(it for it in folder.rglob("*") if it.is_file() and it.name.endswith(endings)):
        data, name = file.read_bytes(), str(file.relative_to(folder))
        forms = [*plain, *((head, word, form) for head, form, word in figures if "neostore" in name)]
        heads = {head: head in data for head in {head for head, _, _ in forms}}
        held += dict.fromkeys(f"{name}: {word}" for head, word, form in forms if heads[head] and form.search(data))
    return held


def packed(word: str, order: Order) -> tuple[bytes, re.Pattern[bytes]]:
    """A property of figures as Neo4j keeps it, four bits each: `big` in its store, `little` in its transaction log.

    With it the bytes it has in common with every figure of this length that begins alike.
    """
    bits, at = 0, 24  # of the property's key, which may be any; then its kind, its alphabet and its length
    for value, width in ((11, 4), (1, 5), (len(word), 6), *((int(figure), 4) for figure in word)):
        bits |= value << at
        at += width
    first, *more = [(bits >> start & (1 << 64) - 1).to_bytes(8, order) for start in range(0, at, 64)]
    head = first[3:] if order == "little" else first[:5]
    opening = re.escape(head) + (b"" if order == "little" else b"[\\s\\S]{3}")
    return head, re.compile(opening + b"".join(map(re.escape, more)))
