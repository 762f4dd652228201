"""Met, not met and unknown: knowing more settles what was unknown and never turns an answer round."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policies.judging import Judged, judge, missing, reasons
from policies.tree import AllOf, AnyOf, Leaf, Node, NotOf

FACTS = ("a", "b", "c", "d")
KNOWN = st.fixed_dictionaries(dict.fromkeys(FACTS, st.none() | st.booleans()))
LEAVES = st.sampled_from(FACTS).flatmap(
    lambda name: st.booleans().map(lambda told: Leaf(fact=name, **{"is": told}, code=name.upper(), article="law 1"))
)
TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda below: (
        st.lists(below, min_size=1, max_size=3).map(lambda parts: AllOf(all=parts))
        | st.lists(below, min_size=1, max_size=3).map(lambda parts: AnyOf(any=parts))
        | below.map(lambda part: NotOf(**{"not": part}))
    ),
    max_leaves=8,
)


def found(tree: Node, known: dict[str, Any]) -> Judged:
    """The tree over what is known, with no parameters."""
    return judge(tree, known, lambda name: None)


def plain(tree: Node, known: dict[str, bool]) -> bool:
    """The tree in ordinary logic."""
    if isinstance(tree, Leaf):
        return known[tree.fact] == tree.bound
    if isinstance(tree, AllOf):
        return all(plain(part, known) for part in tree.all)
    return any(plain(part, known) for part in tree.any) if isinstance(tree, AnyOf) else not plain(tree.not_, known)


@given(TREES, KNOWN)
def test_with_everything_known_it_is_ordinary_logic(tree: Node, known: dict[str, bool | None]) -> None:
    whole = {name: bool(value) for name, value in known.items()}

    assert found(tree, whole).outcome == ("met" if plain(tree, whole) else "not-met")


@given(TREES, KNOWN, KNOWN)
def test_what_is_settled_stays_so_whatever_is_learnt(
    tree: Node, known: dict[str, bool | None], more: dict[str, bool | None]
) -> None:
    before = found(tree, known)
    after = found(tree, {name: value if value is not None else more[name] for name, value in known.items()})

    assert before.outcome in ("unknown", after.outcome)


@given(TREES, KNOWN)
def test_reasons_go_with_a_refusal_and_what_is_missing_with_what_is_unknown(
    tree: Node, known: dict[str, bool | None]
) -> None:
    it = found(tree, known)

    assert bool(reasons(it)) == (it.outcome == "not-met")
    assert bool(missing(it)) == (it.outcome == "unknown")
    assert all(known[name] is None for name in missing(it))


def test_a_bound_nobody_has_set_is_unknown() -> None:
    leaf = Leaf(fact="income", at_most="standard", code="TOO_HIGH", article="law 1")

    assert found(leaf, {"income": 5}).outcome == "unknown"
    assert judge(leaf, {"income": 5}, {"standard": 5}.get).outcome == "met"
