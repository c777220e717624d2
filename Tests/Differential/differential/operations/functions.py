"""NumPy's functions under Lanes' names, and which element types have them."""

import numpy as np

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
# Real results of complex numbers.
PARTS = ("absolute", "angle")
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
