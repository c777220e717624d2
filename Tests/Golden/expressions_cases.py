"""Expressions as numexpr computes them, on one thread. Needs `pip install numexpr`."""

import sys

import numpy as np

EXPRESSIONS = {
    "fused": "a + b * 2",
    "four": "a * b + c * d - 1",
    "quotient": "-a / (b + 3)",
    "where": "where(a > b, a, b * 3)",
    "mask": "(a < b) & (c >= 0.5) | ~(d != a)",
    "polynomial": "((a * 0.5 + 1) * a - 2) * a + 3",
    "broadcast": "a * row + column",
    "minimum": "where(a < c, a, c) - abs(b)",
    "root": "sqrt(a * a + b * b)",
    "exp": "exp(a / 8) - sin(b)",
    "sum": "sum(a * b)",
    "sum0": "sum(a * b + row, axis=0)",
    "sum1": "sum(a * row, axis=1)",
    "prod1": "prod(1 + a / 64, axis=1)",
    "max": "max(a * 2 - b)",
    "min0": "min(a - b, axis=0)",
    "integers": "i * 3 - j",
    "bits": "(i & j) ^ (i | 12)",
    "shift": "i << 3",
}


def cases():
    try:
        import numexpr
    except ImportError:
        sys.exit("these answers are numexpr's: python3 -m pip install numexpr")
    numexpr.set_num_threads(1)
    random = np.random.default_rng(41)
    # Quarters: products and sums are exact, in whatever order they are taken.
    names = {n: random.integers(-32, 33, (12, 30)) / 4 for n in "abcd"}
    names |= {"row": random.integers(-8, 9, 30) / 4, "column": random.integers(-8, 9, (12, 1)) / 4}
    names |= {n: random.integers(-1000, 1000, 100) for n in "ij"}
    for name, value in names.items():
        yield name, value
    for name, text in EXPRESSIONS.items():
        yield name, numexpr.evaluate(text, local_dict=names)
