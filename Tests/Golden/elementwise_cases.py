"""Element-wise operations. The rows of a table are operations, in the order of the lists below, which the tests repeat."""

import warnings

import numpy as np

FLOATS = ["float16", "float32", "float64"]
INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
COMPLEX = ["complex64", "complex128"]

FLOAT_UNARY = [
    np.negative, np.absolute, np.sign, np.square, np.reciprocal, np.sqrt, np.cbrt, np.exp, np.exp2, np.expm1,
    np.log, np.log2, np.log10, np.log1p, np.sin, np.cos, np.tan, np.arcsin, np.arccos, np.arctan, np.sinh, np.cosh,
    np.tanh, np.arcsinh, np.arccosh, np.arctanh, np.floor, np.ceil, np.trunc, np.rint, np.degrees, np.radians,
]
FLOAT_QUESTIONS = [np.isnan, np.isinf, np.isfinite, np.signbit, np.logical_not]
FLOAT_BINARY = [
    np.add, np.subtract, np.multiply, np.divide, np.floor_divide, np.remainder, np.fmod, np.power, np.minimum,
    np.maximum, np.fmin, np.fmax, np.arctan2, np.hypot, np.copysign, np.nextafter, np.logaddexp, np.logaddexp2,
    np.heaviside,
]
INTEGER_UNARY = [np.negative, np.absolute, np.sign, np.square, np.invert]
INTEGER_BINARY = [
    np.add, np.subtract, np.multiply, np.floor_divide, np.remainder, np.fmod, np.minimum, np.maximum, np.fmin, np.fmax,
    np.bitwise_and, np.bitwise_or, np.bitwise_xor, np.left_shift, np.right_shift, np.gcd, np.lcm,
]
COMPARISONS = [
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal, np.logical_and, np.logical_or,
    np.logical_xor,
]
COMPLEX_UNARY = [
    np.negative, np.conjugate, np.square, np.reciprocal, np.sqrt, np.exp, np.log, np.sin, np.cos, np.tan, np.arcsin,
    np.arccos, np.arctan, np.sinh, np.cosh, np.tanh, np.arcsinh, np.arccosh, np.arctanh,
]
COMPLEX_BINARY = [np.add, np.subtract, np.multiply, np.divide, np.power]


def float_values(dtype):
    info = np.finfo(dtype)
    special = [0.0, -0.0, np.inf, -np.inf, np.nan, info.max, -info.max, info.tiny, info.smallest_subnormal, info.eps]
    usual = [1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 0.1, -0.3, 7.25, 10, -12.75, 100, 0.999, 1.001, 3.1415927, 40]
    return np.array(special + usual, dtype)


def integer_values(dtype):
    info = np.iinfo(dtype)
    usual = [0, 1, 2, 3, 5, 7, 8, 12, 31, 33, 64, 100]
    negative = [-1, -2, -3, -7, -12, -100] if info.min < 0 else []
    return np.array(usual + negative + [info.min, info.min + 1, info.max, info.max - 1], dtype)


def complex_values(dtype):
    parts = [0, 1, -1, 0.5, -2.25, 3, 0.1]
    return np.array([complex(x, y) for x in parts for y in parts], dtype)


def table(functions, *operands):
    return np.stack([f(*operands) for f in functions])


def cases():
    for dtype in FLOATS:
        a = float_values(dtype)
        yield f"values-{dtype}", a
        yield f"unary-{dtype}", table(FLOAT_UNARY, a)
        yield f"questions-{dtype}", table(FLOAT_QUESTIONS, a)
        yield f"binary-{dtype}", table(FLOAT_BINARY, a[:, None], a)
        yield f"comparisons-{dtype}", table(COMPARISONS, a[:, None], a)
        yield f"clip-{dtype}", np.clip(a, a.dtype.type(-0.5), a.dtype.type(3))
        yield f"rounded-{dtype}", np.stack([np.round(a, d) for d in (0, 1, 2, -1)])
    for dtype in INTEGERS:
        a = integer_values(dtype)
        yield f"values-{dtype}", a
        yield f"unary-{dtype}", table(INTEGER_UNARY, a)
        yield f"bits-{dtype}", np.bitwise_count(a)
        yield f"binary-{dtype}", table(INTEGER_BINARY, a[:, None], a)
        yield f"power-{dtype}", np.power(a[:, None], np.arange(9, dtype=dtype))
        yield f"comparisons-{dtype}", table(COMPARISONS, a[:, None], a)
        yield f"clip-{dtype}", np.clip(a, a.dtype.type(2), a.dtype.type(31))
    for dtype in COMPLEX:
        a = complex_values(dtype)
        yield f"values-{dtype}", a
        yield f"unary-{dtype}", table(COMPLEX_UNARY, a)
        yield f"binary-{dtype}", table(COMPLEX_BINARY, a[:, None], a[::6])
        yield f"absolute-{dtype}", np.absolute(a)
        yield f"angle-{dtype}", np.angle(a)
    yield from casts()


def casts():
    """One file for each target; the sources' results follow each other in the order of the lists."""
    every = ["bool"] + INTEGERS + FLOATS + COMPLEX
    small = np.array([0, 1, 2, 3, 100, 127, 7, 64])
    fractions = np.array([0.0, -0.0, 0.5, 0.999, 1.5, 2.5, 99.75, 100.0])
    np.seterr(all="ignore")
    warnings.simplefilter("ignore")  # complex to real
    for target in every:
        yield f"cast-small-{target}", np.concatenate([small.astype(source).astype(target) for source in every])
    for target in INTEGERS:
        yield f"cast-wrap-{target}", np.concatenate([integer_values(source).astype(target) for source in INTEGERS])
    for target in ["bool"] + INTEGERS:
        yield f"cast-truncate-{target}", np.concatenate([fractions.astype(source).astype(target) for source in FLOATS])
    for target in FLOATS:
        yield f"cast-round-{target}", np.concatenate(
            [integer_values(source).astype(target) for source in INTEGERS]
            + [float_values(source).astype(target) for source in FLOATS]
        )
