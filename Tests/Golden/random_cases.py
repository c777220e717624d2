"""Streams of NumPy's default generator."""

import numpy as np

SEEDS = {"0": 0, "1": 1, "42": 42, "large": 2**40 + 7, "huge": 2**160 + 3 * 2**70 + 5}


def cases():
    for name, seed in SEEDS.items():
        yield f"words-{name}", np.random.default_rng(seed).bit_generator.random_raw(20)
    rng = np.random.default_rng(7)
    yield "random", rng.random(50)
    yield "random-float", rng.random(51, dtype=np.float32)
    yield "random-again", rng.random(3)
    yield "uniform", rng.uniform(-3, 5, (4, 5))
    for dtype, low, high in [
        ("int8", -100, 100), ("uint8", 0, 256), ("int16", -5, 5), ("uint16", 3, 60000), ("int32", -(2**31), 2**31),
        ("uint32", 0, 10), ("int64", -7, 2**40), ("int64", 0, 100), ("uint64", 1, 2**64 - 1),
    ]:
        yield f"integers-{dtype}-{low}", np.random.default_rng(8).integers(low, high, 40, dtype=dtype)
    yield "normal", np.random.default_rng(9).standard_normal(20000)
    yield "normal-scaled", np.random.default_rng(10).normal(3, 0.5, 30)
    yield "permutation", np.random.default_rng(11).permutation(100)
    rows = np.arange(30).reshape(10, 3)
    np.random.default_rng(12).shuffle(rows)
    yield "shuffled", rows
    yield "choice", np.random.default_rng(13).choice(np.arange(10, 20), 25)
