"""The Merkle tree against RFC 6962's own definition and the vectors of Certificate Transparency."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.audit.paths import consistency, consistent, included, inclusion
from ledger.audit.tree import EMPTY, Peaks, grown, leaf, node, root

# The inputs and roots of the reference tests of certificate-transparency-go.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf(bytes.fromhex(told)) for told in INPUTS]
MANY = [leaf(str(number).encode()) for number in range(300)]
SIZES = st.integers(1, len(MANY))


def naive(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node(naive(leaves[:half]), naive(leaves[half:]))


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert root([]) == EMPTY


def test_an_inclusion_path_is_that_of_certificate_transparency() -> None:
    path = inclusion(5, LEAVES)

    assert [step.hex()[:8] for step in path] == ["bc1a0643", "ca854ea1", "d37ee418"]
    assert included(LEAVES[5], 5, 8, path, bytes.fromhex(ROOTS[7]))


def test_a_consistency_path_is_that_of_certificate_transparency() -> None:
    path = consistency(6, LEAVES)

    assert path[-1].hex() == ROOTS[3]
    assert consistent(6, 8, bytes.fromhex(ROOTS[5]), bytes.fromhex(ROOTS[7]), path)


@given(SIZES)
def test_peaks_give_the_root_of_the_definition(size: int) -> None:
    assert root(MANY[:size]) == naive(MANY[:size])


@given(SIZES, SIZES)
def test_a_tree_grows_from_its_peaks_alone(one: int, other: int) -> None:
    before = grown(MANY[: min(one, other)])
    after = Peaks(before.size, before.peaks)

    for added in MANY[before.size : max(one, other)]:
        after.add(added)

    assert after.root() == naive(MANY[: max(one, other)])


@given(SIZES, st.data())
def test_every_leaf_can_be_proved_and_no_other(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))

    path = inclusion(index, MANY[:size])

    assert included(MANY[index], index, size, path, naive(MANY[:size]))
    assert included(MANY[other], index, size, path, naive(MANY[:size])) == (other == index)
    assert included(MANY[index], other, size, path, naive(MANY[:size])) == (other == index)


@given(SIZES, st.data())
def test_a_path_that_was_changed_proves_nothing(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    path = inclusion(index, MANY[:size])
    wrong = [*path, MANY[0]] if not path else path[:-1]

    assert not included(MANY[index], index, size, wrong, naive(MANY[:size]))
    assert not included(MANY[index], index, size, [*path, MANY[0]], naive(MANY[:size]))


@given(SIZES, SIZES)
def test_an_older_tree_is_proved_to_be_the_beginning(one: int, other: int) -> None:
    older, newer = sorted((one, other))

    path = consistency(older, MANY[:newer])

    assert consistent(older, newer, naive(MANY[:older]), naive(MANY[:newer]), path)


@given(SIZES, SIZES, st.data())
def test_a_tree_with_another_past_is_not_consistent(one: int, other: int, data: st.DataObject) -> None:
    older, newer = sorted((one, other))
    changed = list(MANY[:newer])
    changed[data.draw(st.integers(0, older - 1))] = leaf(b"another")

    path = consistency(older, changed)

    assert not consistent(older, newer, naive(MANY[:older]), naive(changed), path)


def test_peaks_that_do_not_fit_the_size_are_refused() -> None:
    with pytest.raises(ValueError, match="has 2 peaks"):
        Peaks(3, [leaf(b"")])
