"""Element-wise operations and copies into an array that exists."""

import numpy as np

from lanes_peers.operands import first, second
from lanes_peers.values import output
from lanes_peers.work import Work


def _pairs(function, first_role="first", second_role="second", result=None):
    return lambda case: Work(
        function, (first(case, first_role), second(case, second_role), output(result or case.dtype, case.shape))
    )


def _each(function, role="first"):
    return lambda case: Work(function, (first(case, role), output(case.dtype, case.shape)))


def _cast(case):
    out = output("float32" if case.dtype == "float64" else "float64", case.shape)
    return Work(np.copyto, (out, first(case)), result=out)


def _copy(case):
    out = output(case.dtype, case.shape)
    return Work(np.copyto, (out, first(case)), result=out)


def _fill(case):
    step = 2 if case.layout == "strided" else 1
    out = output(case.dtype, (step * case.count,))[::step]
    return Work(out.fill, (1,), result=out)


operations = {
    "add": _pairs(np.add),
    "multiply": _pairs(np.multiply),
    "minimum": _pairs(np.minimum),
    "divide": _pairs(np.divide, second_role="positive"),
    "greater": _pairs(np.greater, result="bool"),
    "logical-and": _pairs(np.logical_and),
    "negative": _each(np.negative),
    "absolute": _each(np.absolute),
    "square-root": _each(np.sqrt, "positive"),
    "exp": _each(np.exp, "fraction"),
    "log": _each(np.log, "fraction"),
    "sin": _each(np.sin, "fraction"),
    "tanh": _each(np.tanh, "fraction"),
    "cast": _cast,
    "copy": _copy,
    "transposed-copy": _copy,
    "fill": _fill,
}
