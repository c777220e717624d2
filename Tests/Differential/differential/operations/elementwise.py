"""Each element from those at its place."""

import numpy as np

from ..elements import is_complex, value_of
from ..known import Excluded
from .exactness import ULPS, are_whole, check_complex, check_zero_signs, epsilon, magnitude
from .functions import (
    BINARY,
    BINARY_OF,
    COMPARISON,
    EXTREMES,
    QUESTIONS,
    ROUNDED_BINARY,
    TRANSCENDENTAL,
    UNARY,
    UNARY_OF,
)
from .registry import OPERATIONS, like_ufunc, operation, owned


def out_of(m, s, compute):
    """Runs a function into `out`, or into fresh memory.

    What it gives is copied to `out`, as from separate memory: NumPy 2.4.6 negates strided integers in place wrongly.
    """
    result = owned(compute())
    if "out" not in s.options:
        return result
    out = m.target(s.options["out"])
    if out.dtype != result.dtype:
        raise Excluded("no-such-type")
    if np.broadcast_shapes(out.shape, result.shape) != out.shape:
        raise ValueError("shape of out")
    out[...] = result
    m.wrote(out)
    return out


def unary_result(m, name, a):
    """What is computed of one array, with how exact it is."""
    function = UNARY[name]
    if name not in UNARY_OF[a.dtype.kind]:
        raise Excluded("no-such-type")
    if name == "signBit" and np.isnan(a).any():
        raise Excluded("nan-bits")
    if is_complex(a) and name not in QUESTIONS | {"negate", "conjugate"}:
        check_complex(a, limit=(1e-2, 20.0))
        if name not in {"square", "absolute", "angle"} and ((a.real == 0) | (a.imag == 0)).any():
            # On the axes the functions are cut, and the sign of zero decides.
            raise Excluded("complex-range")
    if is_complex(a) and name not in QUESTIONS | {"negate", "conjugate"}:
        bound = np.max(np.abs(function(a)), initial=0.0) if a.size else 0.0
        m.round(slack=64 * epsilon(a.dtype) * max(1.0, float(bound)))
    elif name in TRANSCENDENTAL:
        m.round(ulps=ULPS[a.dtype.itemsize])
    return function


@operation
def unary(m, s):
    name, a = s.arguments[0], m.exact(s.arguments[1])
    function = unary_result(m, name, a)
    if is_complex(a) and name in {"absolute", "angle"}:
        raise Excluded("no-such-type")
    return out_of(m, s, lambda: function(a))


@operation
def part(m, s):
    name, a = s.arguments[0], m.exact(s.arguments[1])
    if not is_complex(a):
        raise Excluded("no-such-type")
    return owned(unary_result(m, name, a)(a))


OPERATIONS["question"] = OPERATIONS["bit_count"] = unary


def binary_function(m, name, a, b, dtype):
    """The function of two operands after a look at what they hold."""
    kind = np.dtype(dtype).kind
    if name not in BINARY_OF[kind]:
        raise Excluded("no-such-type")
    if kind == "c" and name in {"multiply", "divide"}:
        check_complex(a, b)
        if name == "divide" and (np.asarray(b) == 0).any():
            raise Excluded("complex-range")
        if not (name == "multiply" and are_whole(np.asarray(a)) and are_whole(np.asarray(b))):
            bound = magnitude(np.asarray(a)).max(initial=0.0)
            other = magnitude(np.asarray(b))
            bound = bound * other.max(initial=0.0) if name == "multiply" else bound / other.min(initial=np.inf)
            m.round(slack=16 * epsilon(dtype) * float(bound))
    if kind in "iu":
        if name == "power" and kind == "i" and (np.asarray(b) < 0).any():
            raise Excluded("negative-power")
        if name in {"leftShift", "rightShift"} and kind == "i" and (np.asarray(b) < 0).any():
            raise Excluded("shift-range")
    if kind == "f":
        if name in EXTREMES:
            check_zero_signs(a, b)
        if name == "copySign" and np.isnan(b).any():
            raise Excluded("nan-bits")
        if name == "nextAfter" and np.dtype(dtype).itemsize == 2:
            check_zero_signs(a, b)
        if name in ROUNDED_BINARY:
            m.round(ulps=ULPS[np.dtype(dtype).itemsize])
        if name == "power":
            if (np.asarray(b) == 0.5).any() and (np.signbit(a) & ((a == 0) | np.isinf(a))).any():
                raise Excluded("half-power")
            m.round(ulps=ULPS[np.dtype(dtype).itemsize])
        if name in {"logAddExp", "logAddExp2"}:
            # Next to 0 what cancels is lost.
            m.round(ulps=8, slack=4 * epsilon(dtype))
    return BINARY[name]


def operands(m, s, first):
    """Two operands, one of which may be a value of the other's type."""
    words = s.arguments[first : first + 2]
    arrays = [m.exact(word) for word in words if m.is_array(word)]
    dtypes = {a.dtype for a in arrays}
    if len(dtypes) != 1:
        raise Excluded("no-such-type")
    dtype = dtypes.pop()
    return *(m.operand(word, dtype) for word in words), dtype


@operation
def binary(m, s):
    a, b, dtype = operands(m, s, 1)
    function = binary_function(m, s.arguments[0], a, b, dtype)
    return out_of(m, s, lambda: function(a, b))


@operation
def compare(m, s):
    a, b, dtype = operands(m, s, 1)
    if dtype.kind == "c" and s.arguments[0] in {"less", "lessOrEqual", "greater", "greaterOrEqual"}:
        raise Excluded("no-such-type")
    if dtype.kind == "b" and s.arguments[0] in {"less", "lessOrEqual", "greater", "greaterOrEqual"}:
        raise Excluded("no-such-type")
    function = COMPARISON[s.arguments[0]]
    return out_of(m, s, lambda: function(a, b))


@operation
def where(m, s):
    a, condition = m.moved(s.arguments[0]), m.exact(s.arguments[1])
    b = m.moved(s.arguments[2]) if m.is_array(s.arguments[2]) else value_of(s.arguments[2], a.dtype)
    if "out" in s.options:
        return m.delivered(s.options["out"], np.where(condition, a, b))
    # Axes are in the order of the first operand that says one, the condition first.
    return like_ufunc(np.where(condition, a, b), condition, a, b)


@operation
def clip(m, s):
    a = m.exact(s.arguments[0])
    low, high = (m.operand(word, a.dtype) for word in s.arguments[1:3])
    if a.dtype.kind in "bc":
        raise Excluded("no-such-type")
    check_zero_signs(a, low, high)
    return out_of(m, s, lambda: np.clip(a, low, high))


@operation
def operators(m, s):
    a, b, c = (m.exact(name) for name in s.arguments[1:])
    if a.dtype.kind == "b":
        raise Excluded("no-such-type")
    if is_complex(a) and not (are_whole(a) and are_whole(b) and are_whole(c)):
        raise Excluded("inexact")
    if is_complex(a):
        check_complex(a, b, c)
    values = {
        "a*b+c": lambda: a * b + c,
        "c-a*b": lambda: c - a * b,
        "-(a+b)": lambda: -(a + b),
        "(a+b)*(b-c)": lambda: (a + b) * (b - c),
        "(a+b).t*c": lambda: (a + b).T * c,
    }[s.arguments[0]]()
    return owned(values)
