"""What Boolean masks cost (Masks+Cases.swift)."""

import operator

import numpy as np

from lanes_peers.values import kept, values
from lanes_peers.work import Work


def _mask(case):
    coin = values("coin", "bool", case.count)
    if case.extras["order"] == "random":
        return coin

    def make():
        return np.arange(case.count) < np.count_nonzero(coin)

    return kept(("sorted-mask", case.count), make)


def _by_indices(a, mask):
    return a[np.flatnonzero(mask)]


def _first(case):
    return values("first", case.dtype, case.count)


operations = {
    "select": lambda case: Work(operator.getitem, (_first(case), _mask(case))),
    "select-indices": lambda case: Work(_by_indices, (_first(case), _mask(case))),
    "where": lambda case: Work(np.where, (_mask(case), _first(case), values("second", case.dtype, case.count))),
}
