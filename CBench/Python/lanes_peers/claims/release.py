"""What gives memory back (Release+Cases.swift)."""

import tracemalloc

import numpy as np

from lanes_peers.claims import heap
from lanes_peers.work import Fact

_LIFE_BYTES = 16 << 20
_ROUNDS = (8, 16, 32, 64)


def _life(case):
    def in_use():
        """Bytes of arrays alone, as far as Python counts them."""
        return tracemalloc.get_traced_memory()[0]

    def measure():
        heap.settle()
        heap.trim()
        counters = {"resident_start": heap.resident()}
        count = max(1, _LIFE_BYTES // 4 // case.count)
        arrays = [np.full(case.count, 1, case.dtype) for _ in range(count)]
        counters["resident_full"] = heap.resident()
        arrays.clear()
        counters["resident_dropped"] = heap.resident()
        if heap.trim():
            counters["resident_asked"] = heap.resident()
        # Once more with Python counting, whose own notes would be resident too.
        tracemalloc.start()
        before = in_use()
        arrays = [np.full(case.count, 1, case.dtype) for _ in range(count)]
        counters["in_use_full"] = in_use() - before
        arrays.clear()
        counters["in_use_dropped"] = in_use() - before
        tracemalloc.stop()
        return heap.known(counters)

    return Fact(measure)


def _zero(case):
    def measure():
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        array = np.full(case.count, 1, case.dtype)
        counters = {"in_use_full": tracemalloc.get_traced_memory()[0] - before, "resident_full": heap.resident()}
        if hasattr(array, "itemset"):
            array.itemset(0, 0)
        else:
            array[0] = 0
        array[:] = 0
        counters["resident_zeroed"] = heap.resident()
        counters["in_use_zeroed"] = tracemalloc.get_traced_memory()[0] - before
        counters["has_itemset"] = hasattr(array, "itemset")
        tracemalloc.stop()
        return heap.known(counters)

    return Fact(measure)


def _delete(case):
    def traced(function):
        """Bytes in use while the function's result lives, and the most while it ran."""
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        kept = function()
        after, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        del kept
        return after - before, most - before

    positions = np.arange(0, case.count, 2)

    def beside():
        array = np.ones(case.count, case.dtype)
        return array, np.delete(array, positions)

    def in_its_place():
        array = np.ones(case.count, case.dtype)
        array = np.delete(array, positions)
        return array

    def measure():
        after, most = traced(in_its_place)
        return {
            "in_use_full": 4 * case.count,
            "deleted_bytes": 4 * positions.size,
            "in_use_beside": traced(beside)[0],
            "in_use_in_its_place": after,
            "in_use_most": most,
        }

    return Fact(measure)


def _loop(remember):
    def make(case):
        def run(count):
            kept = []
            for turn in range(count):
                work = np.full(case.count, turn, case.dtype)
                kept.append(remember(work))
            return kept

        def measure():
            heap.settle()
            counters = {}
            for count in _ROUNDS:
                heap.trim()
                before = heap.resident()
                kept = run(count)
                after = heap.resident()
                if before is not None:
                    counters[f"resident_after_{count}"] = max(after - before, 0)
                del kept
                tracemalloc.start()
                before = tracemalloc.get_traced_memory()[0]
                kept = run(count)
                counters[f"in_use_after_{count}"] = tracemalloc.get_traced_memory()[0] - before
                tracemalloc.stop()
                del kept
            return counters

        return Fact(measure)

    return make


operations = {
    "life": _life,
    "zero": _zero,
    "delete": _delete,
    "keep-views": _loop(lambda work: work[:4]),
    "keep-copies": _loop(lambda work: work[:4].copy()),
}
