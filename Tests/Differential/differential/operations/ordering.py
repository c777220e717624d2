"""Sorting, searching, sets and quantiles."""

import numpy as np

from ..known import Excluded
from .exactness import check_zero_signs, epsilon, largest, sum_bounds
from .registry import OPERATIONS, fresh, operation

# NumPy 2.4 leaves long arrays of half precision out of order, unless the sort is a stable one.
SORTED_WIDE = {"partitioned", "unique", "unique_parts", "isin", "intersection", "union", "setdiff", "setxor"}


def ordered(function):
    def run(m, s):
        arrays = [m.exact(word) for word in s.arguments if m.is_array(word)]
        if arrays[0].dtype.kind in "bc":
            raise Excluded("no-such-type")
        if arrays[0].dtype != np.float16 or s.operation not in SORTED_WIDE:
            return function(m, s, *arrays)
        result = function(m, s, *(a.astype(np.float32) for a in arrays))
        return result.astype(np.float16) if result.dtype == np.float32 else result

    OPERATIONS[function.__name__] = run
    return function


@ordered
def sorted_(m, s, a):
    check_zero_signs(a)
    return fresh(np.sort(a, axis=s.int(1), kind="stable"))


OPERATIONS["sorted"] = OPERATIONS.pop("sorted_")


@ordered
def sorted_flat(m, s, a):
    check_zero_signs(a)
    return fresh(np.sort(a, axis=None, kind="stable"))


@ordered
def argsort(m, s, a):
    return fresh(np.argsort(a, axis=s.int(1), kind="stable"))


@ordered
def partitioned(m, s, a):
    check_zero_signs(a)
    return fresh(np.take(np.partition(a, s.int(1), axis=s.int(2)), [s.int(1)], axis=s.int(2)))


@ordered
def lexsort(m, s, a, b):
    return fresh(np.lexsort((a, b)))


@ordered
def unique(m, s, a):
    check_zero_signs(a)
    return fresh(np.unique(a, sorted=True))


@ordered
def unique_parts(m, s, a):
    check_zero_signs(a)
    return fresh(np.unique(a, return_index=True, return_inverse=True, return_counts=True)[1 + s.int(1)])


@ordered
def searchsorted(m, s, a, b):
    if a.ndim == 1 and not (np.sort(a).tobytes() == a.tobytes()):
        raise Excluded("no-such-type")
    return fresh(np.searchsorted(a, b, side="right" if s.options.get("right") == "1" else "left"))


@ordered
def isin(m, s, a, b):
    return fresh(np.isin(a, b))


@ordered
def intersection(m, s, a, b):
    check_zero_signs(a, b)
    if a.dtype.kind == "f" and (np.isnan(a).any() or np.isnan(b).any()):
        raise Excluded("nan-bits")
    function = {"intersection": np.intersect1d, "union": np.union1d, "setdiff": np.setdiff1d, "setxor": np.setxor1d}
    return fresh(function[s.operation](a, b))


for name in ("union", "setdiff", "setxor"):
    OPERATIONS[name] = OPERATIONS["intersection"]


@operation
def bincount(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype == np.uint64 or a.dtype.kind not in "iu" or a.ndim != 1:
        raise Excluded("no-such-type")
    if a.size and a.max() > 10_000:
        raise Excluded("too-large")
    return fresh(np.bincount(a))


@ordered
def quantile(m, s, a):
    if a.dtype.kind != "f" or not np.isfinite(a).all():
        raise Excluded("no-such-type")
    check_zero_signs(a)
    q = 0.5 if s.operation == "median" else float(s.arguments[1])
    high = float(np.max(np.abs(a.astype(np.float64)), initial=0.0))
    if high * 4 >= largest(a.dtype):
        raise Excluded("rounding-order")
    result = np.asarray(np.quantile(a.astype(np.float64), q, axis=s.axis())).astype(a.dtype)
    m.round(ulps=2, slack=8 * epsilon(a.dtype) * high)
    return fresh(result)


OPERATIONS["median"] = OPERATIONS["quantile"]


@ordered
def nan_sum(m, s, a):
    if a.dtype.kind != "f":
        raise Excluded("no-such-type")
    axes, keep = s.axes(), s.keeps()
    if s.operation in {"nan_min", "nan_max"}:
        check_zero_signs(a)
        if a.size == 0:
            raise Excluded("no-such-type")
        return fresh((np.nanmin if s.operation == "nan_min" else np.nanmax)(a, axis=axes, keepdims=keep))
    clean = np.where(np.isnan(a), a.dtype.type(0), a)
    sum_bounds(
        m, clean, axes, keep, np.dtype("float32") if s.operation == "nan_mean" and a.dtype.itemsize == 2 else a.dtype
    )
    if s.operation == "nan_sum":
        return fresh(np.nansum(a, axis=axes, keepdims=keep))
    if a.dtype == np.float16:
        wide = np.nanmean(a.astype(np.float32), axis=axes, keepdims=keep)
        m.round(ulps=2, slack=m.slack)
        return fresh(np.asarray(wide).astype(np.float16))
    m.round(ulps=2 if m.ulps else 0, slack=m.slack)
    return fresh(np.nanmean(a, axis=axes, keepdims=keep))


for name in ("nan_min", "nan_max", "nan_mean"):
    OPERATIONS[name] = OPERATIONS["nan_sum"]
