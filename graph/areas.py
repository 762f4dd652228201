"""Which townships a scope means: a code of any level is expanded to those inside it."""

from base.model import Model
from graph.client import Client
from graph.statements import load

TOWNSHIPS = load("areas/townships")


class Township(Model):
    """One township's code, 9 digits."""

    code: str


def townships(client: Client, codes: tuple[str, ...], seconds: float) -> tuple[str, ...]:
    """The townships within these codes; a code the graph does not know stands for itself."""
    stamp = {"statement": TOWNSHIPS.name, "officer": "door"}
    rows = client.read(TOWNSHIPS, {"codes": list(codes)}, seconds, stamp)
    found = {Township.model_validate(row).code for row in rows}
    return tuple(sorted(found | {code for code in codes if len(code) == 9}))
