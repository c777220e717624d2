"""Results that show an array's memory."""

import numpy as np

from ..known import Excluded
from .registry import OPERATIONS, operation


def view(function):
    """A statement whose result shows the memory of its first argument."""

    def run(m, s):
        source = m.moved(s.arguments[0])
        result = function(source, s, m)
        if result is source:
            result = source.view()
        if not isinstance(result, np.ndarray):
            # A single element is a 0-d view here.
            raise Excluded("no-such-type")
        return result

    OPERATIONS[function.__name__.rstrip("_")] = run
    return function


def index_of(word):
    if word == "...":
        return Ellipsis
    if word == "newaxis":
        return None
    if ":" in word:
        return slice(*(int(part) if part else None for part in word.split(":")))
    return int(word)


@view
def slice_(a, s, m):
    return a[tuple(index_of(word) for word in s.arguments[1:]) + (() if "..." in s.arguments else (Ellipsis,))]


@view
def t(a, s, m):
    return a.T


@view
def transpose(a, s, m):
    return a.transpose(s.ints(1))


@view
def swapaxes(a, s, m):
    return a.swapaxes(s.int(1), s.int(2))


@view
def moveaxis(a, s, m):
    return np.moveaxis(a, s.int(1), s.int(2))


def view_or_copy(a, result, order):
    """Of what is no view the memory is the result's own."""
    if result.size and not np.shares_memory(a, result, max_work=-1):
        return result.copy(order=order)
    return result.view()


@view
def reshape(a, s, m):
    return view_or_copy(a, a.reshape(s.ints(1), order=s.order()), s.order())


@view
def ravel(a, s, m):
    return view_or_copy(a, a.reshape(-1, order=s.order()) if a.size else a.reshape(0), s.order())


@view
def flip(a, s, m):
    return np.flip(a, tuple(s.ints(1)))


@view
def rot90(a, s, m):
    return np.rot90(a, s.int(1), (s.int(2), s.int(3)))


@view
def broadcast_to(a, s, m):
    return np.broadcast_to(a, s.ints(1))


@view
def windows(a, s, m):
    return np.lib.stride_tricks.sliding_window_view(a, tuple(s.ints(1)), tuple(s.ints(2)))


@view
def diagonal(a, s, m):
    result = np.diagonal(a, s.int(1), s.int(2), s.int(3))
    # A view that can be written to here.
    if a.flags.writeable:
        result.flags.writeable = True
    return result


@view
def expand(a, s, m):
    return np.expand_dims(a, tuple(s.ints(1)))


@view
def squeeze(a, s, m):
    return np.squeeze(a, tuple(s.ints(1)))


@view
def readonly(a, s, m):
    result = a.view()
    result.flags.writeable = False
    return result


@view
def split(a, s, m):
    return np.split(a, s.int(1), s.int(2))[s.int(3)]


@view
def array_split(a, s, m):
    return np.array_split(a, s.int(1), s.int(2))[s.int(3)]


@view
def real(a, s, m):
    return a.real


@view
def imaginary(a, s, m):
    return a.imag


def root(a):
    """The array that owns the memory; between views there may be objects that are no arrays."""
    owner, base = a, a.base
    while base is not None:
        if isinstance(base, np.ndarray):
            owner = base
        base = getattr(base, "base", None)
    return owner


@view
def view_(a, s, m):
    dtype = np.dtype(s.arguments[1])
    m.exact(s.arguments[0])
    if dtype.kind == "b" and a.dtype.kind != "b":
        raise Excluded("bool-bytes")
    result = a.view(dtype)
    places = (address(result) - address(root(a)), *(n for n, e in zip(result.strides, result.shape) if e > 1))
    if result.size and any(place % dtype.itemsize for place in places):
        raise Excluded("unaligned")
    if a.dtype.kind == "b" and dtype.kind != "b":
        result.flags.writeable = False
    m.reinterprets = True
    return result


def address(a):
    return a.__array_interface__["data"][0]


@operation
def contiguous(m, s):
    return np.asarray(m.moved(s.arguments[0]), order="C")


@operation
def strided(m, s):
    a = m.moved(s.arguments[0])
    shape, strides, offset = s.ints(1), s.ints(2), s.int(3)
    memory = root(a)
    first = address(a) - address(memory) + offset
    reach = [(n - 1) * step for n, step in zip(shape, strides)]
    low, high = first + sum(r for r in reach if r < 0), first + sum(r for r in reach if r > 0)
    if len(shape) != len(strides) or any(step % a.itemsize for step in strides) or offset % a.itemsize:
        raise ValueError("strides")
    if 0 not in shape and (low < 0 or high + a.itemsize > memory.nbytes):
        raise ValueError("out of memory")
    whole = memory.ravel(order="K")
    if 0 in shape or first % a.itemsize or whole.size == 0 or memory.itemsize != a.itemsize:
        raise Excluded("unaligned")
    result = np.lib.stride_tricks.as_strided(whole.view(a.dtype)[first // a.itemsize :], shape, strides)
    if not a.flags.writeable:
        result.flags.writeable = False
    return result
