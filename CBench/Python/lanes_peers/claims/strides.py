"""What strides cost (Strides+Cases.swift, Strides+Orders.swift)."""

from itertools import cycle

import numpy as np

from lanes_peers.values import output, values
from lanes_peers.work import Work

# Elements of a cache line.
_LINE = 16


def _sum(case):
    """Passes that each begin at another cache line, first at every other one."""
    array, stride = values("first", case.dtype, case.count), int(case.extras["stride"])
    starts = range(0, stride, _LINE) if stride > _LINE else [0]
    sums = cycle([array[start::stride].sum for start in [*starts[::2], *starts[1::2]]])

    def step():
        return next(sums)()

    return Work(step)


def _matrix(case):
    return values("first", case.dtype, case.count).reshape(case.shape)


def _loop(seen):
    """As one writes it in Python: a sum of each row, or of each column."""

    def make(case):
        matrix = seen(_matrix(case))

        def walk():
            total = 0
            for line in matrix:
                total += line.sum()
            return total

        return Work(walk)

    return make


def _add(seen):
    def make(case):
        return Work(np.add, (_matrix(case), seen(_matrix(case)), output(case.dtype, case.shape)))

    return make


def _copy_of_transpose(case):
    out = output(case.dtype, case.shape)
    return Work(np.copyto, (out, _matrix(case).T), result=out)


def _as_it_is(matrix):
    return matrix


operations = {
    "sum": _sum,
    "loop-rows": _loop(_as_it_is),
    "loop-columns": _loop(np.transpose),
    "sum-rows": lambda case: Work(_matrix(case).sum),
    "sum-columns": lambda case: Work(_matrix(case).T.sum),
    "add-same": _add(_as_it_is),
    "add-transposed": _add(np.transpose),
    "power-loop": _loop(np.transpose),
    "power-copy": _copy_of_transpose,
}
