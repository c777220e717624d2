"""Elements in fresh memory."""

import io

import numpy as np

from ..elements import is_complex, value_of
from ..known import Excluded
from .registry import fresh, like_ufunc, operation, owned


@operation
def copy(m, s):
    return m.moved(s.arguments[0]).copy(order=s.order())


@operation
def flatten(m, s):
    return m.moved(s.arguments[0]).flatten(order=s.order())


@operation
def cast(m, s):
    a, dtype = m.exact(s.arguments[0]), np.dtype(s.arguments[1])
    check_cast(a, dtype)
    if "out" in s.options:
        return m.delivered(s.options["out"], a.astype(dtype))
    return like_ufunc(a.astype(dtype), a)


def check_cast(a, dtype):
    if dtype.kind in "iu" and a.dtype.kind in "fc":
        values = a.real if is_complex(a) else a
        ends = np.iinfo(dtype)
        cut = np.trunc(values.astype(np.float64))
        if not (np.isfinite(cut).all() and (cut >= float(ends.min)).all() and (cut < float(ends.max) + 1).all()):
            raise Excluded("cast-range")
        if not (cut <= float(ends.max)).all() or (cut == 2.0**63).any() or (cut == 2.0**64).any():
            raise Excluded("cast-range")


@operation
def roll(m, s):
    a = m.moved(s.arguments[0])
    return like_ufunc(np.roll(a, tuple(s.ints(1)), tuple(s.ints(2))), a)


@operation
def roll_flat(m, s):
    return fresh(np.roll(m.moved(s.arguments[0]), s.int(1)))


@operation
def concatenate(m, s):
    return fresh(np.concatenate([m.moved(name) for name in s.arguments[1:]], axis=s.int(0)))


@operation
def concatenate_flat(m, s):
    return fresh(np.concatenate([m.moved(name) for name in s.arguments], axis=None))


@operation
def stack(m, s):
    return fresh(np.stack([m.moved(name) for name in s.arguments[1:]], axis=s.int(0)))


@operation
def vstack(m, s):
    return fresh(np.vstack([m.moved(name) for name in s.arguments]))


@operation
def hstack(m, s):
    return fresh(np.hstack([m.moved(name) for name in s.arguments]))


@operation
def dstack(m, s):
    return fresh(np.dstack([m.moved(name) for name in s.arguments]))


@operation
def drop(m, s):
    return fresh(np.delete(m.moved(s.arguments[0]), s.ints(1), s.int(2)))


@operation
def tile(m, s):
    return fresh(np.tile(m.moved(s.arguments[0]), s.ints(1)))


@operation
def repeat(m, s):
    return fresh(np.repeat(m.moved(s.arguments[0]), s.int(1), s.int(2)))


@operation
def repeat_flat(m, s):
    return fresh(np.repeat(m.moved(s.arguments[0]), s.int(1)))


@operation
def repeat_each(m, s):
    return fresh(np.repeat(m.moved(s.arguments[0]), s.ints(1), s.int(2)))


@operation
def resize(m, s):
    return fresh(np.resize(m.moved(s.arguments[0]), s.ints(1)))


@operation
def pad(m, s):
    a = m.moved(s.arguments[0])
    mode, widths = s.arguments[1], list(zip(s.ints(2), s.ints(3)))
    if mode in ("edge", "reflect", "symmetric", "wrap"):
        return fresh(np.pad(a, widths, mode))
    return fresh(np.pad(a, widths, "constant", constant_values=value_of(mode, a.dtype)))


@operation
def tril(m, s):
    return owned(np.tril(m.moved(s.arguments[0]), s.int(1)))


@operation
def triu(m, s):
    return owned(np.triu(m.moved(s.arguments[0]), s.int(1)))


def npy_file(a):
    file = io.BytesIO()
    np.lib.format.write_array(file, a, version=(1, 0))
    return file


@operation
def npy(m, s):
    file = npy_file(m.moved(s.arguments[0]))
    file.seek(0)
    return np.lib.format.read_array(file).copy(order="K")


@operation
def npy_bytes(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype.kind in "fc" and np.isnan(a).any():
        raise Excluded("nan-bits")
    return np.frombuffer(npy_file(a).getvalue(), np.uint8).copy()
