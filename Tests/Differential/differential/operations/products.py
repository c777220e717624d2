"""Sums of products."""

import numpy as np

from ..known import Excluded
from .exactness import product_slack, sum_bounds
from .registry import OPERATIONS, fresh, operation, owned


def product(function):
    """A statement about two arrays whose result is a sum of products."""

    def run(m, s):
        a, b = (m.exact(word) for word in s.arguments if m.is_array(word))
        if a.dtype.kind == "b" or a.dtype != b.dtype:
            raise Excluded("no-such-type")
        result = np.asarray(function(m, s, a, b))
        terms = max(a.shape[-1] if a.ndim else 1, 1) * 8
        product_slack(m, s, function, a, b, result, terms)
        if "out" in s.options:
            return m.delivered(s.options["out"], result, same_shape=True)
        return owned(result) if function.__name__ == "kron" else fresh(result)

    OPERATIONS[function.__name__] = run
    return function


@product
def matmul(m, s, a, b):
    return np.matmul(a, b)


@product
def dot(m, s, a, b):
    return np.dot(a, b)


@product
def inner(m, s, a, b):
    return np.inner(a, b)


@product
def outer(m, s, a, b):
    return np.outer(a, b)


@product
def kron(m, s, a, b):
    if max(a.ndim, b.ndim) > 4:
        raise Excluded("dimensions")
    return np.kron(a, b)


@product
def vdot(m, s, a, b):
    if a.dtype.kind != "c":
        raise Excluded("no-such-type")
    return np.vdot(a, b)


@product
def tensordot(m, s, a, b):
    return np.tensordot(a, b, (s.ints(2), s.ints(3)))


@product
def einsum(m, s, a, b):
    return np.einsum(s.arguments[0], a, b)


@operation
def trace(m, s):
    a = m.exact(s.arguments[0])
    if a.dtype.kind == "b":
        raise Excluded("no-such-type")
    lines = np.diagonal(a, s.int(1), s.int(2), s.int(3))
    result = np.asarray(np.sum(lines, axis=-1))
    sum_bounds(m, lines, -1, False, result.dtype)
    return fresh(result)
