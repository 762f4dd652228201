"""How alike two Chinese characters look, by measures of their glyphs."""

import base64
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Measures = NDArray[np.float32]
UNKNOWN = 0.0


def alike(one: str, other: str) -> float:
    """From 0 for nothing in common, or a character that was not measured, to 1 for the same shape."""
    known, measures = _measured()
    if one not in known or other not in known:
        return UNKNOWN
    return max(UNKNOWN, float(measures[known[one]] @ measures[known[other]]))


@lru_cache(maxsize=4096)
def nearest(sign: str, count: int) -> tuple[str, ...]:
    """The characters that look most like one, itself left out."""
    known, measures = _measured()
    if sign not in known:
        return ()
    order = np.argsort(-(measures @ measures[known[sign]]))[: count + 1]
    signs = list(known)
    return tuple(signs[at] for at in order if signs[at] != sign)[:count]


@cache
def _measured() -> tuple[dict[str, int], Measures]:
    """Each measured character's row, and its measures as a vector of length one: 48 numbers of four bits."""
    lines = files("graph").joinpath("shapes.txt").read_text(encoding="utf-8").splitlines()
    packed = np.frombuffer(base64.b64decode("".join(line[1:] for line in lines)), dtype=np.uint8)
    halves = np.stack([packed >> 4, packed & 15], axis=1).reshape(len(lines), -1).astype(np.float32) - 8
    return {line[0]: at for at, line in enumerate(lines)}, halves / np.linalg.norm(halves, axis=1, keepdims=True)
