"""What a fragmented heap costs (Fragmentation+Cases.swift)."""

import random

import numpy as np

from lanes_peers.claims import heap
from lanes_peers.work import Fact, Work


def _alive(case):
    return int(case.extras["alive"].rstrip("%"))


class _FragmentedHeap:
    """Arrays in the holes between others that are alive; half of the holes stay empty."""

    def __init__(self, count, elements, dtype, alive):
        holes = 2 * count
        made = [np.empty(elements, dtype) for _ in range(holes * 100 // (100 - alive))]
        random.Random(1).shuffle(made)
        self.survivors = made[holes:]
        # One by one, without order, as a program's arrays go.
        while made:
            made.pop()
        self.arrays = [np.full(elements, 1, dtype) for _ in range(count)]


def _pass_one(copied):
    def make(case):
        heap.settle()
        fragmented = _FragmentedHeap(16, case.count, case.dtype, _alive(case))
        if copied:
            fragmented.arrays = [array.copy() for array in fragmented.arrays]

        def run():
            np.add(array, 1, out=array)

        array = fragmented.arrays[-1]
        run.heap = fragmented
        return Work(run, result=array)

    return make


def _pass_many(copied):
    def make(case):
        heap.settle()
        fragmented = _FragmentedHeap(512, case.count, case.dtype, _alive(case))
        if copied:
            fragmented.arrays = [array.copy() for array in fragmented.arrays]

        def run():
            for array in fragmented.arrays:
                np.add(array, 1, out=array)

        return Work(run, result=fragmented.arrays[-1])

    return make


def _make_many(case):
    heap.settle()
    fragmented = _FragmentedHeap(512, case.count, case.dtype, _alive(case))
    made = []

    def run():
        for _ in range(512):
            made.append(np.empty(case.count, case.dtype))
        made.clear()

    return Work(run, result=fragmented.arrays[-1])


def _held(case):
    def measure():
        heap.settle()
        if not heap.trim() or heap.resident() is None:
            return {}
        start = heap.resident()
        arrays = [np.full(case.count, 1, case.dtype) for _ in range(8192)]
        full = heap.resident()
        random.Random(1).shuffle(arrays)
        del arrays[len(arrays) * _alive(case) // 100 :]
        heap.trim()
        kept = heap.resident()
        return {"resident_full": full - start, "resident_kept": kept - start, "alive_share": _alive(case) / 100}

    return Fact(measure)


operations = {
    "pass-one": _pass_one(copied=False),
    "pass-one-copied": _pass_one(copied=True),
    "pass-many": _pass_many(copied=False),
    "pass-many-copied": _pass_many(copied=True),
    "make-many": _make_many,
    "held": _held,
}
