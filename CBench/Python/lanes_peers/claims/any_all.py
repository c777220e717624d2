"""Whether any and all stop at the first hit (AnyAll+Cases.swift)."""

import numpy as np

from lanes_peers.values import kept
from lanes_peers.work import Work

_SHARES = {"0%": 0, "0.1%": 0.001, "1%": 0.01, "10%": 0.1, "50%": 0.5, "none": None}


def _array(case, fill, decisive):
    """Filled anew for each case but for the element that decides."""
    array = kept(("scratch", case.dtype, case.count), lambda: np.empty(case.count, case.dtype))
    array.fill(fill)
    share = _SHARES[case.extras["hit"]]
    if share is not None:
        array[int(share * case.count)] = decisive
    return array


def _compared(judge, compare):
    def make(case):
        array = _array(case, 1, 101)
        return Work(lambda: judge(compare(array, 100)))

    return make


def _booleans(case):
    array = kept(("scratch", "bool", case.count), lambda: np.empty(case.count, "bool"))
    array.fill(False)
    array[case.count // 2] = True
    return array


operations = {
    "any-bool": lambda case: Work(_array(case, False, True).any),
    "all-bool": lambda case: Work(_array(case, True, False).all),
    "any-numbers": lambda case: Work(_array(case, 0, 1).any),
    "any-compare-materialised": _compared(np.any, np.greater),
    "all-compare-materialised": _compared(np.all, np.less_equal),
    "sum-bool": lambda case: Work(_booleans(case).sum),
    "count-bool": lambda case: Work(np.count_nonzero, (_booleans(case),)),
}
