"""Views of one array in the hands of several threads (Threads+Cases.swift)."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lanes_peers.values import kept
from lanes_peers.work import Work

_BYTES_PER_ITERATION = 32 << 20
_pools = {}


def _work(views, share=1):
    def make(case):
        threads = int(case.extras["workers"])
        passes = max(1, _BYTES_PER_ITERATION // share // (4 * case.count))
        array = kept(("shared", case.count), lambda: np.zeros(case.count, case.dtype))
        parts = views(array, threads)
        if threads not in _pools:
            _pools[threads] = ThreadPoolExecutor(threads)
        pool = _pools[threads]

        def work(thread):
            mine = parts[thread::threads]
            for _ in range(passes):
                for view in mine:
                    np.add(view, 1, out=view)

        def run():
            list(pool.map(work, range(threads)))

        return Work(run, result=array)

    return make


def _parts(array, threads):
    size = array.size // threads
    return [array[part * size : (part + 1) * size] for part in range(threads)]


operations = {
    "parts": _work(_parts),
    "interleaved": _work(lambda array, threads: [array[::2], array[1::2]], share=4),
}
