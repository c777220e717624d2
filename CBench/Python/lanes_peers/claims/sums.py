"""Sums of floats: how exact, and along which axis fast (Sums+Cases.swift)."""

from functools import partial

import numpy as np

from lanes_peers.values import kept, scrambled_bits, values
from lanes_peers.work import Fact, Work


def _tenths(count):
    return np.full(count, 0.1, np.float32)


def _scrambled(count):
    return (scrambled_bits(count) / 2**24).astype(np.float32)


def _error(case):
    make = {"tenths": _tenths, "scrambled": _scrambled}[case.extras["values"]]
    flat = kept((make.__name__, case.count), lambda: make(case.count))
    axis = 1 if case.extras["along"] == "last" else 0

    def measure():
        matrix = flat.reshape(case.shape)
        # 24 bits each, and 22 for their number: exact in float64 in any order.
        exact = matrix.sum(axis=axis, dtype=np.float64)
        return {"relative_error": np.max(np.abs(matrix.sum(axis=axis) - exact) / exact)}

    return Fact(measure)


def _along(axis):
    def make(case):
        matrix = values("first", case.dtype, case.count).reshape(case.shape)
        return Work(partial(matrix.sum, axis=axis))

    return make


operations = {
    "error": _error,
    "sum-axis0": _along(0),
    "sum-axis1": _along(1),
}
