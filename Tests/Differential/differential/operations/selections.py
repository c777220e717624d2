"""Elements picked by indices and masks."""

import numpy as np

from ..known import Excluded
from .registry import fresh, operation


@operation
def index(m, s):
    a = m.moved(s.arguments[0])
    return fresh(a[tuple(m.exact(name) for name in s.arguments[1:])])


@operation
def mask(m, s):
    return fresh(m.moved(s.arguments[0])[m.exact(s.arguments[1])])


def places(m, name, s):
    """Indices, for which NumPy takes time in proportion to how often they wrap around."""
    indices = m.exact(name)
    if s.options.get("mode") == "wrap" and (np.abs(indices.astype(np.float64)) > 10_000).any():
        raise Excluded("too-large")
    return indices


def mode_of(s):
    return {"wrap": "wrap", "clip": "clip"}.get(s.options.get("mode"), "raise")


@operation
def take(m, s):
    return fresh(np.take(m.moved(s.arguments[0]), places(m, s.arguments[1], s), s.int(2), mode=mode_of(s)))


@operation
def take_flat(m, s):
    return fresh(np.take(m.moved(s.arguments[0]), places(m, s.arguments[1], s), mode=mode_of(s)))


@operation
def compress(m, s):
    return fresh(np.compress(m.exact(s.arguments[1]), m.moved(s.arguments[0]), s.int(2)))


@operation
def extract(m, s):
    a, condition = m.moved(s.arguments[0]), m.exact(s.arguments[1])
    if a.size != condition.size:
        raise ValueError("sizes differ")
    return fresh(np.extract(condition, a))


@operation
def take_along(m, s):
    return fresh(np.take_along_axis(m.moved(s.arguments[0]), m.exact(s.arguments[1]), s.int(2)))


@operation
def flatnonzero(m, s):
    return fresh(np.flatnonzero(m.exact(s.arguments[0])))


@operation
def nonzero(m, s):
    return fresh(np.nonzero(m.exact(s.arguments[0]))[s.int(1)])


@operation
def argwhere(m, s):
    return fresh(np.argwhere(m.exact(s.arguments[0])))
