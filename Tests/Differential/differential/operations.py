"""What each statement means in NumPy. Results are laid out in memory as Lanes documents it."""

import io

import numpy as np

from .elements import is_complex, is_float, is_integer, pattern, value_of
from .known import Excluded
from .statement import integers

OPERATIONS = {}


def operation(function):
    OPERATIONS[function.__name__.rstrip("_")] = function
    return function


def fresh(array, order="C"):
    """A result that owns its memory, in row-major order."""
    return np.array(array, order=order, copy=True)


def owned(array):
    """A result in the layout that NumPy gave it."""
    array = np.asarray(array)
    return array if array.flags.owndata else array.copy(order="K")


def check_zero_signs(*arrays):
    """No zeros of both signs."""
    signs = set()
    for a in arrays:
        a = np.asarray(a)
        if a.dtype.kind == "f":
            signs.update(np.unique(np.signbit(a[a == 0])).tolist())
    if len(signs) > 1:
        raise Excluded("zero-signs")


def like_ufunc(values, *operands):
    """Values in the memory that element-wise functions of these operands give."""
    it = np.nditer([*operands, None], ["refs_ok", "zerosize_ok"],
                   [["readonly"]] * len(operands) + [["writeonly", "allocate"]], order="K",
                   op_dtypes=[None] * len(operands) + [values.dtype])  # fmt: skip
    result = it.operands[-1]
    result = np.empty_like(result, order="K") if not result.flags.owndata else result
    result[...] = values
    return result


# Making arrays.


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


# Views.


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


# Copies.


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
        out = m.target(s.options["out"])
        out[...] = a.astype(dtype)
        m.wrote(out)
        return out
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


# Selections.


@operation
def index(m, s):
    a = m.moved(s.arguments[0])
    return fresh(a[tuple(m.exact(name) for name in s.arguments[1:])])


@operation
def mask(m, s):
    return fresh(m.moved(s.arguments[0])[m.exact(s.arguments[1])])


def mode_of(s):
    return {"wrap": "wrap", "clip": "clip"}.get(s.options.get("mode"), "raise")


@operation
def take(m, s):
    return fresh(np.take(m.moved(s.arguments[0]), m.exact(s.arguments[1]), s.int(2), mode=mode_of(s)))


@operation
def take_flat(m, s):
    return fresh(np.take(m.moved(s.arguments[0]), m.exact(s.arguments[1]), mode=mode_of(s)))


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


# Writing.


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
    np.put(out, m.exact(s.arguments[1]).copy(), values_before(m, s.arguments[2], out), mode=mode_of(s))


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
