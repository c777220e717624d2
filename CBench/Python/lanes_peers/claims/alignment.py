"""What it costs to begin off a boundary (Alignment+Cases.swift)."""

import numpy as np

from lanes_peers.values import kept
from lanes_peers.work import Work

_PAGE = 4096


def _array(name, place, count):
    """Floats that begin at a place in their page. Every byte is the same, so that they are one number everywhere."""
    memory = kept((name, count), lambda: np.full(4 * count + 2 * _PAGE, 0x3F, np.uint8))
    start = (place - memory.ctypes.data) % _PAGE
    return memory[start : start + 4 * count].view(np.float32)


def _add(case):
    offset = int(case.extras["offset"])
    a, b, out = (
        _array(f"alignment-{name}", place + offset, case.count)
        for name, place in (("a", 0), ("b", 21 * 64), ("out", 42 * 64))
    )
    return Work(np.add, (a, b, out))


operations = {
    "add": _add,
}
