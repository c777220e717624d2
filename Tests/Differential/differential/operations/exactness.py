"""How far results may be apart: not at all where arithmetic is exact in any order, else by bounds of rounding."""

import numpy as np

from ..elements import is_complex
from ..known import Excluded

# Lanes promises 2 units of floats and 1.1 of doubles, NumPy 4; half precision is rounded from single once more.
ULPS = {2: 2, 4: 8, 8: 8}


def epsilon(dtype):
    return float(np.finfo(dtype).eps)


def magnitude(a):
    """Magnitudes in double precision, infinite where they do not fit."""
    return np.abs(a.astype(np.complex128 if a.dtype.kind == "c" else np.float64))


def are_whole(a, limit=None):
    """Whether sums and products of the elements come out exactly in any order."""
    if a.dtype.kind not in "fc":
        return True
    parts = (a.real, a.imag) if a.dtype.kind == "c" else (a,)
    for part in parts:
        part = part.astype(np.float64)
        if not np.isfinite(part).all() or (part != np.rint(part)).any():
            return False
        # A sum that is zero has the sign of its order.
        if ((part == 0) & np.signbit(part)).any():
            return False
    return True


def precision(dtype):
    """Whole numbers up to this are exact in the type."""
    return 2.0 ** (np.finfo(dtype).nmant + 1)


def largest(dtype):
    return float(np.finfo(dtype).max)


def check_complex(*operands, limit=None):
    """Complex numbers of moderate size, whose formulas agree."""
    for a in operands:
        a = np.asarray(a)
        if a.dtype.kind != "c":
            continue
        parts = np.abs(np.stack([a.real.ravel(), a.imag.ravel()]))
        low, high = (1e-3, 1e3) if limit is None else limit
        if not np.isfinite(parts).all() or (parts > high).any() or ((parts < low) & (parts > 0)).any():
            raise Excluded("complex-range")


def check_zero_signs(*arrays):
    """No zeros of both signs."""
    signs = set()
    for a in arrays:
        a = np.asarray(a)
        if a.dtype.kind == "f":
            signs.update(np.unique(np.signbit(a[a == 0])).tolist())
    if len(signs) > 1:
        raise Excluded("zero-signs")


def sum_bounds(m, a, axes, keep, result_dtype, mask=None, terms=None):
    """How far sums in another order can be; nothing where they are exact."""
    if result_dtype.kind not in "fc":
        return
    total = np.sum(magnitude(a), axis=axes, keepdims=keep, **({} if mask is None else {"where": mask}))
    if are_whole(a) and (np.max(total, initial=0.0) < precision(result_dtype)):
        return
    finite = a[np.isfinite(a)]
    bound = float(np.sum(magnitude(finite)))
    if not np.isfinite(a).all() and a.dtype.kind == "c":
        raise Excluded("rounding-order")
    if bound >= largest(result_dtype) / 4:
        raise Excluded("rounding-order")
    count = max(1, a.size // max(1, np.asarray(total).size))
    m.round(ulps=1, slack=np.where(np.isfinite(total), (count + 2) * epsilon(result_dtype) * total, 0.0))


def product_bounds(m, a, result, axes, keep, options):
    if is_complex(a) and not are_whole(a):
        raise Excluded("complex-range")
    sizes = magnitude(a)
    if "initial" in options and not np.isfinite(options["initial"]):
        raise Excluded("rounding-order")
    if not np.isfinite(sizes).all() and is_complex(a):
        raise Excluded("rounding-order")
    finite = sizes[np.isfinite(sizes) & (sizes > 0)]
    reach = float(np.sum(np.abs(np.log2(finite)))) if finite.size else 0.0
    if reach >= (12 if a.dtype == np.float16 else 100 if a.dtype.itemsize == 4 else 120):
        raise Excluded("rounding-order")
    if not np.isfinite(sizes).all() and (sizes == 0).any():
        raise Excluded("rounding-order")
    if are_whole(a) and 2.0**reach < precision(a.dtype) and "initial" not in options:
        if is_complex(a):
            # The sign of a zero part follows the order.
            m.round(ulps=1, slack=1e-300)
        return
    m.round(ulps=a.size + 4)


def mean_bounds(m, a, result, axes, keep):
    working = np.dtype("float32") if a.dtype == np.float16 else result.dtype
    wide = a.astype(np.complex128 if working.kind == "c" else np.float64)
    if a.dtype.kind in "iub":
        if float(np.sum(np.abs(wide))) < 2.0**53:
            return
        count = max(1, a.size)
        m.round(ulps=count, slack=count * 2.0**-52 * float(np.max(np.abs(wide), initial=0.0)))
        return
    sum_bounds(m, a, axes, keep, working)
    if working.kind == "c":
        # The quotient is one of complex numbers.
        m.round(ulps=2, slack=m.slack)
    if m.ulps:
        count = max(1, a.size // max(1, result.size))
        m.round(ulps=2, slack=m.slack / count)


def product_slack(m, s, function, a, b, result, terms):
    if a.dtype.kind not in "fc":
        return
    if a.size == 0 or b.size == 0:
        # Sums of nothing.
        return
    sizes = np.asarray(function(m, s, magnitude(a), magnitude(b)))
    if not np.isfinite(sizes).all() or float(np.max(sizes, initial=0.0)) >= largest(a.dtype) / 8:
        raise Excluded("rounding-order")
    if are_whole(a) and are_whole(b) and float(np.max(sizes, initial=0.0)) * 2 < precision(a.dtype):
        if is_complex(a):
            m.round(slack=1e-300)
        return
    tiny = float(np.finfo(a.dtype).smallest_normal)
    m.round(ulps=1, slack=terms * epsilon(a.dtype) * sizes + tiny)
