"""What broadcasting spares (Broadcasting+Cases.swift)."""

import tracemalloc

import numpy as np

from lanes_peers.values import output, values
from lanes_peers.work import Fact, Work


def _operands(case):
    rows, columns = case.shape
    shape, tiles = ((columns,), (rows, 1)) if case.extras["vector"] == "row" else ((rows, 1), (1, columns))
    matrix = values("first", case.dtype, case.count).reshape(case.shape)
    vector = values("second", case.dtype, int(np.prod(shape))).reshape(shape)
    return matrix, vector, tiles


def _add_tiled(matrix, vector, tiles, out):
    return np.add(matrix, np.tile(vector, tiles), out)


def _add(case):
    matrix, vector, tiles = _operands(case)
    out = output(case.dtype, case.shape)
    if case.extras["form"] == "broadcast":
        return Work(np.add, (matrix, vector, out))
    return Work(_add_tiled, (matrix, vector, tiles, out))


def _new_memory(case):
    matrix, vector, tiles = _operands(case)
    out = output(case.dtype, case.shape)
    is_broadcast = case.extras["form"] == "broadcast"

    def measure():
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        np.add(matrix, vector if is_broadcast else np.tile(vector, tiles), out)
        peak = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
        return {"arrays_at_once": peak / matrix.nbytes}

    return Fact(measure)


operations = {"add": _add, "new-memory": _new_memory}
