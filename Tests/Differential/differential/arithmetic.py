"""Element-wise operations, reductions, order, products and sparse matrices, with how exact each is."""

import numpy as np

from .elements import is_complex, is_float, is_integer, value_of
from .known import Excluded
from .operations import OPERATIONS, check_zero_signs, fresh, like_ufunc, operation, owned

UNARY = {
    "negate": np.negative, "absolute": np.absolute, "sign": np.sign, "square": np.square, "reciprocal": np.reciprocal,
    "bitwiseNot": np.invert, "squareRoot": np.sqrt, "floor": np.floor, "ceil": np.ceil, "trunc": np.trunc,
    "round": np.rint, "conjugate": np.conjugate, "cubeRoot": np.cbrt, "exp": np.exp, "exp2": np.exp2,
    "expMinusOne": np.expm1, "log": np.log, "log2": np.log2, "log10": np.log10, "logOnePlus": np.log1p, "sin": np.sin,
    "cos": np.cos, "tan": np.tan, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan, "sinh": np.sinh,
    "cosh": np.cosh, "tanh": np.tanh, "asinh": np.arcsinh, "acosh": np.arccosh, "atanh": np.arctanh,
    "toDegrees": np.degrees, "toRadians": np.radians, "angle": np.angle, "isNaN": np.isnan, "isInfinite": np.isinf,
    "isFinite": np.isfinite, "signBit": np.signbit, "logicalNot": np.logical_not, "bitCount": np.bitwise_count,
}  # fmt: skip
EXACT_UNARY = {"negate", "absolute", "sign", "square", "reciprocal", "bitwiseNot", "floor", "ceil", "trunc", "round"}
EXACT_UNARY |= {"squareRoot", "conjugate"}
QUESTIONS = {"isNaN", "isInfinite", "isFinite", "signBit", "logicalNot"}
TRANSCENDENTAL = set(UNARY) - EXACT_UNARY - QUESTIONS - {"bitCount"}
COMPLEX_UNARY = {"negate", "square", "reciprocal", "squareRoot", "exp", "log", "sin", "cos", "tan", "sinh", "cosh"}
COMPLEX_UNARY |= {"tanh", "asin", "acos", "atan", "asinh", "acosh", "atanh", "conjugate"}

UNARY_OF = {
    "b": {"bitwiseNot", "logicalNot"},
    "i": {"negate", "absolute", "sign", "square", "bitwiseNot", "bitCount", "logicalNot"},
    "u": {"negate", "absolute", "sign", "square", "bitwiseNot", "bitCount", "logicalNot"},
    "f": set(UNARY) - {"bitwiseNot", "bitCount", "conjugate", "angle"},
    "c": COMPLEX_UNARY | QUESTIONS - {"signBit"} | {"absolute", "angle"},
}

BINARY = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.true_divide,
    "floorDivide": np.floor_divide, "remainder": np.remainder, "truncatingRemainder": np.fmod, "power": np.power,
    "minimum": np.minimum, "maximum": np.maximum, "minimumNumber": np.fmin, "maximumNumber": np.fmax,
    "bitwiseAnd": np.bitwise_and, "bitwiseOr": np.bitwise_or, "bitwiseXor": np.bitwise_xor, "leftShift": np.left_shift,
    "rightShift": np.right_shift, "greatestCommonDivisor": np.gcd, "leastCommonMultiple": np.lcm, "atan2": np.arctan2,
    "hypot": np.hypot, "copySign": np.copysign, "nextAfter": np.nextafter, "logAddExp": np.logaddexp,
    "logAddExp2": np.logaddexp2, "heaviside": np.heaviside,
}  # fmt: skip
ROUNDED_BINARY = {"atan2", "hypot", "logAddExp", "logAddExp2"}
EXTREMES = {"minimum", "maximum", "minimumNumber", "maximumNumber"}

BITWISE = {"bitwiseAnd", "bitwiseOr", "bitwiseXor"}
WHOLE = BITWISE | {"leftShift", "rightShift", "greatestCommonDivisor", "leastCommonMultiple"}
FRACTIONAL = ROUNDED_BINARY | {"divide", "copySign", "nextAfter", "heaviside"}
BINARY_OF = {
    "b": BITWISE,
    "i": set(BINARY) - FRACTIONAL,
    "u": set(BINARY) - FRACTIONAL,
    "f": set(BINARY) - WHOLE,
    "c": {"add", "subtract", "multiply", "divide"},
}

COMPARISON = {
    "equal": np.equal, "notEqual": np.not_equal, "less": np.less, "lessOrEqual": np.less_equal, "greater": np.greater,
    "greaterOrEqual": np.greater_equal, "logicalAnd": np.logical_and, "logicalOr": np.logical_or,
    "logicalXor": np.logical_xor,
}  # fmt: skip

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


def out_of(m, s, compute):
    """Runs a function into `out`, or into fresh memory."""
    if "out" in s.options:
        out = m.target(s.options["out"])
        compute(out)
        m.wrote(out)
        return out
    return owned(compute(None))


def unary_result(m, name, a):
    """What is computed of one array, with how exact it is."""
    function = UNARY[name]
    if name not in UNARY_OF[a.dtype.kind]:
        raise Excluded("no-such-type")
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
    return out_of(m, s, lambda out: function(a) if out is None else function(a, out=out))


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
        if name == "nextAfter" and np.dtype(dtype).itemsize == 2:
            check_zero_signs(a, b)
        if name in ROUNDED_BINARY:
            m.round(ulps=ULPS[np.dtype(dtype).itemsize])
        if name == "power":
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
    return out_of(m, s, lambda out: function(a, b) if out is None else function(a, b, out=out))


