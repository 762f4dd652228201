"""Nobody becomes their own ancestor, in whatever order parents are told."""

import networkx
from hypothesis import given
from hypothesis import strategies as st

from graph.ancestors import Ancestors

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=25)


@given(PAIRS, PAIRS)
def test_a_parent_is_taken_exactly_when_no_circle_comes_of_it(
    before: list[tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    oracle = networkx.DiGraph()
    oracle.add_nodes_from("abcdefg")
    for parent, child in before:
        if parent < child:
            oracle.add_edge(parent, child)
    kin = Ancestors({child: set(oracle.predecessors(child)) for child in oracle})

    for parent, child in told:
        fits = not networkx.has_path(oracle, child, parent)
        assert kin.takes(parent, child) is fits
        if fits:
            oracle.add_edge(parent, child)
