"""What a smaller element type saves (ElementSize+Cases.swift)."""

import tracemalloc

import numpy as np

from lanes_peers.values import output, values
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


operations = {
    "add": _add,
    "sum": lambda case: Work(values("first", case.dtype, case.count).sum),
    "compare": _compare,
    "allocate": _allocate,
}
