"""What a smaller element type saves (ElementSize+Cases.swift)."""

import tracemalloc

import numpy as np

from lanes_peers.values import kept, output, values
from lanes_peers.work import Fact, Work


def _add(case):
    a, b = values("first", case.dtype, case.count), values("second", case.dtype, case.count)
    return Work(np.add, (a, b, output(case.dtype, (case.count,))))


def _compare(case):
    return Work(np.greater, (values("first", case.dtype, case.count), 1, output("bool", (case.count,))))


def _allocate(case):
    def measure():
        # NumPy tells tracemalloc of its buffers; the array object itself is counted among what Python allocates.
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        array = np.empty(case.count, case.dtype)
        taken = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        return {
            "bytes_asked": array.nbytes,
            "bytes_allocated": taken,
            "bytes_an_element": array.nbytes / case.count,
        }

    return Fact(measure)


def _angles(dtype, count):
    return kept(("angles", dtype, count), lambda: ((np.arange(count) % 1024 + 1) / 256).astype(dtype))


def _function(function):
    return lambda case: Work(function, (_angles(case.dtype, case.count), output(case.dtype, (case.count,))))


def _fitting(case):
    def measure():
        exact = np.arange(case.count) % 101 if case.dtype == "int8" else np.arange(case.count) % 80 * 512
        exact = exact.astype(np.float64)
        stored = exact.astype(case.dtype)
        # What overflows is the answer, not a mishap to warn of.
        with np.errstate(over="ignore"):
            return {
                "right_stored": np.mean(stored == exact),
                "right_added": np.mean(stored + stored == exact + exact),
                "right_multiplied": np.mean(stored * stored == exact * exact),
                "right_sum": stored.sum() == exact.sum(),
                "right_mean": stored.mean() == exact.mean(),
            }

    return Fact(measure)


operations = {
    "add": _add,
    "sum": lambda case: Work(values("first", case.dtype, case.count).sum),
    "compare": _compare,
    "allocate": _allocate,
    "sqrt": _function(np.sqrt),
    "exp": _function(np.exp),
    "sin": _function(np.sin),
    "fitting": _fitting,
}
