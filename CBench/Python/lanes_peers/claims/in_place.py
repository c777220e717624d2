"""Working in place (InPlace+Cases.swift, InPlace+Memory.swift, InPlace+Hazards.swift)."""

import operator
import tracemalloc

import numpy as np

from lanes_peers.values import kept, output, values
from lanes_peers.work import Fact, Work

_SIDE = 100


def _pair(case):
    def make():
        return np.zeros(case.count, case.dtype)

    return kept(("accumulator", case.dtype, case.count), make), values("second", case.dtype, case.count)


def _add_out(case):
    return Work(np.add, (*_pair(case), output(case.dtype, (case.count,))))


def _assign(operands):
    operands[0] += 1


def _variables(operands):
    first = operands[0] * operands[1]
    second = operands[2] * operands[3]
    return first + second


def _fused(operands):
    import numexpr

    return numexpr.evaluate("a * b + c * d", dict(zip("abcd", operands)))


def _out(operands):
    np.multiply(operands[0], operands[1], operands[4])
    np.multiply(operands[2], operands[3], operands[5])
    np.add(operands[4], operands[5], operands[4])


_forms = {
    "new-memory": {
        "assign": _assign,
        "allocate": lambda operands: operands[0] + 1,
        "out": lambda operands: np.add(operands[0], 1, operands[4]),
    },
    "temporaries": {
        "variables": _variables,
        "operators": lambda operands: operands[0] * operands[1] + operands[2] * operands[3],
        "fused": _fused,
        "out": _out,
    },
}


def _memory(case):
    work = _forms[case.operation][case.extras["form"]]

    def measure():
        operands = [np.full(case.count, n, case.dtype) for n in range(6)]
        # What a first call alone allocates, such as a compiled expression, is not the formula's.
        work(operands)
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        work(operands)
        peak = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
        return {"arrays_at_once": peak / operands[0].nbytes}

    return Fact(measure)


def _differing(a, expected):
    return np.count_nonzero(a != expected) / a.size


def _shifted(a):
    expected = a.copy()
    expected[1:] += a[:-1].copy()
    a[1:] += a[:-1]
    return _differing(a, expected)


def _reversed(a):
    expected = a + a[::-1].copy()
    a += a[::-1]
    return _differing(a, expected)


def _transposed(a):
    matrix = a.reshape(_SIDE, _SIDE)
    expected = matrix + matrix.T.copy()
    matrix += matrix.T
    return _differing(matrix, expected)


def _own_row(a):
    matrix = a.reshape(_SIDE, _SIDE)
    expected = matrix - matrix[0].copy()
    matrix -= matrix[0]
    return _differing(matrix, expected)


def _own_loop(a):
    expected = a.copy()
    expected[1:] += a[:-1].copy()
    for i in range(1, a.size):
        a[i] += a[i - 1]
    return _differing(a, expected)


def _other_array(a):
    view = a[: a.size // 2]
    before = view.copy()
    a += 1
    return _differing(view, before)


_patterns = {
    "shifted": _shifted,
    "reversed": _reversed,
    "transposed": _transposed,
    "own-row": _own_row,
    "own-loop": _own_loop,
    "other-array": _other_array,
}


def _shared_memory(case):
    pattern = _patterns[case.extras["pattern"]]
    return Fact(lambda: {"share_unexpected": pattern(values("first", case.dtype, case.count).copy())})


operations = {
    "add-assign": lambda case: Work(operator.iadd, _pair(case)),
    "add-allocate": lambda case: Work(operator.add, _pair(case)),
    "add-out": _add_out,
    "new-memory": _memory,
    "temporaries": _memory,
    "shared-memory": _shared_memory,
}
