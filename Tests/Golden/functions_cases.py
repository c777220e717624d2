"""Correctly rounded values of elementary functions, computed with mpmath.

Each file has two rows, arguments and values, or three for functions of two numbers. The arguments are special values,
the ends of the ranges in which a function's value is finite, normal or not yet constant, their neighbours, what lies
next to multiples of π/2 for the trigonometric functions, random numbers over all exponents and others from the range
that programs use.
"""

import mpmath
import numpy as np

mpmath.mp.prec = 300

# The function, its usual range, and where its value begins to be something else.
FUNCTIONS = {
    "exp": (mpmath.exp, -20, 20, [709.782712893384, -745.1332191019412, -708.3964185322641, 88.72284, -103.97208]),
    "exp2": (lambda x: mpmath.mpf(2) ** x, -20, 20, [1024, -1074, -1075, -1022, 128, -126, -149, -150]),
    "log": (mpmath.log, 1e-3, 1e3, [1, 2**0.5, 0.5**0.5, 2, 0.5]),
    "sin": (mpmath.sin, -20, 20, [65536, 1048576, 1e22, 2**900, 2**60]),
    "cos": (mpmath.cos, -20, 20, [65536, 1048576, 1e22, 2**900, 2**60]),
    "expm1": (mpmath.expm1, -5, 5, [709.782712893384, 708, 88, 88.72284, -17.4, -37.5, 37.2]),
    "log2": (lambda x: mpmath.log(x, 2), 1e-3, 1e3, [1, 2**0.5, 0.5**0.5, 8, 0.125, 2**100, 2**-126, 2**-149]),
    "log10": (mpmath.log10, 1e-3, 1e3, [1, 2**0.5, 0.5**0.5, 100, 0.001, 10**22, 10**10]),
    "log1p": (mpmath.log1p, -0.5, 100, [2**0.5 - 1, 0.5**0.5 - 1, 2**24, 2**53, 2**100, 2**792, 2**793]),
    "sinh": (mpmath.sinh, -5, 5, [709.782712893384, 710.4758600739439, 708, 88, 89.41599]),
    "cosh": (mpmath.cosh, -5, 5, [709.782712893384, 710.4758600739439, 708, 88, 89.41599]),
    "cbrt": (lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)), -100, 100, [27, 2**99, 2**100, 2**919, 2**920, 2**-100]),
    "tan": (mpmath.tan, -20, 20, [65536, 1048576, 1e22, 2**900, 2**60]),
    "asin": (mpmath.asin, -1, 1, [0.5, 1]),
    "acos": (mpmath.acos, -1, 1, [0.5, 1]),
    "atan": (mpmath.atan, -10, 10, [1, 1.0069, 2**24, 2**53, 2**100]),
    "tanh": (mpmath.tanh, -3, 3, [0.625, 9.01, 10, 19.06, 20, 22]),
}


def rounded(value, dtype):
    """The number of this type nearest to the exact value."""
    information = np.finfo(dtype)
    if mpmath.isnan(value) or not mpmath.isfinite(value) or value == 0:
        return dtype(float(value))
    exponent = int(mpmath.frexp(value)[1]) - 1
    infinite = np.copysign(dtype(np.inf), dtype(float(mpmath.sign(value))))
    if exponent >= information.maxexp:
        return infinite
    step = max(exponent - information.nmant, int(information.minexp) - information.nmant)
    whole = int(mpmath.nint(mpmath.ldexp(value, -step)))
    if abs(whole).bit_length() + step > information.maxexp:
        return infinite
    result = dtype(float(mpmath.ldexp(whole, step)))
    return np.copysign(result, dtype(float(mpmath.sign(value))))


def value(function, x, dtype):
    """What IEEE 754 recommends where mpmath has no answer in the real numbers."""
    if np.isnan(x):
        return x
    try:
        exact = function(mpmath.mpf(float(x)))
    except (ValueError, ZeroDivisionError):
        return dtype(np.nan)
    if isinstance(exact, mpmath.mpc):
        if exact.imag != 0:
            return dtype(np.nan)
        exact = exact.real
    answer = rounded(exact, dtype)
    # Functions that are 0 at 0 keep its sign.
    return x if x == 0 and answer == 0 else answer


