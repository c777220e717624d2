"""What NumPy prints: texts as bytes, one case after the other, divided by a zero byte. The tests build the same arrays."""

import numpy as np


def arrays():
    random = np.random.default_rng(3)
    yield np.array([1.5 + 2j, -0.25 - 10j, 3])
    yield np.array([[1e-9 + 1j, 2], [3, 4e6j]])
    yield np.array([complex(np.nan, 1), complex(-np.inf, -2.5)])
    yield np.array([1 + 2j], np.complex64)
    for dtype in (np.float16, np.float32, np.float64):
        yield np.array([0.1, -2.25, 3], dtype)
        yield np.array([1 / 3, 2 / 3, 1e3], dtype)
        yield np.array([np.nan, np.inf, -np.inf, 0], dtype)
        yield np.array([[1e-5, 1], [1e4, -1]], dtype)
        yield np.arange(30, dtype=dtype).reshape(2, 3, 5) / 8
        yield np.array(2.5, dtype)
        yield np.zeros((0,), dtype)
        yield np.zeros((2, 0), dtype)
    for dtype in (np.int8, np.uint16, np.int64, np.bool_):
        yield np.array([[1, 0, 7], [100, 0, 1]], dtype)
        yield np.array(1, dtype)
        yield np.zeros((3, 0), dtype)
    yield np.arange(-5, 1996)
    yield np.arange(40) * 1000
    yield np.arange(6000).reshape(50, 120)
    yield np.arange(1100).reshape(11, 10, 10)
    yield np.linspace(0, 1, 30)
    yield random.normal(size=(4, 9))


OPTIONS = [
    {}, {"precision": 3}, {"threshold": 20, "edgeitems": 2}, {"linewidth": 40}, {"suppress": True}, {"precision": 2, "suppress": True},
]


def cases():
    texts = []
    for options in OPTIONS:
        with np.printoptions(**options):
            for a in arrays():
                texts += [str(a), repr(a)]
    yield "texts", np.frombuffer("\0".join(texts).encode(), np.uint8)
    yield "normal", np.random.default_rng(3).normal(size=(4, 9))
