"""Whole operations on a few elements, each with its result allocated."""

import operator

import numpy as np

from lanes_peers.operands import first, second
from lanes_peers.work import Work

operations = {
    # What the engine's loop and a call cost by themselves.
    "nothing": lambda case: Work(operator.index, (0,)),
    "small-add": lambda case: Work(operator.add, (first(case), second(case))),
    "small-scale": lambda case: Work(operator.mul, (first(case), 2)),
    "small-greater": lambda case: Work(operator.gt, (first(case), second(case))),
    "small-copy": lambda case: Work(first(case).copy),
    "small-sum": lambda case: Work(first(case).sum),
    "small-square-root": lambda case: Work(np.sqrt, (first(case, "positive"),)),
}
