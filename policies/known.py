"""Every fact a policy asks, found for somebody and the household they live in; what cannot be found is unknown."""

from collections.abc import Callable

from policies import circumstances, of_household, of_person
from policies.judging import Known
from policies.policy import Policy
from policies.subject import Asked
from policies.supporters import supporter_able
from policies.tree import Value

FOUND: dict[str, Callable[[Asked], Value | None]] = {
    **of_person.FOUND,
    **of_household.FOUND,
    **circumstances.FOUND,
    "supporter_able": supporter_able,
}


def known(policy: Policy, it: Asked) -> Known:
    """The facts of one policy by name."""
    return {name: FOUND[name](it) for name in policy.evidence if name in FOUND}
