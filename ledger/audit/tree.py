"""The Merkle tree of RFC 6962: hashes of leaves and nodes, and the root of a tree that only grows."""

from collections.abc import Iterable
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf(body: bytes) -> bytes:
    """The hash of one record."""
    return sha256(b"\x00" + body).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


class Peaks:
    """The roots of the full subtrees of a tree, largest first: all that is needed to add a leaf or to know the root."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)
        if len(self.peaks) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks, not {len(self.peaks)}")

    def add(self, leaf_hash: bytes) -> None:
        """One more leaf."""
        size, peaks, grown = self.size, self.peaks, leaf_hash
        while size & 1:
            grown = sha256(b"\x01" + peaks.pop() + grown).digest()
            size >>= 1
        peaks.append(grown)
        self.size += 1

    def root(self) -> bytes:
        """The root of the whole."""
        if not self.peaks:
            return EMPTY
        found = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            found = node(peak, found)
        return found


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over these hashes of leaves."""
    return grown(leaves).root()


def grown(leaves: Iterable[bytes]) -> Peaks:
    """The peaks over these hashes of leaves."""
    peaks = Peaks()
    for one in leaves:
        peaks.add(one)
    return peaks
