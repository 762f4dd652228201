"""Every statement of cypher/, as the tests that judge them all see it."""

from graph.statements import Statement, load
from tests.conftest import ROOT

CYPHER = ROOT / "cypher"


def statements() -> list[Statement]:
    """Every file of cypher/ but the schema's, which is applied and not asked."""
    names = (file.relative_to(CYPHER).with_suffix("").as_posix() for file in CYPHER.rglob("*.cypher"))
    return [load(name) for name in sorted(names) if not name.startswith("schema/")]