@operation
def compare(m, s):
    a, b, dtype = operands(m, s, 1)
    if dtype.kind == "c" and s.arguments[0] in {"less", "lessOrEqual", "greater", "greaterOrEqual"}:
        raise Excluded("no-such-type")
    if dtype.kind == "b" and s.arguments[0] in {"less", "lessOrEqual", "greater", "greaterOrEqual"}:
        raise Excluded("no-such-type")
    function = COMPARISON[s.arguments[0]]
    return out_of(m, s, lambda out: function(a, b) if out is None else function(a, b, out=out))


@operation
def where(m, s):
    a, condition = m.moved(s.arguments[0]), m.exact(s.arguments[1])
    b = m.moved(s.arguments[2]) if m.is_array(s.arguments[2]) else value_of(s.arguments[2], a.dtype)
    if "out" in s.options:
        out = m.target(s.options["out"])
        out[...] = np.where(condition, a, b)
        m.wrote(out)
        return out
    # Axes are in the order of the first operand that says one, the condition first.
    return like_ufunc(np.where(condition, a, b), condition, a, b)


@operation
def clip(m, s):
    a = m.exact(s.arguments[0])
    low, high = (m.operand(word, a.dtype) for word in s.arguments[1:3])
    if a.dtype.kind in "bc":
        raise Excluded("no-such-type")
    check_zero_signs(a, low, high)
    return out_of(m, s, lambda out: np.clip(a, low, high) if out is None else np.clip(a, low, high, out=out))


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


# Reductions.


def where_of(m, s):
    return m.exact(s.options["where"]) if "where" in s.options else None


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
        out = m.target(s.options["out"])
        if out.dtype != result.dtype:
            raise Excluded("no-such-type")
        if out.shape != result.shape:
            raise ValueError("shape of out")
        out[...] = result
        m.wrote(out)
        return out
    return fresh(result)


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


# Order.


def ordered(function):
    def run(m, s):
        arrays = [m.exact(word) for word in s.arguments if m.is_array(word)]
        if arrays[0].dtype.kind in "bc":
            raise Excluded("no-such-type")
        return function(m, s, *arrays)

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
    sum_bounds(m, clean, axes, keep, np.dtype("float32") if s.operation == "nan_mean" and a.dtype.itemsize == 2 else a.dtype)
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


# Expressions.


@operation
def lazy(m, s):
    arrays = [m.exact(word) for word in s.arguments[1:] if m.is_array(word)]
    dtype = arrays[0].dtype
    if any(a.dtype != dtype for a in arrays):
        raise Excluded("no-such-type")
    stack = []
    for word in s.arguments[1:]:
        if not word.startswith("."):
            stack.append(m.operand(word, dtype))
            continue
        if m.ulps or np.any(m.slack):
            raise Excluded("inexact")
        name = word[1:]
        if name in UNARY:
            if is_complex(np.asarray(stack[-1])) and name in {"absolute", "angle"}:
                raise Excluded("no-such-type")
            stack.append(unary_result(m, name, np.asarray(stack[-1]))(stack.pop()))
            continue
        b, a = stack.pop(), stack.pop()
        if name in COMPARISON:
            if dtype.kind in "cb" and name in {"less", "lessOrEqual", "greater", "greaterOrEqual"}:
                raise Excluded("no-such-type")
            stack.append(COMPARISON[name](a, b))
        else:
            stack.append(binary_function(m, name, a, b, dtype)(a, b))
    value = np.asarray(stack.pop())
    question = s.arguments[0]
    if question == "evaluate":
        if "out" in s.options:
            out = m.target(s.options["out"])
            if out.dtype != value.dtype:
                raise Excluded("no-such-type")
            out[...] = value
            m.wrote(out)
            return out
        return like_ufunc(value, *arrays)
    if m.ulps or np.any(m.slack):
        raise Excluded("inexact")
    axes, keep = s.axes(), s.keeps()
    if question in {"min", "max"}:
        if value.dtype.kind in "bc":
            raise Excluded("no-such-type")
        check_zero_signs(value)
        return fresh((np.min if question == "min" else np.max)(value, axis=axes, keepdims=keep))
    if question == "sum":
        result = np.asarray(np.sum(value, axis=axes, keepdims=keep))
        sum_bounds(m, value, axes, keep, result.dtype)
        return fresh(result)
    if question == "mean":
        result = np.asarray(np.mean(value, axis=axes, keepdims=keep))
        mean_bounds(m, value, result, axes, keep)
        return fresh(result)
    return fresh({"countNonZero": np.count_nonzero, "any": np.any, "all": np.all}[question](value, axis=axes, keepdims=keep))


# Products.


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
            out = m.target(s.options["out"])
            if out.shape != result.shape:
                raise ValueError("shape of out")
            out[...] = result
            m.wrote(out)
            return out
        return owned(result) if function.__name__ == "kron" else fresh(result)

    OPERATIONS[function.__name__] = run
    return function


def product_slack(m, s, function, a, b, result, terms):
    if a.dtype.kind not in "fc":
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


# Sparse matrices, against dense ones. What is zero loses its sign.


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
        if is_complex(a) and not (are_whole(x) and are_whole(y)):
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
        "scale": lambda: plain(a * finite(value_of(s.arguments[2], a.dtype))),
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
    if result.dtype.kind in "fc" and name in {"add", "subtract", "add_dense", "matmul", "matmul_dense", "dense_matmul", "sum",
                                                   "multiply", "multiply_dense", "scale"}:
        # The sign of a zero is open.
        m.round(ulps=max(m.ulps, 1), slack=m.slack + 1e-300)
    return result