def arguments(name, dtype, generator):
    _, low, high, thresholds = FUNCTIONS[name]
    information = np.finfo(dtype)
    special = [0.0, -0.0, np.inf, -np.inf, np.nan, 1, -1, 0.5, 2, 10, information.max, information.tiny]
    special += [information.smallest_subnormal, -information.smallest_subnormal, 3 * information.smallest_subnormal]
    thresholds = [t for t in thresholds if abs(t) < information.max]
    edges = np.array([0.0, 1.0] + thresholds + [-t for t in thresholds], dtype)
    near = [edges, np.nextafter(edges, dtype(np.inf)), np.nextafter(edges, dtype(-np.inf))]
    if name in ("sin", "cos", "tan"):
        turns = np.concatenate([np.arange(1, 40), 2 ** np.arange(6, 19), [11, 22, 333, 355, 710, 41719, 573204]])
        near.append(np.array([float(int(k) * mpmath.pi / 2) for k in turns], dtype))
    bits = generator.integers(0, 1 << 8 * dtype().itemsize, 250, dtype=f"u{dtype().itemsize}")
    usual = generator.uniform(low, high, 400).astype(dtype)
    small = (usual[:100] * np.exp2(generator.integers(-20, 0, 100))).astype(dtype)
    return np.concatenate([np.array(special, dtype), *near, bits.view(dtype), usual, small])


# Functions of two numbers, and NumPy's names of them.
BINARY_FUNCTIONS = {
    "pow": (mpmath.power, np.power),
    "hypot": (mpmath.hypot, np.hypot),
    "atan2": (mpmath.atan2, np.arctan2),
}


def binary_value(name, x, y, dtype):
    """C's answer, as IEEE 754 recommends it; NumPy knows those that are not in the real numbers."""
    exact, known = BINARY_FUNCTIONS[name]
    special = not (np.isfinite(x) and np.isfinite(y)) or x == 0 or (name != "pow" and y == 0)
    if special or (name == "pow" and x < 0 and y != np.floor(y)):
        # Arrays, as NumPy takes the powers to ½ of single numbers for square roots.
        return known(np.array([x, x]), np.array([y, y]))[0]
    return rounded(exact(mpmath.mpf(float(x)), mpmath.mpf(float(y))), dtype)


def binary_arguments(name, dtype, generator):
    """All pairs of special numbers, numbers over all exponents and usual ones. Powers also get bases and exponents
    whose power is near the ends of the range, and bases next to 1."""
    information = np.finfo(dtype)
    special = [0.0, -0.0, np.inf, -np.inf, np.nan, 1, -1, 0.5, -2, 3, -3, 2.5, information.max, information.tiny]
    special += [information.smallest_subnormal, -information.smallest_subnormal, information.nmant + 1.5, 1e9 + 1]
    special = np.array(special, dtype)
    x, y = (a.ravel() for a in np.meshgrid(special, special))
    low, high = information.minexp - information.nmant, information.maxexp
    wide = np.exp2(generator.uniform(information.minexp, high, 300)).astype(dtype)
    if name == "pow":
        near = (1 + np.exp2(generator.uniform(-information.nmant, -1, 300))).astype(dtype)
        bases = np.concatenate([wide, near])
        exponents = generator.uniform(low - 2, high + 1, 600) / np.log2(bases)
    else:
        bases = np.concatenate([wide, np.exp2(generator.uniform(low, high, 300))])
        exponents = np.concatenate([
            wide * np.exp2(generator.uniform(-3, 3, 300)) * generator.choice([-1, 1], 300),
            np.exp2(generator.uniform(low, high, 300)),
        ])
    whole = generator.integers(-30, 30, 300)
    x = np.concatenate([x, bases, generator.uniform(0, 10, 300), generator.uniform(-10, 10, 300)]).astype(dtype)
    y = np.concatenate([y, exponents, generator.uniform(-10, 10, 300), whole]).astype(dtype)
    return x, y


def cases():
    generator = np.random.default_rng(2008)
    for name in BINARY_FUNCTIONS:
        for dtype in (np.float32, np.float64):
            x, y = binary_arguments(name, dtype, generator)
            z = [binary_value(name, a, b, dtype) for a, b in zip(x, y)]
            yield f"{name}-{np.dtype(dtype)}", np.stack([x, y, np.array(z, dtype)])
    for name in FUNCTIONS:
        for dtype in (np.float32, np.float64):
            x = arguments(name, dtype, generator)
            y = np.array([value(FUNCTIONS[name][0], v, dtype) for v in x], dtype)
            yield f"{name}-{np.dtype(dtype)}", np.stack([x, y])
