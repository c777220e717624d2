"""One value of many."""

import numpy as np

from ..elements import is_complex, value_of
from ..known import Excluded
from .exactness import (
    are_whole,
    check_complex,
    check_zero_signs,
    epsilon,
    largest,
    magnitude,
    mean_bounds,
    product_bounds,
    sum_bounds,
)
from .registry import OPERATIONS, fresh, like_ufunc, operation, owned


def where_of(m, s):
    return m.exact(s.options["where"]) if "where" in s.options else None


@operation
def reduce(m, s):
    name, a = s.arguments[0], m.exact(s.arguments[1])
    axes, keep = s.axes(), s.keeps()
    mask = where_of(m, s)
    if mask is not None:
        mask = np.broadcast_to(mask, np.broadcast_shapes(mask.shape, a.shape))
        if mask.shape != a.shape:
            raise Excluded("no-such-type")
    options = {} if mask is None else {"where": mask}
    if name == "countNonZero":
        result = np.asarray(np.count_nonzero(a, axis=axes, keepdims=keep))
    else:
        if "initial" in s.options:
            kind = np.dtype({"i": "int64", "b": "int64", "u": "uint64"}.get(a.dtype.kind, a.dtype))
            options["initial"] = value_of(s.options["initial"], kind if name in {"sum", "product"} else a.dtype)
        function = {"sum": np.sum, "product": np.prod, "min": np.min, "max": np.max}[name]
        if name in {"min", "max"}:
            if a.dtype.kind in "bc":
                raise Excluded("no-such-type")
            check_zero_signs(a, *(options[key] for key in ("initial",) if key in options))
        result = np.asarray(function(a, axis=axes, keepdims=keep, **options))
        if name == "sum":
            sum_bounds(m, a, axes, keep, result.dtype, mask)
            if "initial" in options and a.dtype.kind in "fc":
                raise Excluded("rounding-order")
        if name == "product" and a.dtype.kind in "fc":
            product_bounds(m, a, result, axes, keep, options)
    if "out" in s.options:
        return m.delivered(s.options["out"], result, same_type=True, same_shape=True)
    return fresh(result)


@operation
def any_(m, s):
    return fresh(np.any(m.exact(s.arguments[0]), axis=s.axes(), keepdims=s.keeps()))


@operation
def all_(m, s):
    return fresh(np.all(m.exact(s.arguments[0]), axis=s.axes(), keepdims=s.keeps()))


@operation
def mean(m, s):
    a = m.exact(s.arguments[0])
    result = np.asarray(np.mean(a, axis=s.axes(), keepdims=s.keeps()))
    mean_bounds(m, a, result, s.axes(), s.keeps())
    return fresh(result)


@operation
def variance(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype.kind in "bc":
        raise Excluded("no-such-type")
    delta = int(s.options.get("ddof", 0))
    result = np.asarray(np.var(a, axis=s.axes(), keepdims=s.keeps(), ddof=delta))
    high = float(np.max(magnitude(a), initial=0.0))
    working = np.dtype("float32") if a.dtype == np.float16 else result.dtype
    count = max(1, a.size // max(1, result.size))
    if not np.isfinite(high) or high * high * count >= largest(result.dtype) / 4:
        raise Excluded("rounding-order")
    if count - delta <= 0:
        raise Excluded("rounding-order")
    spread = np.sqrt(np.abs(result.astype(np.float64)))
    scale = (count + 8) * epsilon(working)
    slack = scale * (spread * spread + spread * high + scale * high * high) * count / (count - delta)
    if s.operation == "deviation":
        result = np.asarray(np.std(a, axis=s.axes(), keepdims=s.keeps(), ddof=delta))
        slack = np.sqrt(spread * spread + slack) - np.sqrt(np.maximum(spread * spread - slack, 0.0))
    m.round(ulps=4, slack=slack)
    return fresh(result)


OPERATIONS["deviation"] = variance


@operation
def peak_to_peak(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype.kind in "bc":
        raise Excluded("no-such-type")
    check_zero_signs(a)
    return fresh(np.ptp(a, axis=s.axes(), keepdims=s.keeps()))


@operation
def argmin(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype.kind in "bc":
        raise Excluded("no-such-type")
    if s.axis() is not None and a.shape[s.axis()] == 0 and np.sum(a, axis=s.axis()).size == 0:
        raise Excluded("no-lines")
    function = np.argmin if s.operation == "argmin" else np.argmax
    return fresh(function(a, axis=s.axis(), keepdims=s.keeps()))


OPERATIONS["argmax"] = argmin


@operation
def cumulative(m, s):
    name, a = s.arguments[0], m.exact(s.arguments[1])
    function = {"add": np.cumsum, "multiply": np.cumprod}.get(name)
    if function is None:
        if a.dtype.kind in "bc":
            raise Excluded("no-such-type")
        check_zero_signs(a)
        function = np.minimum.accumulate if name == "minimum" else np.maximum.accumulate
    if is_complex(a) and name == "multiply":
        if not are_whole(a):
            raise Excluded("complex-range")
        check_complex(a)
        if np.sum(np.log2(np.maximum(magnitude(a), 1))) > 20:
            raise Excluded("rounding-order")
    result = function(a, axis=s.axis())
    if a.dtype == np.float16 and name in {"add", "multiply"}:
        # Here in single precision, rounded once.
        if not are_whole(a) or not (np.abs(np.nan_to_num(result.astype(np.float64), nan=1e9)) <= 2048).all():
            raise Excluded("rounding-order")
    if s.axis() is None:
        return fresh(result)
    return like_ufunc(result, a)


@operation
def difference(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype.kind == "b":
        raise Excluded("no-such-type")
    # Differences of order 0 are a copy here, and the array itself in NumPy.
    return owned(np.diff(a, s.int(2), s.int(1))) if s.int(2) else fresh(a)
