"""Element types, how their values are written in programs, and patterns of values."""

import numpy as np

DTYPES = ("bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128").split()
SMALL, BITS, UNIT, SPECIAL = PATTERNS = ("small", "bits", "unit", "special")


def is_complex(a):
    return a.dtype.kind == "c"


def is_float(a):
    return a.dtype.kind == "f"


def is_integer(a):
    return a.dtype.kind in "iu"


def word_of(value):
    """A value as programs say it."""
    value = np.asarray(value)[()]
    if value.dtype.kind == "b":
        return "true" if value else "false"
    if value.dtype.kind == "c":
        return f"({word_of(value.real)};{word_of(value.imag)})"
    if value.dtype.kind == "f":
        return str(float(value)) if value.dtype.itemsize == 8 else str(value)
    return str(int(value))


def value_of(word, dtype):
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return np.bool_(word == "true")
    if dtype.kind == "c":
        real, imaginary = word[1:-1].split(";")
        return dtype.type(complex(float(real), float(imaginary)))
    if dtype.kind == "f":
        return dtype.type(word)
    return dtype.type(int(word))


def _words(seed, count):
    """SplitMix64."""
    x = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _special(dtype):
    if dtype.kind == "b":
        return ["false", "true"]
    if dtype.kind in "iu":
        ends = np.iinfo(dtype)
        return ["0", "1", "2", "7", str(ends.min), str(ends.max), str(ends.max - 1)]
    if dtype.kind == "c":
        return ["(0;0)", "(1;0)", "(0;1)", "(-1;-0.0)", "(2;-3)", "(-0.5;4)", "(-0.0;7)"]
    return ["0", "-0.0", "1", "-1", "0.5", "-2.5", "inf", "-inf", "nan", "3", "10000", "-7", "6e-8"]


_SPECIAL_VALUES = {
    name: np.array([value_of(word, name) for word in _special(np.dtype(name))], dtype=name) for name in DTYPES
}


def pattern(dtype, shape, kind, seed, order):
    """The elements that a seed gives, as `Pattern` of the interpreter makes them."""
    dtype = np.dtype(dtype)
    count = int(np.prod(shape, dtype=np.int64))
    if kind == SMALL or kind == UNIT and dtype.kind in "biu":
        flat = ((_words(seed, count) >> np.uint64(33)).astype(np.int64) % 17 - 8).astype(dtype)
    elif kind == BITS:
        per = (dtype.itemsize + 7) // 8
        rows = _words(seed, count * per).view(np.uint8).reshape(count, 8 * per)[:, : dtype.itemsize]
        flat = (rows & 1 if dtype.kind == "b" else rows).copy().view(dtype).reshape(count)
        if dtype.kind == "f":
            # Signalling NaNs are quiet after some conversions, and not after others.
            flat[np.isnan(flat)] = np.nan
    elif kind == UNIT:
        parts = 2 if dtype.kind == "c" else 1
        values = (_words(seed, count * parts) >> np.uint64(11)).astype(np.float64) * 2.0**-53 * 4 - 2
        flat = (values[0::2] + 1j * values[1::2] if parts == 2 else values).astype(dtype)
    else:
        values = _SPECIAL_VALUES[dtype.name]
        flat = values[(_words(seed, count) >> np.uint64(33)).astype(np.int64) % len(values)]
    return flat.reshape(shape).copy(order=order)
