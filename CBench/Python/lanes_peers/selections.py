"""Choosing by a mask without order."""

import operator

import numpy as np

from lanes_peers.operands import first, second
from lanes_peers.values import values
from lanes_peers.work import Work


def _mask(case):
    return values("coin", "bool", case.count)


operations = {
    "where": lambda case: Work(np.where, (_mask(case), first(case), second(case, "positive"))),
    "mask-selection": lambda case: Work(operator.getitem, (first(case), _mask(case))),
}
