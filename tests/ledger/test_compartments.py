"""A compartment is sealed or lifted to its end, and sealing anew ends a lifting that broke off."""

from ledger import compartments, officers
from ledger.store import Ledger

REASON = "法院签发了人身安全保护令"


def test_sealing_anew_takes_back_a_lifting_that_broke_off(ledger: Ledger) -> None:
    one, other = (officers.add(ledger, name, "caseworker", ["990101"]).id for name in ("李梅", "王强"))
    begun = compartments.begin(ledger, "P-1", "witness", REASON, one, ())
    compartments.sealed(ledger, begun.code)
    compartments.lifting(ledger, begun.code, REASON, "F-0", begun.version)

    again = compartments.begin(ledger, "P-1", "witness", REASON, other, ())
    told = compartments.sealed(ledger, begun.code)
    late = compartments.lifted(ledger, begun.code)

    assert (again.code, again.state, again.officers) == (begun.code, "sealing", tuple(sorted((one, other))))
    assert (told.state, late.state, late.closed) == ("sealed", "sealed", None)


def test_sealing_twice_changes_nothing(ledger: Ledger) -> None:
    one, other = (officers.add(ledger, name, "caseworker", ["990101"]).id for name in ("李梅", "王强"))
    begun = compartments.begin(ledger, "P-1", "witness", REASON, one, ())
    sealed = compartments.sealed(ledger, begun.code)

    assert compartments.begin(ledger, "P-1", "adoption", REASON, other, ()) == sealed
