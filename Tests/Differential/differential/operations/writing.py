"""Statements that write to an array's memory."""

import numpy as np

from ..elements import value_of
from ..known import Excluded
from .exactness import check_zero_signs
from .registry import OPERATIONS
from .selections import mode_of, places


def writing(function):
    """A statement that writes to its first argument; what it takes is taken as it was before."""

    def run(m, s):
        out = m.target(s.arguments[0])
        function(out, m, s)
        m.wrote(out)
        return out

    OPERATIONS[function.__name__.rstrip("_")] = run
    return function


def values_before(m, name, out):
    values = m.moved(name).copy()
    if values.dtype != out.dtype:
        raise Excluded("no-such-type")
    return values


@writing
def assign(out, m, s):
    np.copyto(out, values_before(m, s.arguments[1], out))


@writing
def fill(out, m, s):
    out.fill(value_of(s.arguments[1], out.dtype))


@writing
def fill_where(out, m, s):
    out[m.exact(s.arguments[1]).copy()] = value_of(s.arguments[2], out.dtype)


@writing
def copyto(out, m, s):
    np.copyto(out, values_before(m, s.arguments[1], out), where=m.exact(s.arguments[2]).copy())


@writing
def set_element(out, m, s):
    places = s.ints(1)
    if len(places) != out.ndim:
        raise IndexError("indices")
    out[tuple(places)] = value_of(s.arguments[2], out.dtype)


@writing
def set_index(out, m, s):
    indices = tuple(m.exact(name).copy() for name in s.arguments[1:-1])
    out[indices] = values_before(m, s.arguments[-1], out)


@writing
def set_mask(out, m, s):
    out[m.exact(s.arguments[1]).copy()] = values_before(m, s.arguments[2], out)


@writing
def put(out, m, s):
    np.put(out, places(m, s.arguments[1], s).copy(), values_before(m, s.arguments[2], out), mode=mode_of(s))


@writing
def putmask(out, m, s):
    np.putmask(out, m.exact(s.arguments[1]).copy(), values_before(m, s.arguments[2], out))


@writing
def place(out, m, s):
    np.place(out, m.exact(s.arguments[1]).copy(), values_before(m, s.arguments[2], out))


@writing
def put_along(out, m, s):
    np.put_along_axis(out, m.exact(s.arguments[1]).copy(), values_before(m, s.arguments[2], out), s.int(3))


@writing
def add_at(out, m, s):
    if out.dtype.kind == "b":
        raise Excluded("no-such-type")
    m.exact(s.arguments[0])
    indices = tuple(m.exact(name).copy() for name in s.arguments[1:-1])
    np.add.at(out, indices, m.exact(s.arguments[-1]).copy())


@writing
def sort(out, m, s):
    m.exact(s.arguments[0])
    check_zero_signs(out)
    out[...] = np.sort(out, axis=s.int(1), kind="stable")
