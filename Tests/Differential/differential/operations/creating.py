"""Arrays of nothing."""

import numpy as np

from ..elements import pattern, value_of
from ..statement import integers
from .registry import fresh, operation


@operation
def zeros(m, s):
    return np.zeros(s.ints(1), s.arguments[0], order=s.order())


@operation
def ones(m, s):
    return np.ones(s.ints(1), s.arguments[0], order=s.order())


@operation
def full(m, s):
    return np.full(s.ints(1), value_of(s.arguments[2], s.arguments[0]), s.arguments[0], order=s.order())


@operation
def eye(m, s):
    return np.eye(s.int(1), s.int(2), s.int(3), dtype=s.arguments[0])


@operation
def arange(m, s):
    dtype = s.arguments[0]
    number = float if np.dtype(dtype).kind == "f" else int
    return np.arange(*(number(word) for word in s.arguments[1:]), dtype=dtype)


@operation
def linspace(m, s):
    dtype = s.arguments[0]
    m.round(ulps=4, slack=8 * float(np.finfo(dtype).eps) * max(abs(float(word)) for word in s.arguments[1:3]))
    return fresh(np.linspace(float(s.arguments[1]), float(s.arguments[2]), s.int(3), dtype=dtype))


@operation
def pattern_(m, s):
    dtype, shape, kind, seed = s.arguments
    return pattern(dtype, integers(shape), kind, int(seed), s.order())
