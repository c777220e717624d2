"""The sums of sliding windows (CopyCost+Windows.swift)."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lanes_peers.claims.tracing import traced
from lanes_peers.values import values
from lanes_peers.work import Fact, Work

_WINDOW = 32


def _sums(worked):
    def make(case):
        source = values("first", case.dtype, case.count)
        return Work(lambda: worked(sliding_window_view(source, _WINDOW)).sum(axis=1))

    return make


def _bytes(case):
    def measure():
        source = values("first", case.dtype, case.count)
        view, _, making = traced(lambda: sliding_window_view(source, _WINDOW))
        sums, _, summing = traced(lambda: view.sum(axis=1))
        return {
            "bytes_making": making,
            "bytes_summing": summing - sums.nbytes,
            "bytes_copied": traced(view.copy)[2],
        }

    return Fact(measure)


windows = {
    "windows-view": _sums(lambda view: view),
    "windows-copy": _sums(np.copy),
    "windows-bytes": _bytes,
}
