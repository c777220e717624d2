"""Results in memory that is used again, and in new memory (Reuse+Cases.swift)."""

import numpy as np

from lanes_peers.claims import heap
from lanes_peers.values import output, values
from lanes_peers.work import Work


def _result(case):
    heap.settle()
    a = values("first", case.dtype, case.count)
    if case.extras["memory"] == "reused":
        return Work(np.add, (a, 1, output(case.dtype, (case.count,))))
    return Work(np.add, (a, 1))


operations = {"result": _result}
