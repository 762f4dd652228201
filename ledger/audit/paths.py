"""Short proofs: a leaf is in the tree, an older tree is the beginning of it (RFC 9162, 2.1.3 and 2.1.4)."""

from collections.abc import Sequence

from ledger.audit.tree import node, root


def inclusion(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The hashes beside the way from leaf `index` (counted from 0) up to the root."""
    if len(leaves) <= 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion(index, leaves[:half]), root(leaves[half:])]
    return [*inclusion(index - half, leaves[half:]), root(leaves[:half])]


def included(leaf_hash: bytes, index: int, size: int, path: Sequence[bytes], root_hash: bytes) -> bool:
    """Whether the path proves that the leaf stands at `index` in the tree of that size and root."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf_hash
    for beside in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node(beside, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root_hash


def consistency(older: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The hashes that prove that the tree of the first `older` leaves is the beginning of this one."""
    if older in (0, len(leaves)):
        return []
    return _consistency(older, leaves, True)


def _consistency(older: int, leaves: Sequence[bytes], whole: bool) -> list[bytes]:
    if older == len(leaves):
        return [] if whole else [root(leaves)]
    half = _half(len(leaves))
    if older <= half:
        return [*_consistency(older, leaves[:half], whole), root(leaves[half:])]
    return [*_consistency(older - half, leaves[half:], False), root(leaves[:half])]


def consistent(older: int, newer: int, older_root: bytes, newer_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path proves that the tree of size `older` is the beginning of the one of size `newer`."""
    if older in (0, newer):
        return not path and (older == 0 or older_root == newer_root)
    if not 0 < older < newer or not path:
        return False
    steps = [older_root, *path] if older.bit_count() == 1 else list(path)
    at, last = older - 1, newer - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for beside in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node(beside, old), node(beside, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and old == older_root and new == newer_root


def _half(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1
