"""Sparse matrices, against dense ones."""

import numpy as np

from ..elements import is_complex, value_of
from ..known import Excluded
from .exactness import are_whole, product_slack, sum_bounds
from .registry import fresh, operation


@operation
def sparse(m, s):
    name, a = s.arguments[0], m.exact(s.arguments[1])
    if a.dtype.kind == "b" or a.ndim != 2:
        raise Excluded("no-such-type")
    b = m.exact(s.arguments[2]) if len(s.arguments) > 2 and m.is_array(s.arguments[2]) else None
    for x in (a, b):
        if x is not None and x.dtype.kind in "fc" and not np.isfinite(x).all():
            raise Excluded("rounding-order")
    if b is not None and b.dtype != a.dtype:
        raise Excluded("no-such-type")

    def plain(x):
        return np.where(x == 0, x.dtype.type(0), x)

    def multiplied(x, y):
        if is_complex(a) and not (are_whole(x) and are_whole(np.asarray(y))):
            raise Excluded("inexact")
        return x * y

    def matrix_product(x, y):
        if x.ndim != 2 and x is not b or y.ndim > 2:
            raise Excluded("no-such-type")
        result = np.matmul(x, y)
        product_slack(m, s, lambda m, s, x, y: np.matmul(x, y), x, y, result, max(x.shape[-1], 1) * 8)
        return result

    def finite(x):
        if not np.isfinite(x):
            raise Excluded("rounding-order")
        return x

    def same_shape(x, y):
        if x.shape != y.shape:
            raise ValueError("shapes differ")
        return x, y

    def total(axis):
        result = np.asarray(np.sum(plain(a), axis=axis))
        sum_bounds(m, a, axis, False, result.dtype)
        return result

    def rows():
        return slice(s.int(2), s.int(3), s.int(4))

    result = {
        "dense": lambda: plain(a),
        "coordinates": lambda: plain(a),
        "flip": lambda: plain(a),
        "transposed": lambda: plain(a).T,
        "add": lambda: np.add(*same_shape(plain(a), plain(b))),
        "subtract": lambda: np.subtract(*same_shape(plain(a), plain(b))),
        "multiply": lambda: plain(multiplied(*same_shape(a, b))),
        "matmul": lambda: matrix_product(a, b),
        "matmul_dense": lambda: matrix_product(a, b),
        "dense_matmul": lambda: matrix_product(b, a),
        "add_dense": lambda: np.add(*same_shape(plain(a), b)),
        "multiply_dense": lambda: plain(multiplied(*same_shape(a, b))),
        "scale": lambda: plain(multiplied(a, finite(value_of(s.arguments[2], a.dtype)))),
        "negative": lambda: plain(-a),
        "sum": lambda: total(s.axis()),
        "countNonZero": lambda: np.count_nonzero(a, axis=s.axis()),
        "diagonal": lambda: np.diagonal(plain(a), s.int(2)),
        "rows": lambda: plain(a)[rows()],
        "columns": lambda: plain(a)[:, rows()],
        "take_rows": lambda: plain(a)[s.ints(2)],
        "take_columns": lambda: plain(a)[:, s.ints(2)],
    }[name]()
    # A matrix by columns is dense by columns.
    by_columns = s.options.get("format") == "csc"
    if name in {"flip", "transposed"}:
        by_columns = not by_columns
    if name == "dense_matmul":
        by_columns = True
    if name in {"matmul_dense", "add_dense", "sum", "countNonZero", "diagonal"}:
        by_columns = False
    result = fresh(result, "F" if by_columns else "C")
    if result.dtype.kind in "fc" and name in {
        "add",
        "subtract",
        "add_dense",
        "matmul",
        "matmul_dense",
        "dense_matmul",
        "sum",
        "multiply",
        "multiply_dense",
        "scale",
    }:
        # The sign of a zero is open.
        m.round(ulps=max(m.ulps, 1), slack=m.slack + 1e-300)
    return result
