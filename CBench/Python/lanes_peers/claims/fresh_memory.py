"""What fresh memory costs (FreshMemory+Cases.swift, FreshMemory+HugePages.swift)."""

import ctypes
import mmap

import numpy as np

from lanes_peers.claims import heap
from lanes_peers.values import kept, output
from lanes_peers.work import Fact, Work

_TAKEN = 1 << 18
_NO_HUGE_PAGES = 15


def _map_all():
    """Each array is made of pages that nobody has touched; said before any is made, so that the heap has no holes."""
    heap.map_from(64 << 10)


def _touch(make, writes):
    def of(case):
        def life():
            array = make(case.count, case.dtype)
            if writes:
                array.fill(1)
            return array

        _map_all()
        return Work(life)

    return of


def _second_pass(case):
    _map_all()
    array = output(case.dtype, (case.count,))
    return Work(array.fill, (1,), result=array)


def _paged(case):
    """An array on huge pages, as NumPy asks for, or one for which they are refused."""
    array = np.empty(case.count, case.dtype)
    if case.extras["pages"] == "small":
        page = mmap.PAGESIZE
        start = -(-array.ctypes.data // page) * page
        size = (array.ctypes.data + array.nbytes - start) // page * page
        ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), _NO_HUGE_PAGES)
    return array


def _huge_first_pass(case):
    def life():
        array = _paged(case)
        array.fill(1)
        return array

    _map_all()
    return Work(life)


def _huge_faults(case):
    def measure():
        _map_all()
        array = _paged(case)
        before = heap.page_faults()
        array.fill(1)
        return {"first_pass_faults": heap.page_faults() - before}

    return Fact(measure)


def _written(case):
    def make():
        _map_all()
        array = _paged(case)
        array.fill(1)
        return array

    return kept(("pages", case.extras["pages"], case.count), make)


def _huge_take(case):
    scattered = kept(
        ("scattered", _TAKEN),
        lambda: ((np.arange(_TAKEN, dtype=np.uint32) * np.uint32(2_654_435_761)) >> np.uint32(8)).astype(np.int64),
    )
    return Work(_written(case).take, (scattered,))


operations = {
    "allocate": _touch(np.empty, writes=False),
    "allocate-zeros": _touch(np.zeros, writes=False),
    "first-pass": _touch(np.empty, writes=True),
    "first-pass-zeros": _touch(np.zeros, writes=True),
    "second-pass": _second_pass,
    "huge-faults": _huge_faults,
    "huge-first-pass": _huge_first_pass,
    "huge-sum": lambda case: Work(_written(case).sum),
    "huge-take": _huge_take,
}
